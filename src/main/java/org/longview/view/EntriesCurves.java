package org.longview.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.longview.chart.EntriesPlot;
import org.longview.chart.EntriesPlot.Kind;
import org.longview.chart.EntriesPlot.Line;
import org.longview.export.ChartFigure;
import org.longview.export.Figure;
import org.longview.export.FigureText;
import org.longview.export.TableNumbers;
import org.longview.picture.Numerals;
import org.longview.study.PatternKind;

/**
 * The curves of entries against length for a budget. The range of lengths changes in steps, so that
 * the picture holds still while a number is dragged.
 */
public final class EntriesCurves {
  private static final int POINTS = 33;
  private static final int OCTAVES_BEYOND = 3;

  private EntriesCurves() {}

  /** The chart of a budget as a figure. */
  public static Figure figure(BudgetView state) {
    EntriesPlot plot = of(state);
    return new ChartFigure(
        new FigureText(
            "Entries against length",
            "numbers of a head's score matrix",
            "n = %s · budget n₀² = %s"
                .formatted(Numerals.grouped(plot.length()), Numerals.grouped(plot.budget()))),
        plot,
        "tokens n",
        "entries",
        numbers(plot));
  }

  private static TableNumbers numbers(EntriesPlot plot) {
    List<List<Object>> lines = new ArrayList<>();
    for (Line line : plot.lines()) {
      for (int i = 0; i < line.lengths().length; i++) {
        lines.add(List.of(line.name(), line.lengths()[i], line.entries()[i]));
      }
    }
    return new TableNumbers(List.of("mechanism", "n", "entries"), lines);
  }

  /** The chart. */
  public static EntriesPlot of(BudgetView state) {
    long n = state.rows().length();
    long baseline = state.rows().baseline();
    int low = Math.max(0, floorLog2(Math.min(n, baseline)) - OCTAVES_BEYOND);
    int high = Math.min(44, floorLog2(Math.max(n, baseline)) + 1 + OCTAVES_BEYOND);
    List<Line> lines = new ArrayList<>();
    lines.add(line(Kind.FULL, "full n²", n, low, high, x -> (double) x * x));
    PatternKind kind = state.pattern().kind();
    if (kind.isSparse()) {
      lines.add(line(Kind.PATTERN, kind.inText(), n, low, high, x -> pattern(state, x)));
    }
    lines.add(
        line(Kind.LINFORMER, "Linformer n·k", n, low, high, x -> (double) state.linformer(x)));
    return new EntriesPlot(lines, state.rows().budget(), n, Math.pow(2, low), Math.pow(2, high));
  }

  /**
   * The pattern's formula, such as n·(w + 2·s), but no more than n²: a window wider than the text
   * is full attention.
   */
  private static double pattern(BudgetView state, long length) {
    return Math.min((double) length * length, (double) state.entries(length, false));
  }

  private static int floorLog2(long number) {
    return 63 - Long.numberOfLeadingZeros(number);
  }

  private static Line line(
      Kind kind, String name, long n, int low, int high, LongToDoubleFunction entries) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      long length = Math.round(Math.pow(2, low + (double) i / (POINTS - 1) * (high - low)));
      x[i] = length;
      y[i] = Math.max(0.5, entries.applyAsDouble(length));
    }
    return new Line(kind, name, x, y, entries.applyAsDouble(n));
  }
}

package org.longview.app.chart;

import java.util.ArrayList;
import java.util.List;
import org.longview.app.budget.BudgetModel;
import org.longview.study.PatternKind;

/**
 * The curves of entries against length for a budget. The range of lengths changes in steps, so that
 * the picture holds still while a number is dragged.
 *
 * @param lines the curves
 * @param budget n₀²
 * @param length n
 * @param shortest at the left end, a power of two
 * @param longest at the right end, a power of two
 */
record EntriesModel(List<Line> lines, long budget, long length, double shortest, double longest) {
  private static final int POINTS = 33;
  private static final int OCTAVES_BEYOND = 3;

  /** Which curve. */
  enum Kind {
    FULL,
    PATTERN,
    LINFORMER
  }

  /**
   * A curve.
   *
   * @param lengths from left to right
   * @param entries at each length
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  record Line(Kind kind, String name, double[] lengths, double[] entries) {
    double last() {
      return entries[entries.length - 1];
    }
  }

  static EntriesModel of(BudgetModel.State state) {
    long n = state.rows().length();
    long baseline = state.rows().baseline();
    int low = Math.max(0, floorLog2(Math.min(n, baseline)) - OCTAVES_BEYOND);
    int high = Math.min(44, floorLog2(Math.max(n, baseline)) + 1 + OCTAVES_BEYOND);
    List<Line> lines = new ArrayList<>();
    lines.add(line(Kind.FULL, "full n²", low, high, x -> (double) x * x));
    PatternKind kind = state.pattern().kind();
    if (kind.isSparse()) {
      lines.add(line(Kind.PATTERN, kind.inText(), low, high, x -> pattern(state, x)));
    }
    lines.add(line(Kind.LINFORMER, "Linformer n·k", low, high, x -> (double) state.linformer(x)));
    return new EntriesModel(
        List.copyOf(lines), state.rows().budget(), n, Math.pow(2, low), Math.pow(2, high));
  }

  /**
   * The pattern's formula, such as n·(w + 2·s), but no more than n²: a window wider than the text
   * is full attention.
   */
  private static double pattern(BudgetModel.State state, long length) {
    return Math.min((double) length * length, (double) state.entries(length, false));
  }

  private static int floorLog2(long number) {
    return 63 - Long.numberOfLeadingZeros(number);
  }

  private static Line line(
      Kind kind, String name, int low, int high, java.util.function.LongToDoubleFunction entries) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      long length = Math.round(Math.pow(2, low + (double) i / (POINTS - 1) * (high - low)));
      x[i] = length;
      y[i] = Math.max(0.5, entries.applyAsDouble(length));
    }
    return new Line(kind, name, x, y);
  }

  /** Entries of a curve at n. */
  double entriesNow(Line line, BudgetModel.State state) {
    return switch (line.kind()) {
      case FULL -> (double) length * length;
      case PATTERN -> pattern(state, length);
      case LINFORMER -> (double) state.linformer(length);
    };
  }

  /** The lowest power of ten below everything that is seen; at least 1. */
  double least() {
    double least = budget;
    for (Line line : lines) {
      least = Math.min(least, line.entries()[0]);
    }
    return Math.pow(10, Math.max(0, Math.floor(Math.log10(least))));
  }

  /** The lowest power of ten above everything. */
  double most() {
    double most = budget;
    for (Line line : lines) {
      most = Math.max(most, line.last());
    }
    return Math.pow(10, Math.ceil(Math.log10(most)));
  }
}

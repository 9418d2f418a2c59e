package org.longview.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.longview.chart.QualityPlot;
import org.longview.export.ChartFigure;
import org.longview.export.Figure;
import org.longview.export.FigureText;
import org.longview.export.SettingColumns;
import org.longview.export.TableNumbers;
import org.longview.export.TradeoffFigure;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.TradeoffPicture;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Sweep;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.ViewSettings;

/** What is drawn of trade-offs. */
public final class TradeoffPictures {
  private TradeoffPictures() {}

  /** The map, with the settings of now marked if they lie on it. */
  public static TradeoffPicture picture(TradeoffGrid grid, double[] quality, Settings now) {
    PatternSettings pattern = now.pattern();
    boolean isCell =
        pattern.hasWindow()
            && !pattern.differsByLayer()
            && pattern.kind().isSparse()
            && (!pattern.kind().hasDilation() || pattern.dilation() == 1)
            && !pattern.kind().hasRandom()
            && !pattern.kind().isCausal();
    return new TradeoffPicture(
        grid,
        quality,
        now.view().tradeoffs().measure() != Measure.KEPT,
        ColorMap.named(now.view().colorMap()),
        isCell ? pattern.window() : Double.NaN,
        isCell ? pattern.globalCount(grid.n()) : Double.NaN);
  }

  /** The cheapest settings for each quality that is known. */
  public static QualityPlot curves(TradeoffGrid grid, double[] quality, Settings now) {
    boolean smaller = now.view().tradeoffs().measure() != Measure.KEPT;
    double[] larger = DoubleStream.of(quality).map(value -> smaller ? -value : value).toArray();
    List<QualityPlot.Line> lines = new ArrayList<>();
    for (TradeoffGrid.Family family : TradeoffGrid.Family.values()) {
      List<QualityPlot.Point> points =
          grid.cheapest(family, larger).stream()
              .map(i -> new QualityPlot.Point(i, grid.candidates().get(i).entries(), quality[i]))
              .toList();
      if (!points.isEmpty()) {
        lines.add(new QualityPlot.Line(family, points));
      }
    }
    double baseline = now.budget().baseline();
    return new QualityPlot(
        lines, smaller, entries(now.pattern(), grid.n()), baseline * baseline, null);
  }

  /** Entries of the settings of now; NaN where layers differ. */
  private static double entries(PatternSettings pattern, int n) {
    return pattern.differsByLayer() || pattern.differsByHead()
        ? Double.NaN
        : TradeoffGrid.entries(pattern, n);
  }

  /**
   * The map as a figure, as far as it is known.
   *
   * @param quality of each candidate of the grid, NaN where it is not known
   * @param reference what quality is measured against: "full" or "window 512"
   * @param origin model and text, for the line of parameters
   */
  public static Figure figure(
      TradeoffGrid grid, double[] quality, String reference, Settings now, String origin) {
    TradeoffSettings tradeoffs = now.view().tradeoffs();
    return TradeoffFigure.of(
        picture(grid, quality, now),
        title(tradeoffs.measure()),
        heads(tradeoffs, now.view()),
        origin,
        reference);
  }

  /** The chart of the cheapest settings as a figure, likewise. */
  public static Figure cheapest(
      TradeoffGrid grid, double[] quality, String reference, Settings now, String origin) {
    TradeoffSettings tradeoffs = now.view().tradeoffs();
    QualityPlot plot = curves(grid, quality, now);
    return new ChartFigure(
        new FigureText(
            "Cheapest settings for each quality",
            title(tradeoffs.measure())
                + ", "
                + heads(tradeoffs, now.view())
                + plot.beyond().map("; "::concat).orElse(""),
            "%s · n = %s · reference: %s".formatted(origin, Numerals.grouped(grid.n()), reference)),
        plot,
        "entries of a head",
        title(tradeoffs.measure()),
        numbers(plot, grid, tradeoffs.measure()));
  }

  /** A line for each point, with the columns of {@code longview sweep} that the chart shows. */
  private static TableNumbers numbers(QualityPlot plot, TradeoffGrid grid, Measure measure) {
    List<String> columns = new ArrayList<>(List.of("mechanism"));
    List<List<Object>> lines = new ArrayList<>();
    for (QualityPlot.Line line : plot.lines()) {
      for (QualityPlot.Point point : line.points()) {
        PatternSettings settings = grid.candidates().get(point.index()).settings();
        Map<String, Object> values = SettingColumns.of(settings, grid.n());
        values.put("entries_formula", Sweep.entries(settings, grid.n(), false));
        values.put(TradeoffFigure.column(title(measure)), point.quality());
        if (lines.isEmpty()) {
          columns.addAll(values.keySet());
        }
        List<Object> cells = new ArrayList<>(List.of(line.family().title()));
        cells.addAll(values.values());
        lines.add(cells);
      }
    }
    return new TableNumbers(columns, lines);
  }

  private static String title(Measure measure) {
    return switch (measure) {
      case KEPT -> "attention kept";
      case ERROR -> "output error";
      case EMBEDDING -> "embedding change";
    };
  }

  private static String heads(TradeoffSettings tradeoffs, ViewSettings view) {
    return ofHeads(tradeoffs, view)
        + switch (tradeoffs.choice()) {
          case FIRST -> ", the first s tokens global";
          case MINE -> ", the first s chosen tokens global";
          case GREEDY -> ", s tokens global that were found greedily";
        };
  }

  private static String ofHeads(TradeoffSettings tradeoffs, ViewSettings view) {
    if (tradeoffs.measure() == Measure.EMBEDDING) {
      return "every layer";
    }
    boolean mean = view.head() == ViewSettings.MEAN_HEAD;
    return switch (tradeoffs.scope()) {
      case MODEL -> "mean of all heads";
      case LAYER -> "layer %d, mean of all heads".formatted(view.layer());
      case HEAD ->
          mean
              ? "layer %d, mean of all heads".formatted(view.layer())
              : "layer %d, head %d".formatted(view.layer(), view.head());
    };
  }
}

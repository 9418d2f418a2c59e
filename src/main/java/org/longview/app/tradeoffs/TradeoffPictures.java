package org.longview.app.tradeoffs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.tradeoffs.TradeoffsModel.State;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.chart.QualityPlot;
import org.longview.export.ChartFigure;
import org.longview.export.Figure;
import org.longview.export.FigureText;
import org.longview.export.StudyFigures;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.TradeoffPicture;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.ViewSettings;

/** What is drawn of trade-offs. */
public final class TradeoffPictures {
  private TradeoffPictures() {}

  /** The map, with the settings of now marked if they lie on it. */
  static TradeoffPicture picture(State state, TradeoffGrid grid, Settings now) {
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
        state.quality(),
        now.view().tradeoffs().measure() != Measure.KEPT,
        ColorMap.named(now.view().colorMap()),
        isCell ? pattern.window() : Double.NaN,
        isCell ? pattern.globalCount(grid.n()) : Double.NaN);
  }

  /** The cheapest settings for each quality that is known. */
  static QualityPlot curves(State state, TradeoffGrid grid, Settings now) {
    boolean smaller = now.view().tradeoffs().measure() != Measure.KEPT;
    double[] larger =
        DoubleStream.of(state.quality()).map(quality -> smaller ? -quality : quality).toArray();
    List<QualityPlot.Line> lines = new ArrayList<>();
    for (TradeoffGrid.Family family : TradeoffGrid.Family.values()) {
      List<QualityPlot.Point> points =
          grid.cheapest(family, larger).stream()
              .map(
                  i ->
                      new QualityPlot.Point(
                          i, grid.candidates().get(i).entries(), state.quality()[i]))
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
   * @param origin model and text, for the line of parameters
   * @return null while nothing is known
   */
  public static @Nullable Figure figure(TradeoffsModel model, Settings now, String origin) {
    State state = model.stateProperty().get();
    TradeoffGrid grid = state.grid();
    if (grid == null || state.status() == Status.REFUSED || state.known() == 0) {
      return null;
    }
    TradeoffSettings tradeoffs = now.view().tradeoffs();
    return StudyFigures.tradeoffs(
        picture(state, grid, now),
        title(tradeoffs.measure()),
        heads(tradeoffs, now.view()),
        origin,
        state.reference());
  }

  /**
   * The chart of the cheapest settings as a figure, as far as they are known.
   *
   * @param origin model and text, for the line of parameters
   * @return null while nothing is known
   */
  public static @Nullable Figure cheapest(TradeoffsModel model, Settings now, String origin) {
    State state = model.stateProperty().get();
    TradeoffGrid grid = state.grid();
    if (grid == null || state.status() == Status.REFUSED || state.known() == 0) {
      return null;
    }
    TradeoffSettings tradeoffs = now.view().tradeoffs();
    return new ChartFigure(
        new FigureText(
            "Cheapest settings for each quality",
            title(tradeoffs.measure()) + ", " + heads(tradeoffs, now.view()),
            "%s · n = %s · reference: %s"
                .formatted(origin, Numerals.grouped(grid.n()), state.reference())),
        curves(state, grid, now),
        "entries of a head",
        title(tradeoffs.measure()));
  }

  private static String title(Measure measure) {
    return switch (measure) {
      case KEPT -> "attention kept";
      case ERROR -> "output error";
      case EMBEDDING -> "embedding change";
    };
  }

  private static String heads(TradeoffSettings tradeoffs, ViewSettings view) {
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

package org.longview.app.tradeoffs;

import org.jspecify.annotations.Nullable;
import org.longview.app.tradeoffs.TradeoffsModel.State;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.export.Figure;
import org.longview.export.StudyFigures;
import org.longview.picture.ColorMap;
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
    String measure =
        switch (tradeoffs.measure()) {
          case KEPT -> "attention kept";
          case ERROR -> "output error";
          case EMBEDDING -> "embedding change";
        };
    return StudyFigures.tradeoffs(
        picture(state, grid, now),
        measure,
        heads(tradeoffs, now.view()),
        origin,
        state.reference());
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

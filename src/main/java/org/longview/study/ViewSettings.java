package org.longview.study;

import java.util.function.Consumer;
import org.longview.work.InputException;

/**
 * What is looked at and how it is drawn.
 *
 * @param layer counted from 0
 * @param head counted from 0, or {@link #MEAN_HEAD}
 * @param shown which attention
 * @param squareRoot whether colours follow the square root of the weights, not the weights
 * @param mean whether a pixel that several cells share shows their mean, not the largest
 * @param colorMap name of the sequential colour map
 * @param tab which tab is open
 * @param heads how the maps of all heads are looked at
 * @param spectrum what the spectrum is read at
 * @param arcs how arcs are drawn
 * @param tradeoffs how trade-offs are looked at
 * @param speed how speed is measured
 * @param depth layers through which a token's reach is followed; as many as there are if it is more
 */
public record ViewSettings(
    int layer,
    int head,
    Shown shown,
    boolean squareRoot,
    boolean mean,
    String colorMap,
    Tab tab,
    HeadsSettings heads,
    SpectrumSettings spectrum,
    ArcSettings arcs,
    TradeoffSettings tradeoffs,
    SpeedSettings speed,
    int depth) {
  /** In place of a head: the mean of all heads of the layer. */
  public static final int MEAN_HEAD = -1;

  private static final int ALL_LAYERS = 12;

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public ViewSettings {
    if (layer < 0) {
      throw new InputException("The layer is " + layer + "; it must be 0 or more.");
    }
    if (head < MEAN_HEAD) {
      throw new InputException("The head is " + head + "; it must be 0 or more.");
    }
    if (depth < 1) {
      throw new InputException("The number of layers is " + depth + "; it must be 1 or more.");
    }
  }

  /** Which attention is shown. */
  public enum Shown {
    /** Under the pattern; n × k of Linformer. */
    PATTERN,
    /** The n × n matrix that has the same effect as Linformer's n × k. */
    EQUIVALENT,
    /** The reference: full attention as far as the model was trained. */
    FULL,
    /** Under the pattern minus the reference. */
    DIFFERENCE
  }

  public static ViewSettings defaults() {
    return new ViewSettings(
        0,
        4,
        Shown.PATTERN,
        true,
        false,
        "viridis",
        Tab.MATRICES,
        HeadsSettings.defaults(),
        SpectrumSettings.defaults(),
        ArcSettings.defaults(),
        TradeoffSettings.defaults(),
        SpeedSettings.defaults(),
        ALL_LAYERS);
  }

  public ViewSettings withHead(int newLayer, int newHead) {
    return with(
        draft -> {
          draft.layer = newLayer;
          draft.head = newHead;
        });
  }

  /** The same with the nearest layer and head that a model has. */
  ViewSettings within(int layers, int ofEach) {
    return withHead(Math.min(layer, layers - 1), Math.min(head, ofEach - 1));
  }

  public ViewSettings withShown(Shown newShown) {
    return with(draft -> draft.shown = newShown);
  }

  public ViewSettings withSquareRoot(boolean newSquareRoot) {
    return with(draft -> draft.squareRoot = newSquareRoot);
  }

  public ViewSettings withMean(boolean newMean) {
    return with(draft -> draft.mean = newMean);
  }

  public ViewSettings withColorMap(String newColorMap) {
    return with(draft -> draft.colorMap = newColorMap);
  }

  public ViewSettings withTab(Tab newTab) {
    return with(draft -> draft.tab = newTab);
  }

  public ViewSettings withHeads(HeadsSettings newHeads) {
    return with(draft -> draft.heads = newHeads);
  }

  public ViewSettings withSpectrum(SpectrumSettings newSpectrum) {
    return with(draft -> draft.spectrum = newSpectrum);
  }

  public ViewSettings withArcs(ArcSettings newArcs) {
    return with(draft -> draft.arcs = newArcs);
  }

  public ViewSettings withTradeoffs(TradeoffSettings newTradeoffs) {
    return with(draft -> draft.tradeoffs = newTradeoffs);
  }

  public ViewSettings withSpeed(SpeedSettings newSpeed) {
    return with(draft -> draft.speed = newSpeed);
  }

  public ViewSettings withDepth(int newDepth) {
    return with(draft -> draft.depth = newDepth);
  }

  private ViewSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** Settings while one of them is changed. */
  private static final class Draft {
    private int layer;
    private int head;
    private Shown shown;
    private boolean squareRoot;
    private boolean mean;
    private String colorMap;
    private Tab tab;
    private HeadsSettings heads;
    private SpectrumSettings spectrum;
    private ArcSettings arcs;
    private TradeoffSettings tradeoffs;
    private SpeedSettings speed;
    private int depth;

    Draft(ViewSettings from) {
      layer = from.layer;
      head = from.head;
      shown = from.shown;
      squareRoot = from.squareRoot;
      mean = from.mean;
      colorMap = from.colorMap;
      tab = from.tab;
      heads = from.heads;
      spectrum = from.spectrum;
      arcs = from.arcs;
      tradeoffs = from.tradeoffs;
      speed = from.speed;
      depth = from.depth;
    }

    ViewSettings done() {
      return new ViewSettings(
          layer,
          head,
          shown,
          squareRoot,
          mean,
          colorMap,
          tab,
          heads,
          spectrum,
          arcs,
          tradeoffs,
          speed,
          depth);
    }
  }
}

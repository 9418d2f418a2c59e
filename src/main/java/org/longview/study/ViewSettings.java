package org.longview.study;

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
    return new ViewSettings(
        newLayer,
        newHead,
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

  /** The same with the nearest layer and head that a model has. */
  ViewSettings within(int layers, int ofEach) {
    return withHead(Math.min(layer, layers - 1), Math.min(head, ofEach - 1));
  }

  public ViewSettings withShown(Shown newShown) {
    return new ViewSettings(
        layer,
        head,
        newShown,
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

  public ViewSettings withSquareRoot(boolean newSquareRoot) {
    return new ViewSettings(
        layer,
        head,
        shown,
        newSquareRoot,
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

  public ViewSettings withMean(boolean newMean) {
    return new ViewSettings(
        layer,
        head,
        shown,
        squareRoot,
        newMean,
        colorMap,
        tab,
        heads,
        spectrum,
        arcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withColorMap(String newColorMap) {
    return new ViewSettings(
        layer,
        head,
        shown,
        squareRoot,
        mean,
        newColorMap,
        tab,
        heads,
        spectrum,
        arcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withTab(Tab newTab) {
    return new ViewSettings(
        layer,
        head,
        shown,
        squareRoot,
        mean,
        colorMap,
        newTab,
        heads,
        spectrum,
        arcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withHeads(HeadsSettings newHeads) {
    return new ViewSettings(
        layer,
        head,
        shown,
        squareRoot,
        mean,
        colorMap,
        tab,
        newHeads,
        spectrum,
        arcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withSpectrum(SpectrumSettings newSpectrum) {
    return new ViewSettings(
        layer,
        head,
        shown,
        squareRoot,
        mean,
        colorMap,
        tab,
        heads,
        newSpectrum,
        arcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withArcs(ArcSettings newArcs) {
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
        newArcs,
        tradeoffs,
        speed,
        depth);
  }

  public ViewSettings withTradeoffs(TradeoffSettings newTradeoffs) {
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
        newTradeoffs,
        speed,
        depth);
  }

  public ViewSettings withSpeed(SpeedSettings newSpeed) {
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
        newSpeed,
        depth);
  }

  public ViewSettings withDepth(int newDepth) {
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
        newDepth);
  }
}

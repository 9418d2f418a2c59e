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
 * @param spectrum what the spectrum is read at
 * @param depth layers through which a token's reach is followed; as many as there are if it is more
 * @param tradeoffs how trade-offs are looked at
 */
public record ViewSettings(
    int layer,
    int head,
    Shown shown,
    boolean squareRoot,
    boolean mean,
    String colorMap,
    Tab tab,
    SpectrumSettings spectrum,
    int depth,
    TradeoffSettings tradeoffs) {
  /** In place of a head: the mean of all heads of the layer. */
  public static final int MEAN_HEAD = -1;

  private static final int ALL_LAYERS = 12;

  /**
   * Checks the depth.
   *
   * @throws InputException if it is not positive
   */
  public ViewSettings {
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
        SpectrumSettings.defaults(),
        ALL_LAYERS,
        TradeoffSettings.defaults());
  }

  public ViewSettings withHead(int newLayer, int newHead) {
    return new ViewSettings(
        newLayer, newHead, shown, squareRoot, mean, colorMap, tab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withShown(Shown newShown) {
    return new ViewSettings(
        layer, head, newShown, squareRoot, mean, colorMap, tab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withSquareRoot(boolean newSquareRoot) {
    return new ViewSettings(
        layer, head, shown, newSquareRoot, mean, colorMap, tab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withMean(boolean newMean) {
    return new ViewSettings(
        layer, head, shown, squareRoot, newMean, colorMap, tab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withColorMap(String newColorMap) {
    return new ViewSettings(
        layer, head, shown, squareRoot, mean, newColorMap, tab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withTab(Tab newTab) {
    return new ViewSettings(
        layer, head, shown, squareRoot, mean, colorMap, newTab, spectrum, depth, tradeoffs);
  }

  public ViewSettings withSpectrum(SpectrumSettings newSpectrum) {
    return new ViewSettings(
        layer, head, shown, squareRoot, mean, colorMap, tab, newSpectrum, depth, tradeoffs);
  }

  public ViewSettings withDepth(int newDepth) {
    return new ViewSettings(
        layer, head, shown, squareRoot, mean, colorMap, tab, spectrum, newDepth, tradeoffs);
  }

  public ViewSettings withTradeoffs(TradeoffSettings newTradeoffs) {
    return new ViewSettings(
        layer, head, shown, squareRoot, mean, colorMap, tab, spectrum, depth, newTradeoffs);
  }
}

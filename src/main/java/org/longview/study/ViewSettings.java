package org.longview.study;

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
 */
public record ViewSettings(
    int layer,
    int head,
    Shown shown,
    boolean squareRoot,
    boolean mean,
    String colorMap,
    Tab tab,
    SpectrumSettings spectrum) {
  /** In place of a head: the mean of all heads of the layer. */
  public static final int MEAN_HEAD = -1;

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
        0, 4, Shown.PATTERN, true, false, "viridis", Tab.MATRICES, SpectrumSettings.defaults());
  }

  public ViewSettings withHead(int newLayer, int newHead) {
    return new ViewSettings(newLayer, newHead, shown, squareRoot, mean, colorMap, tab, spectrum);
  }

  public ViewSettings withShown(Shown newShown) {
    return new ViewSettings(layer, head, newShown, squareRoot, mean, colorMap, tab, spectrum);
  }

  public ViewSettings withSquareRoot(boolean newSquareRoot) {
    return new ViewSettings(layer, head, shown, newSquareRoot, mean, colorMap, tab, spectrum);
  }

  public ViewSettings withMean(boolean newMean) {
    return new ViewSettings(layer, head, shown, squareRoot, newMean, colorMap, tab, spectrum);
  }

  public ViewSettings withColorMap(String newColorMap) {
    return new ViewSettings(layer, head, shown, squareRoot, mean, newColorMap, tab, spectrum);
  }

  public ViewSettings withTab(Tab newTab) {
    return new ViewSettings(layer, head, shown, squareRoot, mean, colorMap, newTab, spectrum);
  }

  public ViewSettings withSpectrum(SpectrumSettings newSpectrum) {
    return new ViewSettings(layer, head, shown, squareRoot, mean, colorMap, tab, newSpectrum);
  }
}

package org.longview.study;

/**
 * A head of a layer.
 *
 * @param layer counted from 0
 * @param head counted from 0, or {@link ViewSettings#MEAN_HEAD}
 */
public record Head(int layer, int head) {
  /** Its name on screen. */
  public String title() {
    return "Layer "
        + layer
        + " · "
        + (head == ViewSettings.MEAN_HEAD ? "mean of heads" : "head " + head);
  }
}

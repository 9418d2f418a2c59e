package org.longview.picture.moving;

import java.util.List;

/**
 * A picture that explains something by changing from a first state to a last one. What is seen is a
 * function of the time alone, so that it can be shown, left out or looked at anywhere.
 */
public interface MovingPicture {
  /** How long it takes at its own pace. */
  double seconds();

  /**
   * What is seen at a moment, to be painted in this order; nothing lies outside the area.
   *
   * @param time from 0, the first state, to 1, the last one
   * @param width of the area, in pixels
   * @param height of the area, in pixels
   * @param letters the fonts that it will be painted with
   */
  List<Shape> at(double time, double width, double height, Letters letters);

  /** The last state in a sentence, for those who cannot see it. */
  String description();
}

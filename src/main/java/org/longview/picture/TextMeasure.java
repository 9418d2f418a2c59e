package org.longview.picture;

/** How much room text takes in the font that it will be painted with, in pixels. */
public interface TextMeasure {
  /** Width of one line. */
  double width(String text);

  /** From the baseline up to the top of a line. */
  double ascent();

  /** From the baseline down to the bottom of a line. */
  double descent();

  /** Height of one line. */
  default double height() {
    return ascent() + descent();
  }
}

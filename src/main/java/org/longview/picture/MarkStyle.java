package org.longview.picture;

/**
 * How a {@link Mark} is painted: its area, then its outline or line, then its text, each in one
 * colour.
 *
 * @param color opaque, 0xFFrrggbb
 * @param fill opacity of the area, 0 if it is not filled
 * @param stroke width of the outline or line in pixels, 0 if there is none
 * @param dashed whether the outline or line is dashed, {@link #DASH} on and off
 */
public record MarkStyle(int color, double fill, double stroke, boolean dashed) {
  /** Length of a dash and of the gap between two, in pixels. */
  public static final double DASH = 4;
}

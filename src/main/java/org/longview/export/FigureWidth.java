package org.longview.export;

import java.util.Locale;
import org.longview.picture.Numerals;
import org.longview.work.InputException;

/**
 * How wide a figure is, as pixels and on paper.
 *
 * @param pixels from {@link FigureRaster#LEAST_WIDTH} to {@link FigureRaster#LARGEST_WIDTH}
 * @param dotsPerInch pixels to the inch on paper, from 1 to {@link #MOST_DOTS}
 */
public record FigureWidth(int pixels, int dotsPerInch) {
  /** The finest resolution. */
  public static final int MOST_DOTS = 2400;

  /** Type sizes that can be chosen, in points of 1/72 inch. */
  public static final int LEAST_TYPE = 3;

  public static final int MOST_TYPE = 72;

  static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double POINTS_PER_INCH = 72;

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public FigureWidth {
    requireDots(dotsPerInch);
    FigureRaster.requireWidth(pixels);
  }

  private static void requireDots(int dotsPerInch) {
    if (dotsPerInch < 1 || dotsPerInch > MOST_DOTS) {
      throw new InputException(
          "The resolution is %s dpi; it must be between 1 and %s."
              .formatted(Numerals.grouped(dotsPerInch), Numerals.grouped(MOST_DOTS)));
    }
  }

  /**
   * A width on paper.
   *
   * @throws InputException if that is too few or too many pixels
   */
  public static FigureWidth ofMillimetres(double millimetres, int dotsPerInch) {
    requireDots(dotsPerInch);
    double pixels = millimetres / MILLIMETRES_PER_INCH * dotsPerInch;
    if (pixels < FigureRaster.LEAST_WIDTH || pixels > FigureRaster.LARGEST_WIDTH) {
      double inches = MILLIMETRES_PER_INCH / dotsPerInch;
      throw new InputException(
          String.format(
              Locale.ROOT,
              "At %,d dpi a picture cannot be %,.0f mm wide; choose a width from %,.0f to %,.0f mm,"
                  + " or another resolution.",
              dotsPerInch,
              millimetres,
              Math.ceil(FigureRaster.LEAST_WIDTH * inches),
              Math.floor(FigureRaster.LARGEST_WIDTH * inches)));
    }
    return new FigureWidth((int) Math.round(pixels), dotsPerInch);
  }

  /** A number of pixels on paper, in millimetres. */
  public double millimetres(int ofPixels) {
    return ofPixels * MILLIMETRES_PER_INCH / dotsPerInch;
  }

  /**
   * The enlargement that makes axis names and captions of a type size on paper.
   *
   * @param points of 1/72 inch
   * @throws InputException if that is not between {@link #LEAST_TYPE} and {@link #MOST_TYPE}
   */
  public double enlargement(double points) {
    if (!(points >= LEAST_TYPE && points <= MOST_TYPE)) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The type cannot be %s pt high; choose a size from %d to %d.",
              points,
              LEAST_TYPE,
              MOST_TYPE));
    }
    return points / typeSize();
  }

  /** The size of axis names and captions on paper that are not enlarged, in points. */
  public double typeSize() {
    return TextFrame.CAPTION_TYPE * Page.usualScale(pixels) * POINTS_PER_INCH / dotsPerInch;
  }
}

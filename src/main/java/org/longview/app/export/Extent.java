package org.longview.app.export;

import java.util.Optional;
import org.longview.export.FigureWidth;
import org.longview.export.PaperColumn;

/**
 * How wide a picture is to be and how large its type.
 *
 * @param unit of the width
 * @param width in that unit; does not matter of a column
 * @param dotsPerInch pixels to the inch on paper
 * @param type the size of axis names and captions on paper, in points; 0 for the usual
 */
public record Extent(Unit unit, int width, int dotsPerInch, int type) {
  /** What a width is given in. */
  public enum Unit {
    PIXELS,
    MILLIMETRES,
    NATURE(PaperColumn.NATURE),
    NATURE_2(PaperColumn.NATURE_2),
    SCIENCE(PaperColumn.SCIENCE),
    SCIENCE_2(PaperColumn.SCIENCE_2),
    SCIENCE_3(PaperColumn.SCIENCE_3),
    IEEE(PaperColumn.IEEE),
    IEEE_2(PaperColumn.IEEE_2),
    ACL(PaperColumn.ACL),
    ACL_2(PaperColumn.ACL_2),
    NEURIPS(PaperColumn.NEURIPS),
    SLIDE(PaperColumn.SLIDE);

    private final Optional<PaperColumn> column;

    Unit() {
      column = Optional.empty();
    }

    Unit(PaperColumn column) {
      this.column = Optional.of(column);
    }

    Optional<PaperColumn> column() {
      return column;
    }
  }

  /** For a slide or a page. */
  static Extent usual() {
    return new Extent(Unit.PIXELS, 1600, 150, 0);
  }

  /**
   * The width in pixels, and on paper.
   *
   * @throws org.longview.work.InputException if it is not possible
   */
  FigureWidth figureWidth() {
    return unit == Unit.PIXELS
        ? new FigureWidth(width, dotsPerInch)
        : FigureWidth.ofMillimetres(
            unit.column.map(PaperColumn::millimetres).orElse((double) width), dotsPerInch);
  }

  /**
   * How much larger than usual everything but the width is.
   *
   * @throws org.longview.work.InputException if the type is not possible
   */
  double enlargement() {
    return type == 0 ? 1 : figureWidth().enlargement(type);
  }

  /** The size of the type on paper, in whole points. */
  long shownType() {
    return type == 0 ? Math.max(1, Math.round(figureWidth().typeSize())) : type;
  }

  /** The same width in another unit; a column brings the resolution and type that fit it. */
  Extent withUnit(Unit newUnit) {
    if (newUnit.column.isPresent()) {
      PaperColumn column = newUnit.column.get();
      return new Extent(newUnit, width, column.dotsPerInch(), column.type());
    }
    FigureWidth now = figureWidth();
    return newUnit == Unit.PIXELS
        ? new Extent(newUnit, now.pixels(), dotsPerInch, 0)
        : new Extent(newUnit, (int) Math.round(now.millimetres(now.pixels())), dotsPerInch, type);
  }

  /**
   * Another width in the same unit.
   *
   * @throws org.longview.work.InputException if it is not possible
   */
  Extent withWidth(long newWidth) {
    return checked(
        new Extent(unit, (int) Math.min(newWidth, Integer.MAX_VALUE), dotsPerInch, type));
  }

  /**
   * Another resolution.
   *
   * @throws org.longview.work.InputException if it is not possible
   */
  Extent withDotsPerInch(long dots) {
    return checked(new Extent(unit, width, (int) Math.min(dots, Integer.MAX_VALUE), type));
  }

  /**
   * Type of another size, in points.
   *
   * @throws org.longview.work.InputException if it is not possible
   */
  Extent withType(long points) {
    return checked(new Extent(unit, width, dotsPerInch, (int) Math.min(points, 1000)));
  }

  private static Extent checked(Extent extent) {
    extent.enlargement();
    extent.figureWidth();
    return extent;
  }
}

package org.longview.picture.moving;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.longview.attention.Reach;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/** Layer upon layer, from the token down to the text, what the token can be reached by. */
public final class ReachPicture implements MovingPicture {
  private static final double LAST = 0.95;

  private final Reach reach;
  private final int depth;
  private final String name;

  /**
   * Looks at a token's reach.
   *
   * @param name of the token
   */
  public ReachPicture(Reach reach, String name) {
    this.reach = reach;
    this.depth = reach.layers();
    this.name = name;
  }

  @Override
  public double seconds() {
    return Math.min(8, 1 + 0.6 * depth);
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    TextMeasure number = sheet.measure(Size.LARGE);
    int n = reach.length();
    double labels = font.width("12 layers") + font.height();
    double across = width - labels - 4;
    double top = 1.3 * font.height();
    double bottom = number.height() + 0.7 * font.height();
    double step = (height - top - bottom) / (depth + 1);
    double bar = Math.min(0.72 * step, 1.6 * font.height());
    double scale = across / n;
    int done = (int) Course.counted(Course.part(time, 0, LAST), depth);
    double middle = labels + (reach.token() + 0.5) * scale;
    double half = font.width(name) / 2;
    sheet.words(
        name,
        Math.max(labels + half, Math.min(width - 2 - half, middle)),
        Side.CENTRED_AT,
        font.ascent(),
        Size.NORMAL,
        Tint.TEXT,
        1);
    for (int layers = 0; layers <= depth; layers++) {
      double y = top + layers * step;
      sheet.area(labels, y, across, bar, Tint.MUTED, 0.12);
      if (layers == 0) {
        sheet.area(middle - Math.max(3, scale) / 2, y, Math.max(3, scale), bar, Tint.GLOBAL, 1);
      } else if (layers <= done) {
        BitSet tokens = reach.tokens(layers);
        for (int from = tokens.nextSetBit(0); from >= 0; ) {
          int to = tokens.nextClearBit(from);
          sheet.area(labels + from * scale, y, (to - from) * scale, bar, Tint.WINDOW, 0.8);
          from = tokens.nextSetBit(to);
        }
      }
      boolean room = step >= 1.05 * font.height();
      boolean said =
          room || (layers % 2 == 0 && 2 * step >= 1.05 * font.height()) || layers == depth;
      sheet.words(
          layers == 0 || !said ? "" : layers == 1 ? "1 layer" : layers + " layers",
          labels - 0.5 * font.height(),
          Side.RIGHT_AT,
          y + (bar - font.height()) / 2 + font.ascent(),
          Size.NORMAL,
          layers == done ? Tint.TEXT : Tint.MUTED,
          1);
    }
    if (done > 0) {
      String counted = Numerals.grouped(reach.count(done));
      double baseline = height - 2 - number.descent();
      double x = 2 + number.width(counted) + 0.6 * font.height();
      sheet.words(counted, 2, Side.LEFT_AT, baseline, Size.LARGE, Tint.WINDOW, 1);
      String told = told(done);
      sheet.words(
          x + font.width(told) <= width ? told : of(),
          x,
          Side.LEFT_AT,
          baseline,
          Size.NORMAL,
          Tint.TEXT,
          1);
    }
    return sheet.shapes();
  }

  private String told(int layers) {
    OptionalLong oneSide = reach.formula(layers);
    return oneSide.isEmpty()
        ? of()
        : of()
            + "; by the formula %s on each side".formatted(Numerals.grouped(oneSide.getAsLong()));
  }

  private String of() {
    return "of %s tokens".formatted(Numerals.grouped(reach.length()));
  }

  @Override
  public String description() {
    return "Through %d layers, “%s” is reached by %s of %s tokens."
        .formatted(
            depth, name, Numerals.grouped(reach.count(depth)), Numerals.grouped(reach.length()));
  }
}

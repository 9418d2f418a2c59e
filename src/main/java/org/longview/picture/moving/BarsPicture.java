package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.Wrapping;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/** Numbers as bars from zero on one scale, which grow one after the other. */
public record BarsPicture(List<Bar> bars) implements MovingPicture {
  private static final double LAST = 0.95;
  private static final double MOST_LABEL = 0.42;

  /** Numbers are large unless they would take more of the width. */
  private static final double MOST_NUMBER = 0.2;

  /**
   * A bar.
   *
   * @param length at least 0; NaN while it is not known
   * @param told the number as it is written
   */
  public record Bar(String label, double length, String told) {}

  /** Copies the bars. */
  public BarsPicture {
    bars = List.copyOf(bars);
  }

  @Override
  public double seconds() {
    return Math.min(6, 0.4 + 0.9 * bars.size());
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    double label = 0;
    double longest = 0;
    for (Bar bar : bars) {
      label = Math.max(label, font.width(bar.label()));
      longest = Double.isNaN(bar.length()) ? longest : Math.max(longest, bar.length());
    }
    label = Math.min(label, MOST_LABEL * width);
    Size size =
        widestNumber(sheet.measure(Size.LARGE)) > MOST_NUMBER * width ? Size.NORMAL : Size.LARGE;
    TextMeasure number = sheet.measure(size);
    double told = widestNumber(number);
    double gap = 0.6 * font.height();
    double room = Math.max(0.1 * width, width - label - told - 2 * gap - 4);
    double step = Math.min(height / Math.max(1, bars.size()), 6 * font.height());
    double top = (height - step * bars.size()) / 2;
    double thick = Math.min(0.6 * step, 3.4 * font.height());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double middle = top + (i + 0.5) * step;
      double grown = Course.smooth(time, LAST * i / bars.size(), LAST * (i + 1) / bars.size());
      List<String> lines = Wrapping.lines(bar.label(), label, font);
      double first = middle - lines.size() * font.height() / 2 + font.ascent();
      for (int l = 0; l < lines.size(); l++) {
        sheet.words(
            lines.get(l),
            2 + label,
            Side.RIGHT_AT,
            first + l * font.height(),
            Size.NORMAL,
            Tint.TEXT,
            1);
      }
      double length =
          Double.isNaN(bar.length()) || longest == 0 ? 0 : bar.length() / longest * room;
      double x = 2 + label + gap;
      sheet.area(x, middle - thick / 2, Math.max(1.5, length * grown), thick, Tint.WINDOW, 0.85);
      sheet.words(
          bar.told(),
          x + length * grown + gap,
          Side.LEFT_AT,
          middle - number.height() / 2 + number.ascent(),
          size,
          Tint.TEXT,
          Course.smooth(grown, 0.5, 1));
    }
    return sheet.shapes();
  }

  private double widestNumber(TextMeasure font) {
    return bars.stream().mapToDouble(bar -> font.width(bar.told())).max().orElse(0);
  }

  @Override
  public String description() {
    StringBuilder told = new StringBuilder();
    for (Bar bar : bars) {
      told.append(told.length() == 0 ? "" : "; ")
          .append(bar.label())
          .append(": ")
          .append(bar.told());
    }
    return told.append('.').toString();
  }
}

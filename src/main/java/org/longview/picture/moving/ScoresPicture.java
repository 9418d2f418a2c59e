package org.longview.picture.moving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/**
 * One row of a real head, step by step: the scores q·k/√d, the shares that the softmax makes of
 * them, and the values, each times its share, added up to the output. Of a long text the keys with
 * the largest shares are seen, and the others in one line.
 */
public final class ScoresPicture implements MovingPicture {
  private static final double SCORED = 0.25;
  private static final double SHARED = 0.5;
  private static final double VALUED = 0.6;
  private static final double WEIGHED = 0.75;
  private static final double ADDED = 0.97;

  /** Height of a line, in heights of the font, where there is room. */
  private static final double HIGHEST_LINE = 2.1;

  private static final double LOWEST_LINE = 1.15;

  /**
   * A key of the row.
   *
   * @param score q·k/√d
   * @param share softmax of the scores
   * @param value the key's value vector, d numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, handed on, never compared
  public record Key(String token, double score, double share, float[] value) {}

  private final String query;
  private final List<Key> keys;

  /** Looks at one query's row; the keys in the order of the text. */
  public ScoresPicture(String query, List<Key> keys) {
    this.query = query;
    this.keys = List.copyOf(keys);
  }

  @Override
  public double seconds() {
    return 9;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    int most = Math.max(2, (int) (height / (LOWEST_LINE * font.height())) - 2);
    List<Key> seen = seen(most);
    int lines = seen.size() + 2 + (seen.size() < keys.size() ? 1 : 0);
    double line = Math.min(HIGHEST_LINE * font.height(), height / lines);
    double thick = 0.62 * line;
    double gap = 0.7 * font.height();
    double nameWidth = font.width("sum");
    for (Key key : seen) {
      nameWidth = Math.max(nameWidth, font.width(key.token()));
    }
    String others = "%,d others".formatted(keys.size() - seen.size());
    nameWidth =
        Math.min(
            0.3 * width,
            seen.size() < keys.size() ? Math.max(nameWidth, font.width(others)) : nameWidth);
    double scoreWidth = Math.max(font.width("q·k/√d"), font.width("−88.88"));
    double shareWidth = font.width("0.888");
    double free = width - nameWidth - scoreWidth - shareWidth - 4 * gap - 4;
    double barWidth = 0.42 * free;
    double stripWidth = 0.58 * free;
    double nameRight = 2 + nameWidth;
    double scoreRight = nameRight + gap + scoreWidth;
    double barLeft = scoreRight + gap;
    double shareRight = barLeft + barWidth + gap / 2 + shareWidth;
    double stripLeft = shareRight + gap;

    double valued = Course.smooth(time, SHARED, VALUED);
    double weighed = Course.smooth(time, VALUED, WEIGHED);
    double shared = Course.smooth(time, SCORED, SHARED);
    double base = (line - font.height()) / 2 + font.ascent();
    sheet.words("q·k/√d", scoreRight, Side.RIGHT_AT, base, Size.NORMAL, Tint.MUTED, 1);
    sheet.words("share", barLeft, Side.LEFT_AT, base, Size.NORMAL, Tint.MUTED, shared);
    sheet.words(
        weighed > 0 ? "share × value" : "value",
        stripLeft,
        Side.LEFT_AT,
        base,
        Size.NORMAL,
        Tint.MUTED,
        valued);

    double largest = 0;
    double strongest = 0;
    for (Key key : keys) {
      largest = Math.max(largest, key.share());
      for (float number : key.value()) {
        strongest = Math.max(strongest, Math.abs(number));
      }
    }
    double added = Course.part(time, WEIGHED, ADDED) * seen.size();
    double y = line;
    double scored = Course.part(time, 0, SCORED) * seen.size();
    for (int i = 0; i < seen.size(); i++) {
      Key key = seen.get(i);
      double there = Math.max(0, Math.min(1, scored - i));
      sheet.words(key.token(), nameRight, Side.RIGHT_AT, y + base, Size.NORMAL, Tint.TEXT, 1);
      sheet.words(
          number(key.score(), 2),
          scoreRight,
          Side.RIGHT_AT,
          y + base,
          Size.NORMAL,
          Tint.TEXT,
          there);
      sheet.area(
          barLeft,
          y + (line - thick) / 2,
          Math.max(1, key.share() / largest * barWidth) * shared,
          thick,
          Tint.WINDOW,
          0.85);
      sheet.words(
          number(key.share(), 3),
          shareRight,
          Side.RIGHT_AT,
          y + base,
          Size.NORMAL,
          Tint.TEXT,
          Course.part(shared, 0.8, 1));
      double factor = 1 + (key.share() - 1) * weighed;
      strip(
          sheet,
          key.value(),
          factor / strongest,
          stripLeft,
          y + (line - thick) / 2,
          stripWidth,
          thick,
          valued);
      y += line;
    }
    if (seen.size() < keys.size()) {
      double rest = 1;
      for (Key key : seen) {
        rest -= key.share();
      }
      sheet.words(others, nameRight, Side.RIGHT_AT, y + base, Size.NORMAL, Tint.MUTED, 1);
      sheet.words(
          number(Math.max(0, rest), 3),
          shareRight,
          Side.RIGHT_AT,
          y + base,
          Size.NORMAL,
          Tint.MUTED,
          Course.part(shared, 0.8, 1));
      y += line;
    }
    sheet.line(2, y, width - 2, y, 1, 1, Tint.MUTED, shared);
    sheet.words("sum", nameRight, Side.RIGHT_AT, y + base, Size.NORMAL, Tint.MUTED, shared);
    sheet.words(
        "1",
        shareRight,
        Side.RIGHT_AT,
        y + base,
        Size.NORMAL,
        Tint.TEXT,
        Course.part(shared, 0.8, 1));
    if (added > 0) {
      strip(
          sheet,
          sum(time >= ADDED ? keys : seen.subList(0, (int) added)),
          1 / strongest,
          stripLeft,
          y + (line - thick) / 2,
          stripWidth,
          thick,
          1);
    }
    return sheet.shapes();
  }

  /** As many as there is room for, those with the largest shares, in the order of the text. */
  private List<Key> seen(int most) {
    if (keys.size() <= most) {
      return keys;
    }
    List<Key> largest = new ArrayList<>(keys);
    largest.sort(Comparator.comparingDouble(Key::share).reversed());
    List<Key> kept = largest.subList(0, most - 1);
    return keys.stream().filter(kept::contains).toList();
  }

  private float[] sum(List<Key> some) {
    float[] sum = new float[keys.get(0).value().length];
    for (Key key : some) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (key.share() * key.value()[i]);
      }
    }
    return sum;
  }

  /**
   * A vector as coloured cells: blue above zero, orange below, as strong as the square root, so
   * that small numbers are seen beside large ones.
   */
  private static void strip(
      Sheet sheet,
      float[] vector,
      double factor,
      double x,
      double y,
      double width,
      double height,
      double opacity) {
    double cell = width / vector.length;
    sheet.area(x, y, width, height, Tint.MUTED, 0.12 * opacity);
    for (int i = 0; i < vector.length; i++) {
      double strength = Math.sqrt(Math.abs(vector[i]) * factor);
      sheet.area(
          x + i * cell,
          y,
          cell,
          height,
          vector[i] > 0 ? Tint.WINDOW : Tint.GLOBAL,
          strength * opacity);
    }
  }

  private static String number(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number).replace('-', '−');
  }

  @Override
  public String description() {
    Key most = keys.stream().max(Comparator.comparingDouble(Key::share)).orElseThrow();
    return "The row of “%s”: scores, shares that add up to 1, of which “%s” has the largest, %s."
        .formatted(query, most.token(), number(most.share(), 3));
  }
}

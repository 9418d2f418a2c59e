package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.Numerals;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Sheet.Side;

/**
 * Linformer's step: the n keys (and values) become k, each a mixture of all; the scores are then n
 * × k and no longer n × n (Wang et al. 2020, equation 7).
 *
 * @param tokens n
 * @param rank k, at most n
 */
public record ProjectionPicture(int tokens, int rank) implements MovingPicture {
  private static final int MOST_ROWS = 48;
  private static final double MIXED = 0.55;
  private static final double SHRUNK = 0.92;

  @Override
  public double seconds() {
    return 6;
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    TextMeasure font = sheet.measure(Size.NORMAL);
    int rows = Math.min(tokens, MOST_ROWS);
    int mixed = (int) Math.max(1, Math.round((double) rank * rows / tokens));
    double line = 1.2 * font.height();
    double top = line + 4;
    double side = Math.min(height - top - line - 4, 0.42 * width);
    double thick = 0.16 * side;
    double gap = 0.3 * side;
    double keysAt = 4;
    double projectedAt = keysAt + thick + gap;
    double step = side / rows;
    double upper = top + (side - mixed * step) / 2;

    double mixing = Course.part(time, 0, MIXED) * mixed;
    for (int i = 0; i < rows; i++) {
      sheet.area(keysAt, top + i * step, thick, Math.max(0.75, 0.8 * step), Tint.WINDOW, 0.8);
    }
    for (int j = 0; j < mixed; j++) {
      double part = Math.max(0, Math.min(1, mixing - j));
      double y = upper + (j + 0.4) * step;
      for (int i = 0; i < rows && part > 0; i++) {
        sheet.line(
            keysAt + thick + 2,
            top + (i + 0.4) * step,
            projectedAt - 2,
            y,
            part,
            1,
            Tint.PROJECTED,
            part < 1 ? 0.7 : Math.max(0.06, 0.5 / mixed));
      }
      sheet.area(
          projectedAt,
          upper + j * step,
          thick,
          Math.max(0.75, 0.8 * step),
          Tint.PROJECTED,
          part >= 1 ? 0.9 : 0.12);
    }
    name(sheet, font, "n keys", keysAt + thick / 2, 4, keysAt);
    name(
        sheet,
        font,
        "k = " + Numerals.grouped(rank),
        projectedAt + thick / 2,
        upper - line,
        keysAt);
    name(sheet, font, "E: k × n", projectedAt - gap / 2, top + side + 2, keysAt);

    double scoresAt = projectedAt + thick + 2.2 * font.height();
    double across = Math.min(side, width - scoresAt - 4);
    double scale = across / tokens;
    double high = Math.min(side, across);
    double scoreTop = top + (side - high) / 2;
    double shrink = Course.smooth(time, MIXED, SHRUNK);
    double wide = (tokens + (rank - tokens) * shrink) * scale;
    sheet.outline(scoresAt, scoreTop, across, high, 1.5, true, Tint.MUTED, 1);
    sheet.area(scoresAt, scoreTop, wide, high, shrink < 1 ? Tint.WINDOW : Tint.PROJECTED, 0.75);
    name(
        sheet,
        font,
        "softmax(Q(EK)ᵀ/√d)",
        scoresAt + across / 2,
        Math.max(4, scoreTop - line),
        keysAt);
    boolean done = shrink >= 1;
    boolean begun = shrink > 0;
    String told =
        done
            ? "n × k = " + Numerals.grouped((long) tokens * rank)
            : begun ? "" : "n × n = " + Numerals.grouped((long) tokens * tokens);
    double half = font.width(told) / 2;
    sheet.words(
        told,
        Math.min(width - 2 - half, scoresAt + across / 2),
        Side.CENTRED_AT,
        scoreTop + high + 4 + font.ascent(),
        Size.NORMAL,
        done ? Tint.PROJECTED : Tint.TEXT,
        1);
    return sheet.shapes();
  }

  private static void name(
      Sheet sheet, TextMeasure font, String name, double middle, double top, double least) {
    double half = font.width(name) / 2;
    sheet.words(
        name,
        Math.max(least + half, middle),
        Side.CENTRED_AT,
        top + font.ascent(),
        Size.NORMAL,
        Tint.TEXT,
        1);
  }

  @Override
  public String description() {
    return "%s keys become %s, each a mixture of all; the scores are %s numbers in place of %s."
        .formatted(
            Numerals.grouped(tokens),
            Numerals.grouped(rank),
            Numerals.grouped((long) tokens * rank),
            Numerals.grouped((long) tokens * tokens));
  }
}

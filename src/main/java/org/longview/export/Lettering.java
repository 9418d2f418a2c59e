package org.longview.export;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longview.chart.Anchor;
import org.longview.picture.TextMeasure;

/** Text in one typeface and size. Characters that the typeface lacks are taken from another. */
final class Lettering implements TextMeasure {
  /** Exact widths, the same at every resolution. */
  private static final FontRenderContext EXACT =
      new FontRenderContext(new AffineTransform(), true, true);

  /** A piece of text that one font has. */
  private record Run(String text, Font font) {
    double width() {
      return Lettering.width(text, font);
    }
  }

  private static final char REPLACEMENT = '\ufffd';

  private final Font font;
  private final Font fallback;
  private final Map<Font, Font> ofSystem = new ConcurrentHashMap<>();
  private final LineMetrics metrics;

  Lettering(Font face, double size) {
    font = sized(face, size);
    fallback = sized(Face.FALLBACK, size);
    metrics = font.getLineMetrics("x", EXACT);
  }

  private static Font sized(Font face, double size) {
    return face.deriveFont(
        Map.of(TextAttribute.SIZE, (float) size, TextAttribute.KERNING, TextAttribute.KERNING_ON));
  }

  double size() {
    return font.getSize2D();
  }

  @Override
  public double width(String text) {
    return width(runs(text));
  }

  private static double width(List<Run> runs) {
    return runs.stream().mapToDouble(Run::width).sum();
  }

  @Override
  public double ascent() {
    return metrics.getAscent();
  }

  @Override
  public double descent() {
    return metrics.getDescent();
  }

  /** The width of a line that one font has. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, EXACT).getAdvance();
  }

  /** The text, or as much of its beginning as fits a width, with an ellipsis. */
  String shortened(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    for (int kept = characters.length - 1; kept > 0; kept--) {
      String beginning = new String(characters, 0, kept) + "…";
      if (width(beginning) <= width) {
        return beginning;
      }
    }
    return "…";
  }

  /** Paints one line in the current colour; x is its left end, y its baseline. */
  void paint(Graphics2D graphics, String text, double x, double y) {
    paint(graphics, text, x, y, Anchor.START);
  }

  /** Paints one line in the current colour; x is where its anchor stands, y its baseline. */
  void paint(Graphics2D graphics, String text, double x, double y, Anchor anchor) {
    List<Run> runs = runs(text);
    double length = width(runs);
    if (graphics instanceof SvgGraphics file && file.holdsText()) {
      file.setFont(font);
      file.drawLine(visible(text), x, y, anchor, length);
      return;
    }
    double left = x - anchor.part() * length;
    for (Run run : runs) {
      graphics.setFont(run.font);
      graphics.drawString(run.text, (float) left, (float) y);
      left += run.width();
    }
  }

  /** Paints one line turned about its anchor, counter-clockwise. */
  void paintTurned(
      Graphics2D graphics, String text, double x, double y, double degrees, Anchor anchor) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(Math.toRadians(-degrees));
    paint(graphics, text, 0, 0, anchor);
    graphics.setTransform(before);
  }

  /** A text with a mark in the place of whatever no file of text can hold. */
  static String visible(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || isHalfPair(c) || isNoCharacter(c) ? REPLACEMENT : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalfPair(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static boolean isNoCharacter(int c) {
    return c == 0xfffe || c == 0xffff;
  }

  /** The text in pieces of one font each, from left to right. */
  private List<Run> runs(String given) {
    String text = visible(given);
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      Font of = font(text.codePointAt(from));
      int to = from;
      while (to < text.length() && (to == from || isOf(of, text.codePointAt(to)))) {
        to += Character.charCount(text.codePointAt(to));
      }
      runs.add(new Run(text.substring(from, to), of));
      from = to;
    }
    return runs;
  }

  /** Marks stay with what they belong to. */
  private boolean isOf(Font run, int character) {
    int type = Character.getType(character);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT;
    return mark || font(character).equals(run);
  }

  /** The first font that has a character: this one, the program's fallback, one of the system. */
  private Font font(int character) {
    if (font.canDisplay(character)) {
      return font;
    }
    if (fallback.canDisplay(character)) {
      return fallback;
    }
    return SystemFaces.with(character)
        .map(face -> ofSystem.computeIfAbsent(face, one -> sized(one, font.getSize2D())))
        .orElse(font);
  }
}

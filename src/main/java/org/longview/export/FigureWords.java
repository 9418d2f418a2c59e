package org.longview.export;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which words stand around a figure.
 *
 * @param shown what is there at all
 * @param title in the place of the figure's own title; empty for its own
 * @param subtitle in the place of its own subtitle; empty for its own
 * @param letter in front of the title, as of a panel: (a); empty for none
 * @param headroom at least so much, in points, lies between the upper edge and what the figure
 *     shows, so that panels align
 */
public record FigureWords(
    Set<Part> shown, String title, String subtitle, String letter, double headroom) {
  /** Everything that a figure says of itself. */
  public static final FigureWords ALL = new FigureWords(EnumSet.allOf(Part.class), "", "", "", 0);

  /** What may be left out. */
  public enum Part {
    TITLE,
    SUBTITLE,
    /** The names of the axes. */
    AXES,
    /** Tokens along rows and columns, which are numbered without them. */
    TOKENS,
    /** The colour bar, or the legend of colours. */
    BAR,
    /** The line of what the figure was made from. */
    PARAMETERS;

    /** On the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FigureWords {
    shown = Collections.unmodifiableSet(shown.isEmpty() ? shown : EnumSet.copyOf(shown));
  }

  public boolean shows(Part part) {
    return shown.contains(part);
  }

  /** The same with or without a part. */
  public FigureWords with(Part part, boolean on) {
    EnumSet<Part> parts = EnumSet.noneOf(Part.class);
    parts.addAll(shown);
    if (on) {
      parts.add(part);
    } else {
      parts.remove(part);
    }
    return only(parts);
  }

  /** The same with these parts alone. */
  public FigureWords only(Set<Part> parts) {
    return new FigureWords(parts, title, subtitle, letter, headroom);
  }

  public FigureWords withTitle(String newTitle) {
    return new FigureWords(shown, newTitle, subtitle, letter, headroom);
  }

  public FigureWords withSubtitle(String newSubtitle) {
    return new FigureWords(shown, title, newSubtitle, letter, headroom);
  }

  /** Of a panel among others, which keeps the title that is its own. */
  FigureWords ofPanel(String newLetter) {
    return new FigureWords(shown, "", "", newLetter, 0);
  }

  FigureWords withHeadroom(double newHeadroom) {
    return new FigureWords(shown, title, subtitle, letter, newHeadroom);
  }

  /** What is left of a figure's own words, or stands in their place. */
  FigureText of(FigureText own) {
    String above = shows(Part.TITLE) ? either(title, own.title()) : "";
    return new FigureText(
        (letter + " " + above).strip(),
        shows(Part.SUBTITLE) ? either(subtitle, own.subtitle()) : "",
        shows(Part.PARAMETERS) ? own.parameters() : "");
  }

  private static String either(String given, String own) {
    return given.isBlank() ? own : given;
  }
}

package org.longview.export;

/**
 * The words around a figure; any of them may be empty.
 *
 * @param title above, in strong type
 * @param subtitle below the title
 * @param parameters below the figure: what it was made from
 */
public record FigureText(String title, String subtitle, String parameters) {
  /** No words. */
  public static final FigureText NONE = new FigureText("", "", "");
}

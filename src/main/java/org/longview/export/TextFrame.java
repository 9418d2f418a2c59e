package org.longview.export;

import java.awt.Graphics2D;

/** The words above and below a figure, and the margins around it. */
final class TextFrame {
  /** Narrower figures have no words at all. */
  static final double LEAST_WIDTH = 160;

  /** Of captions and the names of axes, in points. */
  static final double CAPTION_TYPE = 10.5;

  private static final double GAP = 8;

  private final double margin;
  private final double headroom;
  private final Paragraph title;
  private final Paragraph subtitle;
  private final Paragraph parameters;

  TextFrame(FigureText own, double width, double widestMargin, FigureStyle style) {
    FigureText text = style.words().of(own);
    boolean words = width >= LEAST_WIDTH;
    margin = words ? widestMargin : Math.min(2, widestMargin);
    headroom = words ? style.words().headroom() : 0;
    double room = width - 2 * margin;
    title =
        new Paragraph(
            words ? text.title() : "",
            new Lettering(Face.STRONG, 14),
            style.palette().text(),
            room,
            3);
    subtitle =
        new Paragraph(
            words ? text.subtitle() : "",
            new Lettering(Face.REGULAR, 11.5),
            style.palette().muted(),
            room,
            3);
    parameters =
        new Paragraph(
            words ? text.parameters() : "",
            new Lettering(Face.REGULAR, CAPTION_TYPE),
            style.palette().muted(),
            room,
            8);
  }

  /** Left and right of the figure. */
  double margin() {
    return margin;
  }

  /** Where the figure begins. */
  double top() {
    double words = title.height() + subtitle.height();
    return Math.max(headroom, margin + words + (words > 0 ? GAP : 0));
  }

  /** What follows below the figure. */
  double below() {
    return margin + (parameters.height() > 0 ? parameters.height() + GAP : 0);
  }

  /**
   * Paints the words.
   *
   * @param bottom where the figure ends
   */
  void paint(Graphics2D graphics, double bottom) {
    title.paint(graphics, margin, margin);
    subtitle.paint(graphics, margin, margin + title.height());
    parameters.paint(graphics, margin, bottom + GAP);
  }
}

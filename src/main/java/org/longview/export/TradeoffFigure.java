package org.longview.export;

import org.longview.picture.TradeoffPicture;

/**
 * Quality by window and number of global tokens, with lines of equal memory.
 *
 * @param text the words around it
 * @param picture what is drawn
 * @param measure what the colours stand for, beside their bar
 */
public record TradeoffFigure(FigureText text, TradeoffPicture picture, String measure)
    implements Figure {
  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new TradeoffDrawing(this, width, style);
  }
}

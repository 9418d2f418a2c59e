package org.longview.export;

import java.util.BitSet;
import org.longview.picture.ArcBlock;

/**
 * Curves between queries and keys.
 *
 * @param text the words around it
 * @param block the weights
 * @param heads that are shown
 * @param share of the weights that curves hold, from 0 to 1; the rest is density
 * @param oneLine whether queries and keys are one column
 * @param tokens of the block
 */
public record ArcsFigure(
    FigureText text, ArcBlock block, BitSet heads, double share, boolean oneLine, AxisLabels tokens)
    implements Figure {
  public ArcsFigure {
    heads = (BitSet) heads.clone();
  }

  @Override
  public BitSet heads() {
    return (BitSet) heads.clone();
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new ArcsDrawing(this, width, medium, style);
  }
}

package org.longview.export;

import java.util.List;

/**
 * The normalised cumulative singular values of a head, in front of those of its layer's others
 * (Linformer's Figure 1).
 *
 * @param text the words around it
 * @param heads for each head its shares at the ranks 1 … n
 * @param chosen the head in front
 * @param rank k, at which it is marked
 */
public record SpectrumFigure(FigureText text, List<double[]> heads, int chosen, int rank)
    implements Figure {
  /**
   * Checks that the head and the rank are there.
   *
   * @throws IllegalArgumentException if they are not
   */
  public SpectrumFigure {
    heads = List.copyOf(heads);
    if (rank < 1 || rank > heads.get(chosen).length) {
      throw new IllegalArgumentException("rank " + rank + " of " + heads.get(chosen).length);
    }
  }

  /** n, the number of ranks. */
  int size() {
    return heads.get(chosen).length;
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new SpectrumDrawing(this, width, style);
  }
}

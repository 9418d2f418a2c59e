package org.longview.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The normalised cumulative singular values of a head, in front of those of its layer's others
 * (Linformer's Figure 1).
 *
 * @param text the words around it
 * @param heads for each head its shares at the ranks 1 … n
 * @param layer counted from 0
 * @param chosen the head in front
 * @param rank k, at which it is marked
 */
public record SpectrumFigure(FigureText text, List<double[]> heads, int layer, int chosen, int rank)
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

  /** The columns of {@code longview spectrum}. */
  @Override
  public Optional<Numbers> numbers() {
    List<List<Object>> lines = new ArrayList<>();
    for (int head = 0; head < heads.size(); head++) {
      double[] shares = heads.get(head);
      for (int i = 0; i < shares.length; i++) {
        lines.add(List.of(layer, head, i + 1, shares[i]));
      }
    }
    return Optional.of(new TableNumbers(List.of("layer", "head", "rank", "cumulative"), lines));
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new SpectrumDrawing(this, width, style);
  }
}

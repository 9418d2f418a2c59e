package org.longview.export;

import java.util.Optional;
import org.longview.picture.Reduction;
import org.longview.study.MatrixSource;

/**
 * A matrix with its axes, and a colour bar or a legend.
 *
 * @param text the words around it
 * @param source the matrix, asked again for each file
 * @param scheme what its cells mean
 * @param reduction what a pixel shows that several cells share
 * @param rows along its left side
 * @param columns along its upper side
 * @param showsExcluded whether a legend explains the colour of excluded pairs
 */
public record MatrixFigure(
    FigureText text,
    MatrixSource source,
    CellScheme scheme,
    Reduction reduction,
    AxisLabels rows,
    AxisLabels columns,
    boolean showsExcluded)
    implements Figure {
  public MatrixFigure {
    requireFit(rows, source.rows());
    requireFit(columns, source.columns());
  }

  private static void requireFit(AxisLabels axis, int count) {
    int tokens = axis.tokens().size();
    if (tokens != 0 && tokens != count) {
      throw new IllegalArgumentException(
          "%d tokens cannot name %d rows or columns".formatted(tokens, count));
    }
  }

  @Override
  public Optional<Numbers> numbers() {
    boolean mask = scheme instanceof CellScheme.Kinds;
    String named = scheme instanceof CellScheme.Values values ? values.name() : "mask";
    return Optional.of(
        new MatrixNumbers(named.isEmpty() ? "values" : named, source, rows, columns, mask));
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new MatrixDrawing(this, width, medium, style, Integer.MAX_VALUE);
  }
}

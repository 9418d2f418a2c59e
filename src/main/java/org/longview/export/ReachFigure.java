package org.longview.export;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Reach;
import org.longview.picture.ColorMap;
import org.longview.picture.ValueScale;
import org.longview.study.Rollout;

/**
 * What reaches a token, layer by layer.
 *
 * @param text the words around it
 * @param reach through at least so many layers
 * @param rollout the weights of the same token, through at least so many layers; null if they are
 *     not known
 * @param depth layers that are shown
 * @param tokens of the text
 * @param colors of the weights
 * @param scale of the weights
 */
public record ReachFigure(
    FigureText text,
    Reach reach,
    @Nullable Rollout rollout,
    int depth,
    AxisLabels tokens,
    ColorMap colors,
    ValueScale scale)
    implements Figure {
  /** A line for each layer and token, with the names that {@code longview attend --reach} has. */
  @Override
  public Optional<Numbers> numbers() {
    List<String> columns =
        rollout == null
            ? List.of("layers", "position", "token", "reach")
            : List.of("layers", "position", "token", "reach", "rollout");
    return Optional.of(
        new TableNumbers(columns, Math.multiplyExact(depth, reach.length()), this::line));
  }

  private List<Object> line(int index) {
    int after = index / reach.length() + 1;
    int position = index % reach.length();
    String token = tokens.tokens().isEmpty() ? "" : tokens.tokens().get(position);
    int reached = reach.reaches(after, position) ? 1 : 0;
    return rollout == null
        ? List.of(after, position, token, reached)
        : List.of(after, position, token, reached, rollout.weights(after)[position]);
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new ReachDrawing(this, width, medium, style);
  }
}

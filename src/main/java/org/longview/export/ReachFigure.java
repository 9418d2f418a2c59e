package org.longview.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Reach;
import org.longview.picture.ColorMap;
import org.longview.picture.ValueScale;
import org.longview.study.Rollout;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;

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
  /**
   * What reaches a token, layer by layer.
   *
   * @param rollout the weights; null if they are not known
   * @param depth layers that are shown
   * @param view whose colours it has
   */
  public static ReachFigure of(
      FigureTopic topic, Reach reach, @Nullable Rollout rollout, int depth, ViewSettings view) {
    List<String> labels = topic.labels();
    int token = reach.token();
    List<String> caption = new ArrayList<>();
    caption.add(Wording.of(topic.pattern(), topic.n()) + " in every layer");
    caption.add(
        String.format(
            Locale.ROOT,
            "%,d tokens reach it, %,d to the left, %,d to the right",
            reach.count(depth),
            token - reach.first(depth),
            reach.last(depth) - token));
    OptionalLong side = reach.formula(depth);
    if (side.isPresent()) {
      caption.add(String.format(Locale.ROOT, "formula ℓ·d·⌊w/2⌋ = %,d a side", side.getAsLong()));
    }
    if (rollout != null) {
      caption.add(
          String.format(
              Locale.ROOT,
              "half of the weight within ±%,d, nine tenths within ±%,d",
              rollout.radius(depth, 0.5),
              rollout.radius(depth, 0.9)));
    }
    String named =
        labels.isEmpty()
            ? String.format(Locale.ROOT, "token %,d", token)
            : "“" + labels.get(token) + "”";
    return new ReachFigure(
        new FigureText(
            "What reaches %s through %s"
                .formatted(named, depth == 1 ? "1 layer" : depth + " layers"),
            rollout == null
                ? "tokens that it can be reached by"
                : "attention rollout, ½(A + I) through the layers",
            topic.parameters(caption)),
        reach,
        rollout,
        depth,
        new AxisLabels("token", labels, Set.of(token)),
        ColorMap.named(view.colorMap()),
        ValueScale.sequential(
            view.squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR,
            0,
            topic.alike() || rollout == null ? 1 : most(rollout, depth)));
  }

  /** The largest weight after any of the layers. */
  private static float most(Rollout rollout, int depth) {
    float most = 0;
    for (int layer = 1; layer <= depth; layer++) {
      for (float weight : rollout.weights(layer)) {
        most = Math.max(most, weight);
      }
    }
    return most;
  }

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

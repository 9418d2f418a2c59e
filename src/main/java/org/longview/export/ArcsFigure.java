package org.longview.export;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.longview.picture.ArcBlock;
import org.longview.picture.ArcChoice;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

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
  /** Curves that a file of numbers has at most, about. */
  private static final int MOST_LISTED = 1 << 20;

  public ArcsFigure {
    heads = (BitSet) heads.clone();
  }

  @Override
  public BitSet heads() {
    return (BitSet) heads.clone();
  }

  /** A line for each curve, the strongest first. */
  @Override
  public Optional<Numbers> numbers() {
    ArcChoice curves =
        ArcChoice.of(
            block,
            heads,
            new ArcChoice.Part.All(),
            new ArcChoice.Limits(share, MOST_LISTED, 1),
            Workers.shared(),
            new Cancellation());
    return Optional.of(
        new TableNumbers(
            List.of("head", "query", "query_token", "key", "key_token", "weight"),
            curves.listed(),
            i -> line(curves, curves.listed() - 1 - i)));
  }

  private List<Object> line(ArcChoice curves, int curve) {
    int query = curves.query()[curve];
    int key = curves.key()[curve];
    return List.of(
        curves.head()[curve],
        block.from() + query,
        token(query),
        block.from() + key,
        token(key),
        curves.weight()[curve]);
  }

  private String token(int place) {
    return tokens.tokens().isEmpty() ? "" : tokens.tokens().get(place);
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new ArcsDrawing(this, width, medium, style);
  }
}

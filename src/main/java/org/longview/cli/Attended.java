package org.longview.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.AttentionPlan;
import org.longview.attention.Mechanism;
import org.longview.linear.Matrix;
import org.longview.study.LayerComparison;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Attention of some heads, ready to be written.
 *
 * @param n number of tokens
 * @param plans of the pattern, one for each head of {@code heads}, or one that all share; empty for
 *     Linformer
 * @param heads those asked for
 * @param reference what kept and error are measured against
 * @param seconds that computing it took
 */
record Attended(
    int n, List<AttentionPlan> plans, List<Head> heads, String reference, double seconds) {
  /**
   * One head.
   *
   * @param attention n × n, or n × k
   * @param output n × d; null if there are no values
   * @param kept null if no pair is excluded by the mechanism's nature
   * @param outputError null without an output
   * @param rowEntropy in nats; null if the rows are no softmax
   */
  record Head(
      AttentionMatrix attention,
      @Nullable Matrix output,
      @Nullable Double kept,
      @Nullable Double outputError,
      @Nullable Double rowEntropy) {}

  /** Seconds since a {@link System#nanoTime}. */
  static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Some heads of a layer.
   *
   * @param start when computing began
   */
  static Attended of(LayerComparison layer, int[] heads, long start) {
    List<AttentionPlan> plans = List.of();
    if (layer.attention().mechanism() instanceof Mechanism.Sparse sparse) {
      plans =
          sparse.isShared() ? sparse.plans() : IntStream.of(heads).mapToObj(sparse::plan).toList();
    }
    List<Head> chosen = IntStream.of(heads).mapToObj(head -> head(layer, head)).toList();
    return new Attended(
        layer.attention().length(), plans, chosen, layer.reference().name(), since(start));
  }

  private static Head head(LayerComparison layer, int head) {
    OptionalDouble entropy = layer.attention().entropy(head, Workers.shared(), new Cancellation());
    return new Head(
        layer.attention().matrix(head),
        layer.attention().output(head),
        layer.kept(head).isPresent() ? layer.kept(head).getAsDouble() : null,
        layer.quality().hasOutput() ? layer.outputError(head) : null,
        entropy.isPresent() ? entropy.getAsDouble() : null);
  }
}

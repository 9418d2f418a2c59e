package org.longview.study;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.PieceStack;
import org.longview.linear.Matrix;
import org.longview.model.Encoder;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * How near the embedding of a text stays while every layer uses a pattern. The embedding is the
 * last layer's row of [CLS]; of a text that is read in pieces it is the mean over the pieces, each
 * with a [CLS] of its own and its row brought to length 1.
 */
public final class Embeddings {
  private record Key(Object subject, Object of) {}

  private Embeddings() {}

  /**
   * The cosine of the text's embedding under a pattern and of that of the reference run.
   *
   * @throws InputException if no model reads the subject, or the settings do not fit
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static double cosine(
      Subject subject, PatternSettings settings, Progress progress, Cancellation cancellation) {
    Encoder encoder = subject.encoder();
    if (encoder == null) {
      throw new InputException(
          "No model is between the layers of these tensors, so that there is no embedding; open a"
              + " text.");
    }
    int n = subject.length();
    Run run = new Run(subject, encoder, progress, cancellation);
    Reference reference = subject.reference(settings.globalTokens(n));
    float[] expected =
        kept(
            subject,
            reference.pattern(),
            () -> run.whole(layer -> new Mechanism.Sparse(reference.plan(n, KeyPadding.NONE))));
    float[] found =
        kept(
            subject,
            Mechanisms.key(settings, n),
            () -> settings.readsPieces() ? run.pieces(settings) : run.whole(settings));
    return cosine(expected, found);
  }

  private static float[] kept(Subject subject, Object of, Supplier<float[]> computing) {
    Key key = new Key(subject.key(), of);
    float[] known = subject.workingSet().get(key, float[].class);
    if (known == null) {
      known = computing.get();
      subject.workingSet().keep(key, known, Map.of(known, (long) Float.BYTES * known.length));
    }
    return known;
  }

  /** Runs the encoder for the sake of its last layer. */
  private record Run(
      Subject subject, Encoder encoder, Progress progress, Cancellation cancellation) {
    float[] whole(PatternSettings settings) {
      int layers = encoder.config().layers();
      return whole(
          layer ->
              Mechanisms.of(
                  settings,
                  new Mechanisms.Place(layer, layers),
                  subject.length(),
                  encoder.config().heads(),
                  KeyPadding.NONE,
                  cancellation));
    }

    float[] whole(IntFunction<Mechanism> mechanisms) {
      return row(run(encoder.embed(subject.tokens().ids()), mechanisms), 0);
    }

    /** Each piece is read alone, from position 0. */
    float[] pieces(PatternSettings settings) {
      int[] ids = subject.tokens().ids();
      PieceStack stack = PieceStack.marked(settings.pieces(ids.length));
      int[] stacked = IntStream.of(stack.tokens()).map(token -> ids[token]).toArray();
      int[] positions = stack.positions();
      AttentionPlan plan =
          AttentionPlan.of(stack.pattern(settings.isCausal()), stack.length(), KeyPadding.NONE);
      Matrix last = run(encoder.embed(stacked, positions), layer -> new Mechanism.Sparse(plan));
      float[] sum = new float[last.columns()];
      for (int i = 0; i < positions.length; i++) {
        if (positions[i] == 0) {
          add(row(last, i), sum);
        }
      }
      return sum;
    }

    private Matrix run(Matrix embedded, IntFunction<Mechanism> mechanisms) {
      Matrix hidden = embedded;
      int layers = encoder.config().layers();
      for (int layer = 0; layer < layers; layer++) {
        progress.at(
            "Embedding the text, layer " + (layer + 1) + " of " + layers, (double) layer / layers);
        Matrix output =
            encoder.attend(layer, hidden, mechanisms.apply(layer), cancellation).output();
        hidden = encoder.complete(layer, hidden, output, cancellation);
      }
      return hidden;
    }
  }

  private static void add(float[] row, float[] sum) {
    double length = Math.sqrt(product(row, row));
    for (int j = 0; j < row.length; j++) {
      sum[j] += (float) (row[j] / length);
    }
  }

  /** A copy of a row. */
  static float[] row(Matrix hidden, int index) {
    float[] row = new float[hidden.columns()];
    System.arraycopy(hidden.data(), hidden.at(index), row, 0, row.length);
    return row;
  }

  static double cosine(float[] a, float[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double product(float[] a, float[] b) {
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return product;
  }
}

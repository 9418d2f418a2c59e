package org.longview.attention;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * The attention of all heads of a layer under one mechanism: outputs and softmax denominators, from
 * which any part of the attention matrices follows on demand. Immutable.
 */
public final class LayerAttention implements LayerResult {
  /** {@link AttentionWeights} lays its keys out for reading and for reducing. */
  private static final int LAYOUTS_OF_KEYS = 2;

  private final Kernels kernels;
  private final List<HeadTensors> heads;
  private final Mechanism mechanism;
  private final Matrix output;
  private final float[][] logSumExp;
  private final @Nullable LowRankMatrix[] lowRank;
  private final AttentionMatrix[] matrices;

  /**
   * Computes all heads, in parallel.
   *
   * @param heads the tensors of each, all of the same shape; kept, and must not change
   * @throws org.longview.work.InputException if scores overflow
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public LayerAttention(
      Kernels kernels,
      List<HeadTensors> heads,
      Mechanism mechanism,
      Workers workers,
      Cancellation cancellation) {
    this.kernels = kernels;
    this.heads = List.copyOf(heads);
    this.mechanism = mechanism;
    int n = heads.get(0).length();
    int d = heads.get(0).v().columns();
    output = Matrix.zeros(n, heads.size() * d);
    logSumExp = new float[heads.size()][n];
    lowRank = new @Nullable LowRankMatrix[heads.size()];
    workers.forEach(
        heads.size(),
        cancellation,
        h -> {
          if (mechanism instanceof Mechanism.Sparse sparse) {
            PatternAttention.compute(
                kernels,
                heads.get(h),
                sparse.plan(h),
                output(h),
                logSumExp[h],
                null,
                workers,
                cancellation);
          } else if (mechanism instanceof Mechanism.LowRank linformer) {
            lowRank[h] =
                new Linformer(
                    kernels,
                    Linformer.withoutPadding(heads.get(h), linformer.padding()),
                    linformer.projection(),
                    h,
                    output(h),
                    workers,
                    cancellation);
          } else if (mechanism instanceof Mechanism.Best best) {
            lowRank[h] =
                new BestRank(
                    kernels,
                    heads.get(h),
                    best.rank(),
                    best.padding(),
                    output(h),
                    workers,
                    cancellation);
          }
        });
    matrices = new AttentionMatrix[heads.size()];
    for (int h = 0; h < matrices.length; h++) {
      matrices[h] = matrixOf(h);
    }
  }

  private AttentionMatrix matrixOf(int head) {
    LowRankMatrix low = lowRank[head];
    return low != null
        ? low
        : new AttentionWeights(
            kernels, heads.get(head), ((Mechanism.Sparse) mechanism).plan(head), logSumExp[head]);
  }

  /** The attention of the same queries, keys and values under another mechanism. */
  public LayerAttention under(Mechanism other, Workers workers, Cancellation cancellation) {
    return new LayerAttention(kernels, heads, other, workers, cancellation);
  }

  @Override
  public int heads() {
    return heads.size();
  }

  @Override
  public int length() {
    return output.rows();
  }

  @Override
  public Mechanism mechanism() {
    return mechanism;
  }

  /** The outputs of all heads side by side, n × (heads · d). Not to be modified. */
  public Matrix output() {
    return output;
  }

  @Override
  public Matrix output(int head) {
    int d = output.columns() / heads.size();
    return output.columns(head * d, (head + 1) * d);
  }

  /** The tensors of all heads. */
  public List<HeadTensors> tensors() {
    return heads;
  }

  /** The tensors of one head. */
  public HeadTensors tensors(int head) {
    return heads.get(head);
  }

  @Override
  public AttentionMatrix matrix(int head) {
    return matrices[head];
  }

  /** Whether its matrices are n × k. */
  @Override
  public boolean isLowRank() {
    return lowRank[0] != null;
  }

  /** The matrix n × k of one head; null of a mechanism that has none. */
  @Override
  public @Nullable LowRankMatrix lowRank(int head) {
    return lowRank[head];
  }

  /** The softmax denominators of one head's rows, as logarithms; n. Not to be modified. */
  public float[] logSumExp(int head) {
    return logSumExp[head];
  }

  /**
   * Bytes of what holds it, part by part. Layers of the same tensors or mechanism share parts,
   * which are then one object. The keys are counted that are laid out once the matrices are read;
   * what is small beside all these is not.
   */
  @Override
  public Map<Object, Long> parts() {
    Map<Object, Long> parts = new HashMap<>();
    for (HeadTensors head : heads) {
      for (HeadTensors tensors = head; tensors != null; tensors = tensors.global()) {
        for (Matrix matrix : List.of(tensors.q(), tensors.k(), tensors.v())) {
          parts.put(matrix.data(), bytes(matrix.data()));
        }
      }
    }
    parts.put(output.data(), bytes(output.data()));
    for (float[] row : logSumExp) {
      parts.put(row, bytes(row));
    }
    parts.put(matrices, LAYOUTS_OF_KEYS * bytes(output.data()));
    if (mechanism instanceof Mechanism.LowRank linformer) {
      parts.put(linformer.projection(), linformer.projection().bytes());
    }
    for (LowRankMatrix low : lowRank) {
      if (low instanceof BestRank best) {
        parts.put(best, best.bytes());
      }
    }
    return parts;
  }

  private static long bytes(float[] array) {
    return 4L * array.length;
  }

  /**
   * The mean over the rows of their entropy in nats; computed when asked for. NaN where entries may
   * be negative.
   */
  public double rowEntropy(int head, Workers workers, Cancellation cancellation) {
    LowRankMatrix low = lowRank[head];
    if (low != null) {
      return low.rowEntropy();
    }
    float[] expectedScore = new float[length()];
    float[] denominators = denominators(head, expectedScore, workers, cancellation);
    return Measures.rowEntropy(
        ((Mechanism.Sparse) mechanism).plan(head), denominators, expectedScore);
  }

  /** The entropy of each row in nats, under a sparsity pattern. */
  float[] rowEntropies(int head, Workers workers, Cancellation cancellation) {
    float[] expectedScore = new float[length()];
    float[] entropies = denominators(head, expectedScore, workers, cancellation);
    for (int i = 0; i < entropies.length; i++) {
      entropies[i] = (float) Measures.rowEntropy(entropies[i], expectedScore[i]);
    }
    return entropies;
  }

  private float[] denominators(
      int head, float[] expectedScore, Workers workers, Cancellation cancellation) {
    AttentionPlan plan = ((Mechanism.Sparse) mechanism).plan(head);
    float[] denominators = new float[length()];
    PatternAttention.compute(
        kernels, heads.get(head), plan, null, denominators, expectedScore, workers, cancellation);
    return denominators;
  }

  @Override
  public OptionalDouble entropy(int head, Workers workers, Cancellation cancellation) {
    return OptionalDouble.of(rowEntropy(head, workers, cancellation));
  }
}

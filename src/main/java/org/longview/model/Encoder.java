package org.longview.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.linear.Kernels;
import org.longview.linear.LayerNorm;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * BERT's encoder (Devlin et al. 2019) with any attention mechanism in the place of full attention;
 * also RoBERTa's, which is the same, and Longformer's (Beltagy, Peters and Cohan 2020), whose
 * layers have separate projections for global tokens. Immutable; several threads may run it at
 * once.
 */
public final class Encoder {
  /**
   * Rows that go through a layer together: few, so that what lies between stays in the cache, yet
   * enough for the weights to be read seldom, which do not.
   */
  private static final int ROWS_TOGETHER = 256;

  private final EncoderConfig config;
  private final Kernels kernels;
  private final Workers workers;
  private final float[] wordEmbeddings; // (vocabulary, hidden)
  private final float[] positionEmbeddings; // (positions, hidden), the token type's added
  private final LayerNorm embeddingNorm;
  private final List<Layer> layers;
  private final ThreadLocal<Between> between;

  /** Packs the weights, which are not kept apart from the word embeddings. */
  public Encoder(EncoderWeights weights, Kernels kernels, Workers workers) {
    this.config = weights.config();
    this.kernels = kernels;
    this.workers = workers;
    wordEmbeddings = weights.wordEmbeddings();
    positionEmbeddings = weights.positionEmbeddings().clone();
    for (int i = 0; i < positionEmbeddings.length; i++) {
      positionEmbeddings[i] += weights.typeEmbedding()[i % config.hidden()];
    }
    embeddingNorm = norm(weights.embeddingNorm(), config);
    between = ThreadLocal.withInitial(() -> new Between(config));
    layers = new ArrayList<>();
    for (LayerWeights layer : weights.layers()) {
      layers.add(new Layer(layer, config, kernels));
    }
  }

  public EncoderConfig config() {
    return config;
  }

  public Kernels kernels() {
    return kernels;
  }

  /** Told of each layer while the encoder runs. */
  @FunctionalInterface
  public interface LayerVisitor {
    /** For runs of which only the last hidden states are wanted. */
    LayerVisitor NONE = (layer, input, attention) -> {};

    /**
     * Called once for each layer, in order, after its attention.
     *
     * @param input hidden states that the layer read, n × hidden; must not be modified
     */
    void visit(int layer, Matrix input, LayerAttention attention);
  }

  /**
   * Runs all layers with the same mechanism.
   *
   * @param ids n token numbers, [CLS] and [SEP] included
   * @return the last hidden states, n × hidden
   * @throws org.longview.work.InputException if the attention scores overflow
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Matrix run(
      int[] ids,
      Mechanism mechanism,
      LayerVisitor visitor,
      Progress progress,
      Cancellation cancellation) {
    Matrix hidden = embed(ids);
    for (int layer = 0; layer < config.layers(); layer++) {
      progress.at(
          "Layer " + (layer + 1) + " of " + config.layers(), layer / (double) config.layers());
      LayerAttention attention = attend(layer, hidden, mechanism, cancellation);
      visitor.visit(layer, hidden, attention);
      hidden = complete(layer, hidden, attention.output(), cancellation);
    }
    progress.at("Layer " + config.layers() + " of " + config.layers(), 1);
    return hidden;
  }

  /**
   * The sum of word, position and token type embeddings, normalised: n × hidden. Beyond the trained
   * length the position embeddings are repeated, as Longformer's were before its training.
   */
  public Matrix embed(int[] ids) {
    return embed(ids, IntStream.range(0, ids.length).toArray());
  }

  /**
   * The same of tokens that stand elsewhere.
   *
   * @param positions that of each token
   */
  public Matrix embed(int[] ids, int[] positions) {
    int width = config.hidden();
    Matrix x = Matrix.zeros(ids.length, width);
    for (int i = 0; i < ids.length; i++) {
      int word = ids[i] * width;
      int position = positions[i] % config.maxPositions() * width;
      for (int j = 0; j < width; j++) {
        x.data()[x.at(i) + j] = wordEmbeddings[word + j] + positionEmbeddings[position + j];
      }
    }
    kernels.addAndNormalize(x, null, embeddingNorm);
    return x;
  }

  /**
   * Queries, keys and values of all heads of a layer, from its input, n × hidden; of a Longformer
   * also the separate ones for global tokens. Each of them lies together, as a head's attention
   * reads nothing but its own.
   */
  public List<HeadTensors> project(int layer, Matrix input, Cancellation cancellation) {
    Layer weights = layers.get(layer);
    List<HeadTensors> ordinary = project(weights.queryKeyValue, input, cancellation);
    Dense global = weights.globalQueryKeyValue;
    if (global == null) {
      return ordinary;
    }
    List<HeadTensors> separate = project(global, input, cancellation);
    return IntStream.range(0, ordinary.size())
        .mapToObj(
            h -> {
              HeadTensors head = ordinary.get(h);
              return new HeadTensors(head.q(), head.k(), head.v(), separate.get(h));
            })
        .toList();
  }

  private List<HeadTensors> project(Dense queryKeyValue, Matrix input, Cancellation cancellation) {
    int heads = config.heads();
    List<Matrix> parts =
        Stream.generate(() -> Matrix.zeros(input.rows(), config.headWidth()))
            .limit(3L * heads)
            .toList();
    inRowBlocks(
        input.rows(),
        cancellation,
        (from, to) -> {
          Matrix projected = between.get().projected.rows(0, to - from);
          queryKeyValue.apply(input.rows(from, to), projected);
          for (int part = 0; part < parts.size(); part++) {
            int column = part * config.headWidth();
            projected
                .columns(column, column + config.headWidth())
                .copyInto(parts.get(part).rows(from, to));
          }
        });
    return IntStream.range(0, heads)
        .mapToObj(
            h -> new HeadTensors(parts.get(h), parts.get(heads + h), parts.get(2 * heads + h)))
        .toList();
  }

  /** The attention of a layer, from its input, n × hidden. */
  public LayerAttention attend(
      int layer, Matrix input, Mechanism mechanism, Cancellation cancellation) {
    return new LayerAttention(
        kernels, project(layer, input, cancellation), mechanism, workers, cancellation);
  }

  /**
   * What follows the attention: the output projection and the feed-forward network, each added to
   * what went in and normalised.
   *
   * @param input of the layer, n × hidden; not modified
   * @param attended outputs of all heads, n × hidden; not modified
   * @return the layer's output, n × hidden
   */
  public Matrix complete(int layer, Matrix input, Matrix attended, Cancellation cancellation) {
    Layer weights = layers.get(layer);
    Matrix output = Matrix.zeros(input.rows(), config.hidden());
    inRowBlocks(
        input.rows(),
        cancellation,
        (from, to) -> {
          Matrix x = between.get().attended.rows(0, to - from);
          weights.attentionOutput.apply(attended.rows(from, to), x);
          kernels.addAndNormalize(x, input.rows(from, to), weights.attentionNorm);
          Matrix inner = between.get().inner.rows(0, to - from);
          weights.intermediate.apply(x, inner);
          kernels.gelu(inner);
          Matrix y = output.rows(from, to);
          weights.output.apply(inner, y);
          kernels.addAndNormalize(y, x, weights.outputNorm);
        });
    return output;
  }

  private interface RowBlock {
    void compute(int from, int to);
  }

  private void inRowBlocks(int rows, Cancellation cancellation, RowBlock block) {
    int perThread = (rows + workers.threads() - 1) / workers.threads();
    int blocks = Math.max(1, (perThread + ROWS_TOGETHER - 1) / ROWS_TOGETHER);
    int size = Math.max(1, (perThread + blocks - 1) / blocks);
    workers.forEach(
        (rows + size - 1) / size,
        cancellation,
        task -> block.compute(task * size, Math.min(rows, (task + 1) * size)));
  }

  private static LayerNorm norm(NormWeights weights, EncoderConfig config) {
    return new LayerNorm(weights.gain(), weights.bias(), config.layerNormEpsilon());
  }

  /**
   * What lies between a layer's input, its attention and its output, for a block of rows. Each
   * thread has one and uses it again and again, as clearing new memory would take longer than
   * filling this.
   */
  private static final class Between {
    final Matrix projected; // (block, 3 · hidden)
    final Matrix attended; // (block, hidden)
    final Matrix inner; // (block, intermediate)

    Between(EncoderConfig config) {
      projected = Matrix.zeros(ROWS_TOGETHER, 3 * config.hidden());
      attended = Matrix.zeros(ROWS_TOGETHER, config.hidden());
      inner = Matrix.zeros(ROWS_TOGETHER, config.intermediate());
    }
  }

  /** y = xW + b, packed. */
  private static final class Dense {
    private final Kernels kernels;
    private final PackedMatrix weight;
    private final float[] bias;

    Dense(Kernels kernels, PackedMatrix weight, float[] bias) {
      this.kernels = kernels;
      this.weight = weight;
      this.bias = bias;
    }

    void apply(Matrix x, Matrix y) {
      kernels.multiply(x, weight, bias, y);
    }
  }

  /** One layer's weights, packed together. */
  private static final class Layer {
    final Dense queryKeyValue; // hidden → 3 · hidden
    final @Nullable Dense globalQueryKeyValue; // the same for global tokens
    final Dense attentionOutput; // hidden → hidden
    final LayerNorm attentionNorm;
    final Dense intermediate; // hidden → intermediate
    final Dense output; // intermediate → hidden
    final LayerNorm outputNorm;

    Layer(LayerWeights weights, EncoderConfig config, Kernels kernels) {
      DenseWeights projections = join(weights.query(), weights.key(), weights.value());
      List<DenseWeights> parts =
          List.of(projections, weights.attentionOutput(), weights.intermediate(), weights.output());
      List<PackedMatrix> packed = kernels.pack(parts.stream().map(Layer::matrix).toList());
      queryKeyValue = new Dense(kernels, packed.get(0), projections.bias());
      attentionOutput = new Dense(kernels, packed.get(1), weights.attentionOutput().bias());
      attentionNorm = norm(weights.attentionNorm(), config);
      intermediate = new Dense(kernels, packed.get(2), weights.intermediate().bias());
      output = new Dense(kernels, packed.get(3), weights.output().bias());
      outputNorm = norm(weights.outputNorm(), config);
      LayerWeights.GlobalWeights global = weights.global();
      globalQueryKeyValue =
          global == null
              ? null
              : alone(join(global.query(), global.key(), global.value()), kernels);
    }

    private static Dense alone(DenseWeights weights, Kernels kernels) {
      return new Dense(kernels, kernels.pack(List.of(matrix(weights))).get(0), weights.bias());
    }

    private static Matrix matrix(DenseWeights weights) {
      return Matrix.of(weights.weight(), weights.inputs(), weights.outputs());
    }

    /** Several of equally many inputs as one, their outputs side by side. */
    private static DenseWeights join(DenseWeights... parts) {
      int inputs = parts[0].inputs();
      int outputs = 0;
      for (DenseWeights part : parts) {
        outputs += part.outputs();
      }
      Matrix joined = Matrix.zeros(inputs, outputs);
      float[] bias = new float[outputs];
      int column = 0;
      for (DenseWeights part : parts) {
        int width = part.outputs();
        System.arraycopy(part.bias(), 0, bias, column, width);
        matrix(part).copyInto(joined.columns(column, column + width));
        column += width;
      }
      return new DenseWeights(joined.data(), bias);
    }
  }
}

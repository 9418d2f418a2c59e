package org.longview.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Puts an encoder together from its tensors. All that it needs must be there in the right shape,
 * which is checked before anything is read.
 */
final class EncoderAssembly {
  private static final int MOST_NAMED = 3;

  /** Rows and columns that are transposed together, so that both stay in the cache. */
  private static final int BLOCK = 32;

  private final EncoderConfig config;
  private final Embeddings embeddings;
  private final EncoderTensors tensors;
  private final Progress progress;
  private final Cancellation cancellation;
  private final Map<String, Shape> needed;
  private long bytesToRead;
  private long bytesRead;

  /**
   * The rows of the embeddings that config and text do not tell.
   *
   * @param firstPosition the row of the first token's position; RoBERTa keeps those before it
   * @param types rows of the token types, of which a single text uses the first
   */
  record Embeddings(int firstPosition, int types) {}

  EncoderAssembly(
      EncoderConfig config,
      Embeddings embeddings,
      EncoderTensors tensors,
      Progress progress,
      Cancellation cancellation) {
    this.config = config;
    this.embeddings = embeddings;
    this.tensors = tensors;
    this.progress = progress;
    this.cancellation = cancellation;
    needed = EncoderShapes.of(config, embeddings, tensors.outputsFirst());
  }

  /** The names of all that is needed, with the shapes as they lie in the file. */
  Set<String> names() {
    return needed.keySet();
  }

  /** Bytes of all that is needed, as float32. */
  long bytes() {
    return EncoderShapes.bytes(needed);
  }

  /**
   * Refuses tensors of which one is missing or misshapen.
   *
   * @param refusal of what the model has or lacks
   */
  void check(Function<String, InputException> refusal) {
    List<String> missing =
        needed.keySet().stream().filter(name -> !tensors.names().contains(name)).toList();
    if (!missing.isEmpty()) {
      throw refusal.apply("has no " + some(missing));
    }
    needed.forEach(
        (name, wanted) -> {
          Shape shape = tensors.shape(name);
          if (!shape.equals(wanted)) {
            throw refusal.apply(
                "has %s of shape %s, but it must be %s".formatted(name, shape, wanted));
          }
        });
  }

  /** Some of the names, and how many more there are. */
  static String some(List<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMED;
    return more > 0 ? first + " and %,d more".formatted(more) : first;
  }

  /**
   * Reads all, once it was checked.
   *
   * @param unused what else lies in the file, for the user to know
   * @throws InputException if a tensor cannot be read, or holds what is no finite number
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EncoderWeights read(List<String> unused) {
    bytesToRead = needed.keySet().stream().mapToLong(tensors::bytes).sum();
    int hidden = config.hidden();
    float[] words = elements("embeddings.word_embeddings.weight");
    float[] positions = elements("embeddings.position_embeddings.weight");
    float[] types = elements("embeddings.token_type_embeddings.weight");
    NormWeights norm = norm("embeddings.LayerNorm");
    List<LayerWeights> layers = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      layers.add(layer(EncoderShapes.prefix(layer)));
    }
    int first = embeddings.firstPosition();
    return new EncoderWeights(
        config,
        words,
        first == 0 ? positions : Arrays.copyOfRange(positions, first * hidden, positions.length),
        Arrays.copyOf(types, hidden),
        norm,
        layers,
        unused);
  }

  private LayerWeights layer(String prefix) {
    int hidden = config.hidden();
    return new LayerWeights(
        dense(prefix + "attention.self.query", hidden, hidden),
        dense(prefix + "attention.self.key", hidden, hidden),
        dense(prefix + "attention.self.value", hidden, hidden),
        dense(prefix + "attention.output.dense", hidden, hidden),
        norm(prefix + "attention.output.LayerNorm"),
        dense(prefix + "intermediate.dense", hidden, config.intermediate()),
        dense(prefix + "output.dense", config.intermediate(), hidden),
        norm(prefix + "output.LayerNorm"),
        global(prefix));
  }

  private LayerWeights.@Nullable GlobalWeights global(String prefix) {
    if (!config.isLongformer()) {
      return null;
    }
    int hidden = config.hidden();
    return new LayerWeights.GlobalWeights(
        dense(prefix + "attention.self.query_global", hidden, hidden),
        dense(prefix + "attention.self.key_global", hidden, hidden),
        dense(prefix + "attention.self.value_global", hidden, hidden));
  }

  private DenseWeights dense(String name, int inputs, int outputs) {
    float[] matrix = elements(name + ".weight");
    return new DenseWeights(
        tensors.outputsFirst() ? transposed(matrix, outputs, inputs) : matrix,
        elements(name + ".bias"));
  }

  private NormWeights norm(String name) {
    return new NormWeights(elements(name + ".weight"), elements(name + ".bias"));
  }

  private float[] elements(String name) {
    float[] elements = tensors.elements(name, cancellation);
    for (int i = 0; i < elements.length; i++) {
      if (!Float.isFinite(elements[i])) {
        throw new InputException(
            "The model %s has %s at %s of %s; use one whose training did not diverge."
                .formatted(config.name(), elements[i], tensors.shape(name).index(i), name));
      }
    }
    bytesRead += tensors.bytes(name);
    progress.at("Reading " + config.name(), bytesRead / (double) Math.max(1, bytesToRead));
    return elements;
  }

  /** The matrix (rows, columns) as (columns, rows). */
  static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int rowBlock = 0; rowBlock < rows; rowBlock += BLOCK) {
      int rowEnd = Math.min(rows, rowBlock + BLOCK);
      for (int columnBlock = 0; columnBlock < columns; columnBlock += BLOCK) {
        int columnEnd = Math.min(columns, columnBlock + BLOCK);
        for (int i = rowBlock; i < rowEnd; i++) {
          for (int j = columnBlock; j < columnEnd; j++) {
            result[j * rows + i] = matrix[i * columns + j];
          }
        }
      }
    }
    return result;
  }
}

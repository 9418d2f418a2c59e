package org.longview.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Finds the weights of an encoder in its ONNX graph as PyTorch exports it. There the matrices are
 * anonymous, but each is the second input of a MatMul whose result an Add joins with a named bias,
 * and takes its name from that. As that input they are (inputs, outputs), ready for y = x W + b; in
 * the file they may lie the other way, in front of a Transpose.
 */
final class OnnxWeights {
  private static final float LAYER_NORM_EPSILON = 1e-12f;
  private static final int MATRICES_PER_LAYER = 6;

  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";
  private static final String TRANSPOSE = "Transpose";
  private static final Set<String> GUISES = Set.of("Identity", "Cast", TRANSPOSE);

  /** More guises than any tensor has, where they might lead in a circle. */
  private static final int MOST_GUISES = 8;

  private final String model;
  private final OnnxGraph graph;
  private final Map<String, Seen> tensors = new HashMap<>();

  /** By which node each output is made that is a tensor of the file in another guise. */
  private final Map<String, OnnxGraph.Node> guises = new HashMap<>();

  private OnnxWeights(String model, OnnxGraph graph) {
    this.model = model;
    this.graph = graph;
    graph.tensors().forEach((name, tensor) -> tensors.put(name, new Seen(tensor, false)));
    for (OnnxGraph.Node node : graph.nodes()) {
      if (GUISES.contains(node.type()) && !node.inputs().isEmpty() && !node.outputs().isEmpty()) {
        guises.put(node.outputs().get(0), node);
      }
    }
    // PyTorch writes equal tensors once, and the others as copies of it
    guises.forEach(
        (name, node) -> {
          Seen same = node.type().equals(TRANSPOSE) ? null : seen(name);
          if (same != null) {
            tensors.put(name, same);
          }
        });
  }

  /**
   * Finds the weights.
   *
   * @param model its name
   * @throws InputException if one is missing or has a shape that does not fit the others
   */
  static EncoderWeights weights(String model, OnnxGraph graph) {
    return new OnnxWeights(model, graph).weights();
  }

  /**
   * The tensors that have names, of a model whose measures are known otherwise.
   *
   * @param model its name
   */
  static EncoderTensors tensors(String model, OnnxGraph graph) {
    OnnxWeights onnx = new OnnxWeights(model, graph);
    onnx.nameMatrices();
    onnx.tensors.keySet().removeIf(name -> !name.endsWith(WEIGHT) && !name.endsWith(BIAS));
    return new Named(onnx.tensors);
  }

  private EncoderWeights weights() {
    int matrices = nameMatrices();
    Shape words = matrix("embeddings.word_embeddings.weight").shape();
    Shape positions = matrix("embeddings.position_embeddings.weight").shape();
    Shape types = matrix("embeddings.token_type_embeddings.weight").shape();
    int hidden = words.length(1);
    int layers = 0;
    while (tensors.containsKey("encoder.layer.%d.attention.self.query.bias".formatted(layers))) {
      layers++;
    }
    if (layers == 0) {
      throw unusable("has no encoder.layer.0.attention.self.query.bias");
    }
    int intermediate = matrix("encoder.layer.0.intermediate.dense.weight").shape().length(1);
    EncoderConfig config =
        new EncoderConfig(
            model,
            layers,
            heads(hidden),
            hidden,
            intermediate,
            positions.length(0),
            words.length(0),
            LAYER_NORM_EPSILON);
    EncoderAssembly assembly =
        new EncoderAssembly(
            config,
            new EncoderAssembly.Embeddings(0, types.length(0)),
            new Named(tensors),
            Progress.NONE,
            new Cancellation());
    assembly.check(this::unusable);
    if (matrices != MATRICES_PER_LAYER * layers) {
      throw unusable("has %d weight matrices in %d layers".formatted(matrices, layers));
    }
    return assembly.read(List.of());
  }

  /** Gives the anonymous matrices their names, and says how many there are. */
  private int nameMatrices() {
    Map<String, OnnxGraph.Node> additions = new HashMap<>();
    for (OnnxGraph.Node node : graph.nodes()) {
      if (node.type().equals("Add")) {
        node.inputs().forEach(input -> additions.putIfAbsent(input, node));
      }
    }
    Map<String, Seen> matrices = new HashMap<>();
    for (OnnxGraph.Node node : graph.nodes()) {
      if (!node.type().equals("MatMul") || node.inputs().size() != 2 || node.outputs().isEmpty()) {
        continue;
      }
      Seen matrix = seen(node.inputs().get(1));
      OnnxGraph.Node addition = additions.get(node.outputs().get(0));
      if (matrix != null && addition != null) {
        for (String input : addition.inputs()) {
          if (input.endsWith(BIAS) && tensors.containsKey(input)) {
            if (matrices.put(weightBeside(input), matrix) != null) {
              throw unusable("has several matrices beside " + input);
            }
          }
        }
      }
    }
    // Of those that no MatMul reads it is not known which way they lie
    graph.tensors().keySet().stream()
        .filter(name -> name.endsWith(BIAS))
        .map(OnnxWeights::weightBeside)
        .forEach(
            name -> tensors.computeIfPresent(name, (n, t) -> t.shape().rank() == 2 ? null : t));
    tensors.putAll(matrices);
    return matrices.size();
  }

  private static String weightBeside(String bias) {
    return bias.substring(0, bias.length() - BIAS.length()) + WEIGHT;
  }

  /** A tensor of the file by a name that nodes read it by, if it is one. */
  private @Nullable Seen seen(String name) {
    String at = name;
    boolean transposed = false;
    for (int steps = 0; steps < MOST_GUISES; steps++) {
      OnnxGraph.Tensor tensor = graph.tensors().get(at);
      if (tensor != null) {
        return transposed && tensor.shape.rank() != 2 ? null : new Seen(tensor, transposed);
      }
      OnnxGraph.Node node = guises.get(at);
      if (node == null) {
        return null;
      }
      transposed ^= node.type().equals(TRANSPOSE);
      at = node.inputs().get(0);
    }
    return null;
  }

  /** The scores are divided by √d, which is the only place where the graph tells d. */
  private int heads(int hidden) {
    Map<String, OnnxGraph.Tensor> constants = new HashMap<>(graph.tensors());
    for (OnnxGraph.Node node : graph.nodes()) {
      OnnxGraph.Tensor value = node.value();
      if (value != null && !node.outputs().isEmpty()) {
        constants.put(node.outputs().get(0), value);
      }
    }
    for (OnnxGraph.Node node : graph.nodes()) {
      if (node.name().endsWith("layer.0/attention/self/Div") && node.inputs().size() == 2) {
        OnnxGraph.Tensor divisor = constants.get(node.inputs().get(1));
        if (divisor != null && divisor.elements.length == 1) {
          int width = Math.round(divisor.elements[0] * divisor.elements[0]);
          if (width > 0 && hidden % width == 0) {
            return hidden / width;
          }
        }
      }
    }
    throw unusable("does not tell its number of heads");
  }

  private Seen matrix(String name) {
    Seen tensor = tensors.get(name);
    if (tensor == null) {
      throw unusable("has no " + name);
    }
    if (tensor.shape().rank() != 2 || tensor.shape().count() == 0) {
      throw unusable("has %s of shape %s, but it must be a matrix".formatted(name, tensor.shape()));
    }
    return tensor;
  }

  private InputException unusable(String why) {
    return new InputException(
        "The model %s %s; export a BERT, RoBERTa or Longformer as PyTorch does, without optimisation."
            .formatted(model, why));
  }

  /** A tensor of the file as nodes see it. */
  private record Seen(OnnxGraph.Tensor tensor, boolean transposed) {
    Shape shape() {
      Shape shape = tensor.shape;
      return transposed ? new Shape(shape.length(1), shape.length(0)) : shape;
    }

    float[] elements() {
      return transposed
          ? EncoderAssembly.transposed(
              tensor.elements, tensor.shape.length(0), tensor.shape.length(1))
          : tensor.elements;
    }
  }

  /** Tensors that are in memory already. */
  private record Named(Map<String, Seen> tensors) implements EncoderTensors {
    @Override
    public Set<String> names() {
      return tensors.keySet();
    }

    @Override
    public Shape shape(String name) {
      return tensor(name).shape();
    }

    @Override
    public long bytes(String name) {
      return Float.BYTES * shape(name).count();
    }

    @Override
    public float[] elements(String name, Cancellation cancellation) {
      return tensor(name).elements();
    }

    @Override
    public boolean outputsFirst() {
      return false;
    }

    private Seen tensor(String name) {
      return Objects.requireNonNull(tensors.get(name), name);
    }
  }
}

package org.longview.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Finds the weights of a BERT encoder in its ONNX graph as PyTorch exports it. There the matrices
 * are anonymous, but each is the second input of a MatMul whose result an Add joins with a named
 * bias, and takes its name from that. They lie as (inputs, outputs), ready for y = x W + b.
 */
final class BertOnnx {
  private static final float LAYER_NORM_EPSILON = 1e-12f;
  private static final int MATRICES_PER_LAYER = 6;

  private final String model;
  private final OnnxGraph graph;
  private final Map<String, OnnxGraph.Tensor> tensors;

  private BertOnnx(String model, OnnxGraph graph) {
    this.model = model;
    this.graph = graph;
    this.tensors = new HashMap<>(graph.tensors());
  }

  /**
   * Finds the weights.
   *
   * @param model its name
   * @throws InputException if one is missing or has a shape that does not fit the others
   */
  static EncoderWeights weights(String model, OnnxGraph graph) {
    return new BertOnnx(model, graph).weights();
  }

  /**
   * The tensors by their names, of a model whose measures are known otherwise.
   *
   * @param model its name
   */
  static EncoderTensors tensors(String model, OnnxGraph graph) {
    BertOnnx onnx = new BertOnnx(model, graph);
    onnx.nameMatrices();
    return new Named(onnx.tensors);
  }

  private EncoderWeights weights() {
    int matrices = nameMatrices();
    Shape words = matrix("embeddings.word_embeddings.weight").shape;
    Shape positions = matrix("embeddings.position_embeddings.weight").shape;
    Shape types = matrix("embeddings.token_type_embeddings.weight").shape;
    int hidden = words.length(1);
    int layers = 0;
    while (tensors.containsKey("encoder.layer.%d.attention.self.query.bias".formatted(layers))) {
      layers++;
    }
    if (layers == 0) {
      throw unusable("has no encoder.layer.0.attention.self.query.bias");
    }
    int intermediate = matrix("encoder.layer.0.intermediate.dense.weight").shape.length(1);
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
    int matrices = 0;
    for (OnnxGraph.Node node : graph.nodes()) {
      if (!node.type().equals("MatMul") || node.inputs().size() != 2 || node.outputs().isEmpty()) {
        continue;
      }
      OnnxGraph.Tensor matrix = graph.tensors().get(node.inputs().get(1));
      OnnxGraph.Node addition = additions.get(node.outputs().get(0));
      if (matrix != null && addition != null) {
        for (String input : addition.inputs()) {
          if (input.endsWith(".bias") && graph.tensors().containsKey(input)) {
            tensors.put(input.replace(".bias", ".weight"), matrix);
            matrices++;
          }
        }
      }
    }
    return matrices;
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

  private OnnxGraph.Tensor matrix(String name) {
    OnnxGraph.Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw unusable("has no " + name);
    }
    if (tensor.shape.rank() != 2 || tensor.elements.length == 0) {
      throw unusable("has %s of shape %s, but it must be a matrix".formatted(name, tensor.shape));
    }
    return tensor;
  }

  private InputException unusable(String why) {
    return new InputException("The model %s %s; use a BERT encoder.".formatted(model, why));
  }

  /** Tensors that are in memory already. */
  private record Named(Map<String, OnnxGraph.Tensor> tensors) implements EncoderTensors {
    @Override
    public Set<String> names() {
      return tensors.keySet();
    }

    @Override
    public Shape shape(String name) {
      return tensor(name).shape;
    }

    @Override
    public long bytes(String name) {
      return Float.BYTES * shape(name).count();
    }

    @Override
    public float[] elements(String name, Cancellation cancellation) {
      return tensor(name).elements;
    }

    @Override
    public boolean outputsFirst() {
      return false;
    }

    private OnnxGraph.Tensor tensor(String name) {
      return Objects.requireNonNull(tensors.get(name), name);
    }
  }
}

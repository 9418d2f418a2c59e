package org.longview.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of an ONNX model's graph.
 *
 * @param nodes in the file's order
 * @param tensors the float32 initializers by their names
 */
record OnnxGraph(List<Node> nodes, Map<String, Tensor> tensors) {
  /**
   * An operation.
   *
   * @param type such as MatMul
   * @param domain where the type is defined, empty for ONNX itself
   * @param name of the node
   * @param inputs names of tensors or of other nodes' outputs
   * @param outputs names of what it makes
   * @param value the float32 tensor that a Constant holds, else null
   */
  record Node(
      String type,
      String domain,
      String name,
      List<String> inputs,
      List<String> outputs,
      @Nullable Tensor value) {
    /** Whether ONNX itself does not define the operation, as those that an optimiser fuses. */
    boolean isExtension() {
      return !domain.isEmpty() && !domain.equals("ai.onnx");
    }
  }

  /** A float32 tensor in C order. */
  static final class Tensor {
    final Shape shape;
    final float[] elements;

    /** The elements are as many as the shape says. */
    Tensor(Shape shape, float[] elements) {
      this.shape = shape;
      this.elements = elements;
    }
  }
}

package org.longview.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of an encoder's tensors, and the shapes that its measures give them. */
final class EncoderShapes {
  private final EncoderConfig config;
  private final boolean outputsFirst;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private EncoderShapes(EncoderConfig config, boolean outputsFirst) {
    this.config = config;
    this.outputsFirst = outputsFirst;
  }

  /**
   * Lists them, in the order in which they are read.
   *
   * @param outputsFirst whether the matrices of dense layers are (outputs, inputs)
   */
  static Map<String, Shape> of(
      EncoderConfig config, EncoderAssembly.Embeddings embeddings, boolean outputsFirst) {
    EncoderShapes all = new EncoderShapes(config, outputsFirst);
    all.list(embeddings);
    return all.shapes;
  }

  /** Bytes of all of them, as float32. */
  static long bytes(Map<String, Shape> shapes) {
    return shapes.values().stream().mapToLong(shape -> Float.BYTES * shape.count()).sum();
  }

  /** What the names of a layer's tensors begin with. */
  static String prefix(int layer) {
    return "encoder.layer." + layer + ".";
  }

  private void list(EncoderAssembly.Embeddings embeddings) {
    int hidden = config.hidden();
    int positions = config.maxPositions() + embeddings.firstPosition();
    add("embeddings.word_embeddings.weight", config.vocabularySize(), hidden);
    add("embeddings.position_embeddings.weight", positions, hidden);
    add("embeddings.token_type_embeddings.weight", embeddings.types(), hidden);
    addNorm("embeddings.LayerNorm");
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = prefix(layer);
      addDense(prefix + "attention.self.query", hidden, hidden);
      addDense(prefix + "attention.self.key", hidden, hidden);
      addDense(prefix + "attention.self.value", hidden, hidden);
      if (config.isLongformer()) {
        addDense(prefix + "attention.self.query_global", hidden, hidden);
        addDense(prefix + "attention.self.key_global", hidden, hidden);
        addDense(prefix + "attention.self.value_global", hidden, hidden);
      }
      addDense(prefix + "attention.output.dense", hidden, hidden);
      addNorm(prefix + "attention.output.LayerNorm");
      addDense(prefix + "intermediate.dense", hidden, config.intermediate());
      addDense(prefix + "output.dense", config.intermediate(), hidden);
      addNorm(prefix + "output.LayerNorm");
    }
  }

  private void add(String name, int... lengths) {
    shapes.put(name, new Shape(lengths));
  }

  private void addDense(String name, int inputs, int outputs) {
    if (outputsFirst) {
      add(name + ".weight", outputs, inputs);
    } else {
      add(name + ".weight", inputs, outputs);
    }
    add(name + ".bias", outputs);
  }

  private void addNorm(String name) {
    add(name + ".weight", config.hidden());
    add(name + ".bias", config.hidden());
  }
}

package org.longview.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.longview.work.InputException;

/**
 * Why a graph lacks weights that {@code config.json} tells of. What an export or an optimiser has
 * left out is known by what is left, and then the sentence says how to export it anew.
 */
final class OnnxRefusal {
  private static final String REMEDY = "or use its model.safetensors";

  private OnnxRefusal() {}

  /**
   * The refusal.
   *
   * @param model its name
   * @param names of the tensors that were found, without a prefix
   * @param what contradicts {@code config.json}, such as "has no …"
   */
  static InputException of(String model, OnnxGraph graph, Set<String> names, String what) {
    return new InputException("The model %s %s.".formatted(model, why(graph, names, what)));
  }

  private static String why(OnnxGraph graph, Set<String> names, String what) {
    String fused =
        graph.nodes().stream()
            .filter(OnnxGraph.Node::isExtension)
            .map(OnnxGraph.Node::type)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    if (!fused.isEmpty()) {
      return "was optimised, which hides its weights in fused operators (%s); open the file that torch.onnx.export wrote, before any optimisation, %s"
          .formatted(fused, REMEDY);
    }
    if (names.contains("embeddings.word_embeddings.weight")) {
      if (!names.contains("embeddings.position_embeddings.weight")) {
        return "was exported for texts of one length, and has lost its position embeddings; export it with dynamic_shapes (or dynamic_axes), "
            + REMEDY;
      }
      if (what.contains("_global") && names.stream().noneMatch(n -> n.contains("_global"))) {
        return "was exported without global tokens, and has lost their projections; export it with a global_attention_mask, "
            + REMEDY;
      }
    }
    return what + " by its config.json; use files that belong together";
  }
}

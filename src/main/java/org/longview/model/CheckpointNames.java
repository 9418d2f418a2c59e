package org.longview.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * How the names of a checkpoint's tensors follow from those of an encoder. An encoder that is part
 * of a model has the model's prefix, such as {@code bert.}; old checkpoints call gain and bias of
 * their norms gamma and beta.
 */
final class CheckpointNames {
  private static final String WORDS = "embeddings.word_embeddings.weight";

  /** What models have on top of their encoder, and what PyTorch keeps beside the weights. */
  private static final List<String> KNOWN_REST =
      List.of(
          "pooler.",
          "cls.",
          "lm_head.",
          "classifier.",
          "qa_outputs.",
          "embeddings.position_ids",
          "embeddings.token_type_ids");

  private final Map<String, String> originals = new LinkedHashMap<>();
  private final List<String> outside = new ArrayList<>();

  /**
   * Finds the encoder.
   *
   * @param model names it in a refusal
   * @param names of all tensors
   * @throws InputException if there is none, or more than one
   */
  CheckpointNames(String model, Set<String> names) {
    List<String> words = names.stream().filter(CheckpointNames::isWords).toList();
    if (words.size() != 1) {
      throw new InputException(
          words.isEmpty()
              ? "The model %s has no %s, so no encoder; known are BERT, RoBERTa and Longformer."
                  .formatted(model, WORDS)
              : "The model %s has several encoders (%s); save one of them alone."
                  .formatted(model, EncoderAssembly.some(words)));
    }
    String prefix = words.get(0).substring(0, words.get(0).length() - WORDS.length());
    for (String name : names) {
      if (name.startsWith(prefix)) {
        String canonical =
            name.substring(prefix.length())
                .replace("LayerNorm.gamma", "LayerNorm.weight")
                .replace("LayerNorm.beta", "LayerNorm.bias");
        originals.put(canonical, name);
      } else {
        outside.add(name);
      }
    }
  }

  private static boolean isWords(String name) {
    return name.equals(WORDS) || name.endsWith("." + WORDS);
  }

  /** The checkpoint's own name of a tensor that it has. */
  String original(String name) {
    return Objects.requireNonNull(originals.get(name), name);
  }

  /** The same tensors by the names that every encoder uses. */
  EncoderTensors rename(EncoderTensors tensors) {
    return new EncoderTensors() {
      @Override
      public Set<String> names() {
        return originals.keySet();
      }

      @Override
      public Shape shape(String name) {
        return tensors.shape(original(name));
      }

      @Override
      public long bytes(String name) {
        return tensors.bytes(original(name));
      }

      @Override
      public float[] elements(String name, Cancellation cancellation) {
        return tensors.elements(original(name), cancellation);
      }

      @Override
      public boolean outputsFirst() {
        return tensors.outputsFirst();
      }
    };
  }

  /**
   * Refuses tensors inside the encoder that nobody needs: with them it computes something else.
   *
   * @param needed names that every encoder uses
   * @return what else is there for no purpose that is known, by the checkpoint's names
   */
  List<String> unused(String model, Set<String> needed) {
    List<String> inside =
        originals.entrySet().stream()
            .filter(name -> !needed.contains(name.getKey()) && !isKnownRest(name.getKey()))
            .filter(
                name ->
                    name.getKey().startsWith("encoder.") || name.getKey().startsWith("embeddings."))
            .map(Map.Entry::getValue)
            .toList();
    if (!inside.isEmpty()) {
      throw new InputException(
          "The model %s has also %s, which its config.json does not tell of; correct that, or use another model."
              .formatted(model, EncoderAssembly.some(inside)));
    }
    List<String> unused = new ArrayList<>(outside);
    originals.forEach(
        (name, original) -> {
          if (!needed.contains(name)) {
            unused.add(original);
          }
        });
    unused.removeIf(CheckpointNames::isKnownRest);
    return unused;
  }

  private static boolean isKnownRest(String name) {
    return KNOWN_REST.stream().anyMatch(rest -> name.startsWith(rest) || name.contains("." + rest));
  }
}

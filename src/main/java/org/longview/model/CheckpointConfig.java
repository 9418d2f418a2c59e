package org.longview.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * What the {@code config.json} of a Hugging Face model says, checked.
 *
 * @param encoder its measures
 * @param embeddings the rest of what its tensors' shapes depend on
 */
record CheckpointConfig(EncoderConfig encoder, EncoderAssembly.Embeddings embeddings) {
  static final String FILE = "config.json";

  private static final String BERT = "bert";
  private static final String LONGFORMER = "longformer";
  private static final List<String> TYPES = List.of(BERT, "roberta", "xlm-roberta", LONGFORMER);

  /** Far above any real value, so that no product of two exceeds a long. */
  private static final int MOST = 100_000_000;

  private static final int MOST_LAYERS = 1000;
  private static final double USUAL_EPSILON = 1e-12;

  /**
   * Reads the file.
   *
   * @param name that the model is shown by
   * @throws InputException if it is missing or damaged, or describes what is not computed
   */
  static CheckpointConfig read(Path file, String name) {
    return new Reader(file, JsonFile.read(file)).config(name);
  }

  /** The file while it is read. */
  private record Reader(Path file, JsonObject json) {
    CheckpointConfig config(String name) {
      String type = type();
      requireKind(type);
      int hidden = number("hidden_size", MOST);
      int heads = number("num_attention_heads", MOST);
      if (hidden % heads != 0) {
        throw refusal(
            "has hidden_size %d and num_attention_heads %d, which do not divide it; correct one of them"
                .formatted(hidden, heads));
      }
      int layers = number("num_hidden_layers", MOST_LAYERS);
      // RoBERTa's code counts positions from behind that of the padding
      int firstPosition = type.equals(BERT) ? 0 : optional("pad_token_id", 1, 0, MOST) + 1;
      int positions = number("max_position_embeddings", MOST);
      if (positions <= firstPosition) {
        throw refusal(
            "has max_position_embeddings %d, of which pad_token_id leaves none; correct one of them"
                .formatted(positions));
      }
      EncoderConfig encoder =
          new EncoderConfig(
              name,
              layers,
              heads,
              hidden,
              number("intermediate_size", MOST),
              positions - firstPosition,
              number("vocab_size", MOST),
              epsilon(),
              type.equals(LONGFORMER) ? windows(layers) : List.of());
      return new CheckpointConfig(
          encoder,
          new EncoderAssembly.Embeddings(firstPosition, optional("type_vocab_size", 2, 1, MOST)));
    }

    private String type() {
      String type = text("model_type");
      if (type == null) {
        throw refusal("has no model_type; known are " + String.join(", ", TYPES));
      }
      if (!TYPES.contains(type)) {
        throw refusal(
            "describes a model of type %s, which is not computed; known are %s"
                .formatted(type, String.join(", ", TYPES)));
      }
      return type;
    }

    /** Refuses what the encoder would compute otherwise than the model's own code. */
    private void requireKind(String type) {
      if (json.get("quantization_config") instanceof JsonObject quantized) {
        throw refusal(
            "says that its weights are quantised (%s); use the model as float32, float16 or bfloat16"
                .formatted(quantized.get("quant_method")));
      }
      require("hidden_act", "gelu");
      require("position_embedding_type", "absolute");
      if (json.get("is_decoder") instanceof JsonPrimitive decoder && decoder.getAsBoolean()) {
        throw refusal("describes a decoder; use an encoder of type " + type);
      }
    }

    private void require(String key, String only) {
      String value = text(key);
      if (value != null && !value.equals(only)) {
        throw refusal(
            "has %s %s, which is not computed; it must be %s".formatted(key, value, only));
      }
    }

    private float epsilon() {
      JsonElement value = json.get("layer_norm_eps");
      if (value == null) {
        return (float) USUAL_EPSILON;
      }
      double epsilon = decimal(value);
      if (!(epsilon > 0 && epsilon < 1)) {
        throw refusal("has layer_norm_eps %s; it must be a small positive number".formatted(value));
      }
      return (float) epsilon;
    }

    /** Of Longformer: one window for all layers, or one for each. */
    private List<Integer> windows(int layers) {
      JsonElement value = json.get("attention_window");
      if (value == null || !value.isJsonArray()) {
        return Collections.nCopies(layers, window(value));
      }
      List<Integer> windows = new ArrayList<>();
      value.getAsJsonArray().forEach(window -> windows.add(window(window)));
      if (windows.size() != layers) {
        throw refusal(
            "has %d windows in attention_window, but num_hidden_layers %d; give one for each layer"
                .formatted(windows.size(), layers));
      }
      return windows;
    }

    private int window(@Nullable JsonElement value) {
      double window = value == null ? 0 : decimal(value);
      if (!(window >= 2) || window > MOST || window % 2 != 0) {
        throw refusal("has attention_window %s; it must be even and positive".formatted(value));
      }
      return (int) window;
    }

    private int number(String key, int highest) {
      if (!json.has(key)) {
        throw refusal("has no " + key + "; use the one that belongs to the weights");
      }
      return optional(key, 0, 1, highest);
    }

    private int optional(String key, int usual, int lowest, int highest) {
      JsonElement value = json.get(key);
      if (value == null || value.isJsonNull()) {
        return usual;
      }
      double number = decimal(value);
      if (!(number >= lowest && number <= highest) || number != Math.rint(number)) {
        throw refusal(
            "has %s %s; it must be a whole number from %,d to %,d"
                .formatted(key, value, lowest, highest));
      }
      return (int) number;
    }

    /** NaN if it is no number. */
    private static double decimal(JsonElement value) {
      return value instanceof JsonPrimitive primitive && primitive.isNumber()
          ? primitive.getAsDouble()
          : Double.NaN;
    }

    private @Nullable String text(String key) {
      return json.get(key) instanceof JsonPrimitive value ? value.getAsString() : null;
    }

    private InputException refusal(String what) {
      return new InputException("%s %s.".formatted(file, what));
    }
  }
}

package org.longview.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small random model as a folder that {@code save_pretrained} could have written: two layers of
 * two heads, 8 wide, 12 positions, 20 words. What is written can be changed before.
 */
public final class TinyCheckpoint {
  static final int LAYERS = 2;
  static final int HEADS = 2;
  static final int HIDDEN = 8;
  static final int INTERMEDIATE = 12;
  static final int POSITIONS = 12;

  /** How many tokens the vocabulary has. */
  public static final int WORDS = 20;

  /** What the model is. */
  public enum Kind {
    /** Token types of two texts, positions from 0. */
    BERT("bert", 0),
    /** Positions from 2. */
    ROBERTA("roberta", 2),
    /** The same by another name. */
    XLM_ROBERTA("xlm-roberta", 2),
    /** Positions from 2, separate global projections, windows of 4 and 8. */
    LONGFORMER("longformer", 2);

    final String type;
    final int firstPosition;

    Kind(String type, int firstPosition) {
      this.type = type;
      this.firstPosition = firstPosition;
    }
  }

  /** A tensor in PyTorch's layout. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tensor(int[] shape, float[] elements) {
    String json() {
      return Arrays.toString(shape).replace(" ", "");
    }
  }

  final Kind kind;

  /** By the names without a prefix. */
  final Map<String, Tensor> tensors = new TreeMap<>();

  final Map<String, String> config = new LinkedHashMap<>();
  private String prefix = "";
  private String type = "F32";

  /** Random weights of a seed. */
  public TinyCheckpoint(Kind kind, long seed) {
    this.kind = kind;
    Random random = new Random(seed);
    int positions = POSITIONS + kind.firstPosition;
    int types = kind == Kind.BERT ? 2 : 1;
    table(random, "embeddings.word_embeddings.weight", WORDS, HIDDEN);
    table(random, "embeddings.position_embeddings.weight", positions, HIDDEN);
    table(random, "embeddings.token_type_embeddings.weight", types, HIDDEN);
    norm(random, "embeddings.LayerNorm");
    List<String> projections = new ArrayList<>(List.of("query", "key", "value"));
    if (kind == Kind.LONGFORMER) {
      projections.addAll(List.of("query_global", "key_global", "value_global"));
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "encoder.layer." + layer + ".";
      for (String projection : projections) {
        dense(random, name + "attention.self." + projection, HIDDEN, HIDDEN);
      }
      dense(random, name + "attention.output.dense", HIDDEN, HIDDEN);
      norm(random, name + "attention.output.LayerNorm");
      dense(random, name + "intermediate.dense", INTERMEDIATE, HIDDEN);
      dense(random, name + "output.dense", HIDDEN, INTERMEDIATE);
      norm(random, name + "output.LayerNorm");
    }
    config.put("model_type", "\"" + kind.type + "\"");
    config.put("num_hidden_layers", "" + LAYERS);
    config.put("num_attention_heads", "" + HEADS);
    config.put("hidden_size", "" + HIDDEN);
    config.put("intermediate_size", "" + INTERMEDIATE);
    config.put("max_position_embeddings", "" + positions);
    config.put("vocab_size", "" + WORDS);
    config.put("type_vocab_size", "" + types);
    config.put("layer_norm_eps", kind == Kind.BERT ? "1e-12" : "1e-05");
    config.put("hidden_act", "\"gelu\"");
    config.put("pad_token_id", kind == Kind.BERT ? "0" : "1");
    if (kind == Kind.LONGFORMER) {
      config.put("attention_window", "[4, 8]");
    }
  }

  private void dense(Random random, String name, int outputs, int inputs) {
    table(random, name + ".weight", outputs, inputs);
    put(name + ".bias", random, 0, 0.3, outputs);
  }

  private void norm(Random random, String name) {
    put(name + ".weight", random, 1, 0.2, HIDDEN);
    put(name + ".bias", random, 0, 0.2, HIDDEN);
  }

  private void table(Random random, String name, int rows, int columns) {
    put(name, random, 0, 0.7, rows, columns);
  }

  private void put(String name, Random random, double mean, double deviation, int... shape) {
    float[] elements = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < elements.length; i++) {
      // of 8 significant bits, so that 16-bit floats hold it as it is
      float value = (float) (mean + deviation * random.nextGaussian());
      elements[i] = Float.intBitsToFloat(Float.floatToIntBits(value) & 0xFFFF0000);
      if (Math.abs(elements[i]) < 0x1p-10f) {
        elements[i] = 0;
      }
    }
    tensors.put(name, new Tensor(shape, elements));
  }

  /** A tensor that it has. */
  Tensor tensor(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  /** Names its tensors as those of a model that the encoder is part of. */
  public TinyCheckpoint prefixed() {
    prefix = kind.type + ".";
    return this;
  }

  /** Writes floats of another type: F64, F16 or BF16. */
  TinyCheckpoint as(String newType) {
    type = newType;
    return this;
  }

  private byte[] bytes(float[] elements) {
    int size =
        switch (type) {
          case "F64" -> 8;
          case "F32" -> 4;
          default -> 2;
        };
    ByteBuffer bytes = ByteBuffer.allocate(size * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float element : elements) {
      switch (type) {
        case "F64" -> bytes.putDouble(element);
        case "F32" -> bytes.putFloat(element);
        case "BF16" -> bytes.putShort((short) (Float.floatToIntBits(element) >>> 16));
        default -> bytes.putShort(half(element));
      }
    }
    return bytes.array();
  }

  /** As IEEE 754's binary16, which holds the numbers here exactly. */
  private static short half(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7FFFFFFF;
    return (short) (magnitude == 0 ? sign : sign | (magnitude >>> 13) - (112 << 10));
  }

  /** Writes {@code config.json} and {@code model.safetensors}. */
  public TinyCheckpoint writeTo(Path folder) {
    writeConfig(folder);
    write(folder.resolve("model.safetensors"), List.copyOf(tensors.keySet()));
    return this;
  }

  /** Writes the tensors to two files, in turn, and their index. */
  TinyCheckpoint writeSharded(Path folder) {
    writeConfig(folder);
    List<String> names = List.copyOf(tensors.keySet());
    List<List<String>> parts = List.of(new ArrayList<>(), new ArrayList<>());
    List<String> map = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parts.get(i % 2).add(names.get(i));
      map.add("\"%s%s\": \"%s\"".formatted(prefix, names.get(i), shard(i % 2)));
    }
    write(folder.resolve(shard(0)), parts.get(0));
    write(folder.resolve(shard(1)), parts.get(1));
    String index = "{\"metadata\": {}, \"weight_map\": {%s}}".formatted(String.join(", ", map));
    writeText(folder.resolve("model.safetensors.index.json"), index);
    return this;
  }

  static String shard(int part) {
    return "model-0000%d-of-00002.safetensors".formatted(part + 1);
  }

  /** Writes {@code config.json} alone. */
  TinyCheckpoint writeConfig(Path folder) {
    String entries =
        config.entrySet().stream()
            .map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    writeText(folder.resolve("config.json"), entries);
    return this;
  }

  /** How PyTorch's export leaves the dense layers' matrices. */
  enum OnnxForm {
    /** Without names, as (inputs, outputs). */
    FOLDED,
    /** As the checkpoint has them, a Transpose behind each. */
    UNFOLDED,
    /** Without names, and of equal tensors only the first; the others are its copies. */
    DEDUPLICATED
  }

  /** The model as PyTorch exports it. */
  byte[] onnx(OnnxForm form) {
    return onnx("MatMul", form, OnnxBytes::tensor);
  }

  /** The same with another multiplication, such as {@code Gemm} or {@code a.domain.FusedMatMul}. */
  byte[] onnx(OnnxForm form, String multiplication) {
    return onnx(multiplication, form, OnnxBytes::tensor);
  }

  /** The same with the elements in a file of their own. */
  byte[] onnx(Path data) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] model =
        onnx(
            "MatMul",
            OnnxForm.FOLDED,
            (name, shape, elements) -> {
              OnnxBytes tensor = OnnxBytes.message();
              Arrays.stream(shape).forEach(length -> tensor.varint(1, length));
              int offset = all.size();
              all.writeBytes(bytes(elements));
              return tensor
                  .varint(2, 1)
                  .text(8, name)
                  .nested(13, entry("location", data.getFileName().toString()))
                  .nested(13, entry("offset", "" + offset))
                  .nested(13, entry("length", "" + (all.size() - offset)))
                  .varint(14, 1);
            });
    try {
      Files.write(data, all.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return model;
  }

  private static OnnxBytes entry(String key, String value) {
    return OnnxBytes.message().text(1, key).text(2, value);
  }

  /** Writes an initializer. */
  private interface Initializer {
    OnnxBytes of(String name, int[] shape, float... elements);
  }

  private byte[] onnx(String multiplication, OnnxForm form, Initializer initializer) {
    OnnxBytes graph = OnnxBytes.message();
    Map<String, String> written = new HashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          String bias = name.replace(".weight", ".bias");
          boolean dense = tensor.shape().length == 2 && tensors.containsKey(bias);
          if (!dense) {
            String same = written.putIfAbsent(Arrays.toString(tensor.elements()), prefix + name);
            if (form == OnnxForm.DEDUPLICATED && same != null) {
              graph.nested(1, OnnxBytes.node("Identity", "", prefix + name, same));
            } else {
              graph.nested(5, initializer.of(prefix + name, tensor.shape(), tensor.elements()));
            }
            return;
          }
          String matrix = "onnx::MatMul_" + written.size() + name.hashCode();
          if (form == OnnxForm.UNFOLDED) {
            graph.nested(5, initializer.of(prefix + name, tensor.shape(), tensor.elements()));
            graph.nested(1, OnnxBytes.node("Transpose", "", matrix, prefix + name));
          } else {
            int[] shape = {tensor.shape()[1], tensor.shape()[0]};
            graph.nested(5, initializer.of(matrix, shape, transposed(tensor)));
          }
          int dot = Math.max(0, multiplication.lastIndexOf('.'));
          String type = multiplication.substring(dot == 0 ? 0 : dot + 1);
          graph.nested(
              1,
              OnnxBytes.node(type, "", "y" + name, "x", matrix)
                  .text(7, multiplication.substring(0, dot)));
          graph.nested(1, OnnxBytes.node("Add", "", "z" + name, prefix + bias, "y" + name));
        });
    return OnnxBytes.model(graph);
  }

  private static float[] transposed(Tensor tensor) {
    int rows = tensor.shape()[0];
    int columns = tensor.shape()[1];
    float[] result = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = tensor.elements()[i * columns + j];
      }
    }
    return result;
  }

  private void write(Path file, List<String> names) {
    SafetensorsBytes written = new SafetensorsBytes();
    for (String name : names) {
      Tensor tensor = tensor(name);
      written.tensor(prefix + name, type, tensor.json(), bytes(tensor.elements()));
    }
    try {
      Files.write(file, written.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void writeText(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.longview.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.text.Tokenizer;
import org.longview.text.Tokenizers;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;
import org.longview.work.Progress;

/**
 * A model in a folder as {@code save_pretrained} writes it: {@code config.json}, the weights as
 * {@code .safetensors} or {@code .onnx}, and the tokenizer's files.
 *
 * @param folder where it is, absolute
 */
public record ModelFolder(Path folder) implements ModelSource {
  /** How many times all weights are in memory at once: as they are read, and packed. */
  private static final int COPIES = 2;

  private static final Set<String> FLOATS = Set.of("F64", "F32", "F16", "BF16");
  private static final Set<String> QUANTISED_NODES =
      Set.of("MatMulInteger", "QLinearMatMul", "DynamicQuantizeLinear", "DequantizeLinear");

  /** A snapshot in the cache of Hugging Face's hub: models--org--name/snapshots/commit. */
  private static final Pattern HUB = Pattern.compile("models--(.+?)/snapshots/[0-9a-f]{40}$");

  public ModelFolder {
    folder = folder.toAbsolutePath().normalize();
  }

  /** The folder's name; in the cache of Hugging Face's hub that of the model. */
  @Override
  public String title() {
    Matcher hub = HUB.matcher(folder.toString().replace('\\', '/'));
    Path name = folder.getFileName();
    return hub.find()
        ? hub.group(1).replace("--", "/")
        : name == null ? folder.toString() : name.toString();
  }

  /** Whether the folder holds any of what a model is made of. */
  public boolean isThere() {
    return Files.exists(folder.resolve(CheckpointConfig.FILE))
        || SafetensorsFolder.isIn(folder)
        || onnx() != null;
  }

  @Override
  public EncoderWeights load(Progress progress, Cancellation cancellation) {
    return load(Runtime.getRuntime().maxMemory() / 4 * 3, progress, cancellation);
  }

  /** The same within {@code memory} bytes. */
  EncoderWeights load(long memory, Progress progress, Cancellation cancellation) {
    CheckpointConfig config = config();
    if (SafetensorsFolder.isIn(folder)) {
      return safetensors(config, memory, progress, cancellation);
    }
    Path onnx = onnx();
    if (onnx == null) {
      throw new InputException(
          "%s has no %s; save the model there with save_pretrained(folder, safe_serialization=True)."
              .formatted(folder, SafetensorsFolder.FILE));
    }
    return onnx(onnx, config, memory, progress, cancellation);
  }

  /** What {@code config.json} says. */
  private CheckpointConfig config() {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          Files.exists(folder)
              ? folder + " is a file; name the folder that it is in."
              : folder + " does not exist; check the name.");
    }
    Path file = folder.resolve(CheckpointConfig.FILE);
    if (Files.notExists(file)) {
      throw new InputException(
          "%s has no %s; use a folder that save_pretrained wrote."
              .formatted(folder, CheckpointConfig.FILE));
    }
    return CheckpointConfig.read(file, title());
  }

  private EncoderWeights safetensors(
      CheckpointConfig config, long memory, Progress progress, Cancellation cancellation) {
    try (SafetensorsFolder files = SafetensorsFolder.open(folder)) {
      CheckpointNames names = new CheckpointNames(title(), files.names());
      EncoderAssembly assembly =
          new EncoderAssembly(
              config.encoder(), config.embeddings(), names.rename(files), progress, cancellation);
      List<String> unused = names.unused(title(), assembly.names());
      assembly.check(this::contradiction);
      for (String name : assembly.names()) {
        String type = files.type(names.original(name));
        if (!FLOATS.contains(type)) {
          throw quantised(names.original(name) + " is of type " + type);
        }
      }
      requireMemory(assembly.bytes(), memory);
      return assembly.read(unused);
    }
  }

  private EncoderWeights onnx(
      Path file,
      CheckpointConfig config,
      long memory,
      Progress progress,
      Cancellation cancellation) {
    OnnxGraph graph;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long size = Files.size(file);
      long weights =
          EncoderShapes.bytes(EncoderShapes.of(config.encoder(), config.embeddings(), false));
      requireMemory(Math.max(size, weights), memory);
      graph =
          OnnxReader.read(
              "model " + title(),
              in,
              size,
              new OnnxData(file.getParent(), cancellation),
              new MemoryAllowance(memory / COPIES),
              progress,
              cancellation);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
    for (OnnxGraph.Node node : graph.nodes()) {
      if (QUANTISED_NODES.contains(node.type())) {
        throw quantised(file + " computes with " + node.type());
      }
    }
    EncoderTensors tensors = OnnxWeights.tensors(title(), graph);
    CheckpointNames names = new CheckpointNames(title(), tensors.names());
    EncoderTensors known = names.rename(tensors);
    EncoderAssembly assembly =
        new EncoderAssembly(
            config.encoder(), config.embeddings(), known, Progress.NONE, cancellation);
    List<String> unused = names.unused(title(), assembly.names());
    assembly.check(what -> OnnxRefusal.of(title(), graph, known.names(), what));
    return assembly.read(unused);
  }

  /** The folder's ONNX file: the usual one, or the only one. */
  private @Nullable Path onnx() {
    for (String usual : List.of("model.onnx", "onnx/model.onnx")) {
      if (Files.exists(folder.resolve(usual))) {
        return folder.resolve(usual);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> onnx = files.filter(file -> file.toString().endsWith(".onnx")).toList();
      return onnx.size() == 1 ? onnx.get(0) : null;
    } catch (IOException e) {
      throw InputFile.failed(folder, e);
    }
  }

  private void requireMemory(long bytes, long memory) {
    if (bytes > memory / COPIES) {
      throw new InputException(
          "The model %s needs %s of memory while it is read, but Java may take %s; start it with a larger -Xmx."
              .formatted(
                  title(),
                  MemoryAllowance.megabytes((double) COPIES * bytes),
                  MemoryAllowance.megabytes((double) memory)));
    }
  }

  private InputException contradiction(String what) {
    return new InputException(
        "The model %s %s by its config.json; use files that belong together."
            .formatted(title(), what));
  }

  private InputException quantised(String what) {
    return new InputException(
        "The model %s is quantised (%s); use its weights as float32, float16 or bfloat16."
            .formatted(title(), what));
  }

  @Override
  public Tokenizer tokenizer() {
    EncoderConfig config = config().encoder();
    Tokenizer tokenizer = Tokenizers.read(folder);
    if (tokenizer.vocabularySize() > config.vocabularySize()) {
      throw new InputException(
          "The tokenizer in %s knows %,d tokens, but the model only %,d; use files that belong together."
              .formatted(folder, tokenizer.vocabularySize(), config.vocabularySize()));
    }
    return tokenizer;
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}

package org.longview.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.ModelSource;
import org.longview.model.TensorFile;
import org.longview.model.UserTensors;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Option;

/** What is computed on: a text, a document or tensors. */
final class InputOptions {
  @Option(names = "--text", paramLabel = "TEXT", description = "A text.")
  @Nullable String text;

  @Option(
      names = "--document",
      paramLabel = "FILE",
      description = "A PDF, DOCX, ODT, EPUB, HTML, RTF, Markdown or text file.")
  @Nullable Path document;

  @Option(
      names = "--tensors",
      paramLabel = "FILE",
      description = "A .npz file with q, k and v, or with finished attention.")
  @Nullable Path tensors;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Use the first N tokens of the text, the marks around it ([CLS] and [SEP]) included.")
  @Nullable Integer tokens;

  @Option(
      names = "--from",
      paramLabel = "I",
      description = "Begin with token I of the text instead of its first, token 1.")
  @Nullable Integer from;

  @Option(
      names = "--model",
      paramLabel = "NAME|FOLDER",
      description =
          "The model: bge-small-en-v1.5, which comes with the program, or a folder with a BERT,"
              + " RoBERTa or Longformer.")
  @Nullable String model;

  boolean isGiven() {
    return text != null || document != null || tensors != null;
  }

  String modelName() {
    return model().title();
  }

  boolean isTensors() {
    require();
    return tensors != null;
  }

  UserTensors tensors() {
    if (tensors == null) {
      throw new IllegalStateException("no tensors");
    }
    if (tokens != null || from != null) {
      throw new InputException(
          "--tokens and --from are for texts; the tensors of a file are used whole.");
    }
    return TensorFile.readTensors(tensors, new Cancellation());
  }

  /** The tokens of the text or document. */
  Tokens tokens() {
    ModelSource named = model();
    String content = text;
    if (document != null) {
      content = Documents.read(document, Progress.NONE, new Cancellation()).text();
    }
    if (content == null) {
      throw new IllegalStateException("no text");
    }
    Tokens all = named.tokenizer().encode(content, new Cancellation());
    return all.range(from == null ? 1 : from, tokens == null ? Integer.MAX_VALUE : tokens);
  }

  Workbench workbench() {
    Encoder encoder =
        new Encoder(
            model().load(Progress.NONE, new Cancellation()), Kernels.best(), Workers.shared());
    return new Workbench(encoder, Workers.shared());
  }

  private ModelSource model() {
    return model == null ? BundledModel.DEFAULT : ModelSource.of(model);
  }

  private void require() {
    long given = Stream.of(text, document, tensors).filter(input -> input != null).count();
    if (given != 1) {
      throw new InputException(
          (given == 0 ? "There is no input" : "There is more than one input")
              + "; give one of --text, --document and --tensors.");
    }
  }
}

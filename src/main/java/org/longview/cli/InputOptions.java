package org.longview.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.ModelSource;
import org.longview.model.TensorFile;
import org.longview.model.UserTensors;
import org.longview.study.Subject;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.study.Wording;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.Tokens;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Option;

/** What is computed on: a text, a document or tensors. */
final class InputOptions {
  private static final int MOST_LABEL_CHARACTERS = 40;

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
      description =
          "A .npz or .safetensors file or a folder of .npy files with q, k and v, or with finished"
              + " attention.")
  @Nullable Path tensors;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Use the first N tokens of the text, the marks around it ([CLS] and [SEP]) included.")
  @Nullable Integer tokens;

  @Option(
      names = "--first",
      paramLabel = "I",
      description = "Begin with token I of the text instead of its first, token 1.")
  @Nullable Integer first;

  @Option(
      names = "--model",
      paramLabel = "NAME|FOLDER",
      description =
          "The model: bge-small-en-v1.5, which comes with the program, or a folder with a BERT,"
              + " RoBERTa or Longformer.")
  @Nullable String model;

  /** The text, once it is needed. */
  private @Nullable TextSource source;

  /** Of the model, once it is needed. */
  private @Nullable Workbench workbench;

  private final Models models;

  InputOptions(Models models) {
    this.models = models;
  }

  boolean isGiven() {
    return text != null || document != null || tensors != null;
  }

  /**
   * Reads the tokens of the text or document, or the tensors.
   *
   * @throws InputException if there is not one input, or it cannot be read
   */
  Input read() {
    require();
    return tensors == null ? readText() : readTensors(tensors);
  }

  /** Likewise, with another number of tokens. */
  Input read(int newTokens) {
    tokens = newTokens;
    return read();
  }

  private Input readTensors(Path file) {
    if (tokens != null || first != null) {
      throw new InputException(
          "--tokens and --first are for texts; the tensors of a file are used whole.");
    }
    if (model != null) {
      throw new InputException(
          "--model is for texts; tensors come from a model that has run already, so leave it out.");
    }
    UserTensors read = TensorFile.readTensors(file, new Cancellation());
    WorkingSet kept = new WorkingSet(WorkingSet.mostOfHeap());
    return new Input(
        TensorSource.of(file),
        BundledModel.DEFAULT,
        read.n(),
        read.tokens(),
        Wording.origin(read),
        read,
        () -> Subject.of(read, kept));
  }

  private Input readText() {
    ModelSource named = model();
    TextSource source = source();
    String content = source.text();
    Tokens all = named.tokenizer().encode(content, new Cancellation());
    Tokens used = all.range(first == null ? 1 : first, tokens == null ? Integer.MAX_VALUE : tokens);
    String name =
        document != null
            ? String.valueOf(document.getFileName())
            : "“%s”".formatted(shortened(content.strip().replaceAll("\\s+", " ")));
    return new Input(
        source,
        named,
        used.size(),
        IntStream.range(0, used.size()).mapToObj(used::piece).toList(),
        named.title() + " · " + name,
        null,
        () -> workbench(named).on(used));
  }

  /** The text, or that of the document, which is read once. */
  private TextSource source() {
    TextSource known = source;
    if (known == null) {
      known =
          text != null
              ? TextSource.typed(text)
              : TextSource.of(
                  Documents.read(
                      Objects.requireNonNull(document), Progress.NONE, new Cancellation()),
                  document);
      source = known;
    }
    return known;
  }

  private static String shortened(String content) {
    return content.codePointCount(0, content.length()) <= MOST_LABEL_CHARACTERS
        ? content
        : content.substring(0, content.offsetByCodePoints(0, MOST_LABEL_CHARACTERS)) + "…";
  }

  private Workbench workbench(ModelSource named) {
    Workbench known = workbench;
    if (known == null) {
      Encoder encoder = new Encoder(models.load(named), Kernels.best(), Workers.shared());
      known = new Workbench(encoder, Workers.shared());
      workbench = known;
    }
    return known;
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

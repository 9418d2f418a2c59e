package org.longview.app.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Burst;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.app.study.TokensModel.Origin;
import org.longview.app.study.Training;
import org.longview.model.TensorFile;
import org.longview.picture.Numerals;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.Subject;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.text.document.Documents;

/** What is done with the text, and what is said of it. For the JavaFX thread alone. */
public final class TextModel {
  /** Longer texts are named, not shown, since a text area is slow with them. */
  static final int LONGEST_SHOWN = 10_000;

  /** From this share of unknown words on, the model cannot read a text well. */
  private static final double MANY_UNKNOWN = 0.1;

  /**
   * A short fact on the text.
   *
   * @param explanation the whole of it; empty if the text says all
   * @param warning whether it asks for attention
   */
  public record Fact(String text, String explanation, boolean warning) {}

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final Notices notices;
  private final LatestJob reading;
  private final Burst typing = new Burst();
  private TextSource lastShort;

  /** Follows the settings. */
  public TextModel(
      SettingsModel settings,
      TokensModel tokens,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.notices = notices;
    reading = new LatestJob("Reading the text", background, activities, Duration.ZERO);
    lastShort =
        settings.get().source() instanceof TextSource text && isShown(text)
            ? text
            : TextSource.typed(Example.SENTENCE.text());
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (now.source() instanceof TextSource text && isShown(text)) {
                lastShort = text;
              }
            });
  }

  /** Whether a text is shown and can be edited; a longer one is only named. */
  public static boolean isShown(TextSource source) {
    return source.text().length() <= LONGEST_SHOWN;
  }

  /** Takes what was typed, if it makes a token; the last text stays in use otherwise. */
  public void type(String text) {
    tokens.propose(TextSource.typed(text), Origin.TYPED, "typing", typing.now());
  }

  /** Takes a pasted or dropped text, and not what is still being read. */
  public void paste(String text) {
    stopReading();
    boolean named = text.length() > LONGEST_SHOWN;
    take(named ? TextSource.named("Pasted text", text) : TextSource.typed(text), "paste");
  }

  /** Reads a document and takes its text, or takes the tensors of a file or folder. */
  public void open(Path file) {
    read(
        (progress, cancellation) ->
            TensorFile.isTensors(file)
                ? TensorSource.of(file)
                : TextSource.of(Documents.read(file, progress, cancellation), file),
        "open " + file.getFileName());
  }

  /** Takes nothing that is still being read, or split into tokens. */
  public void stopReading() {
    reading.cancel();
    tokens.stopProposing();
    notices.mended(Notices.OPENING);
  }

  /** Takes an example. */
  public void open(Example example) {
    read(
        (progress, cancellation) -> TextSource.named(example.title(), example.text()),
        "open " + example.title());
  }

  /** Goes back from a long text, or tensors, to the last text that was short enough to be shown. */
  public void close() {
    stopReading();
    take(lastShort, "close the text");
  }

  /** Uses this many tokens, the marks around the text included. */
  public void useTokens(long count, Gesture gesture) {
    use("tokens used", gesture, settings.get().withTokenLimit(clamped(count)));
  }

  /**
   * Uses the tokens from one on.
   *
   * @param from its position in the whole text, from 1
   */
  public void useFrom(long from, Gesture gesture) {
    use("first token used", gesture, settings.get().withTokenFrom(clamped(from)));
  }

  private void use(String title, Gesture gesture, Settings wanted) {
    Tokens all = tokens.allProperty().get();
    if (all != null && tokens.areCurrent()) {
      all.range(wanted.tokenFrom(), wanted.tokenLimit());
      settings.change(title, gesture, now -> wanted);
    }
  }

  private static int clamped(long number) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }

  private void read(LatestJob.Work<Source> work, String title) {
    tokens.stopProposing();
    reading.submit(
        work,
        source -> {
          notices.mended(Notices.OPENING);
          take(source, title);
        },
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  private void take(Source source, String title) {
    typing.end();
    if (source instanceof TextSource text) {
      tokens.propose(text, Origin.TAKEN, title, new Gesture());
    } else {
      tokens.propose((TensorSource) source, title);
    }
  }

  /**
   * What is said of a text.
   *
   * @param all its tokens
   * @param from the first of them that is used
   * @param used as many as are used
   * @param training what the model was trained on
   * @return the first of them is on n
   */
  public static List<Fact> facts(
      TextSource source, Tokens all, int from, Tokens used, Training training) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("n = " + Numerals.counted(used.size(), "token"), "", false));
    long characters = source.text().codePointCount(0, source.text().length());
    facts.add(
        new Fact(
            Numerals.grouped(characters) + (characters == 1 ? " character" : " characters"),
            "",
            false));
    if (used.size() < all.size() && isShown(source)) {
      facts.add(new Fact(part(all, from, used), "", false));
    }
    if (source.kind() != null) {
      facts.add(new Fact(source.kind(), String.valueOf(source.path()), false));
    }
    facts.add(length(used, training.length()));
    Fact unknown = unknown(used, training);
    if (unknown != null) {
      facts.add(unknown);
    }
    return facts;
  }

  /** What is said of tensors; the first of them is on n. */
  public static List<Fact> facts(TensorSource source, Subject tensors) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("n = " + Numerals.counted(tensors.length(), "token"), "", false));
    facts.add(
        new Fact(
            Numerals.counted(tensors.layers(), "layer")
                + " × "
                + Numerals.counted(tensors.heads(), "head"),
            "",
            false));
    tensors
        .headWidth()
        .ifPresentOrElse(
            d ->
                facts.add(
                    new Fact(
                        "d = " + d, "Queries, keys and values are %d wide".formatted(d), false)),
            () ->
                facts.add(
                    new Fact(
                        "finished attention",
                        "The file holds no values: there is no output, and so no output error",
                        false)));
    if (!tensors.padding().isEmpty()) {
      facts.add(new Fact("padding", "The file marks keys that nobody looks at", false));
    }
    tensors
        .warning()
        .ifPresent(warning -> facts.add(new Fact("rows do not sum to 1", warning, true)));
    facts.add(new Fact(ending(source), source.path().toString(), false));
    return facts;
  }

  private static String ending(TensorSource source) {
    int dot = source.name().lastIndexOf('.');
    return dot < 0 ? "folder" : source.name().substring(dot);
  }

  /** How much of a text is used: "first 512 of 22,310 tokens". */
  static String part(Tokens all, int from, Tokens used) {
    String whole = Numerals.grouped(all.size());
    return from == 1
        ? "first %s of %s tokens".formatted(Numerals.grouped(used.size()), whole)
        : "tokens %s to %s of %s"
            .formatted(Numerals.grouped(from), Numerals.grouped(from + used.size() - 3L), whole);
  }

  private static Fact length(Tokens used, int trained) {
    return used.size() <= trained
        ? new Fact("fits in " + Numerals.grouped(trained), "", false)
        : new Fact(
            "positions repeat",
            "The model was trained on up to %s tokens; from there on the positions repeat."
                .formatted(Numerals.grouped(trained)),
            false);
  }

  private static @Nullable Fact unknown(Tokens used, Training training) {
    int count = used.unknown();
    if (count == 0) {
      return null;
    }
    boolean many = count > MANY_UNKNOWN * used.size();
    return new Fact(
        Numerals.grouped(count) + " × " + used.unknownPiece(),
        many
            ? "The model cannot read this text well: %s of %s tokens are words or signs that it"
                    .formatted(Numerals.grouped(count), Numerals.grouped(used.size()))
                + " does not know."
                + (training.language().isEmpty()
                    ? ""
                    : " It was trained on " + training.language() + ".")
            : "Words or signs that the model does not know are read as "
                + used.unknownPiece()
                + ".",
        many);
  }
}

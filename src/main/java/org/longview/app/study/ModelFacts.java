package org.longview.app.study;

import java.util.List;
import java.util.stream.Collectors;
import org.longview.model.BundledModel;
import org.longview.model.EncoderConfig;
import org.longview.model.ModelSource;
import org.longview.picture.Numerals;

/** What is said of a model. */
public final class ModelFacts {
  private static final int MOST_NAMED = 3;

  private ModelFacts() {}

  /** "bge-small-en-v1.5 · 12 layers × 12 heads". */
  public static String title(EncoderConfig config) {
    return "%s · %d layers × %d heads".formatted(config.name(), config.layers(), config.heads());
  }

  /** "384 wide, trained on up to 512 tokens of English". */
  public static String facts(ModelSource source, EncoderConfig config) {
    return "%d wide, trained on up to %s tokens%s"
        .formatted(
            config.hidden(),
            Numerals.grouped(config.maxPositions()),
            source instanceof BundledModel
                ? " of English"
                : config.isLongformer() ? " in windows of " + windows(config) : "");
  }

  /** What the user should know of a model that was just opened; empty if there is nothing. */
  static String remarks(EncoderConfig config, List<String> unused) {
    String longformer =
        config.isLongformer()
            ? "%s is a Longformer: the pattern is now the one that it was trained with, a window of %s with its first token global. "
                .formatted(config.name(), windows(config))
            : "";
    return (longformer + aside(config, unused)).strip();
  }

  /** Of what in its file no use is made; empty if all is used. */
  static String aside(EncoderConfig config, List<String> unused) {
    return unused.isEmpty()
        ? ""
        : "The file of %s also has %s, which no encoder uses."
            .formatted(
                config.name(),
                unused.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (unused.size() > MOST_NAMED
                        ? " and %d more".formatted(unused.size() - MOST_NAMED)
                        : ""));
  }

  /** "512", or "32 to 512" where they differ. */
  static String windows(EncoderConfig config) {
    List<Integer> windows = config.attentionWindows();
    int least = windows.stream().min(Integer::compare).orElse(0);
    int most = windows.stream().max(Integer::compare).orElse(0);
    return least == most ? Numerals.grouped(most) : "%d to %d".formatted(least, most);
  }
}

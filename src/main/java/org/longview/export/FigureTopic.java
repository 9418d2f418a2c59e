package org.longview.export;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.study.PatternSettings;

/**
 * What the figures of a text under a pattern have in common.
 *
 * @param pattern that is laid over the text
 * @param n number of tokens
 * @param labels of the tokens, n of them, or none to number them
 * @param origin model and text, for the line of parameters; may be empty
 * @param alike whether a colour always stands for the same weight, as in the frames of a film: it
 *     is never more than 1. What replaces attention and may be more has colours of its own
 */
public record FigureTopic(
    PatternSettings pattern, int n, List<String> labels, String origin, boolean alike) {
  public FigureTopic {
    labels = List.copyOf(labels);
  }

  AxisLabels queries() {
    return new AxisLabels("query", labels, strong());
  }

  AxisLabels keys() {
    return new AxisLabels("key", labels, strong());
  }

  /** The global tokens. */
  Set<Integer> strong() {
    return IntStream.of(pattern.globalTokens(n).positions()).boxed().collect(Collectors.toSet());
  }

  /** The line of parameters: model and text, n, and what else there is. */
  String parameters(List<String> caption) {
    return Stream.concat(
            Stream.of(origin, String.format(Locale.ROOT, "n = %,d", n)).filter(x -> !x.isEmpty()),
            caption.stream())
        .collect(Collectors.joining(" · "));
  }
}

package org.longview.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.longview.study.TradeoffSettings;
import org.longview.study.TradeoffSettings.Choice;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** How trade-offs are looked at. */
final class TradeoffOptions {
  @Option(
      names = "--measure",
      defaultValue = "kept",
      paramLabel = "NAME",
      description = "Of the views tradeoffs and cheapest: kept, error or embedding.")
  private String measure;

  @Option(
      names = "--scope",
      defaultValue = "model",
      paramLabel = "NAME",
      description = "Of the views tradeoffs and cheapest: the mean of the head, layer or model.")
  private String scope;

  @Option(
      names = "--choice",
      defaultValue = "first",
      paramLabel = "NAME",
      description =
          "Of the views tradeoffs and cheapest: the global tokens are the first, mine (those of"
              + " --global) or greedy.")
  private String choice;

  /**
   * What was asked for.
   *
   * @throws InputException if there is no such
   */
  TradeoffSettings settings() {
    return new TradeoffSettings(
        named(Measure.values(), "measure", measure),
        named(Scope.values(), "scope", scope),
        named(Choice.values(), "choice", choice));
  }

  private static <E extends Enum<E>> E named(E[] all, String what, String name) {
    return Stream.of(all)
        .filter(one -> id(one).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no %s %s; there are %s."
                        .formatted(
                            what,
                            name,
                            Stream.of(all)
                                .map(TradeoffOptions::id)
                                .collect(Collectors.joining(", ")))));
  }

  private static String id(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}

package org.longview.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Projection.Sharing;
import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Memory;
import org.longview.budget.Precision;
import org.longview.budget.Storage;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** How a model's attention lies in memory, and how much memory there is. */
final class MemoryOptions {
  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)(gib|gb|mib|mb)", Pattern.CASE_INSENSITIVE);

  @Option(names = "--layers", defaultValue = "12", paramLabel = "L", description = "Layers.")
  private long layers;

  @Option(names = "--heads", defaultValue = "12", paramLabel = "H", description = "Heads.")
  private long heads;

  @Option(
      names = "--bytes-per-entry",
      paramLabel = "B",
      description = "Bytes of an entry; default 4, as in fp32.")
  private @Nullable Long bytesPerEntry;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "fp32, fp16, bf16 or int8, in place of --bytes-per-entry.")
  private @Nullable String precision;

  @Option(names = "--batch", defaultValue = "1", paramLabel = "N", description = "Texts at a time.")
  private long batch;

  @Option(
      names = "--inference",
      description = "Hold the scores and probabilities of one layer at a time.")
  private boolean inference;

  @Option(
      names = "--training",
      description =
          "Hold what every layer keeps for the backward pass: probabilities, dropout's mask of one"
              + " byte, and what dropout leaves.")
  private boolean training;

  @Option(
      names = "--memory",
      paramLabel = "CARD|SIZE",
      description = "A graphics card such as T4, or a size such as 24GiB: the longest n that fits.")
  private @Nullable String capacity;

  @Option(
      names = "--sharing",
      defaultValue = "headwise",
      paramLabel = "NAME",
      description = "Of Linformer's E and F: none, headwise (default), key-value or layerwise.")
  private String sharing;

  /** Layers, heads and bytes of an entry. */
  Memory memory() {
    if (bytesPerEntry != null && precision != null) {
      throw new InputException("Give --precision or --bytes-per-entry, not both.");
    }
    long bytes =
        bytesPerEntry != null
            ? bytesPerEntry
            : precision == null ? 4 : precision(precision).bytes();
    return new Memory(layers, heads, bytes);
  }

  /**
   * A precision by its name.
   *
   * @throws InputException if there is none
   */
  static Precision precision(String named) {
    String name = "bf16".equals(named) ? "fp16" : named;
    return Stream.of(Precision.values())
        .filter(known -> known.id().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no precision " + named + "; there are fp32, fp16, bf16 and int8."));
  }

  /**
   * What is held of a memory's attention.
   *
   * @throws InputException if the options contradict each other
   */
  Storage storage(Memory memory) {
    return new Storage(memory, batch, held(inference, training));
  }

  /**
   * What is held.
   *
   * @throws InputException if both are asked for
   */
  static Held held(boolean inference, boolean training) {
    if (inference && training) {
      throw new InputException("Give --inference or --training, not both.");
    }
    return training ? Held.TRAINING : inference ? Held.INFERENCE : Held.MAPS;
  }

  /** How Linformer's projections are shared. */
  Sharing sharing() {
    return Sharing.named(sharing);
  }

  /** Bytes of the card or the size; none if neither was named. */
  OptionalLong capacity() {
    String named = capacity;
    if (named == null) {
      return OptionalLong.empty();
    }
    Optional<Card> card = card(named);
    if (card.isPresent()) {
      return OptionalLong.of(card.get().bytes());
    }
    Matcher size = SIZE.matcher(named.strip());
    if (!size.matches()) {
      throw new InputException(
          "There is no card %s; there are %s, or give a size such as 24GiB."
              .formatted(named, cards()));
    }
    long unit =
        switch (size.group(2).toLowerCase(Locale.ROOT)) {
          case "gib" -> 1L << 30;
          case "gb" -> 1_000_000_000L;
          case "mib" -> 1L << 20;
          default -> 1_000_000L;
        };
    try {
      return OptionalLong.of(
          new BigDecimal(size.group(1))
              .multiply(BigDecimal.valueOf(unit))
              .toBigInteger()
              .longValueExact());
    } catch (ArithmeticException e) {
      throw new InputException("The memory " + named + " is more than 8 EiB; give less.", e);
    }
  }

  /** A card by its name, however it is written. */
  static Optional<Card> card(String named) {
    return Stream.of(Card.values())
        .filter(card -> plain(card.title()).equals(plain(named)))
        .findFirst();
  }

  /** The names of all. */
  static String cards() {
    return Stream.of(Card.values()).map(Card::title).collect(Collectors.joining(", "));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}

package org.longview.cli;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.study.ViewSettings;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** Which layers and heads. */
final class HeadOptions {
  private static final String ALL = "all";
  private static final String MEAN = "mean";

  @Option(
      names = "--layer",
      paramLabel = "L",
      description = "The layer, from 0. Without it: the first; in sweep and spectrum all.")
  @Nullable Integer layer;

  @Option(
      names = "--head",
      paramLabel = "H",
      description =
          "The head, from 0, or all; in a figure also mean. Without it: all, but head 0 in a figure"
              + " of one head, and in attend of a text.")
  @Nullable String head;

  /**
   * The layer; the first if none is named.
   *
   * @throws InputException if there is none of that number
   */
  int layer(int layers) {
    return layer == null ? 0 : checked(layer, layers);
  }

  /**
   * The layers: all if none is named.
   *
   * @throws InputException if there is none of that number
   */
  int[] layers(int layers) {
    return layer == null
        ? IntStream.range(0, layers).toArray()
        : new int[] {checked(layer, layers)};
  }

  private static int checked(int layer, int layers) {
    if (layer < 0) {
      throw new InputException("There is no layer %d; layers count from 0.".formatted(layer));
    }
    if (layer >= layers) {
      throw new InputException(
          layers == 1
              ? "There is no layer %d; there is one layer, 0.".formatted(layer)
              : "There is no layer %d; layers are 0 to %d.".formatted(layer, layers - 1));
    }
    return layer;
  }

  /**
   * The heads.
   *
   * @param unless which they are if none is named
   * @throws InputException if there is none of that number
   */
  int[] heads(int heads, int[] unless) {
    if (head == null) {
      return unless;
    }
    if (head.equals(ALL)) {
      return IntStream.range(0, heads).toArray();
    }
    int number;
    try {
      number = Integer.parseInt(head);
    } catch (NumberFormatException e) {
      throw new InputException("The head %s is neither a number nor all.".formatted(head), e);
    }
    if (number < 0 || number >= heads) {
      throw new InputException(
          "There is no head %d; heads are 0 to %d.".formatted(number, heads - 1));
    }
    return new int[] {number};
  }

  /**
   * The one head, or the mean of all.
   *
   * @throws InputException if there is none of that number, or all are asked for
   */
  int oneHead(int heads) {
    if (MEAN.equals(head)) {
      return ViewSettings.MEAN_HEAD;
    }
    int[] chosen = heads(heads, new int[] {0});
    if (chosen.length > 1 || ALL.equals(head)) {
      throw new InputException("A figure shows one head; give its number, or mean.");
    }
    return chosen[0];
  }
}

package org.longview.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The frames of an animated picture: one parameter that runs through numbers. */
final class FrameOptions {
  private static final int MOST = 1000;

  /** Unless a step is given, no more frames than that. */
  private static final int FEW = 60;

  private static final int LONGEST_DELAY = 60_000;

  /** What runs. */
  enum Parameter {
    W,
    S,
    K,
    N,
    LAYER,
    HEAD;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--sweep",
      paramLabel = "w|s|k|n|layer|head",
      description = "Of a GIF: what runs from frame to frame; default the window w.")
  private String sweep = "w";

  @Option(names = "--from", paramLabel = "A", description = "Of a GIF: the first number.")
  private @Nullable Integer from;

  @Option(names = "--to", paramLabel = "B", description = "Of a GIF: the last number.")
  private @Nullable Integer to;

  @Option(
      names = "--step",
      paramLabel = "C",
      description = "Of a GIF: from one number to the next; default so that there are at most 60.")
  private @Nullable Integer step;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      description = "Of a GIF: milliseconds of each frame; default 200.")
  int delay = 200;

  /**
   * What runs.
   *
   * @throws InputException if there is no such parameter
   */
  Parameter parameter() {
    for (Parameter parameter : Parameter.values()) {
      if (parameter.id().equals(sweep)) {
        return parameter;
      }
    }
    throw new InputException(
        "There is no sweep over %s; there are w, s, k, n, layer and head.".formatted(sweep));
  }

  /**
   * The numbers, in their order.
   *
   * @param least the first unless another is given
   * @param most the last unless another is given
   * @throws InputException if there are none or too many, or the delay is not possible
   */
  List<Integer> numbers(int least, int most) {
    int first = from == null ? least : from;
    int last = to == null ? most : to;
    if (first > last) {
      throw new InputException(
          "The sweep goes from %d to %d; let --from be no more than --to.".formatted(first, last));
    }
    int stride = step == null ? (last - first) / FEW + 1 : step;
    if (stride < 1) {
      throw new InputException("The step is %d; it must be 1 or more.".formatted(stride));
    }
    if ((last - first) / stride >= MOST) {
      throw new InputException(
          "The sweep has %d frames; choose a larger --step, so that there are at most %d."
              .formatted((last - first) / stride + 1, MOST));
    }
    if (delay < 10 || delay > LONGEST_DELAY) {
      throw new InputException(
          "The delay is %d ms; it must be between 10 and %d.".formatted(delay, LONGEST_DELAY));
    }
    List<Integer> numbers = new ArrayList<>();
    for (long number = first; number <= last; number += stride) {
      numbers.add((int) number);
    }
    return numbers;
  }
}

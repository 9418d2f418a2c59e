package org.longview.cli;

import org.jspecify.annotations.Nullable;
import org.longview.export.FrameRange;
import org.longview.study.SweepParameter;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The frames of an animated picture: one parameter that runs through numbers. */
final class FrameOptions {
  @Option(
      names = "--sweep",
      paramLabel = "w|s|k|n|layer|head",
      description = "Of a GIF: what runs from frame to frame; default the window w.")
  private String sweep = SweepParameter.W.id();

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
  private int delay = FrameRange.USUAL_DELAY;

  /**
   * What runs.
   *
   * @throws InputException if there is no such parameter
   */
  SweepParameter parameter() {
    for (SweepParameter parameter : SweepParameter.values()) {
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
  FrameRange range(int least, int most) {
    int first = from == null ? least : from;
    int last = to == null ? most : to;
    return new FrameRange(
        first, last, step == null ? FrameRange.usualStep(first, last) : step, delay);
  }
}

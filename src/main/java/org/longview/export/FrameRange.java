package org.longview.export;

import java.util.stream.IntStream;
import org.longview.work.InputException;

/**
 * The numbers that a parameter runs through, one a frame of a film.
 *
 * @param from the first
 * @param to no number is larger
 * @param step from one to the next
 * @param delay of each frame, in milliseconds
 */
public record FrameRange(int from, int to, int step, int delay) {
  /** Frames of a film. */
  public static final int MOST = 1000;

  public static final int SHORTEST_DELAY = 10;
  public static final int LONGEST_DELAY = 60_000;
  public static final int USUAL_DELAY = 200;

  /** Unless a step is given, no more frames than that. */
  private static final int FEW = 60;

  /**
   * Checks the numbers.
   *
   * @throws InputException if there are none or too many, or the delay is not possible
   */
  public FrameRange {
    if (from > to) {
      throw new InputException(
          "The sweep goes from %d to %d; let it begin with no more than it ends with."
              .formatted(from, to));
    }
    if (step < 1) {
      throw new InputException("The step is %d; it must be 1 or more.".formatted(step));
    }
    if ((to - from) / step >= MOST) {
      throw new InputException(
          "The sweep has %d frames; choose a larger step, so that there are at most %d."
              .formatted((to - from) / step + 1, MOST));
    }
    if (delay < SHORTEST_DELAY || delay > LONGEST_DELAY) {
      throw new InputException(
          "The delay is %d ms; it must be between %d and %d."
              .formatted(delay, SHORTEST_DELAY, LONGEST_DELAY));
    }
  }

  /** A step that gives few frames. */
  public static int usualStep(int from, int to) {
    return Math.max(1, (to - from) / FEW + 1);
  }

  /** How many there are. */
  public int count() {
    return (to - from) / step + 1;
  }

  /** The number of a frame, counted from 0. */
  public int number(int frame) {
    return from + frame * step;
  }

  /** All numbers in their order. */
  public IntStream numbers() {
    return IntStream.range(0, count()).map(this::number);
  }
}

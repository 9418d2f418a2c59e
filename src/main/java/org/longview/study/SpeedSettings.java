package org.longview.study;

/**
 * How speed is measured.
 *
 * @param everyThread whether every processor is used; else one is left to the window
 */
public record SpeedSettings(boolean everyThread) {
  public static SpeedSettings defaults() {
    return new SpeedSettings(false);
  }

  /** Threads that measure on so many processors. */
  public int threads(int processors) {
    return everyThread ? processors : Math.max(1, processors - 1);
  }
}

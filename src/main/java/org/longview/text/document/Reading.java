package org.longview.text.document;

import java.nio.file.Path;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * One file that is being read: what that may take, who is told how far it is, how it is refused.
 */
final class Reading {
  private final Path file;
  private final ReadingLimits limits;
  private final Progress progress;
  private final Cancellation cancellation;
  private final long begin = System.nanoTime();
  private String what;
  private double fraction;

  Reading(Path file, ReadingLimits limits, Progress progress, Cancellation cancellation) {
    this.file = file;
    this.limits = limits;
    this.progress = progress;
    this.cancellation = cancellation;
    this.what = "Reading " + name();
  }

  Path file() {
    return file;
  }

  /** The file's name without its folder. */
  String name() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  ReadingLimits limits() {
    return limits;
  }

  /**
   * Reports how far the reading is.
   *
   * @throws java.util.concurrent.CancellationException once it is unwanted
   * @throws InputException once it takes too long
   */
  void at(double fraction) {
    cancellation.check();
    if (System.nanoTime() - begin > limits.time().toNanos()) {
      throw refusal(
          "takes longer than %d minutes to read and was given up; cut it into smaller files."
              .formatted(limits.time().toMinutes()));
    }
    this.fraction = Math.max(0, Math.min(1, fraction));
    progress.at(what, this.fraction);
  }

  /** Reports what is being read and how far the reading is. */
  void at(String what, double fraction) {
    this.what = what;
    at(fraction);
  }

  /** A sign of life within a piece of work whose extent is unknown. */
  void goOn() {
    at(fraction);
  }

  /**
   * The refusal of the file.
   *
   * @param why continues a sentence that begins with the file, and ends it
   */
  InputException refusal(String why) {
    return new InputException(file + " " + why);
  }

  InputException refusal(String why, Throwable cause) {
    return new InputException(file + " " + why, cause);
  }

  /** The refusal of a file that its reader cannot make sense of. */
  InputException damaged(Throwable cause) {
    return refusal("is cut off or damaged; copy or download it again.", cause);
  }

  InputException encrypted() {
    return refusal("is encrypted; save a copy without a password and open that.");
  }
}

package org.longview.lesson;

import org.longview.work.InputException;

/**
 * A place in a lecture file.
 *
 * @param file its name
 * @param line from 1
 */
public record Where(String file, int line) {
  /** What is wrong here. */
  public InputException refused(String sentence) {
    return new InputException("%s, line %d: %s".formatted(file, line, sentence));
  }

  /** The same of what was found wrong without knowing where. */
  public InputException refused(InputException cause) {
    return new InputException("%s, line %d: %s".formatted(file, line, cause.getMessage()), cause);
  }
}

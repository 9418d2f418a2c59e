package org.longview.lesson;

import java.util.List;

/**
 * A lecture.
 *
 * @param title its name
 * @param about what it is about, in a sentence or two; may be empty
 * @param steps in their order, at least one
 */
public record Lecture(String title, String about, List<Step> steps) {
  /** What the names of lecture files end in. */
  public static final String ENDING = ".lecture.md";

  public Lecture {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a lecture without steps");
    }
  }
}

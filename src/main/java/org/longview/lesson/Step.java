package org.longview.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lecture.
 *
 * @param where it begins in the file
 * @param title one line in large type
 * @param caption one or two sentences below it; paragraphs are separated by an empty line
 * @param notes what only the speaker sees; likewise; may be empty
 * @param question null if nothing is asked
 * @param source what the step cites, such as "Beltagy et al. 2020, Table 5"; may be empty
 * @param state what the program is set to
 * @param picture what is seen large
 * @param controls what can be played with while the step is shown, in the order of the file
 */
public record Step(
    Where where,
    Template title,
    Template caption,
    Template notes,
    @Nullable Question question,
    String source,
    StepState state,
    Picture picture,
    List<Control> controls) {
  /** A question to the class, and the answer that is revealed. */
  public record Question(Template question, Template answer) {}

  public Step {
    controls = List.copyOf(controls);
  }
}

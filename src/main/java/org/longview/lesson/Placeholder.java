package org.longview.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * What stands between braces: an expression, other settings than the step's under which it is
 * computed, and how it is written: {@code output error with window: 8; head: 3 as percent}.
 *
 * @param text as it was written
 * @param under other settings; says nothing if it is computed under those of the step
 * @param form null for that of the facts
 */
record Placeholder(String text, Expression expression, StepState under, @Nullable Form form) {
  private static final Pattern PARTS =
      Pattern.compile("(.+?)(?:\\s+with\\s+(.+?))?(?:\\s+as\\s+([a-z]+))?");

  /**
   * Reads it.
   *
   * @throws InputException if it is no such thing
   */
  static Placeholder of(String text) {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw new InputException("There is an empty placeholder; write {n}, or \\{ for a brace.");
    }
    try {
      Form form =
          parts.group(3) == null
              ? null
              : Values.oneOf(parts.group(3), List.of(Form.values()), Form::id);
      return new Placeholder(
          text, ExpressionReader.read(parts.group(1)), under(parts.group(2)), form);
    } catch (InputException e) {
      throw new InputException(
          "In {%s}: %s".formatted(Template.beginning(text.strip()), e.getMessage()), e);
    }
  }

  /** Whether it is computed in no time, whatever the text. */
  boolean isQuick() {
    return expression.isQuick();
  }

  private static StepState under(@Nullable String text) {
    StepState state = StepState.NONE;
    for (String one : text == null ? new String[0] : text.split(";", -1)) {
      int colon = one.indexOf(':');
      if (colon < 0) {
        throw new InputException(
            "“%s” sets nothing; write a setting and its value, such as window: 8."
                .formatted(one.strip()));
      }
      String id = one.substring(0, colon).strip();
      List<String> possible =
          Stream.of(Key.values()).filter(Placeholder::isPossible).map(Key::id).toList();
      if (!possible.contains(id)) {
        throw new InputException(
            "“%s” cannot be set here%s".formatted(id, Nearest.question(id, possible)));
      }
      state = state.with(Key.named(id).orElseThrow(), one.substring(colon + 1).strip(), null);
    }
    state.check();
    return state;
  }

  /** Not what would need another text or model. */
  private static boolean isPossible(Key key) {
    return !key.isSource() && key != Key.FIRST && key != Key.TOKENS && key != Key.MODEL;
  }
}

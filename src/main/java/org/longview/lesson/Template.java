package org.longview.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.longview.work.InputException;

/**
 * A text with placeholders in braces, which the program computes. A backslash before a brace makes
 * it one of the text. Immutable.
 */
public final class Template {
  /** Stands for a number that is being computed. */
  static final String PENDING = "…";

  private static final int MOST_TOLD = 80;

  static final Template EMPTY = new Template(List.of());

  private final List<Part> parts;

  private sealed interface Part {}

  private record Words(String text) implements Part {}

  private record Computed(Placeholder placeholder) implements Part {}

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws InputException if a placeholder is not known or not closed
   */
  static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        at += 2;
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw new InputException(
              "The placeholder “%s” is not closed; end it with }."
                  .formatted(beginning(text.substring(at))));
        }
        parts.add(new Words(text.substring(from, at)));
        parts.add(new Computed(Placeholder.of(text.substring(at + 1, end))));
        at = end + 1;
        from = at;
      } else if (c == '}') {
        throw new InputException("A } closes nothing; write \\} if it belongs to the text.");
      } else {
        at++;
      }
    }
    parts.add(new Words(text.substring(from)));
    return new Template(parts);
  }

  /** What of a text is told in a sentence. */
  static String beginning(String text) {
    if (text.length() <= MOST_TOLD) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(MOST_TOLD - 1));
    return text.substring(0, inPair ? MOST_TOLD - 1 : MOST_TOLD) + "…";
  }

  /** What is to be computed, in the order of the text. */
  List<Placeholder> placeholders() {
    return parts.stream()
        .filter(Computed.class::isInstance)
        .map(part -> ((Computed) part).placeholder)
        .toList();
  }

  /** The text before anything is computed, with an ellipsis for each number. */
  public String pending() {
    return filled(placeholder -> PENDING);
  }

  /** The text, each placeholder replaced; what comes in its place means itself. */
  String filled(Function<Placeholder, String> values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Words words) {
        filled.append(words.text);
      } else if (part instanceof Computed computed) {
        filled.append(Markup.escaped(values.apply(computed.placeholder)));
      }
    }
    return filled.toString();
  }
}

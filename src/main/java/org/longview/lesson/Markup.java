package org.longview.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Light Markdown: paragraphs that are separated by an empty line, {@code *emphasis*}, {@code
 * **strong**} and {@code `code`}; a backslash takes the meaning from the character behind it.
 */
public final class Markup {
  /** How a part of a text is set. */
  public enum Style {
    PLAIN,
    EMPHASIS,
    STRONG,
    CODE
  }

  /** A part of a text of one style. */
  public record Span(String text, Style style) {}

  private static final String MARKS = "\\*`{}";

  private Markup() {}

  /** The paragraphs of a text, and the parts of each. */
  public static List<List<Span>> paragraphs(String text) {
    List<List<Span>> paragraphs = new ArrayList<>();
    for (String paragraph : text.split("\n\\s*\n", -1)) {
      if (!paragraph.isBlank()) {
        paragraphs.add(spans(paragraph.strip()));
      }
    }
    return paragraphs;
  }

  /** The same without marks, in one line. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (List<Span> paragraph : paragraphs(text)) {
      plain.append(plain.length() == 0 ? "" : " ");
      paragraph.forEach(span -> plain.append(span.text()));
    }
    return plain.toString();
  }

  /** A text that means itself. */
  static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      escaped.append(MARKS.indexOf(c) < 0 ? "" : "\\").append(c);
    }
    return escaped.toString();
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && isMark(text.charAt(at + 1))) {
        run.append(text.charAt(at + 1));
        at += 2;
        continue;
      }
      String mark = text.startsWith("**", at) ? "**" : c == '*' || c == '`' ? "" + c : "";
      int end = mark.isEmpty() ? -1 : end(text, at + mark.length(), mark);
      if (end < 0) {
        run.append(c);
        at++;
        continue;
      }
      add(spans, run.toString(), Style.PLAIN);
      run.setLength(0);
      Style style = c == '`' ? Style.CODE : mark.length() == 2 ? Style.STRONG : Style.EMPHASIS;
      add(spans, unescaped(text.substring(at + mark.length(), end)), style);
      at = end + mark.length();
    }
    add(spans, run.toString(), Style.PLAIN);
    return spans;
  }

  /** Where a mark is closed: it opens before and closes behind a letter; −1 if it does not. */
  private static int end(String text, int from, String mark) {
    if (from >= text.length() || Character.isWhitespace(text.charAt(from))) {
      return -1;
    }
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (at > from
          && text.startsWith(mark, at)
          && !Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return -1;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      boolean hides =
          text.charAt(at) == '\\' && at + 1 < text.length() && isMark(text.charAt(at + 1));
      plain.append(text.charAt(hides ? ++at : at));
    }
    return plain.toString();
  }

  private static boolean isMark(char c) {
    return MARKS.indexOf(c) >= 0;
  }

  private static void add(List<Span> spans, String text, Style style) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, style));
    }
  }
}

package org.longview.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A lecture file taken apart into its steps, and each step into its settings and paragraphs.
 *
 * @param title of the lecture
 * @param about the first paragraph; empty if there is none
 */
record LectureLines(String title, String about, List<StepLines> steps) {
  /** A line {@code key: value}. Lines below that are indented belong to the value. */
  record Setting(int line, String key, String value) {}

  /** Neighbouring lines, as one text; those of a quotation without their marks. */
  record Paragraph(int line, String text, boolean quoted) {}

  record StepLines(int line, String title, List<Setting> settings, List<Paragraph> paragraphs) {}

  private static final Pattern HEADING = Pattern.compile("(#{1,6})(?:\\s+|$)(.*?)\\s*#*");
  private static final Pattern SETTING =
      Pattern.compile("([a-zA-Z][a-z0-9-]*)(\\s*):(\\s*)(.*?)\\s*");
  private static final Pattern CONTINUED = Pattern.compile("\\s+\\S.*");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /**
   * Takes a lecture apart.
   *
   * @param name of its file, for messages
   * @throws org.longview.work.InputException if it has no title, or no steps
   */
  static LectureLines of(String text, String name) {
    // A comment leaves its line breaks, so that lines keep their numbers
    String told =
        COMMENT
            .matcher(text.startsWith("\uFEFF") ? text.substring(1) : text)
            .replaceAll(comment -> comment.group().replaceAll("[^\n]+", ""));
    return new Scan(told.split("\r\n|\r|\n", -1), name).lecture();
  }

  private static final class Scan {
    private final String[] lines;
    private final String name;
    private int at;

    Scan(String[] lines, String name) {
      this.lines = lines;
      this.name = name;
    }

    LectureLines lecture() {
      skipBlank();
      Matcher heading = heading();
      if (heading == null || heading.group(1).length() != 1 || heading.group(2).isEmpty()) {
        throw where().refused("A lecture begins with its title; write “# Title” here.");
      }
      String title = heading.group(2);
      at++;
      StringBuilder about = new StringBuilder();
      for (Paragraph paragraph : paragraphs()) {
        about.append(about.length() == 0 ? "" : "\n\n").append(paragraph.text);
      }
      List<StepLines> steps = new ArrayList<>();
      while (at < lines.length) {
        steps.add(step());
      }
      if (steps.isEmpty()) {
        throw where().refused("There is no step; write “## Title of the step” and what it shows.");
      }
      return new LectureLines(title, about.toString(), List.copyOf(steps));
    }

    private StepLines step() {
      Where where = where();
      Matcher heading = heading();
      if (heading == null || heading.group(1).length() != 2) {
        throw where.refused("A step begins with “## Title”; write two number signs.");
      }
      if (heading.group(2).isEmpty()) {
        throw where.refused("The step has no title; write “## Title”.");
      }
      at++;
      skipBlank();
      List<Setting> settings = new ArrayList<>();
      for (Matcher setting = setting(); setting != null; setting = setting()) {
        settings.add(read(setting));
      }
      return new StepLines(where.line(), heading.group(2), settings, paragraphs());
    }

    /**
     * The setting in this line; what is written otherwise is one only if a setting is so called.
     */
    private @Nullable Matcher setting() {
      if (at >= lines.length) {
        return null;
      }
      Matcher setting = SETTING.matcher(lines[at]);
      return setting.matches()
              && (isPlain(setting)
                  || StepReader.keys().contains(setting.group(1).toLowerCase(Locale.ROOT)))
          ? setting
          : null;
    }

    /** Whether it is written as settings are: a small word, a colon, a space. */
    private static boolean isPlain(Matcher setting) {
      return Character.isLowerCase(setting.group(1).charAt(0))
          && setting.group(2).isEmpty()
          && (!setting.group(3).isEmpty() || setting.group(4).isEmpty());
    }

    private Setting read(Matcher setting) {
      int line = ++at;
      StringBuilder value = new StringBuilder(setting.group(4));
      while (at < lines.length && CONTINUED.matcher(lines[at]).matches()) {
        value.append(value.length() == 0 ? "" : " ").append(lines[at++].strip());
      }
      return new Setting(line, setting.group(1).toLowerCase(Locale.ROOT), value.toString());
    }

    /** All paragraphs up to the next heading. */
    private List<Paragraph> paragraphs() {
      List<Paragraph> paragraphs = new ArrayList<>();
      skipBlank();
      while (at < lines.length && heading() == null) {
        int line = at + 1;
        boolean quoted = isQuoted(lines[at]);
        StringBuilder text = new StringBuilder();
        while (at < lines.length
            && !lines[at].isBlank()
            && heading() == null
            && isQuoted(lines[at]) == quoted) {
          String own = quoted ? lines[at].strip().substring(1) : lines[at];
          if (own.isBlank()) {
            text.append("\n\n");
          } else {
            boolean begins = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            text.append(begins ? "" : " ").append(own.strip());
          }
          at++;
        }
        paragraphs.add(new Paragraph(line, text.toString().strip(), quoted));
        skipBlank();
      }
      return paragraphs;
    }

    private static boolean isQuoted(String line) {
      return line.stripLeading().startsWith(">");
    }

    private void skipBlank() {
      while (at < lines.length && lines[at].isBlank()) {
        at++;
      }
    }

    private @Nullable Matcher heading() {
      if (at >= lines.length) {
        return null;
      }
      Matcher heading = HEADING.matcher(lines[at].stripTrailing());
      return heading.matches() ? heading : null;
    }

    private Where where() {
      return new Where(name, Math.min(at, lines.length - 1) + 1);
    }
  }
}

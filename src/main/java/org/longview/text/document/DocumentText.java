package org.longview.text.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.longview.text.document.Landmark.Heading;
import org.longview.text.document.Landmark.Page;

/**
 * The text of a document as it is put together: flowing text in lines, one for each paragraph. Runs
 * of spaces become one blank, line ends between paragraphs one line break; what is invisible inside
 * words (soft hyphens, controls) is left out.
 */
final class DocumentText {
  private static final int STRIDE = 1 << 12;

  /** Titles that a program made up, or that are the name of the file the author worked on. */
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)(microsoft word - .*|untitled.*|unknown|.*\\.(docx?|odt|rtf|tex|dvi|ps|pdf|indd|qxd))");

  private final Reading reading;
  private final long expected;
  private final StringBuilder text = new StringBuilder();
  private final List<Landmark> landmarks = new ArrayList<>();

  /** Landmarks that begin with the next visible character. */
  private final List<IntFunction<Landmark>> waiting = new ArrayList<>();

  private final StringBuilder blanks = new StringBuilder();
  private boolean lineEnded;
  private boolean preformatted;
  private int headingLevel;
  private int headingStart;
  private int sinceReport;

  /**
   * @param expected about how many {@code char}s will come, for the progress; 0 if the reader
   *     reports it
   */
  DocumentText(Reading reading, long expected) {
    this.reading = reading;
    this.expected = expected;
  }

  /** Number of {@code char}s so far. */
  int length() {
    return text.length();
  }

  /** Appends to the paragraph. */
  void append(CharSequence more) {
    for (int i = 0; i < more.length(); i++) {
      append(more.charAt(i));
    }
  }

  void append(char[] more, int start, int length) {
    for (int i = start; i < start + length; i++) {
      append(more[i]);
    }
  }

  private void append(char c) {
    if (++sinceReport == STRIDE) {
      report();
    }
    switch (c) {
      case '\n', '\r' -> {
        if (preformatted) {
          endLine();
        } else {
          space(' ');
        }
      }
      case '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> endLine();
      case '\t' -> space(preformatted ? '\t' : ' ');
      case '\u00AD', '\u200B', '\u2060', '\uFEFF' -> {}
      default -> {
        if (Character.isSpaceChar(c)) {
          space(' ');
        } else if (!Character.isISOControl(c)) {
          visible(c);
        }
      }
    }
  }

  private void space(char c) {
    if (preformatted || blanks.isEmpty()) {
      blanks.append(c);
    }
  }

  private void visible(char c) {
    if (lineEnded && !text.isEmpty()) {
      text.append('\n');
    }
    boolean atStart = lineEnded || text.isEmpty();
    if (!atStart || preformatted) {
      text.append(blanks);
    }
    blanks.setLength(0);
    lineEnded = false;
    if (!waiting.isEmpty()) {
      for (IntFunction<Landmark> landmark : waiting) {
        landmarks.add(landmark.apply(text.length()));
      }
      waiting.clear();
    }
    if (headingLevel > 0 && headingStart < 0) {
      headingStart = text.length();
    }
    text.append(c);
    if (text.length() > reading.limits().characters()) {
      throw reading.refusal(
          "holds more than %d million characters, the most that is read; cut it into smaller files."
              .formatted(reading.limits().characters() / 1_000_000));
    }
  }

  /** A sign of life, with what is done of the expected text. */
  void report() {
    sinceReport = 0;
    if (expected > 0) {
      reading.at((double) text.length() / expected);
    } else {
      reading.goOn();
    }
  }

  /** Ends the paragraph, unless nothing visible came since the last one ended. */
  void endLine() {
    lineEnded = true;
    blanks.setLength(0);
  }

  /** Appends a paragraph of its own. */
  void line(CharSequence paragraph) {
    endLine();
    append(paragraph);
    endLine();
  }

  /** Ends a table's cell, if it is not the last one of its row. */
  void endCell() {
    blanks.setLength(0);
    blanks.append('\t');
  }

  /** Keeps spaces and line ends from here on, or no longer. */
  void preformatted(boolean preformatted) {
    this.preformatted = preformatted;
  }

  /** A page that begins here. */
  void page(int number) {
    endLine();
    waiting.add(offset -> new Page(number, offset));
  }

  /** A heading over what comes next, whose title need not be in the text. */
  void heading(int level, String title) {
    waiting.add(offset -> new Heading(level, title, offset));
  }

  /** A heading at an earlier place. */
  void heading(Heading heading) {
    landmarks.add(heading);
  }

  /** What is appended until {@link #endHeading()} is a heading. */
  void startHeading(int level) {
    endLine();
    headingLevel = level;
    headingStart = -1;
  }

  void endHeading() {
    endLine();
    if (headingLevel > 0 && headingStart >= 0) {
      landmarks.add(new Heading(headingLevel, text.substring(headingStart), headingStart));
    }
    headingLevel = 0;
  }

  /** Number of headings so far. */
  long headings() {
    return landmarks.stream().filter(Heading.class::isInstance).count();
  }

  /**
   * The document.
   *
   * @param kind for the screen
   * @param charset the encoding that was found; null where the kind has its own
   * @param title what the document says of itself, or null
   * @throws org.longview.work.InputException if there is no visible character
   */
  Document document(String kind, @Nullable String charset, @Nullable String title) {
    if (text.codePoints().noneMatch(PlainText::isVisible)) {
      throw reading.refusal("holds no text; choose a document with some text.");
    }
    for (IntFunction<Landmark> landmark : waiting) {
      landmarks.add(landmark.apply(text.length()));
    }
    waiting.clear();
    landmarks.sort(Comparator.comparingInt(Landmark::offset));
    return new Document(
        reading.name(),
        title(reading.name(), title, landmarks),
        kind,
        charset,
        text.toString(),
        landmarks);
  }

  /** The title of a document that calls itself {@code title}, or nothing. */
  static String title(String name, @Nullable String title, List<Landmark> landmarks) {
    String own = title == null ? "" : Title.of(title);
    if (!own.isEmpty() && !NO_TITLE.matcher(own).matches()) {
      return own;
    }
    for (Landmark landmark : landmarks) {
      if (landmark instanceof Heading heading) {
        return heading.title();
      }
    }
    return name;
  }
}

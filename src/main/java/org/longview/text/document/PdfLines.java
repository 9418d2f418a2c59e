package org.longview.text.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the printed lines of a paragraph together. A line goes on in the next one if the next one's
 * first word would not have fitted behind it; other line ends, as in verses and tables, are kept. A
 * hyphen between the parts of a word is taken out unless the text has the word with it elsewhere.
 */
final class PdfLines {
  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:[-\u2010]\\p{L}[\\p{L}\\p{M}]*)*");

  /** The part of a word before a hyphen at the end of a line. */
  private static final Pattern BROKEN = Pattern.compile("(\\p{L}[\\p{L}\\p{M}]+)[-\u2010\u00AD]$");

  private static final Pattern REST = Pattern.compile("^\\p{Ll}[\\p{L}\\p{M}]*");

  /** Lines that are much shorter than their page's are no text that flows. */
  private static final double FLOWING = 0.6;

  private final Set<String> words = new HashSet<>();

  /** Learns the words of a line, other than those that its ends may cut. */
  void learn(String line) {
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      if (word.end() < line.length() - 1 && word.group().length() < 40) {
        words.add(key(word.group()));
      }
    }
  }

  /**
   * The lines of the text.
   *
   * @param paragraph the printed lines, not empty
   * @param usual the usual width of a line on the page, in points
   */
  List<String> join(List<PdfLine> paragraph, double usual) {
    double right = paragraph.stream().mapToDouble(PdfLine::right).max().orElseThrow();
    List<String> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < paragraph.size(); i++) {
      PdfLine line = paragraph.get(i);
      text.append(line.text());
      if (i + 1 == paragraph.size()) {
        break;
      }
      PdfLine next = paragraph.get(i + 1);
      Matcher rest = REST.matcher(next.text());
      if (BROKEN.matcher(text).find() && rest.find()) {
        joinWord(text, rest.group());
      } else if (line.width() >= FLOWING * usual && line.right() + next.firstWord() > right) {
        text.append(' ');
      } else {
        joined.add(text.toString());
        text.setLength(0);
      }
    }
    joined.add(text.toString());
    return joined;
  }

  private void joinWord(StringBuilder text, String rest) {
    Matcher broken = BROKEN.matcher(text);
    if (broken.find()) {
      boolean soft = text.charAt(text.length() - 1) == '\u00AD';
      boolean known = words.contains(key(broken.group(1) + rest));
      boolean compound = words.contains(key(broken.group(1) + "-" + rest));
      if (soft || known || !compound) {
        text.setLength(text.length() - 1);
      }
    }
  }

  private static String key(String word) {
    return word.replace('\u2010', '-').toLowerCase(Locale.ROOT);
  }
}

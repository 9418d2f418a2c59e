package org.longview.text.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.longview.text.document.Landmark.Heading;

/**
 * The headings of a Markdown text: those that begin with number signs, and those that are
 * underlined. Lines inside of fenced code are none, nor are those of the metadata block that some
 * texts begin with.
 *
 * <p>CommonMark 0.31, §4.2, 4.3 and 4.5, but for headings inside of lists and quotations.
 *
 * @param headings by offset
 * @param title what the metadata block says, or null
 */
record MarkdownHeadings(List<Landmark> headings, @Nullable String title) {
  private static final Pattern NUMBER_SIGNS =
      Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");

  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

  /** A line that another may underline: neither code, quotation, list item nor table row. */
  private static final Pattern PARAGRAPH =
      Pattern.compile(" {0,3}(?![>|]|[-+*][ \\t]|\\d{1,9}[.)][ \\t])\\S.*");

  private static final Pattern METADATA_TITLE =
      Pattern.compile("title:[ \\t]*[\"']?(.+?)[\"']?[ \\t]*");
  private static final Pattern METADATA_END = Pattern.compile("(---|\\.\\.\\.)[ \\t]*");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]]*)\\](?:\\([^)]*\\)|\\[[^\\]]*\\])");
  private static final Pattern MARKUP =
      Pattern.compile("[*`]+|(?<!\\w)_+|_+(?!\\w)|\\\\(?=\\p{Punct})");

  private static final int LONGEST = 300;
  private static final int NONE = -1;

  static MarkdownHeadings of(String text) {
    return new Scan(text).headings();
  }

  private static final class Scan {
    private final String text;
    private final List<Landmark> headings = new ArrayList<>();
    private @Nullable String title;
    private int start;
    private int next;

    Scan(String text) {
      this.text = text;
    }

    MarkdownHeadings headings() {
      skipMetadata();
      String fence = "";
      int paragraph = NONE;
      while (next < text.length()) {
        String line = line();
        if (!fence.isEmpty()) {
          fence = closes(line, fence) ? "" : fence;
          continue;
        }
        Matcher opening = FENCE.matcher(line);
        Matcher signs = NUMBER_SIGNS.matcher(line);
        Matcher underline = UNDERLINE.matcher(line);
        if (opening.matches() && opening.group(2).indexOf('`') < 0) {
          fence = opening.group(1);
        } else if (signs.matches()) {
          add(signs.group(1).length(), signs.group(2), start);
        } else if (paragraph != NONE && underline.matches()) {
          int end = Math.min(start, paragraph + LONGEST);
          add(line.indexOf('=') >= 0 ? 1 : 2, text.substring(paragraph, end), paragraph);
        } else if (PARAGRAPH.matcher(line).matches()) {
          paragraph = paragraph == NONE ? start : paragraph;
          continue;
        }
        paragraph = NONE;
      }
      return new MarkdownHeadings(headings, title);
    }

    private static boolean closes(String line, String fence) {
      Matcher closing = FENCE.matcher(line);
      return closing.matches() && closing.group(1).startsWith(fence) && closing.group(2).isBlank();
    }

    private void skipMetadata() {
      if (!line().strip().equals("---")) {
        next = 0;
        return;
      }
      String found = null;
      while (next < text.length()) {
        String line = line();
        Matcher own = METADATA_TITLE.matcher(line);
        if (own.matches()) {
          found = own.group(1);
        } else if (METADATA_END.matcher(line).matches()) {
          title = found;
          return;
        }
      }
      next = 0;
    }

    /** The line at {@link #next}, without its end, and cut where no heading is that long. */
    private String line() {
      start = next;
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      boolean two = text.startsWith("\r\n", end);
      next = end + (two ? 2 : 1);
      return text.substring(start, Math.min(end, start + LONGEST));
    }

    private void add(int level, @Nullable String markdown, int offset) {
      if (markdown == null) {
        return;
      }
      String unlinked = LINK.matcher(markdown).replaceAll("$1");
      String plain = MARKUP.matcher(unlinked).replaceAll("");
      if (!plain.isBlank()) {
        headings.add(new Heading(level, plain, offset));
      }
    }
  }
}

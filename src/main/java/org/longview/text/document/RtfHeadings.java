package org.longview.text.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RTF with a mark in every heading, since Tika's parser passes the text on but not what it is. The
 * mark is a character that no text has (U+FDD0 and the level); the parser drops it wherever it
 * drops text, and {@link Text} makes headings of those that are left.
 *
 * <p>A paragraph is a heading by its outline level or by that of its style, Rich Text Format
 * Specification 1.9.1, "Paragraph Formatting Properties" and "Style Sheet".
 */
final class RtfHeadings extends FilterInputStream {
  /** One of the characters that Unicode keeps for uses of this kind. */
  private static final char MARK = '\uFDD0';

  /** Outlines have nine levels and body text; headings have no more than HTML's. */
  private static final int BODY = 9;

  private static final int LEVELS = 6;
  private static final Pattern HEADING_STYLE = Pattern.compile("(?i)heading ([1-6])");

  /**
   * What a group has of its own.
   *
   * @param level of the paragraphs' outline, from 1; 0 for body text
   * @param style number of the paragraphs' style
   */
  private record Group(int level, int style) {}

  private final PushbackInputStream rtf;
  private final Deque<Group> groups = new ArrayDeque<>();
  private final Map<Integer, Integer> levelOfStyle = new HashMap<>();
  private final StringBuilder styleName = new StringBuilder();
  private Group group = new Group(0, 0);

  /** How many groups are open where the style sheet is being read; 0 elsewhere. */
  private int styleSheet;

  /** Whether the next character wants a mark, as what was written before it may be no text. */
  private boolean due;

  private byte[] ready = new byte[0];
  private int next;
  private int binary;

  /** Reads RTF as it stands. */
  RtfHeadings(InputStream in) {
    this(new PushbackInputStream(in));
  }

  private RtfHeadings(PushbackInputStream rtf) {
    super(rtf);
    this.rtf = rtf;
  }

  @Override
  public int read() throws IOException {
    if (next == ready.length) {
      String token = token();
      if (token.isEmpty()) {
        return -1;
      }
      ready = token.getBytes(ISO_8859_1);
      next = 0;
    }
    return ready[next++] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = 0;
    while (n < length) {
      int b = read();
      if (b < 0) {
        return n == 0 ? -1 : n;
      }
      bytes[offset + n++] = (byte) b;
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** The next brace, control word or byte, a mark before it if it is text; empty at the end. */
  private String token() throws IOException {
    int b = rtf.read();
    if (b < 0) {
      return "";
    }
    String token = Character.toString((char) b);
    if (binary > 0) {
      binary--;
      return token;
    }
    return switch (b) {
      case '{' -> {
        if (groups.size() == styleSheet) {
          styleName.setLength(0);
        }
        groups.push(group);
        due = true;
        yield token;
      }
      case '}' -> {
        endGroup();
        yield token;
      }
      case '\\' -> control();
      case '\r', '\n' -> token;
      default -> {
        if (styleSheet > 0) {
          styleName.append((char) b);
        }
        yield marked(token);
      }
    };
  }

  private void endGroup() {
    if (styleSheet > 0 && groups.size() == styleSheet + 1) {
      Matcher heading = HEADING_STYLE.matcher(styleName);
      int named = heading.find() ? heading.group(1).charAt(0) - '0' : 0;
      levelOfStyle.put(group.style, Math.max(group.level, named));
    }
    if (!groups.isEmpty()) {
      group = groups.pop();
    }
    if (groups.size() < styleSheet) {
      styleSheet = 0;
    }
    due = true;
  }

  private String control() throws IOException {
    StringBuilder token = new StringBuilder("\\");
    int b = rtf.read();
    if (!isLetter(b)) {
      if (b >= 0) {
        token.append((char) b);
      }
      return b == '\r' || b == '\n' || b == '*' ? token.toString() : marked(token.toString());
    }
    while (isLetter(b)) {
      token.append((char) b);
      b = rtf.read();
    }
    int end = token.length();
    while (b == '-' || (b >= '0' && b <= '9')) {
      token.append((char) b);
      b = rtf.read();
    }
    if (b == ' ') {
      token.append(' ');
    } else if (b >= 0) {
      rtf.unread(b);
    }
    return word(token.substring(1, end), token.substring(end).strip(), token.toString());
  }

  /** Takes in a control word, and gives what is to be read in its place. */
  private String word(String name, String digits, String token) {
    int number = number(digits);
    switch (name) {
      case "pard" -> {
        group = new Group(0, 0);
        due = true;
      }
      case "s" -> group = new Group(levelOfStyle.getOrDefault(number, 0), number);
      case "outlinelevel" ->
          group =
              new Group(
                  number < 0 || number >= BODY ? 0 : Math.min(LEVELS, number + 1), group.style);
      case "stylesheet" -> styleSheet = groups.size();
      case "bin" -> binary = Math.max(0, number);
      case "par", "cell" -> due = true;
      case "u" -> {
        return marked(token);
      }
      default -> {}
    }
    return token;
  }

  /** Digits that are no number of RTF count as none. */
  private static int number(String digits) {
    try {
      return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String marked(String token) {
    if (!due || group.level == 0) {
      return token;
    }
    due = false;
    return "{\\uc0\\u%d }%s".formatted((short) (MARK + group.level), token);
  }

  private static boolean isLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /** Makes headings of the paragraphs that hold a mark. */
  static final class Text extends XhtmlText {
    private final DocumentText text;
    private boolean inHeading;

    Text(DocumentText text) {
      super(text);
      this.text = text;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      int from = start;
      for (int i = start; i < start + length; i++) {
        if (characters[i] > MARK && characters[i] <= MARK + LEVELS) {
          super.characters(characters, from, i - from);
          from = i + 1;
          if (!inHeading) {
            text.startHeading(characters[i] - MARK);
            inHeading = true;
          }
        }
      }
      super.characters(characters, from, start + length - from);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      super.endElement(uri, name, qualified);
      if (inHeading && (name.equals("p") || name.equals("li"))) {
        text.endHeading();
        inHeading = false;
      }
    }
  }
}

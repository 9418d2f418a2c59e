package org.longview.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the beginnings of the first lines of a text that is written to it. */
final class BeginningOfText extends OutputStream {
  /** Thrown when it has all that it keeps. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Of a character in UTF-8. */
  private static final int MOST_BYTES = 4;

  private final int most;
  private final int characters;
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean cut;

  BeginningOfText(int lines, int characters) {
    most = lines;
    this.characters = characters;
  }

  @Override
  public void write(int single) throws IOException {
    if (lines.size() == most) {
      throw new Enough();
    }
    if (single == '\n') {
      String text = line.toString(StandardCharsets.UTF_8);
      boolean longer = cut || text.length() > characters;
      lines.add(
          longer
              ? text.substring(
                      0,
                      text.offsetByCodePoints(
                          0, Math.min(characters, text.codePointCount(0, text.length()))))
                  + "…"
              : text);
      line.reset();
      cut = false;
    } else if (line.size() < MOST_BYTES * characters) {
      line.write(single);
    } else {
      cut = true;
    }
  }

  List<String> lines() {
    return lines;
  }
}

package org.longview.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes comma-separated values in UTF-8, line by line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvWriter {
  private static final Pattern SPECIAL = Pattern.compile("[,\"\r\n]");

  private final Writer out;
  private boolean begun;

  CsvWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Adds a field to the line. */
  void field(String text) throws IOException {
    if (begun) {
      out.write(',');
    }
    begun = true;
    out.write(SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text);
  }

  void endLine() throws IOException {
    out.write('\n');
    begun = false;
  }

  /** Hands over what is written; the stream stays open. */
  void flush() throws IOException {
    out.flush();
  }
}

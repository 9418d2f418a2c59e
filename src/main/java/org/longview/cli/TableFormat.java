package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Locale;
import org.longview.export.AtomicFile;
import org.longview.work.InputException;

/** What a file of numbers holds, by its ending. */
enum TableFormat {
  CSV,
  JSON;

  /**
   * The format of a file.
   *
   * @throws InputException if it ends otherwise
   */
  static TableFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".json")) {
      return JSON;
    }
    throw new InputException(
        "%s ends in neither .csv nor .json; name a file that does.".formatted(file));
  }

  /**
   * Writes a file.
   *
   * @throws org.longview.export.WriteException if it cannot be written
   */
  static void write(Path file, String text) {
    AtomicFile.write(file, stream -> stream.write(text.getBytes(UTF_8)));
  }
}

package org.longview.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** Well-known formats that are not plain text, told by the first bytes of the file. */
enum BinaryFormat {
  PNG("a PNG picture", "\u0089PNG\r\n\u001A\n"),
  JPEG("a JPEG picture", "\u00FF\u00D8\u00FF"),
  GIF_87("a GIF picture", "GIF87a"),
  GIF_89("a GIF picture", "GIF89a"),
  PDF("a PDF document", "%PDF-"),
  RTF("an RTF document", "{\\rtf"),
  ZIP("a zip archive or an office document", "PK\u0003\u0004"),
  EMPTY_ZIP("a zip archive", "PK\u0005\u0006"),
  OLE("an old office document", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
  GZIP("a gzip archive", "\u001F\u008B\b"),
  SEVEN_ZIP("a 7z archive", "7z\u00BC\u00AF'\u001C"),
  RAR("a RAR archive", "Rar!\u001A\u0007"),
  XZ("an xz archive", "\u00FD7zXZ\u0000"),
  NPY("a NumPy array", "\u0093NUMPY"),
  CLASS("a Java class file", "\u00CA\u00FE\u00BA\u00BE"),
  ELF("a program", "\u007FELF"),
  SQLITE("a SQLite database", "SQLite format 3\u0000");

  private static final int LONGEST_START = 16;

  /** The format's name with its article. */
  final String description;

  private final String start;

  BinaryFormat(String description, String start) {
    this.description = description;
    this.start = start;
  }

  /** The format of a file, or null if it begins like none of these. */
  static @Nullable BinaryFormat of(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, LONGEST_START), ISO_8859_1);
    for (BinaryFormat format : values()) {
      if (head.startsWith(format.start)) {
        return format;
      }
    }
    return null;
  }
}

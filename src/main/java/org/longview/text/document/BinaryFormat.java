package org.longview.text.document;

import org.jspecify.annotations.Nullable;

/** Well-known formats that are not plain text, told by the first bytes of the file. */
enum BinaryFormat {
  PNG("a PNG picture", "\u0089PNG\r\n\u001A\n"),
  JPEG("a JPEG picture", "\u00FF\u00D8\u00FF"),
  GIF_87("a GIF picture", "GIF87a"),
  GIF_89("a GIF picture", "GIF89a"),
  TIFF_LITTLE("a TIFF picture", "II*\u0000"),
  TIFF_BIG("a TIFF picture", "MM\u0000*"),
  POSTSCRIPT("a PostScript program", "%!PS"),
  DJVU("a DjVu document", "AT&TFORM"),
  OGG("a sound or film", "OggS\u0000"),
  MP3_TAG_3("a sound", "ID3\u0003"),
  MP3_TAG_4("a sound", "ID3\u0004"),
  FLAC("a sound", "fLaC\u0000"),
  MATROSKA("a film", "\u001AE\u00DF\u00A3"),
  ZIP("a zip archive", "PK\u0003\u0004"),
  EMPTY_ZIP("an empty zip archive", "PK\u0005\u0006"),
  OLE("an old office document", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
  GZIP("a gzip archive", "\u001F\u008B\b"),
  BZIP2("a bzip2 archive", "BZh91AY&SY"),
  SEVEN_ZIP("a 7z archive", "7z\u00BC\u00AF'\u001C"),
  RAR("a RAR archive", "Rar!\u001A\u0007"),
  XZ("an xz archive", "\u00FD7zXZ\u0000"),
  ZSTD("a Zstandard archive", "(\u00B5/\u00FD"),
  NPY("a NumPy array", "\u0093NUMPY"),
  HDF5("an HDF5 file", "\u0089HDF\r\n\u001A\n"),
  CLASS("a Java class file", "\u00CA\u00FE\u00BA\u00BE"),
  ELF("a program", "\u007FELF"),
  SQLITE("a SQLite database", "SQLite format 3\u0000");

  /** The format's name with its article. */
  final String description;

  private final String start;

  BinaryFormat(String description, String start) {
    this.description = description;
    this.start = start;
  }

  /**
   * The format of a file, or null if it begins like none of these.
   *
   * @param head the first bytes, each as one {@code char}
   */
  static @Nullable BinaryFormat of(String head) {
    for (BinaryFormat format : values()) {
      if (head.startsWith(format.start)) {
        return format;
      }
    }
    return null;
  }
}

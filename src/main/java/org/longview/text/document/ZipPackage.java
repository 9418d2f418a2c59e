package org.longview.text.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.longview.work.InputException;

/**
 * A document that is a zip archive. Its texts are unpacked once before a parser sees them, so that
 * damage and archives that unpack to far more than they seem are refused, whatever the parser does
 * about them.
 */
final class ZipPackage {
  private static final Pattern TEXT_PART =
      Pattern.compile("(?i).*\\.(xml|rels|x?html?|xht|opf|ncx)|mimetype");

  private static final int MOST_ENTRIES = 10_000;
  private static final int BUFFER = 1 << 16;

  private ZipPackage() {}

  /**
   * The kind of a zip archive.
   *
   * @throws InputException if it is damaged or no document that can be read
   */
  static FileKind kind(Reading reading) throws IOException {
    try (ZipFile zip = open(reading)) {
      if (zip.getEntry("[Content_Types].xml") != null) {
        return officeOpen(reading, zip);
      }
      ZipEntry type = zip.getEntry("mimetype");
      String name = type == null ? "" : mediaType(zip, type);
      if (name.startsWith("application/epub+zip")
          || zip.getEntry("META-INF/container.xml") != null) {
        return FileKind.EPUB;
      }
      if (name.startsWith("application/vnd.oasis.opendocument.text")) {
        return FileKind.ODT;
      }
      if (name.startsWith("application/vnd.oasis.opendocument.")) {
        String which = name.substring(name.lastIndexOf('.') + 1).replaceAll("[^a-z]+.*", "");
        throw FileKind.unsupported(reading, "an OpenDocument " + which);
      }
      throw FileKind.unsupported(reading, BinaryFormat.ZIP.description);
    } catch (ZipException | EOFException e) {
      throw reading.damaged(e);
    }
  }

  private static FileKind officeOpen(Reading reading, ZipFile zip) {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      String name = entries.nextElement().getName();
      if (name.startsWith("word/")) {
        return FileKind.DOCX;
      }
      if (name.startsWith("xl/")) {
        throw FileKind.unsupported(reading, "an Excel workbook");
      }
      if (name.startsWith("ppt/")) {
        throw FileKind.unsupported(reading, "a PowerPoint presentation");
      }
    }
    throw FileKind.unsupported(reading, "an Office document other than Word's");
  }

  private static String mediaType(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(200), UTF_8).strip();
    }
  }

  private static ZipFile open(Reading reading) throws IOException {
    ZipFile zip = new ZipFile(reading.file().toFile());
    if (zip.size() > MOST_ENTRIES) {
      zip.close();
      throw reading.refusal(
          "holds more than %d parts, the most that is read.".formatted(MOST_ENTRIES));
    }
    return zip;
  }

  static InputException tooLarge(Reading reading) {
    return reading.refusal(
        "unpacks to more than %d MiB of text, the most that is read; it may be damaged."
            .formatted(reading.limits().unpackedBytes() >> 20));
  }

  /**
   * Unpacks all parts that hold text, and tells how many characters of it are outside of tags.
   *
   * @throws InputException if a part is damaged or they are too large together
   */
  static long check(Reading reading) throws IOException {
    long unpacked = 0;
    long outsideTags = 0;
    byte[] buffer = new byte[BUFFER];
    try (ZipFile zip = open(reading)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!TEXT_PART.matcher(entry.getName()).matches()) {
          continue;
        }
        CRC32 sum = new CRC32();
        boolean inTag = false;
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            reading.goOn();
            unpacked += n;
            if (unpacked > reading.limits().unpackedBytes()) {
              throw tooLarge(reading);
            }
            sum.update(buffer, 0, n);
            for (int i = 0; i < n; i++) {
              byte b = buffer[i];
              inTag = b == '<' || (inTag && b != '>');
              boolean firstOfCharacter = (b & 0xC0) != 0x80;
              outsideTags += !inTag && firstOfCharacter ? 1 : 0;
            }
          }
        }
        if (entry.getCrc() >= 0 && entry.getCrc() != sum.getValue()) {
          throw new ZipException("the sum of " + entry.getName() + " is wrong");
        }
      }
    } catch (ZipException | EOFException e) {
      throw reading.damaged(e);
    }
    return outsideTags;
  }
}

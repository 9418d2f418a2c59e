package org.longview.text.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The kinds of documents that can be read, told by what is in the file. */
enum FileKind {
  TEXT,
  MARKDOWN,
  HTML,
  RTF,
  PDF,
  DOCX,
  ODT,
  EPUB;

  /** What the user may open instead of a file that is refused. */
  static final String SUPPORTED =
      "open a PDF, Word (.docx), OpenDocument text (.odt), EPUB, HTML, RTF, Markdown or plain text"
          + " file.";

  private static final int HEAD = 1 << 12;

  /** Readers of PDF accept this much before its mark. */
  private static final int PDF_MARK_WITHIN = 1024;

  private static final String PREFACE = "(?is)(?:\\s++|<\\?xml.*?\\?>|<!--.*?-->)*+";

  private static final Pattern HTML_PAGE =
      Pattern.compile(PREFACE + "<(?:!doctype\\s+html|html|head|body)\\b");

  private static final Pattern ANY_TAG = Pattern.compile(PREFACE + "<[!a-z]");

  private static final Pattern HTML_NAME = Pattern.compile("(?i).*\\.x?html?");

  private static final Pattern MARKDOWN_NAME =
      Pattern.compile("(?i).*\\.(md|markdown|mdown|mkdn?|mdtext)");

  /**
   * The kind of a file.
   *
   * @throws org.longview.work.InputException naming the kind, if it is one that cannot be read
   */
  static FileKind of(Reading reading) throws IOException {
    byte[] bytes = head(reading);
    if (bytes.length == 0) {
      throw reading.refusal("is empty; choose a file with some text.");
    }
    String head = new String(bytes, ISO_8859_1);
    int pdf = head.indexOf("%PDF-");
    if (pdf >= 0 && pdf < PDF_MARK_WITHIN) {
      return PDF;
    }
    BinaryFormat format = BinaryFormat.of(head);
    if (format == BinaryFormat.ZIP) {
      return ZipPackage.kind(reading);
    }
    if (format == BinaryFormat.OLE) {
      throw ole(reading);
    }
    if (format != null) {
      throw unsupported(reading, format.description);
    }
    return head.startsWith("{\\rtf") ? RTF : ofText(reading.name(), head);
  }

  private static byte[] head(Reading reading) throws IOException {
    try (InputStream in = Files.newInputStream(reading.file())) {
      return in.readNBytes(HEAD);
    }
  }

  private static FileKind ofText(String name, String head) {
    // in whichever width the characters come
    String letters = head.replaceAll("[\u0000\u00FF\u00FE\u00EF\u00BB\u00BF]", "");
    Pattern start = HTML_NAME.matcher(name).matches() ? ANY_TAG : HTML_PAGE;
    if (start.matcher(letters).lookingAt()) {
      return HTML;
    }
    return MARKDOWN_NAME.matcher(name).matches() ? MARKDOWN : TEXT;
  }

  /** Word encrypts a .docx by wrapping it in the container of its old formats. */
  private static RuntimeException ole(Reading reading) {
    try (POIFSFileSystem container = new POIFSFileSystem(reading.file().toFile(), true)) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntry("EncryptedPackage")) {
        return reading.encrypted();
      }
      if (root.hasEntry("WordDocument")) {
        return reading.refusal(
            "is an old Word document (.doc), which cannot be read; save it as .docx.");
      }
      return unsupported(
          reading,
          root.hasEntry("Workbook") || root.hasEntry("Book")
              ? "an Excel workbook"
              : root.hasEntry("PowerPoint Document")
                  ? "a PowerPoint presentation"
                  : BinaryFormat.OLE.description);
    } catch (IOException | RuntimeException e) {
      return reading.damaged(e);
    }
  }

  /**
   * @param what the kind with its article
   */
  static RuntimeException unsupported(Reading reading, String what) {
    return reading.refusal("is " + what + ", which cannot be read; " + SUPPORTED);
  }
}

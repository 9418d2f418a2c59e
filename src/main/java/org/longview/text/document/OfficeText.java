package org.longview.text.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.SAXException;

/** Reads the documents of word processors, with Tika's parsers. */
final class OfficeText {
  private static final int TAIL = 64;

  private OfficeText() {}

  static Document docx(Reading reading) throws IOException {
    return packed(reading, new OOXMLParser(), "Word document");
  }

  static Document odt(Reading reading) throws IOException {
    return packed(reading, new OpenDocumentParser(), "OpenDocument text");
  }

  private static Document packed(Reading reading, Parser parser, String kind) throws IOException {
    DocumentText text = new DocumentText(reading, ZipPackage.check(reading));
    try (TikaInputStream in = TikaInputStream.get(reading.file())) {
      return parse(reading, parser, in, new XhtmlText(text), text, kind);
    }
  }

  static Document rtf(Reading reading) throws IOException {
    long size = Files.size(reading.file());
    if (size > reading.limits().unpackedBytes()) {
      throw reading.refusal(
          "is larger than %d MiB, the most that is read of RTF; save it as .docx."
              .formatted(reading.limits().unpackedBytes() >> 20));
    }
    requireEnd(reading, size);
    DocumentText text = new DocumentText(reading, 0);
    try (InputStream file = Files.newInputStream(reading.file());
        InputStream in = new RtfHeadings(new ReportedStream(file, size, reading))) {
      return parse(reading, new RTFParser(), in, new RtfHeadings.Text(text), text, "RTF document");
    }
  }

  /** The parser takes the end of the file for the end of the document, which is a brace. */
  private static void requireEnd(Reading reading, long size) throws IOException {
    try (InputStream in = Files.newInputStream(reading.file())) {
      in.skipNBytes(Math.max(0, size - TAIL));
      byte[] tail = in.readNBytes(TAIL);
      int last = tail.length - 1;
      while (last >= 0 && tail[last] <= ' ') {
        last--;
      }
      if (last < 0 || tail[last] != '}') {
        throw reading.damaged(new EOFException("no closing brace"));
      }
    }
  }

  private static Document parse(
      Reading reading,
      Parser parser,
      InputStream in,
      XhtmlText handler,
      DocumentText text,
      String kind)
      throws IOException {
    Metadata metadata = new Metadata();
    try {
      parser.parse(in, handler, metadata, TikaSettings.context());
    } catch (EncryptedDocumentException e) {
      throw reading.encrypted();
    } catch (SAXException | TikaException e) {
      throw reading.damaged(e);
    }
    return text.document(kind, null, metadata.get(TikaCoreProperties.TITLE));
  }
}

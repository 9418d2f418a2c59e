package org.longview.export.embed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The metadata element of an SVG file. Neither document types nor entities are followed. */
final class SvgMetadata {
  /** Metadata is looked for in so many first bytes; what follows may be pictures. */
  private static final int MOST_BYTES = 2 * EmbeddedSession.MOST;

  private SvgMetadata() {}

  static Optional<String> find(InputStream file) throws DataFormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Beginning beginning = new Beginning(file);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(beginning);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("metadata")
            && EmbeddedSession.KEYWORD.equals(xml.getAttributeValue(null, "id"))) {
          String text = xml.getElementText();
          return text.length() > EmbeddedSession.MOST ? Optional.empty() : Optional.of(text);
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      if (beginning.left == 0) {
        return Optional.empty();
      }
      throw (DataFormatException) new DataFormatException("no whole XML").initCause(e);
    }
  }

  /** The first bytes of a file. */
  private static final class Beginning extends FilterInputStream {
    private int left = MOST_BYTES;

    Beginning(InputStream file) {
      super(file);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = left == 0 ? -1 : super.read(bytes, from, Math.min(count, left));
      left -= Math.max(0, read);
      return read;
    }
  }
}

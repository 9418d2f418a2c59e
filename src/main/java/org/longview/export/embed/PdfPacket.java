package org.longview.export.embed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A session in the metadata packet (XMP) of a PDF file. Such a packet stands there uncompressed and
 * is made to be found by programs that know nothing of the format around it, so nothing else in a
 * file from anywhere is unpacked or followed.
 *
 * @see <a href="https://developer.adobe.com/xmp/docs/XMPSpecifications/">XMP, part 3: scanning
 *     files for packets</a>
 */
public final class PdfPacket {
  private static final String START = "<longview:session>";
  private static final String END = "</longview:session>";
  private static final String BEFORE =
      "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
          + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
          + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
          + "<rdf:Description rdf:about=\"\" xmlns:longview=\"urn:longview\">";
  private static final String AFTER =
      "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";

  private PdfPacket() {}

  /**
   * The packet that holds a session.
   *
   * @param session as {@link EmbeddedSession#form} gives it
   */
  public static byte[] packet(String session) {
    return (BEFORE + START + session + END + AFTER).getBytes(StandardCharsets.UTF_8);
  }

  /** The session, wherever in a file its packet stands. */
  static Optional<String> find(InputStream in) throws IOException {
    while (skipTo(in, START)) {
      ByteArrayOutputStream session = new ByteArrayOutputStream();
      int b = in.read();
      for (; b >= 0 && b != '<' && session.size() <= EmbeddedSession.MOST; b = in.read()) {
        session.write(b);
      }
      if (b == '<') {
        return Optional.of(session.toString(StandardCharsets.US_ASCII));
      }
    }
    return Optional.empty();
  }

  /** Reads up to the end of a mark whose first character does not come again in it. */
  private static boolean skipTo(InputStream in, String mark) throws IOException {
    int found = 0;
    while (found < mark.length()) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      found = b == mark.charAt(found) ? found + 1 : b == mark.charAt(0) ? 1 : 0;
    }
    return true;
  }
}

package org.longview.text.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.html.JSoupParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Reads HTML, with Tika's parser on jsoup. Scripts are not run and nothing is fetched. */
final class HtmlText {
  /** Where browsers look for the encoding. */
  private static final int HEAD = 1024;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?i)(?:<meta\\s[^>]*?charset|<\\?xml\\s[^>]*?encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

  /** Declarations of XML within the document type, which would be read as words. */
  private static final Pattern DECLARATIONS =
      Pattern.compile("(?is)\\A.{0," + HEAD + "}?<!doctype\\s[^>\\[]*(\\[.*?\\]\\s*)>");

  private HtmlText() {}

  static Document read(Reading reading) throws IOException {
    byte[] bytes = PlainText.bytes(reading);
    DecodedText decoded = PlainText.decoded(reading, bytes, declared(bytes));
    DocumentText text = new DocumentText(reading, decoded.text().length());
    String title = append(decoded.text(), text, reading);
    return text.document("HTML page", decoded.charset(), title);
  }

  /**
   * Appends what a page says.
   *
   * @return its title, or null
   */
  static @Nullable String append(String html, DocumentText text, Reading reading) {
    Metadata metadata = new Metadata();
    try {
      new JSoupParser((in, known) -> UTF_8)
          .parseString(
              withoutDeclarations(html), new XhtmlText(text), metadata, TikaSettings.context());
    } catch (SAXException e) {
      throw reading.damaged(e);
    }
    return metadata.get(TikaCoreProperties.TITLE);
  }

  private static String withoutDeclarations(String html) {
    Matcher type = DECLARATIONS.matcher(html);
    return type.find() ? html.substring(0, type.start(1)) + html.substring(type.end(1)) : html;
  }

  /** The encoding that a page names itself, or null. */
  static @Nullable Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(head);
    if (!declaration.find()) {
      return null;
    }
    try {
      Charset charset = Charset.forName(declaration.group(1));
      // a page in UTF-16 could not be read up to here, and UTF-8 needs no telling
      return charset.name().startsWith("UTF-") ? null : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}

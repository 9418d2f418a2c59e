package org.longview.text.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.longview.text.document.Landmark.Heading;

/**
 * Reads EPUB books: the chapters in the order of the spine, each as HTML. Tika's own parser for
 * them refuses books whose fonts are obfuscated or whose file names are percent-encoded, loses the
 * named characters of HTML, and does not tell where chapters begin.
 *
 * <p>EPUB 3.3, W3C, §5 (package document) and Open Container Format §4.2.
 */
final class EpubText {
  private static final String CONTAINER = "META-INF/container.xml";
  private static final String ENCRYPTION = "META-INF/encryption.xml";

  private EpubText() {}

  static Document read(Reading reading) throws IOException {
    DocumentText text = new DocumentText(reading, ZipPackage.check(reading));
    try (ZipFile zip = new ZipFile(reading.file().toFile())) {
      return new Book(reading, zip).read(text);
    } catch (ZipException | EOFException e) {
      throw reading.damaged(e);
    }
  }

  private static final class Book {
    private final Reading reading;
    private final ZipFile zip;

    Book(Reading reading, ZipFile zip) {
      this.reading = reading;
      this.zip = zip;
    }

    Document read(DocumentText text) throws IOException {
      Element root = xml(URI.create(CONTAINER)).selectFirst("*|rootfile[full-path]");
      URI packagePath = resolve(URI.create(""), root == null ? "" : root.attr("full-path"));
      Element book = xml(packagePath);
      Element titleElement = book.selectFirst("*|metadata > *|title");
      String title = titleElement == null ? "" : titleElement.text();
      Set<URI> encrypted = encrypted();
      for (URI path : chapters(book, packagePath)) {
        if (encrypted.contains(path)) {
          throw reading.refusal(
              "is protected against copying (DRM); open an edition of the book that is not.");
        }
        append(path, title, text);
      }
      return text.document("EPUB book", null, title);
    }

    private List<URI> chapters(Element book, URI packagePath) {
      Map<String, String> pages = new HashMap<>();
      for (Element item : book.select("*|manifest > *|item")) {
        if (item.attr("media-type").contains("html")) {
          pages.put(item.id(), item.attr("href"));
        }
      }
      return book.select("*|spine > *|itemref").stream()
          .map(item -> pages.get(item.attr("idref")))
          .filter(href -> href != null)
          .map(href -> resolve(packagePath, href))
          .toList();
    }

    /** A chapter without a heading of its own goes by the title of its page. */
    private void append(URI path, String bookTitle, DocumentText text) throws IOException {
      byte[] bytes = bytes(path);
      DecodedText decoded = DecodedText.of(bytes, HtmlText.declared(bytes));
      if (decoded == null) {
        return;
      }
      text.endLine();
      int start = text.length();
      long headings = text.headings();
      String title = HtmlText.append(decoded.text(), text, reading);
      if (title != null
          && !title.isBlank()
          && !title.equals(bookTitle)
          && text.headings() == headings
          && text.length() > start) {
        text.heading(new Heading(1, title, start == 0 ? 0 : start + 1));
      }
    }

    /** What is encrypted; in a book that may be read, that is at most its fonts. */
    private Set<URI> encrypted() throws IOException {
      Set<URI> encrypted = new HashSet<>();
      if (zip.getEntry(ENCRYPTION) != null) {
        for (Element reference : xml(URI.create(ENCRYPTION)).select("*|CipherReference[URI]")) {
          encrypted.add(resolve(URI.create(""), reference.attr("URI")));
        }
      }
      return encrypted;
    }

    private Element xml(URI path) throws IOException {
      byte[] bytes = bytes(path);
      DecodedText decoded = DecodedText.of(bytes, HtmlText.declared(bytes));
      if (decoded == null) {
        throw reading.damaged(new IOException(path + " is no text"));
      }
      return Jsoup.parse(decoded.text(), Parser.xmlParser());
    }

    private byte[] bytes(URI path) throws IOException {
      ZipEntry entry = path.getPath() == null ? null : zip.getEntry(path.getPath());
      if (entry == null) {
        throw reading.damaged(new IOException(path + " is missing"));
      }
      int most = (int) Math.min(reading.limits().unpackedBytes(), Integer.MAX_VALUE - 8);
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
          throw ZipPackage.tooLarge(reading);
        }
        return bytes;
      }
    }

    /** The path of what {@code href} names in the file at {@code base}. */
    private URI resolve(URI base, String href) {
      try {
        return base.resolve(URI.create(href.strip().replace(" ", "%20"))).normalize();
      } catch (IllegalArgumentException e) {
        throw reading.damaged(e);
      }
    }
  }
}

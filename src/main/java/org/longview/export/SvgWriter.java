package org.longview.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.longview.export.embed.EmbeddedSession;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes figures as SVG files. Text is text, in typefaces of which the file holds the characters
 * that it needs; programs that ignore those take others, and only some keep to the lengths of the
 * lines. So it is outlines where the style asks for them.
 */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** For programs that ignore typefaces in files; none of those named is wider than ours. */
  private static final String OTHERS =
      ",'Helvetica Neue',Arial,'Liberation Sans','Noto Sans','DejaVu Sans Condensed',sans-serif";

  /** The name of the typeface of characters that the others lack, in files alone. */
  private static final String LACKING = "Longview Symbols";

  private static final String OTHERS_OF_ONE_WIDTH = ",Menlo,Consolas,'DejaVu Sans Mono',monospace";

  /** What programs that ignore typefaces in files take for a strong one. */
  private static final String STRONG = "600";

  private SvgWriter() {}

  /** As {@link FigureFormat#write} says. */
  static void write(
      Path file,
      Figure figure,
      FigureStyle style,
      int width,
      FigureMetadata metadata,
      Progress progress,
      Cancellation cancellation) {
    Page page = Page.ofVectors(figure, style, width);
    progress.at("Writing " + file.getFileName(), -1);
    AtomicFile.write(
        file,
        out -> {
          Document document = document();
          SvgGraphics graphics =
              new SvgGraphics(document, new Images(), style.letters() == Letters.OUTLINES);
          page.paint(graphics, cancellation);
          Element root = graphics.getRoot();
          root.setAttribute("width", onPaper(page.width(), metadata));
          root.setAttribute("height", onPaper(page.height(), metadata));
          root.setAttribute("viewBox", "0 0 %d %d".formatted(page.width(), page.height()));
          root.setAttribute("style", "image-rendering:pixelated");
          Node first = root.getFirstChild();
          root.insertBefore(element(document, "title", metadata.software()), first);
          if (!metadata.parameters().isEmpty()) {
            root.insertBefore(element(document, "desc", metadata.parameters()), first);
          }
          if (!metadata.session().isEmpty()) {
            Element session = element(document, "metadata", metadata.session());
            session.setAttribute("id", EmbeddedSession.KEYWORD);
            root.insertBefore(session, first);
          }
          root.insertBefore(element(document, "style", complete(root)), first);
          cancellation.check();
          Writer writer = new OutputStreamWriter(out, UTF_8);
          graphics.stream(root, writer, false, false);
          writer.flush();
        });
  }

  /**
   * Pixels of SVG are 1/96 inch whatever the resolution, so that lengths are told in millimetres.
   */
  private static String onPaper(int pixels, FigureMetadata metadata) {
    return String.format(
        Locale.ROOT, "%.3fmm", pixels * FigureWidth.MILLIMETRES_PER_INCH / metadata.dotsPerInch());
  }

  /** Images as PNG within the file. */
  private static final class Images extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image instanceof BufferedImage cells ? Blocks.of(cells) : image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException(e);
      }
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("there is no XML", e);
    }
  }

  private static Element element(Document document, String name, String text) {
    Element element = document.createElementNS(NAMESPACE, name);
    element.setTextContent(Lettering.visible(text));
    return element;
  }

  /** Names typefaces for every text, and returns those that the file holds. */
  private static String complete(Element root) throws IOException {
    NodeList texts = root.getElementsByTagNameNS(NAMESPACE, "text");
    Map<Font, Set<Integer>> used = new LinkedHashMap<>();
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      Font face = face(inherited(text, "font-family"));
      text.setAttribute(
          "font-family",
          "'%s','%s'%s"
              .formatted(
                  face.getFamily(),
                  LACKING,
                  face.equals(Face.MONO) ? OTHERS_OF_ONE_WIDTH : OTHERS));
      text.setAttribute("font-weight", weight(face));
      text.getTextContent()
          .codePoints()
          .forEach(
              character ->
                  holder(face, character)
                      .ifPresent(
                          held ->
                              used.computeIfAbsent(held, any -> new TreeSet<>()).add(character)));
    }
    StringBuilder style = new StringBuilder();
    for (Map.Entry<Font, Set<Integer>> held : used.entrySet()) {
      Font face = held.getKey();
      style
          .append("@font-face{font-family:'")
          .append(face.equals(Face.FALLBACK) ? LACKING : face.getFamily())
          .append("';font-weight:")
          .append(weight(face))
          .append(";src:url(data:font/ttf;base64,")
          .append(Base64.getEncoder().encodeToString(Face.subset(face, held.getValue())))
          .append(")}");
    }
    return style.toString();
  }

  /**
   * The typeface from which the file holds a character of a text. What joins, as Arabic, needs more
   * of a typeface than a file holds; programs that show it have their own.
   */
  private static Optional<Font> holder(Font face, int character) {
    if (face.canDisplay(character)) {
      return Optional.of(face);
    }
    return Lettering.isJoined(Character.toString(character))
        ? Optional.empty()
        : Optional.of(Face.FALLBACK);
  }

  private static String weight(Font face) {
    return face.equals(Face.STRONG) || face.equals(Face.MONO) ? STRONG : "normal";
  }

  /** An attribute of an element or of the nearest around it. */
  private static String inherited(Element element, String name) {
    Element at = element;
    while (!at.hasAttribute(name)) {
      at = (Element) at.getParentNode();
    }
    return at.getAttribute(name);
  }

  /** The program's typeface of a family's name as it stands in the file, perhaps in quotes. */
  private static Font face(String family) {
    String name = family.replace("'", "");
    return Face.all().stream()
        .filter(face -> face.getFamily().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no typeface is called " + family));
  }
}

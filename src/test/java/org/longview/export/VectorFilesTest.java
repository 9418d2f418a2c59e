package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.chart.EntriesPlot;
import org.longview.picture.Palette;
import org.longview.study.CellKind;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class VectorFilesTest {
  private static final FigureMetadata METADATA =
      new FigureMetadata(144, "Longview 1.2.3", "n = 9, ⌊w/2⌋ = 3 & w < 8");

  @TempDir private Path folder;

  private Path written(Figure figure, String name, int width) {
    Path file = folder.resolve(name);
    FigureFormat.of(file)
        .write(file, figure, FigureStyle.LIGHT, width, METADATA, Progress.NONE, new Cancellation());
    return file;
  }

  private Document svg(Figure figure, int width) throws Exception {
    Path file = written(figure, "figure.svg", width);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  @Test
  void anSvgIsAsWideOnPaperAsIsAskedFor() throws Exception {
    Element root = svg(Figures.attention(9, 9), 720).getDocumentElement();
    assertEquals("127.000mm", root.getAttribute("width"));
    assertTrue(root.getAttribute("viewBox").startsWith("0 0 720 "), "in pixels of the layout");
  }

  @Test
  void anSvgHoldsTokensAsTextOfTheirLength() throws Exception {
    Document document = svg(Figures.attention(9, 9), 700);
    List<String> texts = elements(document, "text").stream().map(Element::getTextContent).toList();
    for (String text : List.of("[CLS]", "transformer", "query", "key")) {
      assertTrue(texts.contains(text), () -> text + " in " + texts);
    }
    for (Element text : elements(document, "text")) {
      if (Lettering.isJoined(text.getTextContent())) {
        continue;
      }
      double length = Double.parseDouble(text.getAttribute("textLength"));
      double size = size(text);
      long letters = text.getTextContent().codePoints().count();
      assertEquals(letters * size * 0.65, length, letters * size * 0.55, text::getTextContent);
    }
    assertEquals(METADATA.parameters(), elements(document, "desc").get(0).getTextContent());
  }

  /** Of letters, as it stands at the element or at the nearest around it. */
  private static double size(Element element) {
    String size = element.getAttribute("font-size");
    return size.isEmpty()
        ? size((Element) element.getParentNode())
        : Double.parseDouble(size.replace("px", ""));
  }

  /** Where lines of a text are anchored, as the x of each and its kind of anchor. */
  private static List<String> anchors(Document document, String text) {
    return elements(document, "text").stream()
        .filter(line -> line.getTextContent().equals(text))
        .map(line -> line.getAttribute("text-anchor") + " " + line.getAttribute("x"))
        .toList();
  }

  @Test
  void linesOfAnSvgStayWhereTheyAreAlignedInOtherTypefaces() throws Exception {
    Document document = svg(Figures.attention(9, 9), 700);
    List<String> rows = new ArrayList<>();
    for (String token : List.of("[CLS]", "reviews", "transformer", "geek")) {
      List<String> both = anchors(document, token);
      assertEquals(2, both.size(), "the row and the column of " + token);
      assertEquals(List.of(" 0.00"), both.stream().filter(at -> !at.startsWith("end")).toList());
      rows.addAll(both.stream().filter(at -> at.startsWith("end")).toList());
    }
    assertEquals(4, rows.size());
    assertEquals(1, rows.stream().distinct().count(), () -> "ends at " + rows);
    for (String name : List.of("query", "key", "attention")) {
      assertTrue(anchors(document, name).get(0).startsWith("middle "), name);
    }
    assertTrue(anchors(document, "Attention").get(0).startsWith(" "));
  }

  @Test
  void numbersAtTheAxesOfAChartStayWhereTheyAreAlignedToo() throws Exception {
    double[] lengths = {512, 1024, 2048};
    EntriesPlot plot =
        new EntriesPlot(
            List.of(
                new EntriesPlot.Line(
                    EntriesPlot.Kind.FULL, "full", lengths, new double[] {1e3, 1e4, 1e5}, 1e4)),
            5000,
            1024,
            512,
            2048);
    Document document =
        svg(
            new ChartFigure(
                FigureText.NONE, plot, "n", "entries", new TableNumbers(List.of(), List.of())),
            700);
    assertTrue(anchors(document, "1 k").get(0).startsWith("middle "));
    for (String text : List.of("10³", "10⁴", "10⁵")) {
      String[] end = anchors(document, text).get(0).split(" ", 2);
      assertEquals("end", end[0]);
      assertEquals(25, Double.parseDouble(end[1]), 0.5);
    }
    assertTrue(anchors(document, "full").get(0).startsWith(" "));
  }

  @Test
  void titlesAreStrongWhereTheirTypefaceIsIgnored() throws Exception {
    Document document = svg(Figures.attention(9, 9), 700);
    for (Element text : elements(document, "text")) {
      boolean title = text.getTextContent().equals("Attention");
      boolean strong = text.getAttribute("font-weight").equals("600");
      assertTrue(strong || !title, text::getTextContent);
      assertEquals(strong, text.getAttribute("font-family").contains("Semi Bold"));
    }
    assertTrue(
        elements(document, "style").get(0).getTextContent().contains("Semi Bold';font-weight:600"));
  }

  @Test
  void charactersThatXmlCannotHoldDoNotSpoilAnSvg() throws Exception {
    String title = "a\u0007b \ud800 \uffff <c>";
    Document document = svg(titled(title), 700);
    String all =
        elements(document, "text").stream()
            .map(Element::getTextContent)
            .collect(java.util.stream.Collectors.joining());
    assertTrue(all.contains("a\ufffdb \ufffd \ufffd <c>"), all);
  }

  private static MatrixFigure titled(String title) {
    MatrixFigure plain = Figures.bare(3);
    return new MatrixFigure(
        new FigureText(title, "", ""),
        plain.source(),
        plain.scheme(),
        plain.reduction(),
        plain.rows(),
        plain.columns(),
        plain.showsExcluded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d\ude00\ud83d\ude80 \u2308n\u2309", "e\u0301 \u0645\u0646"})
  void aLineOfAnSvgIsOneTextWhateverTypefacesItNeeds(String title) throws Exception {
    Document document = svg(titled(title), 300);
    assertEquals(1, anchors(document, title).size());
  }

  @Test
  void lettersThatJoinAreLeftToTheProgramThatShowsThem() throws Exception {
    Document document = svg(titled("\u0633\u0644\u0627\u0645"), 300);
    assertEquals("", elements(document, "text").get(0).getAttribute("textLength"));
    assertFalse(elements(document, "style").get(0).getTextContent().contains("Symbols"));
  }

  @ParameterizedTest
  @EnumSource(FigureFormat.class)
  void charactersOfTheSystemAreDrawnInEveryFormat(FigureFormat format) throws Exception {
    GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Face.MONO);
    Path file = written(titled("\u2410\u2410\u2410"), "figure." + format.ending(), 300);
    switch (format) {
      case PNG -> assertTrue(ink(ImageIO.read(file.toFile())) > 20);
      case SVG -> assertTrue(Files.readString(file).contains("\u2410\u2410\u2410"));
      case PDF -> {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
          assertTrue(ink(new PDFRenderer(document).renderImageWithDPI(0, 144)) > 20);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c4 \u4e2d\u6587",
        "\u0633\u0644\u0627\u0645",
        "\ud83d\ude80 fast",
        "a \ud842\udfb7 b \u4e2d"
      })
  void whatIsOutlinesInAPdfIsFoundLikeText(String title) throws Exception {
    Path file = written(titled(title), "figure.pdf", 700);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains(title), text);
      for (PDResources drawn : drawn(document.getPage(0).getResources())) {
        for (COSName font : drawn.getFontNames()) {
          assertTrue(drawn.getFont(font).isEmbedded(), drawn.getFont(font)::getName);
        }
      }
    }
  }

  @Test
  void hiddenTextIsNotSeen() throws Exception {
    MatrixFigure figure = titled("\u4e2d\u6587 \u0633\u0644\u0627\u0645");
    Path text = written(figure, "text.pdf", 300);
    Path outlines = folder.resolve("outlines.pdf");
    FigureStyle style = FigureStyle.LIGHT.withLetters(Letters.OUTLINES);
    FigureFormat.PDF.write(
        outlines, figure, style, 300, METADATA, Progress.NONE, new Cancellation());
    try (PDDocument of = Loader.loadPDF(text.toFile());
        PDDocument drawn = Loader.loadPDF(outlines.toFile())) {
      assertEquals(
          ink(new PDFRenderer(drawn).renderImageWithDPI(0, 144)),
          ink(new PDFRenderer(of).renderImageWithDPI(0, 144)));
    }
  }

  /** Dark pixels where a title stands. */
  private static long ink(BufferedImage image) {
    return IntStream.range(0, 300 * 30)
        .filter(i -> (image.getRGB(i % 300, 5 + i / 300) & 0xff) < 200)
        .count();
  }

  @Test
  void anSvgHoldsTheLettersThatItNeeds() throws Exception {
    String style = elements(svg(Figures.attention(9, 9), 700), "style").get(0).getTextContent();
    assertTrue(style.contains("font-family:'Inter'"), style.substring(0, 60));
    String font = style.replaceAll("(?s).*font-family:'Inter';[^,]*,([^)]*)\\).*", "$1");
    java.awt.Font read =
        java.awt.Font.createFont(
            java.awt.Font.TRUETYPE_FONT,
            new ByteArrayInputStream(Base64.getDecoder().decode(font)));
    assertTrue(read.canDisplay('q'));
    assertTrue(read.getNumGlyphs() < 200);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void lettersAreOutlinesIfTheyAreAskedFor() throws Exception {
    MatrixFigure figure = Figures.attention(9, 9);
    FigureStyle style = FigureStyle.LIGHT.withLetters(Letters.OUTLINES).withEnlargement(1);
    Path svg = folder.resolve("outlines.svg");
    Path pdf = folder.resolve("outlines.pdf");
    for (Path file : List.of(svg, pdf)) {
      FigureFormat.of(file)
          .write(file, figure, style, 700, METADATA, Progress.NONE, new Cancellation());
    }
    String drawn = Files.readString(svg);
    assertFalse(drawn.contains("<text") || drawn.contains("@font-face"), "no text");
    String written = Files.readString(written(figure, "figure.svg", 700));
    long lines = count(written, "<text");
    assertTrue(count(drawn, "<path") >= count(written, "<path") + lines, "but its letters");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertEquals("", new PDFTextStripper().getText(document).strip());
      assertTrue(ink(new PDFRenderer(document).renderImageWithDPI(0, 144)) > 20);
    }
  }

  @Test
  void fewCellsAreMarksAndManyAreAnImageOfExactCells() throws Exception {
    Document few = svg(Figures.bare(20), 400);
    assertTrue(elements(few, "rect").size() >= 400);
    assertEquals(0, elements(few, "image").size());
    Document many = svg(Figures.bare(200), 400);
    Element image = elements(many, "image").get(0);
    String png = image.getAttribute("xlink:href").replaceAll("^[^,]*,", "");
    BufferedImage cells =
        ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(png)));
    assertEquals(200, cells.getWidth());
    assertEquals(200, cells.getHeight());
    assertEquals(Palette.LIGHT.of(CellKind.WINDOW), cells.getRGB(50, 60));
  }

  @Test
  void anImageOfFewCellsHoldsBlocksThatStaySharp() throws Exception {
    Element image = elements(svg(Figures.bare(90), 400), "image").get(0);
    assertEquals("90", image.getAttribute("width"));
    String png = image.getAttribute("xlink:href").replaceAll("^[^,]*,", "");
    BufferedImage cells =
        ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(png)));
    assertEquals(180, cells.getWidth());
    for (int i = 0; i < 180; i++) {
      assertEquals(cells.getRGB(i / 2 * 2, 60), cells.getRGB(i, 61));
    }
  }

  @Test
  void aPdfHoldsTextInEmbeddedTypefaces() throws Exception {
    Path file = written(Figures.attention(9, 9), "figure.pdf", 720);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      for (String word : List.of("Attention", "transformer", "key", "[CLS]")) {
        assertTrue(text.contains(word), () -> word + " in " + text);
      }
      assertEquals(METADATA.software(), document.getDocumentInformation().getCreator());
      assertEquals(METADATA.parameters(), document.getDocumentInformation().getSubject());
      assertEquals(1, document.getNumberOfPages());
      assertEquals(360, document.getPage(0).getMediaBox().getWidth(), 1e-3);
      PDResources page = document.getPage(0).getResources();
      int fonts = 0;
      for (PDResources drawn : drawn(page)) {
        for (COSName font : drawn.getFontNames()) {
          assertTrue(drawn.getFont(font).isEmbedded(), drawn.getFont(font)::getName);
          fonts++;
        }
      }
      assertTrue(fonts > 0);
    }
  }

  /** Resources of all forms within forms. */
  private static List<PDResources> drawn(PDResources resources) throws IOException {
    List<PDResources> all = new ArrayList<>(List.of(resources));
    for (COSName name : resources.getXObjectNames()) {
      if (resources.getXObject(name) instanceof PDFormXObject form) {
        all.addAll(drawn(form.getResources()));
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"90, 180", "200, 200"})
  void aPdfHoldsImagesOfCellsThatStaySharp(int n, int pixels) throws Exception {
    Path file = written(Figures.bare(n), "figure.pdf", 400);
    List<PDImageXObject> images = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      for (PDResources drawn : drawn(document.getPage(0).getResources())) {
        for (COSName name : drawn.getXObjectNames()) {
          if (drawn.getXObject(name) instanceof PDImageXObject image) {
            images.add(image);
          }
        }
      }
      assertEquals(1, images.size());
      assertFalse(images.get(0).getInterpolate(), "whether viewers smooth it");
      assertEquals(pixels, images.get(0).getWidth());
      assertEquals(pixels, images.get(0).getHeight());
      assertNull(images.get(0).getSoftMask(), "a mask, of cells that are opaque");
    }
  }

  @Test
  void aPdfShowsWhatThePictureShows() throws Exception {
    Path file = written(Figures.bare(20), "figure.pdf", 500);
    FigureRaster raster = new FigureRaster(Figures.bare(20), FigureStyle.LIGHT, 500);
    BufferedImage pixels = raster.rows(0, raster.height(), new Cancellation());
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, METADATA.dotsPerInch());
      assertEquals(raster.width(), page.getWidth());
      assertEquals(raster.height(), page.getHeight());
      int inside = 0;
      for (int y = 2; y < raster.height() - 2; y++) {
        for (int x = 2; x < raster.width() - 2; x++) {
          if (isInside(pixels, x, y)) {
            assertEquals(pixels.getRGB(x, y), page.getRGB(x, y), "at " + x + ", " + y);
            inside += pixels.getRGB(x, y) == Palette.LIGHT.of(CellKind.WINDOW) ? 1 : 0;
          }
        }
      }
      assertTrue(inside > 100_000, "pixels within cells: " + inside);
    }
  }

  /** Whether a pixel is of one colour with those around it, so that no viewer blends it. */
  private static boolean isInside(BufferedImage image, int x, int y) {
    return IntStream.range(0, 25)
        .allMatch(i -> image.getRGB(x - 2 + i % 5, y - 2 + i / 5) == image.getRGB(x, y));
  }

  @ParameterizedTest
  @EnumSource(FigureFormat.class)
  void everyFigureIsWrittenInEveryFormat(FigureFormat format) throws Exception {
    List<Long> sizes = new ArrayList<>();
    for (Figure figure :
        List.of(
            Figures.attention(1, 1),
            Figures.attention(3, 90),
            Figures.pattern(11),
            Figures.budget(512, 1024, 4),
            Figures.sheet())) {
      sizes.add(Files.size(written(figure, "any." + format.ending(), 64)));
      sizes.add(Files.size(written(figure, "ANY." + format, 1500)));
    }
    assertTrue(sizes.stream().allMatch(size -> size > 100), sizes::toString);
  }

  @ParameterizedTest
  @EnumSource(FigureFormat.class)
  void aCancelledFileIsNotThere(FigureFormat format) throws Exception {
    Cancellation cancellation = new Cancellation();
    Path file = folder.resolve("figure." + format.ending());
    assertThrows(
        CancellationException.class,
        () ->
            format.write(
                file,
                Figures.attention(100, 100),
                FigureStyle.DARK,
                4000,
                METADATA,
                (what, part) -> cancellation.cancel(),
                cancellation));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.jpg", "figure", "png"})
  void otherFormatsAreRefused(String name) {
    InputException refusal =
        assertThrows(InputException.class, () -> FigureFormat.of(Path.of(name)));
    assertEquals(
        "Figures are written as PNG, SVG, PDF; let the name of %s end in one of .png, .svg, .pdf."
            .formatted(name),
        refusal.getMessage());
  }
}

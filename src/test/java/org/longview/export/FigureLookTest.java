package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.export.FigureWords.Part;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureLookTest {
  @TempDir private Path folder;

  /** The texts of a figure with the height of each, 9 tokens wide. */
  private Map<String, Double> texts(Figure figure, FigureWords words) throws Exception {
    Path file = folder.resolve("figure.svg");
    FigureFormat.SVG.write(
        file,
        figure,
        FigureStyle.LIGHT.withWords(words),
        900,
        new FigureMetadata(150, "Longview", ""),
        Progress.NONE,
        new Cancellation());
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    NodeList found = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("text");
    Map<String, Double> texts = new TreeMap<>();
    for (int i = 0; i < found.getLength(); i++) {
      Element text = (Element) found.item(i);
      texts.put(text.getTextContent(), Double.parseDouble(text.getAttribute("y")));
    }
    return texts;
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void whatIsLeftOutIsNotThere(Part part) throws Exception {
    String sign =
        switch (part) {
          case TITLE -> "Attention";
          case SUBTITLE -> "softmax(QKᵀ/√d)";
          case AXES -> "query";
          case TOKENS -> "[CLS]";
          case BAR -> "0.5";
          case PARAMETERS ->
              "a line of parameters that is long enough to wrap in a narrow figure, "
                  + "w = 6, s = 2";
        };
    Figure figure = Figures.attention(9, 9);
    assertTrue(texts(figure, FigureWords.ALL).containsKey(sign), sign);
    Map<String, Double> left = texts(figure, FigureWords.ALL.with(part, false));
    assertFalse(left.containsKey(sign), sign);
    assertTrue(texts(figure, FigureWords.ALL.only(EnumSet.of(part))).containsKey(sign), sign);
  }

  @Test
  void ownWordsTakeThePlaceOfTheFiguresOwn() throws Exception {
    Map<String, Double> texts =
        texts(
            Figures.attention(9, 9),
            FigureWords.ALL.withTitle("Mine").withSubtitle("and nobody's"));
    assertTrue(texts.containsKey("Mine") && texts.containsKey("and nobody's"), texts::toString);
    assertFalse(texts.containsKey("Attention"));
  }

  @Test
  void panelsAreLetteredAndTheirMatricesAlign() throws Exception {
    MatrixFigure plain = Figures.attention(9, 9);
    MatrixFigure wordy =
        new MatrixFigure(
            new FigureText(
                "Another", "a subtitle that is as long as it has to be to ".repeat(3), ""),
            plain.source(),
            plain.scheme(),
            plain.reduction(),
            new AxisLabels("row", plain.rows().tokens(), plain.rows().strong()),
            new AxisLabels("column", plain.columns().tokens(), plain.columns().strong()),
            plain.showsExcluded());
    Map<String, Double> texts = texts(SheetFigure.ofPanels(List.of(plain, wordy)), FigureWords.ALL);
    assertEquals(texts.get("(a) Attention"), texts.get("(b) Another"));
    assertEquals(texts.get("key"), texts.get("column"));
  }

  @Test
  void panelsStandBelowTheTitleOfTheWhole() {
    SheetFigure sheet =
        SheetFigure.ofPanels(List.of(Figures.attention(9, 9), Figures.attention(9, 9)));
    FigureWords named = FigureWords.ALL.withTitle("Of both").withSubtitle("side by side");
    int height = new FigureRaster(sheet, FigureStyle.LIGHT, 900).height();
    int more = new FigureRaster(sheet, FigureStyle.LIGHT.withWords(named), 900).height() - height;
    assertTrue(more >= 40, () -> "more pixels: " + more);
  }

  @Test
  void legendsAreNotCutOff() {
    LegendLine legend = new LegendLine(150, FigureStyle.LIGHT);
    legend.add(0xff0000ff, "head 3");
    double one = legend.height();
    legend.add(0, "12 curves, the largest weights, hold 72 % of the attention shown");
    assertEquals(4 * one, legend.height(), 1e-9);
    legend.add(0, "short");
    assertEquals(4 * one, legend.height(), 1e-9);
  }

  @Test
  void typeIsAsLargeOnPaperAsItIsAskedFor() throws Exception {
    FigureWidth width = FigureWidth.ofMillimetres(89, 300);
    Path file = folder.resolve("figure.pdf");
    FigureFormat.PDF.write(
        file,
        Figures.attention(9, 9),
        FigureStyle.LIGHT.withEnlargement(width.enlargement(7)),
        width.pixels(),
        new FigureMetadata(width.dotsPerInch(), "Longview", ""),
        Progress.NONE,
        new Cancellation());
    List<Float> sizes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertEquals(89 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(), 0.2);
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> places) {
          if (text.contains("parameters")) {
            sizes.add(places.get(0).getTextMatrix().getScalingFactorY());
          }
        }
      }.getText(document);
    }
    assertEquals(7, sizes.get(0), 0.01);
  }

  @Test
  void aWidthOnPaperIsPixelsOfAResolution() {
    assertEquals(1051, FigureWidth.ofMillimetres(89, 300).pixels());
    assertEquals(89, FigureWidth.ofMillimetres(89, 300).millimetres(1051), 0.05);
    assertEquals(1920, FigureWidth.ofMillimetres(PaperColumn.SLIDE.millimetres(), 144).pixels());
    for (PaperColumn column : PaperColumn.values()) {
      FigureWidth width = FigureWidth.ofMillimetres(column.millimetres(), column.dotsPerInch());
      assertTrue(
          new FigureRaster(
                      Figures.attention(9, 9),
                      FigureStyle.LIGHT.withEnlargement(width.enlargement(column.type())),
                      width.pixels())
                  .height()
              > 0.8 * width.pixels(),
          column.id());
    }
  }

  @Test
  void whatIsTooLargeIsRefusedWithWhatFits() {
    assertRefused(
        "A picture cannot be 100,000 pixels wide; choose a width from 64 to 20,000.",
        () -> new FigureWidth(100_000, 150));
    assertRefused(
        "At 300 dpi a picture cannot be 5,000 mm wide; choose a width from 6 to 1,693 mm, or"
            + " another resolution.",
        () -> FigureWidth.ofMillimetres(5000, 300));
    assertRefused(
        "The resolution is 0 dpi; it must be between 1 and 2,400.", () -> new FigureWidth(1000, 0));
    assertRefused(
        "The type cannot be 1.0 pt high; choose a size from 3 to 72.",
        () -> new FigureWidth(1000, 150).enlargement(1));
    assertRefused(
        "The type is too large for a picture 1,000 pixels wide; choose smaller type or more"
            + " pixels.",
        () -> new FigureRaster(Figures.bare(3), FigureStyle.LIGHT.withEnlargement(20), 1000));
    List<List<Figure>> tower = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tower.add(List.of(Figures.attention(40, 40)));
    }
    SheetFigure sheet = new SheetFigure(FigureText.NONE, tower);
    InputException refusal =
        assertThrows(InputException.class, () -> new FigureRaster(sheet, FigureStyle.LIGHT, 9000));
    int fits = Integer.parseInt(refusal.getMessage().replaceAll(".* up to |[,.]", ""));
    assertTrue(new FigureRaster(sheet, FigureStyle.LIGHT, fits).height() <= 40_000);
  }

  private static void assertRefused(
      String sentence, org.junit.jupiter.api.function.Executable refused) {
    assertEquals(sentence, assertThrows(InputException.class, refused).getMessage());
  }
}

package org.longview.text.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the printed lines from the pages of a PDF, grouped to paragraphs by their distances. */
final class PdfPages extends PDFTextStripper {
  private static final int STRIDE = 1 << 8;

  /** The text of one page. */
  record Printed(List<List<PdfLine>> paragraphs, double usualWidth) {}

  private final Reading reading;
  private final List<PDPage> all;
  private final List<Printed> pages = new ArrayList<>();
  private final PdfLines lines = new PdfLines();

  private List<List<PdfLine>> paragraphs = new ArrayList<>();
  private List<PdfLine> paragraph = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private long characters;
  private int operators;
  private boolean blank = true;
  private boolean pictures;

  /**
   * @param pages in their order
   */
  PdfPages(Reading reading, List<PDPage> pages) throws IOException {
    this.reading = reading;
    this.all = pages;
  }

  /** Page {@code index}, from 0. */
  Printed page(int index) {
    return pages.get(index);
  }

  /** What joins the lines, after all pages were read. */
  PdfLines lines() {
    return lines;
  }

  boolean isBlank() {
    return blank;
  }

  boolean hasPictures() {
    return pictures;
  }

  @Override
  protected void processPages(PDPageTree tree) throws IOException {
    for (PDPage page : all) {
      reading.at(
          "Reading page %d of %d".formatted(pages.size() + 1, all.size()),
          (double) pages.size() / all.size());
      if (page.hasContents()) {
        PdfExpansion.check(reading, page.getContentStreams());
        processPage(page);
      }
      endParagraph();
      double[] widths =
          paragraphs.stream().flatMap(List::stream).mapToDouble(PdfLine::width).sorted().toArray();
      double usual = widths.length == 0 ? 0 : widths[widths.length * 3 / 4];
      pages.add(new Printed(paragraphs, usual));
      paragraphs = new ArrayList<>();
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators % STRIDE == 0) {
      reading.goOn();
    }
    String name = operator.getName();
    if (name.equals(OperatorName.BEGIN_INLINE_IMAGE)
        || (name.equals(OperatorName.DRAW_OBJECT)
            && operands.size() == 1
            && operands.get(0) instanceof COSName object
            && getResources() != null
            && getResources().isImageXObject(object))) {
      pictures = true;
    }
    super.processOperator(operator, operands);
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    PdfExpansion.check(reading, List.of(form.getContentStream()).iterator());
    super.showForm(form);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++characters > reading.limits().characters()) {
      throw reading.refusal(
          "holds more than %d million characters, the most that is read; cut it into smaller files."
              .formatted(reading.limits().characters() / 1_000_000));
    }
    super.processTextPosition(text);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    for (TextPosition position : positions) {
      left = Math.min(left, position.getXDirAdj());
      right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
    }
    line.append(text);
  }

  @Override
  protected void writeWordSeparator() {
    line.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    String text = line.toString().strip();
    if (!text.isEmpty()) {
      lines.learn(text);
      paragraph.add(new PdfLine(text, left, right));
      blank &= text.codePoints().noneMatch(PlainText::isVisible);
    }
    line.setLength(0);
    left = Double.POSITIVE_INFINITY;
    right = Double.NEGATIVE_INFINITY;
  }

  @Override
  protected void writeParagraphStart() {
    endParagraph();
  }

  @Override
  protected void writeParagraphEnd() {
    endParagraph();
  }

  private void endParagraph() {
    writeLineSeparator();
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph);
      paragraph = new ArrayList<>();
    }
  }
}

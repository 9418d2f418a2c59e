package org.longview.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DLosslessImageEncoder;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.longview.export.embed.PdfPacket;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Writes figures as PDF files of one page, with text as text in embedded typefaces. */
final class PdfWriter {
  private static final float POINTS_PER_INCH = 72;

  private PdfWriter() {}

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
    float points = POINTS_PER_INCH / metadata.dotsPerInch();
    progress.at("Writing " + file.getFileName(), -1);
    AtomicFile.write(
        file,
        out -> {
          try (PDDocument document = new PDDocument();
              PdfBoxGraphics2DFontTextDrawer texts =
                  style.letters() == Letters.TEXT
                      ? new PdfTexts(document)
                      : new PdfBoxGraphics2DFontTextDrawer()) {
            PDRectangle size = new PDRectangle(page.width() * points, page.height() * points);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size);
            graphics.setFontTextDrawer(texts);
            graphics.setImageEncoder(new Images());
            graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            graphics.scale(points, points);
            page.paint(graphics, cancellation);
            graphics.dispose();
            if (texts instanceof PdfTexts written) {
              written.finish();
            }
            place(graphics, document, size);
            describe(document, metadata);
            cancellation.check();
            document.save(out);
          }
        });
  }

  /** Images of exact cells. */
  private static final class Images extends PdfBoxGraphics2DLosslessImageEncoder {
    @Override
    public PDImageXObject encodeImage(
        PDDocument document,
        PDPageContentStream content,
        Image image,
        IPdfBoxGraphics2DImageEncoderEnv env) {
      return super.encodeImage(
          document, content, image instanceof BufferedImage cells ? Blocks.of(cells) : image, env);
    }
  }

  private static void place(PdfBoxGraphics2D drawn, PDDocument document, PDRectangle size)
      throws IOException {
    PDPage sheet = new PDPage(size);
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      content.drawForm(drawn.getXFormObject());
    }
  }

  private static void describe(PDDocument document, FigureMetadata metadata) throws IOException {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setCreator(metadata.software());
    information.setSubject(metadata.parameters());
    document.setDocumentInformation(information);
    if (!metadata.session().isEmpty()) {
      PDMetadata packet = new PDMetadata(document);
      packet.importXMPMetadata(PdfPacket.packet(metadata.session()));
      document.getDocumentCatalog().setMetadata(packet);
    }
  }
}

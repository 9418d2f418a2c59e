package org.longview.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedCharacterIterator;
import java.text.Bidi;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Text of a PDF file in the program's typefaces. What these lack, and letters that join, are
 * outlines with hidden text over them, so that they are found and copied like the others.
 */
final class PdfTexts extends PdfBoxGraphics2DFontTextDrawer {
  private final PDDocument document;
  private @Nullable HiddenLetters hidden;

  PdfTexts(PDDocument document) throws IOException {
    this.document = document;
    for (java.awt.Font face : Face.all()) {
      try (InputStream in = Face.open(face)) {
        registerFont(face.getFontName(), PDType0Font.load(document, in));
      }
    }
  }

  @Override
  public boolean canDrawText(AttributedCharacterIterator line, IFontTextDrawerEnv around) {
    return true;
  }

  @Override
  public void drawText(AttributedCharacterIterator line, IFontTextDrawerEnv around)
      throws IOException, FontFormatException {
    if (super.canDrawText((AttributedCharacterIterator) line.clone(), around)) {
      super.drawText(line, around);
      return;
    }
    TextLayout layout =
        new TextLayout((AttributedCharacterIterator) line.clone(), around.getFontRenderContext());
    Shape outline = layout.getOutline(null);
    around.applyPaint(around.getPaint(), outline);
    fill(outline, around.getContentStream());
    hide(seen(line), layout.getAdvance(), around);
  }

  /** Writes what the file finds the hidden text by, once all is drawn. */
  void finish() throws IOException {
    if (hidden != null) {
      hidden.finish();
    }
  }

  /** A line from left to right, as programs read the text of PDF files. */
  private static String seen(AttributedCharacterIterator line) {
    StringBuilder text = new StringBuilder();
    for (char c = line.first(); c != AttributedCharacterIterator.DONE; c = line.next()) {
      text.append(c);
    }
    Bidi bidi = new Bidi(text.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    return bidi.isRightToLeft() ? text.reverse().toString() : text.toString();
  }

  private void hide(String text, float length, IFontTextDrawerEnv around) throws IOException {
    if (hidden == null) {
      hidden = new HiddenLetters(document);
    }
    float size = around.getFont().getSize2D();
    Matrix upright = new Matrix();
    upright.scale(length / (size * text.codePointCount(0, text.length())), -1);
    PDPageContentStream content = around.getContentStream();
    content.beginText();
    content.setFont(hidden, size);
    content.setRenderingMode(RenderingMode.NEITHER);
    content.setTextMatrix(upright);
    content.showText(text);
    content.setRenderingMode(RenderingMode.FILL);
    content.endText();
  }

  private static void fill(Shape outline, PDPageContentStream content) throws IOException {
    float[] p = new float[6];
    float x = 0;
    float y = 0;
    boolean any = false;
    for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      any = true;
      int last = 0;
      switch (path.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> content.moveTo(p[0], p[1]);
        case PathIterator.SEG_LINETO -> content.lineTo(p[0], p[1]);
        case PathIterator.SEG_QUADTO -> {
          last = 2;
          content.curveTo(
              x + (p[0] - x) * 2 / 3,
              y + (p[1] - y) * 2 / 3,
              p[2] + (p[0] - p[2]) * 2 / 3,
              p[3] + (p[1] - p[3]) * 2 / 3,
              p[2],
              p[3]);
        }
        case PathIterator.SEG_CUBICTO -> {
          last = 4;
          content.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
        }
        default -> {
          content.closePath();
          continue;
        }
      }
      x = p[last];
      y = p[last + 1];
    }
    if (any) {
      content.fill();
    }
  }
}

package org.longview.export;

import java.awt.Graphics;
import java.util.Locale;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.ImageHandler;
import org.apache.batik.svggen.SVGGraphics2D;
import org.longview.chart.Anchor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Draws lines of text that keep their {@linkplain Anchor anchors} and their lengths. */
final class SvgGraphics extends SVGGraphics2D {
  private final boolean outlines;

  SvgGraphics(Document document, ImageHandler images, boolean outlines) {
    super(document, images, new DefaultExtensionHandler(), outlines);
    this.outlines = outlines;
  }

  private SvgGraphics(SvgGraphics other) {
    super(other);
    outlines = other.outlines;
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  /** Whether text stays text. */
  boolean holdsText() {
    return !outlines;
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (outlines) {
      super.drawString(text, x, y);
      return;
    }
    Anchor anchor = Anchor.of(this);
    double length = Lettering.width(text, getFont());
    drawLine(text, x + anchor.part() * length, y, anchor, length);
  }

  /**
   * Draws a line in the current font, with others for the characters that it lacks.
   *
   * @param x where its anchor stands
   * @param y its baseline
   * @param length as it is here
   */
  void drawLine(String text, double x, double y, Anchor anchor, double length) {
    Element line = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, SVG_TEXT_TAG);
    line.setAttributeNS(null, "x", number(x));
    line.setAttributeNS(null, "y", number(y));
    if (anchor != Anchor.START) {
      line.setAttributeNS(null, "text-anchor", anchor.name().toLowerCase(Locale.ROOT));
    }
    if (length > 0) {
      line.setAttributeNS(null, "textLength", number(length));
      line.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
    }
    line.setAttributeNS(XML_NAMESPACE_URI, XML_SPACE_QNAME, XML_PRESERVE_VALUE);
    line.appendChild(getDOMFactory().createTextNode(text));
    getDOMGroupManager().addElement(line, DOMGroupManager.FILL);
  }

  private static String number(double of) {
    return String.format(Locale.ROOT, "%.2f", of);
  }
}

package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.picture.Numerals;
import org.longview.work.Cancellation;

/** A {@link SpectrumFigure} that is laid out. */
final class SpectrumDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double HEIGHT_TO_WIDTH = 0.55;

  /** Room for the numbers of the axes, and for the axes' names. */
  private static final double LEFT = 40;

  private static final double BOTTOM = 40;
  private static final double TOP = 8;
  private static final double TICK_GAP = 6;
  private static final int PERCENT_STEP = 20;
  private static final double RANK_PITCH = 60;
  private static final double DOT = 3.5;
  private static final int BEHIND = 0x60;
  private static final BasicStroke HAIR = new BasicStroke(0.75f);
  private static final BasicStroke THIN = new BasicStroke(1);
  private static final BasicStroke THICK =
      new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0);

  private final SpectrumFigure figure;
  private final FigureStyle style;
  private final TextFrame frame;
  private final Lettering numbers = new Lettering(Face.REGULAR, 10);
  private final double width;
  private final double height;

  SpectrumDrawing(SpectrumFigure figure, double width, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    this.width = width - 2 * frame.margin() - LEFT - DOT;
    height = this.width * HEIGHT_TO_WIDTH;
  }

  @Override
  public double height() {
    return frame.top() + TOP + height + BOTTOM + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, frame.top() + TOP + height + BOTTOM);
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin() + LEFT, frame.top() + TOP);
    paintShares(inside);
    paintRanks(inside);
    for (int head = 0; head < figure.heads().size(); head++) {
      cancellation.check();
      if (head != figure.chosen()) {
        paintCurve(inside, figure.heads().get(head), translucent(style.palette().window()), THIN);
      }
    }
    paintMark(inside);
    inside.dispose();
  }

  private void paintShares(Graphics2D graphics) {
    for (int percent = 0; percent <= 100; percent += PERCENT_STEP) {
      double y = y(percent / 100.0);
      graphics.setColor(new Color(style.palette().line()));
      graphics.setStroke(HAIR);
      graphics.draw(new Line2D.Double(0, y, width, y));
      String text = percent + " %";
      graphics.setColor(new Color(style.palette().muted()));
      numbers.paint(graphics, text, -TICK_GAP, y + numbers.ascent() / 2 - 1, Anchor.END);
    }
  }

  private void paintRanks(Graphics2D graphics) {
    int step = TickLabels.roundStep(figure.size() * RANK_PITCH / Math.max(1, width));
    for (int rank = 0; rank <= figure.size(); rank += step) {
      graphics.setColor(new Color(style.palette().line()));
      graphics.setStroke(HAIR);
      graphics.draw(new Line2D.Double(x(rank), 0, x(rank), height));
      String text = Numerals.grouped(rank);
      graphics.setColor(new Color(style.palette().muted()));
      numbers.paint(graphics, text, x(rank), height + TICK_GAP + numbers.ascent(), Anchor.MIDDLE);
    }
    if (!style.words().shows(Part.AXES)) {
      return;
    }
    String name = "rank k";
    graphics.setColor(new Color(style.palette().muted()));
    numbers.paint(
        graphics, name, width / 2, height + 2 * TICK_GAP + 2 * numbers.height(), Anchor.MIDDLE);
  }

  private void paintCurve(Graphics2D graphics, double[] shares, Color color, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    path.moveTo(x(0), y(0));
    for (int rank = 1; rank <= shares.length; rank++) {
      path.lineTo(x(rank), y(shares[rank - 1]));
    }
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(path);
  }

  /** The chosen head, and where it is marked. */
  private void paintMark(Graphics2D graphics) {
    double[] shares = figure.heads().get(figure.chosen());
    Color color = new Color(style.palette().global());
    double x = x(figure.rank());
    double y = y(shares[figure.rank() - 1]);
    graphics.setColor(new Color(style.palette().text()));
    graphics.setStroke(DASHED);
    graphics.draw(new Line2D.Double(x, height, x, 0));
    paintCurve(graphics, shares, color, THICK);
    graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
  }

  private double x(double rank) {
    return rank / figure.size() * width;
  }

  private double y(double share) {
    return (1 - share) * height;
  }

  private static Color translucent(int argb) {
    return new Color((argb & 0xffffff) | (BEHIND << 24), true);
  }
}

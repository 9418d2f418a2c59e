package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.longview.chart.Anchor;
import org.longview.chart.ChartContent.Margins;
import org.longview.chart.ChartFrame;
import org.longview.export.FigureWords.Part;
import org.longview.work.Cancellation;

/** A {@link ChartFigure} that is laid out. */
final class ChartDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double HEIGHT_TO_WIDTH = 0.55;
  private static final double GAP = 4;

  private final ChartFigure figure;
  private final FigureStyle style;
  private final TextFrame frame;
  private final boolean isNamed;
  private final Lettering type = new Lettering(Face.REGULAR, ChartFrame.TYPE);

  /** Left of the chart, where the name of the axis up stands. */
  private final double left;

  private final double width;
  private final double height;

  ChartDrawing(ChartFigure figure, double width, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    isNamed = style.words().shows(Part.AXES);
    left = isNamed ? type.height() + GAP : 0;
    this.width = Math.max(1, width - 2 * frame.margin() - left);
    height = Math.max(1, this.width * HEIGHT_TO_WIDTH);
  }

  private double below() {
    return isNamed ? GAP + type.height() : 0;
  }

  @Override
  public double height() {
    return frame.top() + height + below() + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    cancellation.check();
    frame.paint(graphics, frame.top() + height + below());
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin() + left, frame.top());
    JFreeChart chart = ChartFrame.empty();
    ChartFrame on =
        new ChartFrame(
            width, height, 1, style.palette(), style.palette().background(), Face.REGULAR, type);
    on.show(figure.content(), chart);
    chart.setBackgroundPaint(null);
    chart.getPlot().setBackgroundPaint(null);
    chart.draw(inside, new Rectangle2D.Double(0, 0, width, height));
    if (isNamed) {
      paintNames(inside, on);
    }
    inside.dispose();
  }

  private void paintNames(Graphics2D graphics, ChartFrame on) {
    Margins margins = figure.content().margins();
    Rectangle2D plot = on.plot(margins);
    graphics.setColor(new Color(style.palette().muted()));
    type.paint(
        graphics,
        figure.across(),
        margins.left() + plot.getWidth() / 2,
        height + GAP + type.ascent(),
        Anchor.MIDDLE);
    type.paintTurned(
        graphics,
        figure.up(),
        -GAP - type.descent(),
        margins.top() + plot.getHeight() / 2,
        90,
        Anchor.MIDDLE);
  }
}

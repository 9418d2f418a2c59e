package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.longview.picture.BudgetEquation;
import org.longview.picture.CrossOut;
import org.longview.picture.Mark;
import org.longview.picture.MarkStyle;
import org.longview.picture.TintedText;
import org.longview.work.Cancellation;

/** A {@link BudgetFigure} that is laid out. */
final class BudgetDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double HEIGHT_TO_WIDTH = 0.43;
  private static final double EQUATION_GAP = 12;
  private static final double VERDICT_GAP = 10;

  private final FigureStyle style;
  private final TextFrame frame;
  private final CrossOut picture;
  private final Lettering labels = new Lettering(Face.REGULAR, 12);
  private final Lettering formulas = new Lettering(Face.MONO, 13.5);
  private final BudgetEquation equation;

  /** Empty above the picture, which is cut off. */
  private final double unused;

  private final double pictureHeight;
  private final boolean hasEquation;
  private final boolean verdictBelow;

  BudgetDrawing(BudgetFigure figure, double width, FigureStyle style) {
    this.style = style;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    double room = width - 2 * frame.margin();
    double height = room * HEIGHT_TO_WIDTH;
    picture = CrossOut.of(figure.rows(), room, height, labels);
    unused = Math.max(0, picture.marks().stream().mapToDouble(this::top).min().orElse(0));
    pictureHeight = height - unused;
    equation = BudgetEquation.of(figure.rows());
    double formula = equation.formula().stream().mapToDouble(this::width).sum();
    hasEquation = formula <= room;
    verdictBelow = formula + VERDICT_GAP + width(equation.verdict()) > room;
  }

  private double top(Mark mark) {
    if (mark instanceof Mark.Rect rect) {
      return rect.y();
    }
    if (mark instanceof Mark.Label label) {
      return label.baseline() - labels.ascent();
    }
    Mark.Line line = (Mark.Line) mark;
    return Math.min(line.y1(), line.y2());
  }

  private double width(TintedText piece) {
    return formulas.width(piece.text());
  }

  @Override
  public double height() {
    return frame.top() + pictureHeight + equationHeight() + frame.below();
  }

  private double equationHeight() {
    return hasEquation ? EQUATION_GAP + formulas.height() * (verdictBelow ? 2.2 : 1) : 0;
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, frame.top() + pictureHeight + equationHeight());
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin(), frame.top() - unused);
    picture.marks().forEach(mark -> paint(inside, mark));
    inside.translate(0, unused);
    if (hasEquation) {
      paintEquation(inside);
    }
    inside.dispose();
  }

  private void paint(Graphics2D graphics, Mark mark) {
    MarkStyle look = mark.role().style(style.palette());
    Color color = new Color(look.color());
    if (mark instanceof Mark.Label label) {
      graphics.setColor(color);
      labels.paint(graphics, label.text(), label.x(), label.baseline());
      return;
    }
    Shape shape;
    if (mark instanceof Mark.Rect rect) {
      double height = rect.role().paintedHeight(rect.height());
      shape = new Rectangle2D.Double(rect.x(), rect.y(), rect.width(), height);
    } else {
      Mark.Line line = (Mark.Line) mark;
      shape = new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2());
    }
    if (look.fill() > 0) {
      graphics.setColor(
          new Color(
              color.getRed(),
              color.getGreen(),
              color.getBlue(),
              (int) Math.round(255 * look.fill())));
      graphics.fill(shape);
    }
    if (look.stroke() > 0) {
      graphics.setColor(color);
      graphics.setStroke(stroke(look));
      graphics.draw(shape);
    }
  }

  private static BasicStroke stroke(MarkStyle look) {
    float width = (float) look.stroke();
    return look.dashed()
        ? new BasicStroke(
            width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_MITER,
            10,
            new float[] {(float) MarkStyle.DASH},
            0)
        : new BasicStroke(width);
  }

  private void paintEquation(Graphics2D graphics) {
    double y = pictureHeight + EQUATION_GAP + formulas.ascent();
    double x = 0;
    for (TintedText piece : equation.formula()) {
      x = paintPiece(graphics, piece, x, y);
    }
    if (verdictBelow) {
      paintPiece(graphics, equation.verdict(), 0, y + 1.2 * formulas.height());
    } else {
      paintPiece(graphics, equation.verdict(), x + VERDICT_GAP, y);
    }
  }

  private double paintPiece(Graphics2D graphics, TintedText piece, double x, double y) {
    graphics.setColor(new Color(piece.tint().argb(style.palette())));
    formulas.paint(graphics, piece.text(), x, y);
    return x + width(piece);
  }
}

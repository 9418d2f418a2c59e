package org.longview.export;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.longview.work.Cancellation;

/** A {@link SheetFigure} that is laid out. */
final class SheetDrawing implements Drawing {
  private static final double MARGIN = 16;

  /** Figures that would be narrower side by side stand below each other, in points. */
  private static final double LEAST_WIDTH = 240;

  private record Placed(Drawing drawing, double x, double y) {}

  private final TextFrame frame;
  private final List<Placed> placed = new ArrayList<>();
  private final double bottom;

  SheetDrawing(SheetFigure sheet, double width, Medium medium, FigureStyle style) {
    frame = new TextFrame(sheet.text(), width, MARGIN, style);
    double y = frame.top();
    for (List<Figure> row : sheet.rows()) {
      if (width / row.size() >= LEAST_WIDTH) {
        y += place(row, width / row.size(), y, medium, style);
      } else {
        for (Figure figure : row) {
          y += place(List.of(figure), width, y, medium, style);
        }
      }
    }
    bottom = y;
  }

  /** Places figures side by side and returns the height of the highest. */
  private double place(List<Figure> row, double each, double y, Medium medium, FigureStyle style) {
    int most = smallestMatrix(row, each, medium, style);
    double highest = 0;
    for (int i = 0; i < row.size(); i++) {
      Drawing drawing =
          row.get(i) instanceof MatrixFigure matrix
              ? new MatrixDrawing(matrix, each, medium, style, most)
              : row.get(i).layOut(each, medium, style);
      placed.add(new Placed(drawing, i * each, y));
      highest = Math.max(highest, drawing.height());
    }
    return highest;
  }

  /** Matrices side by side are equally large, so that their rows align. */
  private static int smallestMatrix(
      List<Figure> row, double width, Medium medium, FigureStyle style) {
    int smallest = Integer.MAX_VALUE;
    for (Figure figure : row) {
      if (figure instanceof MatrixFigure matrix) {
        MatrixDrawing alone = new MatrixDrawing(matrix, width, medium, style, Integer.MAX_VALUE);
        smallest = Math.min(smallest, alone.pixelsWide());
      }
    }
    return smallest;
  }

  @Override
  public double height() {
    return bottom + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, bottom);
    for (Placed part : placed) {
      Graphics2D own = (Graphics2D) graphics.create();
      own.translate(part.x, part.y);
      part.drawing.paint(own, cancellation);
      own.dispose();
    }
  }
}

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

  /** Whether there are no words of the whole, so that the figures' own margins are enough. */
  private final boolean isAlone;

  SheetDrawing(SheetFigure sheet, double width, Medium medium, FigureStyle style) {
    frame = new TextFrame(sheet.text(), width, MARGIN, style);
    isAlone = style.words().of(sheet.text()).equals(FigureText.NONE);
    double y = isAlone ? 0 : frame.top();
    int panel = 0;
    for (List<Figure> row : sheet.rows()) {
      int lines = ceil(row.size(), Math.max(1, (int) (width / LEAST_WIDTH)));
      int together = ceil(row.size(), lines);
      for (int from = 0; from < row.size(); from += together) {
        List<FigureStyle> styles = new ArrayList<>();
        List<Figure> line = row.subList(from, Math.min(row.size(), from + together));
        for (int i = 0; i < line.size(); i++) {
          styles.add(style.withWords(style.words().ofPanel(sheet.letter(panel++))));
        }
        y += place(line, styles, width / together, y, medium);
      }
    }
    bottom = y;
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Places figures side by side and returns the height of the highest. */
  private double place(
      List<Figure> line, List<FigureStyle> given, double each, double y, Medium medium) {
    List<FigureStyle> styles = aligned(line, given, each);
    int most = smallestMatrix(line, styles, each, medium);
    double highest = 0;
    for (int i = 0; i < line.size(); i++) {
      Drawing drawing =
          line.get(i) instanceof MatrixFigure matrix
              ? new MatrixDrawing(matrix, each, medium, styles.get(i), most)
              : line.get(i).layOut(each, medium, styles.get(i));
      placed.add(new Placed(drawing, i * each, y));
      highest = Math.max(highest, drawing.height());
    }
    return highest;
  }

  /** With as much room above each as the one needs that has most words. */
  private static List<FigureStyle> aligned(
      List<Figure> line, List<FigureStyle> styles, double width) {
    double highest = 0;
    for (int i = 0; i < line.size(); i++) {
      TextFrame words = new TextFrame(line.get(i).text(), width, MARGIN, styles.get(i));
      highest = Math.max(highest, words.top());
    }
    double headroom = highest;
    return styles.stream()
        .map(style -> style.withWords(style.words().withHeadroom(headroom)))
        .toList();
  }

  /** Matrices side by side are equally large, so that their rows align. */
  private static int smallestMatrix(
      List<Figure> line, List<FigureStyle> styles, double width, Medium medium) {
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i) instanceof MatrixFigure matrix) {
        MatrixDrawing alone =
            new MatrixDrawing(matrix, width, medium, styles.get(i), Integer.MAX_VALUE);
        smallest = Math.min(smallest, alone.pixelsWide());
      }
    }
    return smallest;
  }

  @Override
  public double height() {
    return bottom + (isAlone ? 0 : frame.below());
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

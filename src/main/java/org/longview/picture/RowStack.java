package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Mark.Line;
import org.longview.picture.Mark.Rect;
import org.longview.picture.Mark.Role;

/**
 * The rows of the budget from the top: crossed ones, those of the window, free ones, and the part
 * of a row that is left over. Row r covers the depths from r to r + 1.
 */
final class RowStack {
  /** A block of crossed rows lower than this has no cross. */
  private static final double LEAST_CROSS = 3;

  /** Rows of one kind, from one depth to another. */
  private record Part(Role row, Role block, double from, double to) {}

  private final List<Part> parts = new ArrayList<>();

  private final double crossed;
  private final double whole;

  RowStack(BudgetRows rows) {
    whole = rows.rows();
    crossed = Math.min((double) rows.crossed(), whole);
    double used = Math.min(whole, crossed + rows.window().orElse(rows.rows()));
    parts.add(new Part(Role.CROSSED_ROW, Role.CROSSED_BLOCK, 0, crossed));
    parts.add(new Part(Role.WINDOW_ROW, Role.WINDOW_BLOCK, crossed, used));
    parts.add(new Part(Role.FREE_ROW, Role.FREE_BLOCK, used, whole));
    parts.add(new Part(Role.REMAINDER, Role.REMAINDER, whole, rows.exactRows()));
  }

  /**
   * Draws the rows between two depths.
   *
   * @param place x, y and width are where they go
   * @param scale height of a row
   * @param rowByRow whether each row is drawn on its own
   */
  List<Mark> marks(double from, double to, Rect place, double scale, boolean rowByRow) {
    List<Mark> marks = new ArrayList<>();
    for (Part part : parts) {
      double upper = Math.max(from, part.from);
      double lower = Math.min(to, part.to);
      if (rowByRow) {
        for (double row = upper; row < lower; row = Math.floor(row) + 1) {
          double end = Math.min(lower, Math.floor(row) + 1);
          addRow(marks, part.row, place, (row - from) * scale, (end - row) * scale);
        }
      } else if (upper < lower) {
        addRow(marks, part.block, place, (upper - from) * scale, (lower - upper) * scale);
      }
    }
    return marks;
  }

  private static void addRow(List<Mark> marks, Role role, Rect place, double below, double height) {
    Rect row = new Rect(role, place.x(), place.y() + below, place.width(), height);
    marks.add(row);
    boolean crossed = role == Role.CROSSED_ROW || role == Role.CROSSED_BLOCK;
    if (crossed && height >= LEAST_CROSS) {
      double bottom = row.y() + role.paintedHeight(height);
      marks.add(new Line(Role.CROSS, row.x(), row.y(), row.right(), bottom));
      marks.add(new Line(Role.CROSS, row.x(), bottom, row.right(), row.y()));
    }
  }

  /** The middle of what is seen of the crossed rows between two depths. */
  double crossedMiddle(double from, double to) {
    return (from + Math.min(to, crossed)) / 2;
  }

  /** The middle of what is seen of the whole rows below the crossed ones between two depths. */
  double leftMiddle(double from, double to) {
    return (Math.max(from, crossed) + Math.min(to, whole)) / 2;
  }
}

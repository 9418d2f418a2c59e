package org.longview.picture.moving;

import java.util.List;
import org.longview.picture.BudgetRows;
import org.longview.picture.CrossOut;
import org.longview.picture.moving.Letters.Size;

/** Every global token crosses out two rows of the budget; what remains is the window. */
public record CrossOutPicture(BudgetRows rows) implements MovingPicture {
  private static final double MOST_SECONDS = 4;
  private static final double SECONDS_EACH = 0.45;

  @Override
  public double seconds() {
    return Math.min(MOST_SECONDS, (rows.globals() + 1) * SECONDS_EACH);
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    long counted = Course.counted(time, rows.globals());
    sheet.marks(CrossOut.of(rows, counted, width, height, letters.of(Size.NORMAL)).marks());
    return sheet.shapes();
  }

  @Override
  public String description() {
    return CrossOut.describe(rows);
  }
}

package org.longview.picture.moving;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Numerals;
import org.longview.picture.Tint;
import org.longview.study.CellKind;
import org.longview.study.PatternSettings;
import org.longview.study.Wording;

/** A pattern, row by row: for each token the keys that it looks at, counted. */
public final class RowsPicture implements MovingPicture {
  private static final double LAST = 0.95;
  private static final double EXCLUDED = 0.1;

  private final PatternGrid grid;
  private final String name;
  private final OptionalLong exact;
  private final String equation;

  /**
   * Looks at a pattern.
   *
   * @param n number of tokens
   */
  public RowsPicture(PatternSettings settings, int n) {
    grid = new PatternGrid(settings, n);
    name = Wording.of(settings, n);
    exact = grid.pairsUpTo(n);
    equation = Numerals.grouped(n) + "² = " + Numerals.grouped((long) n * n);
  }

  @Override
  public double seconds() {
    return Math.min(6, Math.max(3, 0.2 * grid.rows()));
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    String total = exact.isPresent() ? Numerals.grouped(exact.getAsLong()) : "";
    double beside =
        Column.widthFor(letters, 0.45 * width, total, "of " + equation, "pairs in 888 rows");
    Parting parting =
        Parting.of(width, height, (double) grid.columns() / grid.rows(), beside, 2, letters);
    GridPlace place = parting.grid(grid.rows(), grid.columns());
    double progress = Course.part(time, 0, LAST) * grid.rows();
    int done = (int) Math.floor(progress + 1e-9);
    for (int i = 0; i < grid.rows(); i++) {
      for (int j = 0; j < grid.columns(); j++) {
        @Nullable CellKind kind = grid.kind(i, j);
        if (i < done && kind != null) {
          place.cell(sheet, i, j, PatternGrid.tint(kind), PatternGrid.strength(kind));
        } else {
          place.cell(sheet, i, j, Tint.MUTED, EXCLUDED);
        }
      }
    }
    if (done < grid.rows()) {
      showNext(sheet, place, done);
    }

    Column column = parting.column(sheet, place.width(), place.height());
    int tokens = (int) ((long) done * grid.tokens() / grid.rows());
    OptionalLong pairs = grid.pairsUpTo(tokens);
    if (pairs.isPresent()) {
      column.number(Numerals.grouped(pairs.getAsLong()), Tint.WINDOW);
    }
    column.remark(
        "pairs in %s %s".formatted(Numerals.grouped(tokens), tokens == 1 ? "row" : "rows"),
        Tint.TEXT,
        pairs.isPresent() ? 1 : 0);
    column.remark("of " + equation, Tint.MUTED, 1);
    return sheet.shapes();
  }

  /** The row that comes next: what it will look at is framed. */
  private void showNext(Sheet sheet, GridPlace place, int row) {
    int first = -1;
    int last = -1;
    for (int j = 0; j < grid.columns(); j++) {
      if (grid.kind(row, j) != null) {
        place.cell(sheet, row, j, Tint.WINDOW, 0.9);
        first = first < 0 ? j : first;
        last = j;
      }
    }
    if (first >= 0) {
      place.frame(sheet, row, row + 1, first, last + 1, 2, Tint.TEXT, 1);
    }
  }

  @Override
  public String description() {
    return exact.isPresent()
        ? "%s, row by row: %s pairs of %s."
            .formatted(name, Numerals.grouped(exact.getAsLong()), equation)
        : name + ", row by row.";
  }
}

package org.longview.picture.moving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Numerals;
import org.longview.picture.Tint;
import org.longview.study.CellKind;
import org.longview.study.PatternSettings;

/** For each global token a row and a column of the pattern light up, one after the other. */
public final class GlobalCrossesPicture implements MovingPicture {
  private static final double BEGIN = 0.1;
  private static final double LAST = 0.95;
  private static final double EXCLUDED = 0.1;

  private final PatternGrid base;
  private final List<Integer> globals = new ArrayList<>();
  private final List<String> names;

  /**
   * Looks at a pattern.
   *
   * @param names of all tokens
   */
  public GlobalCrossesPicture(PatternSettings settings, List<String> names) {
    this.names = List.copyOf(names);
    int n = names.size();
    base = new PatternGrid(settings.withGlobals(GlobalTokens.NONE), n);
    for (int position : settings.globalTokens(n).positions()) {
      globals.add(position);
    }
  }

  @Override
  public double seconds() {
    return Math.min(6, 1.2 + 1.6 * globals.size());
  }

  @Override
  public List<Shape> at(double time, double width, double height, Letters letters) {
    Sheet sheet = new Sheet(letters);
    int n = base.tokens();
    int s = globals.size();
    String all = equation(s);
    double beside = Column.widthFor(letters, 0.45 * width, all, "one row and");
    Parting parting = Parting.of(width, height, 1, beside, 2 + Math.min(s, 7), letters);
    GridPlace place = parting.grid(base.rows(), base.columns());
    double progress = Course.part(time, BEGIN, LAST) * s;
    for (int i = 0; i < base.rows(); i++) {
      for (int j = 0; j < base.columns(); j++) {
        @Nullable CellKind kind = base.kind(i, j);
        place.cell(
            sheet,
            i,
            j,
            kind == null ? Tint.MUTED : PatternGrid.tint(kind),
            kind == null ? EXCLUDED : 0.6 * PatternGrid.strength(kind));
      }
    }
    int done = 0;
    for (int g = 0; g < s; g++) {
      double part = Math.max(0, Math.min(1, progress - g));
      done += part >= 1 ? 1 : 0;
      int square = (int) ((long) globals.get(g) * base.rows() / n);
      // First it looks out, then it is looked at
      int along = (int) Math.round(Math.min(1, 2 * part) * base.columns());
      int down = (int) Math.round(Math.max(0, 2 * part - 1) * base.rows());
      for (int j = 0; j < along; j++) {
        place.cell(sheet, square, j, Tint.GLOBAL, 0.9);
      }
      for (int i = 0; i < down; i++) {
        place.cell(sheet, i, square, Tint.GLOBAL, 0.9);
      }
    }
    Column column = parting.column(sheet, place.width(), place.height());
    column.number(equation(done), Tint.GLOBAL);
    column.remark("one row and one column each", Tint.TEXT, 1);
    for (int g = 0; g < Math.min(done, 6); g++) {
      column.remark(names.get(globals.get(g)), Tint.GLOBAL, 1);
    }
    if (done > 6) {
      column.remark("and %d more".formatted(done - 6), Tint.MUTED, 1);
    }
    return sheet.shapes();
  }

  private String equation(int s) {
    long n = base.tokens();
    return "2·n·s = " + Numerals.grouped(2 * n * s);
  }

  @Override
  public String description() {
    return "The pattern with a row and a column for each of %d global tokens."
        .formatted(globals.size());
  }
}

package org.longview.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.longview.picture.Mark.Role;

/**
 * A label beside the cross-out picture.
 *
 * @param role what it is about, which is also its colour
 * @param text the whole of it
 * @param place what it stands beside
 */
record Remark(Role role, String text, Place place) {
  /** What a remark stands beside, from top to bottom. */
  enum Place {
    EXCESS,
    CROSSED,
    LEFT,
    REMAINDER,
    FOOT
  }

  /**
   * The remarks on a budget, the most important first. No-break spaces keep equations in one line.
   *
   * @param rowByRow whether each row is drawn on its own
   * @param remainderSeen whether the part of a row that is left over can be seen
   * @param excessCut whether less is drawn of what is asked for than that is
   */
  static List<Remark> on(
      BudgetRows rows, boolean rowByRow, boolean remainderSeen, boolean excessCut) {
    List<Remark> remarks = new ArrayList<>();
    if (rows.left() > 0) {
      remarks.add(new Remark(Role.WINDOW_ROW, window(rows), Place.LEFT));
      if (rows.tooMany() > 0) {
        remarks.add(
            new Remark(
                Role.EXCESS,
                "w\u00a0=\u00a0%s asked: %s too many%s"
                    .formatted(
                        Numerals.grouped(rows.window().orElse(0)),
                        counted(rows.tooMany()),
                        excessCut ? ", not all drawn" : ""),
                Place.EXCESS));
      }
    } else {
      remarks.add(new Remark(Role.EXCESS, "nothing remains for the window", Place.LEFT));
      remarks.add(new Remark(Role.NOTE, whatWouldFit(rows), Place.LEFT));
    }
    if (rows.globals() > 0) {
      remarks.add(new Remark(Role.CROSSED_ROW, crossed(rows), Place.CROSSED));
    }
    if (!rowByRow) {
      remarks.add(
          new Remark(
              Role.NOTE,
              rows.rows() == 0
                  ? "one row of n is more than the budget"
                  : counted(rows.rows()) + ", drawn in proportion",
              Place.FOOT));
    }
    if (remainderSeen) {
      remarks.add(
          new Remark(
              Role.REMAINDER,
              String.format(Locale.ROOT, "remainder: %.2f row", rows.remainder()),
              Place.REMAINDER));
    }
    return remarks;
  }

  private static String crossed(BudgetRows rows) {
    String all = "2·s\u00a0=\u00a0%s crossed out".formatted(counted(rows.crossed()));
    return rows.crossed() <= rows.rows()
        ? all
        : "2·s\u00a0=\u00a0%s, %s too many"
            .formatted(counted(rows.crossed()), Numerals.grouped(rows.crossed() - rows.rows()));
  }

  private static String window(BudgetRows rows) {
    long asked = rows.window().orElse(rows.left());
    return asked < rows.left()
        ? "w\u00a0=\u00a0%s asked, %s remain"
            .formatted(Numerals.grouped(asked), Numerals.grouped(rows.left()))
        : "w\u00a0=\u00a0%s remains".formatted(Numerals.grouped(rows.left()));
  }

  private static String whatWouldFit(BudgetRows rows) {
    List<String> ways = new ArrayList<>();
    addWay(ways, "s\u00a0≤\u00a0", rows.largestGlobals());
    addWay(ways, "n\u00a0≤\u00a0", rows.longestLength());
    return ways.isEmpty()
        ? "only a larger n₀ would fit"
        : String.join(" or ", ways) + " would\u00a0fit";
  }

  private static void addWay(List<String> ways, String name, OptionalLong most) {
    if (most.isPresent()) {
      ways.add(name + Numerals.grouped(most.getAsLong()));
    }
  }

  private static String counted(long rows) {
    return Numerals.grouped(rows) + (rows == 1 ? " row" : " rows");
  }
}

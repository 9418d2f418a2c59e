package org.longview.picture;

import java.math.BigInteger;
import java.util.List;

/**
 * The line below the cross-out picture: the budget as an equation, and whether it holds.
 *
 * @param formula pieces of one line, to be set side by side
 * @param verdict what follows, on the same line or the next
 */
public record BudgetEquation(List<TintedText> formula, TintedText verdict) {
  /** n·(w + 2·s) = … ≤ n₀²; or ⌊n₀²/n⌋ − 2·s = … where no window is asked for and none remains. */
  public static BudgetEquation of(BudgetRows rows) {
    return rows.window().isEmpty() && rows.left() <= 0 ? ofNothing(rows) : ofEntries(rows);
  }

  private static BudgetEquation ofEntries(BudgetRows rows) {
    BigInteger room = BigInteger.valueOf(rows.budget()).subtract(rows.entries());
    boolean fits = room.signum() >= 0;
    List<TintedText> formula =
        List.of(
            plain("n·("),
            new TintedText("w", Tint.WINDOW),
            plain(" + 2·"),
            new TintedText("s", Tint.GLOBAL),
            plain(") = " + Numerals.grouped(rows.length()) + "·("),
            new TintedText(Numerals.grouped(rows.window().orElse(rows.left())), Tint.WINDOW),
            plain(" + 2·"),
            new TintedText(Numerals.grouped(rows.globals()), Tint.GLOBAL),
            plain(
                ") = %s %s %s²"
                    .formatted(
                        Numerals.grouped(rows.entries()),
                        fits ? "≤" : ">",
                        Numerals.grouped(rows.baseline()))));
    return new BudgetEquation(
        formula,
        fits
            ? new TintedText("● fits, " + Numerals.grouped(room) + " left", Tint.GOOD)
            : new TintedText("● " + Numerals.grouped(room.negate()) + " too many", Tint.BAD));
  }

  private static BudgetEquation ofNothing(BudgetRows rows) {
    List<TintedText> formula =
        List.of(
            plain("⌊n₀²/n⌋ − 2·"),
            new TintedText("s", Tint.GLOBAL),
            plain(" = " + Numerals.grouped(rows.rows()) + " − 2·"),
            new TintedText(Numerals.grouped(rows.globals()), Tint.GLOBAL),
            plain(rows.left() < 0 ? " < 0" : " = 0"));
    return new BudgetEquation(formula, new TintedText("● nothing remains", Tint.BAD));
  }

  private static TintedText plain(String text) {
    return new TintedText(text, Tint.TEXT);
  }
}

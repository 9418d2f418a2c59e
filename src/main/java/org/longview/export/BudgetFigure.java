package org.longview.export;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.longview.picture.BudgetRows;

/**
 * The cross-out picture of the memory budget, and its equation.
 *
 * @param text the words around it
 */
public record BudgetFigure(FigureText text, BudgetRows rows) implements Figure {
  /** The figure of a budget, with its words. */
  public static BudgetFigure of(BudgetRows rows) {
    return new BudgetFigure(
        new FigureText(
            "Memory budget: cross out 2·s rows",
            "",
            String.format(
                Locale.ROOT,
                "n₀ = %,d · n = %,d · s = %,d",
                rows.baseline(),
                rows.length(),
                rows.globals())),
        rows);
  }

  /** One line, whose columns are named as by {@code longview budget --json}. */
  @Override
  public Optional<Numbers> numbers() {
    long n = rows.length();
    Object left = rows.left() > 0 ? rows.left() : "";
    Object window = rows.window().isPresent() ? (Object) rows.window().getAsLong() : left;
    return Optional.of(
        new TableNumbers(
            List.of("n0", "budget", "n", "s", "window_left", "w", "formula", "full"),
            List.of(
                List.of(
                    rows.baseline(),
                    rows.budget(),
                    n,
                    rows.globals(),
                    left,
                    window,
                    window.equals("") ? "" : rows.entries(),
                    BigInteger.valueOf(n).multiply(BigInteger.valueOf(n))))));
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new BudgetDrawing(this, width, style);
  }
}

package org.longview.view;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.export.Figure;
import org.longview.picture.BudgetRows;
import org.longview.study.Settings;
import org.longview.study.SweepParameter;
import org.longview.work.InputException;

/**
 * What figures are made of.
 *
 * @param settings in the colours that figures are to have
 * @param material null while it has not been read
 * @param rows the budget
 * @param token whose reach is followed; the last one if there are not so many
 * @param measured the figures of what is measured once, as far as they are there
 * @param film whether it is one of several frames
 * @param origin model and text, or tensors, for the line of parameters; may be empty
 */
public record Scene(
    Settings settings,
    @Nullable Material material,
    BudgetRows rows,
    int token,
    Map<View, Figure> measured,
    boolean film,
    String origin) {
  public Scene {
    measured = Map.copyOf(measured);
  }

  /** Of a picture that stands still. */
  public Scene(
      Settings settings,
      @Nullable Material material,
      BudgetRows rows,
      int token,
      Map<View, Figure> measured,
      String origin) {
    this(settings, material, rows, token, measured, false, origin);
  }

  /** n; of the budget where there are no tokens. */
  public long length() {
    return material == null ? rows.length() : material.length();
  }

  /** A frame of a film: the same with another number of a parameter. */
  public Scene with(SweepParameter parameter, int number) {
    Material changed = material;
    return new Scene(
        parameter.in(settings, number),
        changed != null && parameter == SweepParameter.N ? changed.withLength(number) : changed,
        switch (parameter) {
          case W ->
              new BudgetRows(
                  rows.baseline(), rows.length(), rows.globals(), OptionalLong.of(number));
          case S -> new BudgetRows(rows.baseline(), rows.length(), number, rows.window());
          case N -> new BudgetRows(rows.baseline(), number, rows.globals(), rows.window());
          case K, LAYER, HEAD -> rows;
        },
        token,
        measured,
        true,
        origin);
  }

  /** What there must be for a view. */
  Material require() {
    if (material == null) {
      throw new InputException("There are no tokens yet; wait until the text is read.");
    }
    return material;
  }
}

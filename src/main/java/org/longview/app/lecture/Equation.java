package org.longview.app.lecture;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.longview.app.budget.BudgetModel;
import org.longview.app.control.Colors;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.Tint;
import org.longview.picture.TintedText;
import org.longview.study.Wording;

/**
 * The budget as an equation in large type, and what remains for the window. Unseen until it is made
 * visible.
 */
final class Equation extends VBox {
  private final BudgetModel model;
  private final Label remains = new Label();
  private final Label remark = new Label();
  private Palette palette;

  /** Follows the budget. */
  Equation(BudgetModel model, Palette palette) {
    this.model = model;
    this.palette = palette;
    getStyleClass().add("lecture-equation");
    setId("lecture-equation");
    remains.setId("lecture-remains");
    remains.getStyleClass().add("remains");
    remains.setWrapText(true);
    remark.setId("lecture-remark");
    remark.getStyleClass().add("remark");
    remark.setWrapText(true);
    setVisible(false);
    visibleProperty().addListener((property, before, now) -> show());
    model.stateProperty().addListener((property, before, now) -> show());
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    show();
  }

  private void show() {
    if (!isVisible()) {
      return;
    }
    BudgetRows rows = model.stateProperty().get().rows();
    long left = rows.left();
    String n = Numerals.grouped(rows.length());
    String s = Numerals.grouped(rows.globals());
    boolean exact = rows.remainder() == 0;
    getChildren()
        .setAll(
            line(
                plain("n·("),
                new TintedText("w", Tint.WINDOW),
                plain(" + 2·"),
                new TintedText("s", Tint.GLOBAL),
                plain(exact ? ") = n₀²" : ") ≤ n₀²")));
    if (left > 0) {
      getChildren()
          .addAll(
              line(
                  plain(n + "·("),
                  new TintedText(Numerals.grouped(left), Tint.WINDOW),
                  plain(" + 2·"),
                  new TintedText(s, Tint.GLOBAL),
                  plain(")")),
              line(plain((exact ? "= " : "≤ ") + Numerals.grouped(rows.baseline()) + "²")));
      tell("What remains: w = " + Numerals.grouped(left), Tint.WINDOW);
    } else {
      getChildren()
          .add(
              line(
                  plain(Numerals.grouped(rows.rows()) + " − 2·"),
                  new TintedText(s, Tint.GLOBAL),
                  plain(left < 0 ? " < 0" : " = 0")));
      tell("Nothing remains for the window", Tint.BAD);
    }
    getChildren().add(remains);
    if (left > 0 && rows.length() > rows.baseline()) {
      remark.setText(remark(rows));
      getChildren().add(remark);
    }
  }

  /** Length and window beside those of full attention over the baseline. */
  private static String remark(BudgetRows rows) {
    double times = (double) rows.length() / rows.baseline();
    String length =
        times == 2 ? "Twice" : String.format(Locale.ROOT, "%,.1f", times).replace(".0", "") + " ×";
    String window = Wording.percent((double) rows.left() / rows.baseline());
    return "%s the length, %s of the window.".formatted(length, window);
  }

  private void tell(String text, Tint tint) {
    remains.setText(text);
    remains.setStyle("-fx-text-fill: " + (tint == Tint.BAD ? "-lv-bad" : "-lv-window") + ";");
  }

  private TextFlow line(TintedText... parts) {
    TextFlow line = new TextFlow();
    for (TintedText part : List.of(parts)) {
      Text text = new Text(part.text());
      text.setFill(Colors.of(part.tint().argb(palette)));
      line.getChildren().add(text);
    }
    return line;
  }

  private static TintedText plain(String text) {
    return new TintedText(text, Tint.TEXT);
  }
}

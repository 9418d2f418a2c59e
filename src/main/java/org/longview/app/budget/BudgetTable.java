package org.longview.app.budget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.longview.budget.Memory;
import org.longview.picture.Numerals;

/** Entries and bytes of the mechanisms beside the budget. */
final class BudgetTable extends GridPane {
  private record Line(String name, String style, long formula, long exact) {}

  BudgetTable() {
    getStyleClass().add("table");
    setId("budget-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    getColumnConstraints().add(names);
    for (int i = 0; i < 3; i++) {
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setHalignment(HPos.RIGHT);
      getColumnConstraints().add(numbers);
    }
  }

  /**
   * Shows a budget.
   *
   * @param memory what an entry takes, all layers and heads together
   */
  void show(BudgetModel.State state, Memory memory) {
    long n = state.rows().length();
    long full = square(n);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Full n²", "text", full, full));
    if (state.pattern().kind().hasWindow() || state.pattern().causal()) {
      lines.add(new Line(state.title(), "pattern", state.formula(), state.exact()));
    }
    lines.add(new Line("Linformer n·k", "linformer", state.linformer(n), state.linformer(n)));
    lines.add(new Line("Budget n₀²", "muted", state.rows().budget(), state.rows().budget()));
    getChildren().clear();
    head("entries", 1, "As the literature counts them: n·(w + 2·s)");
    head("exact", 2, "Distinct allowed pairs");
    head(
        "fp32, all heads",
        3,
        "%d × %d heads, %d bytes an entry, exact entries"
            .formatted(memory.layers(), memory.heads(), memory.bytesPerEntry()));
    int row = 1;
    for (Line line : lines) {
      Label name = cell(line.name, 0, row);
      name.getStyleClass().add("name-" + line.style);
      name.setMinWidth(Region.USE_PREF_SIZE);
      number(line.formula, row, 1);
      number(line.exact, row, 2);
      Label bytes = cell(Amounts.bytes(line.exact, memory), 3, row);
      bytes.setMinWidth(Region.USE_PREF_SIZE);
      row++;
    }
  }

  private static long square(long n) {
    return n <= 3_037_000_499L ? n * n : Long.MAX_VALUE;
  }

  private void head(String title, int column, String explanation) {
    Label label = cell(title, column, 0);
    label.getStyleClass().add("table-head");
    label.setTooltip(new Tooltip(explanation));
    label.setMinWidth(Region.USE_PREF_SIZE);
  }

  private void number(long entries, int row, int column) {
    Label label = cell(Amounts.entries(entries), column, row);
    label.setTooltip(new Tooltip(Numerals.grouped(entries)));
    label.setMinWidth(Region.USE_PREF_SIZE);
  }

  private Label cell(String text, int column, int row) {
    Label label = new Label(text);
    label.getStyleClass().addAll("table-cell", column == 0 ? "first-cell" : "number-cell");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAccessibleRole(AccessibleRole.TEXT);
    add(label, column, row);
    return label;
  }
}

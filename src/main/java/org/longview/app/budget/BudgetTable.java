package org.longview.app.budget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.budget.Held;
import org.longview.budget.Memory;
import org.longview.budget.Storage;
import org.longview.picture.Numerals;
import org.longview.view.Amounts;
import org.longview.view.BudgetView;
import org.longview.view.MemoryView;

/** Entries and bytes of the mechanisms beside the budget. */
final class BudgetTable extends GridPane {
  private final Label bytesHead;
  private final Line full = new Line("Full n²", "text", 1);
  private final Line pattern = new Line("", "pattern", 2);
  private final Line linformer = new Line("Linformer n·k", "linformer", 3);
  private final Line budget = new Line("Budget n₀²", "muted", 4);

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
    cell("", 0, 0);
    head("entries", 1).setTooltip(new Tooltip("As the literature counts them: n·(w + 2·s)"));
    head("exact", 2).setTooltip(new Tooltip("Distinct allowed pairs"));
    bytesHead = head("fp32, all heads", 3);
    bytesHead.setTooltip(new Tooltip());
  }

  /** Shows a budget as it is stored. */
  void show(BudgetView state, MemoryView stored) {
    long n = state.rows().length();
    Storage storage = stored.storage();
    Memory memory = storage.memory();
    Held held = storage.held();
    String precision = stored.settings().precision().id();
    bytesHead.setText(precision + ", " + (held == Held.MAPS ? "all heads" : held.id()));
    bytesHead
        .getTooltip()
        .setText(
            "%d × %d heads, batch %d, %d bytes an entry, exact entries; the tab Memory has more"
                .formatted(
                    memory.layers(), memory.heads(), storage.batch(), memory.bytesPerEntry()));
    full.show(square(n), square(n), storage);
    pattern.name.setText(state.title());
    pattern.present(state.pattern().kind().isSparse() || state.pattern().isCausal());
    pattern.show(state.formula(), state.exact(), storage);
    linformer.show(state.linformer(n), state.linformer(n), storage);
    budget.show(state.rows().budget(), state.rows().budget(), storage);
  }

  private static long square(long n) {
    return n <= 3_037_000_499L ? n * n : Long.MAX_VALUE;
  }

  private Label head(String title, int column) {
    Label label = cell(title, column, 0);
    label.getStyleClass().add("table-head");
    return label;
  }

  private Label cell(String text, int column, int row) {
    Label label = new Label(text);
    label.getStyleClass().addAll("table-cell", column == 0 ? "first-cell" : "number-cell");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(Region.USE_PREF_SIZE);
    add(label, column, row);
    return label;
  }

  /** A row of the table. */
  private final class Line {
    final Label name;
    private final Label formula;
    private final Label exact;
    private final Label bytes;
    private final List<Label> cells = new ArrayList<>();

    Line(String title, String style, int row) {
      name = cell(title, 0, row);
      name.getStyleClass().add("name-" + style);
      formula = cell("", 1, row);
      formula.setTooltip(new Tooltip());
      exact = cell("", 2, row);
      exact.setTooltip(new Tooltip());
      bytes = cell("", 3, row);
      cells.addAll(List.of(name, formula, exact, bytes));
    }

    void show(long formulaEntries, @Nullable Long exactEntries, Storage storage) {
      tell(formula, formulaEntries);
      if (exactEntries == null) {
        exact.setText("–");
        exact.getTooltip().setText("Random keys of so many rows are not counted");
        bytes.setText("–");
      } else {
        tell(exact, exactEntries);
        bytes.setText(Amounts.bytes(exactEntries, storage));
      }
    }

    void present(boolean present) {
      for (Label label : cells) {
        label.setVisible(present);
        label.setManaged(present);
      }
    }

    private static void tell(Label label, long entries) {
      label.setText(Amounts.entries(entries));
      label.getTooltip().setText(Numerals.grouped(entries));
    }
  }
}

package org.longview.app.speed;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Numerals;
import org.longview.study.PatternKind;
import org.longview.study.speed.LinformerTable;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;

/** How many times as much full attention takes as Linformer: as published, and as measured here. */
final class RatioTable extends GridPane {
  /** The published number for n and k. */
  @FunctionalInterface
  interface Published {
    OptionalDouble at(int length, int rank);
  }

  private final Published published;
  private final ToDoubleFunction<SpeedPoint> amount;

  /**
   * An empty table.
   *
   * @param amount that is compared: seconds or bytes
   */
  RatioTable(String id, Published published, ToDoubleFunction<SpeedPoint> amount) {
    this.published = published;
    this.amount = amount;
    setId(id);
    getStyleClass().addAll("table", "speed-table");
    for (int i = 0; i < LinformerTable.RANKS.size() + 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(HPos.RIGHT);
      column.setHgrow(Priority.ALWAYS);
      column.setPercentWidth(100.0 / (LinformerTable.RANKS.size() + 2));
      getColumnConstraints().add(column);
    }
  }

  /**
   * Shows a run beside what is published.
   *
   * @param rank k of the run
   */
  void show(@Nullable SpeedRun run, int rank) {
    getChildren().clear();
    cell("n", 0, 0).getStyleClass().add("table-head");
    int here = LinformerTable.RANKS.size() + 1;
    for (int i = 0; i < LinformerTable.RANKS.size(); i++) {
      int k = LinformerTable.RANKS.get(i);
      String title = i == 0 ? "k = " + k : Numerals.grouped(k);
      cell(title, i + 1, 0).getStyleClass().add(k == rank ? "strong" : "table-head");
    }
    cell("here", here, 0).getStyleClass().add("name-linformer");
    for (int row = 0; row < LinformerTable.LENGTHS.size(); row++) {
      int n = LinformerTable.LENGTHS.get(row);
      cell(Numerals.grouped(n), 0, row + 1).getStyleClass().add("name-muted");
      for (int i = 0; i < LinformerTable.RANKS.size(); i++) {
        int k = LinformerTable.RANKS.get(i);
        OptionalDouble ratio = published.at(n, k);
        Label cell = cell(told(ratio.orElse(Double.NaN)), i + 1, row + 1);
        if (k == rank) {
          cell.getStyleClass().add("strong");
        }
      }
      double ratio = run == null ? Double.NaN : run.ratio(PatternKind.LINFORMER, n, amount);
      cell(told(ratio), here, row + 1).getStyleClass().add("name-linformer");
    }
  }

  private static String told(double ratio) {
    return Double.isNaN(ratio)
        ? "–"
        : (ratio < 9.95
                ? String.format(Locale.ROOT, "%.1f", ratio)
                : Numerals.grouped(Math.round(ratio)))
            + "×";
  }

  private Label cell(String text, int column, int row) {
    Label label = new Label(text);
    label.getStyleClass().addAll("table-cell", "number-cell");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(USE_PREF_SIZE);
    add(label, column, row);
    return label;
  }
}

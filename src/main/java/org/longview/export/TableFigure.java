package org.longview.export;

import java.util.List;
import java.util.Optional;
import org.longview.picture.Tint;

/**
 * A table whose rows have bars that are to scale.
 *
 * @param text the words around it
 * @param columns the headings: of the bars, then of the cells
 * @param rows from top to bottom
 * @param table the same as numbers
 */
public record TableFigure(FigureText text, List<String> columns, List<Row> rows, TableNumbers table)
    implements Figure {
  /**
   * A row.
   *
   * @param name at the left
   * @param tint of name and bar
   * @param share how long the bar is, from 0 to 1; NaN for none
   * @param cells right of the bar, one for each heading but the first
   */
  public record Row(String name, Tint tint, double share, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public TableFigure {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells.size() != columns.size() - 1) {
        throw new IllegalArgumentException(row + " in " + columns);
      }
    }
  }

  @Override
  public Optional<Numbers> numbers() {
    return Optional.of(table);
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new TableDrawing(this, width, style);
  }
}

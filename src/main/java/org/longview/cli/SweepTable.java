package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.longview.export.SettingColumns;
import org.longview.study.Sweep;

/** The outcome of a sweep as files hold it, one row a setting. */
final class SweepTable {
  private final List<Map<String, Object>> rows;

  /**
   * Takes the rows in their order, at least one.
   *
   * @param n number of tokens
   */
  SweepTable(List<Sweep.Row> rows, int n) {
    this.rows = rows.stream().map(row -> columns(row, n)).toList();
  }

  /** Names of columns and what stands there; what does not apply is empty. */
  private static Map<String, Object> columns(Sweep.Row row, int n) {
    Map<String, Object> columns = SettingColumns.of(row.settings(), n);
    columns.put("entries_formula", row.entriesFormula());
    columns.put("entries_exact", row.entriesExact());
    columns.put("kept", orEmpty(row.kept()));
    columns.put("output_error", orEmpty(row.outputError()));
    columns.put("seconds", row.seconds());
    return columns;
  }

  private static Object orEmpty(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : "";
  }

  /** With a line of names. */
  String csv() {
    StringBuilder lines = new StringBuilder();
    lines.append(String.join(",", rows.get(0).keySet())).append('\n');
    for (Map<String, Object> row : rows) {
      lines.append(
          row.values().stream().map(Object::toString).collect(Collectors.joining(",", "", "\n")));
    }
    return lines.toString();
  }

  /** An array of objects with the same names; what does not apply is null. */
  String json() {
    JsonArray array = new JsonArray();
    for (Map<String, Object> row : rows) {
      JsonObject object = new JsonObject();
      row.forEach((name, value) -> object.add(name, element(value)));
      array.add(object);
    }
    return Json.line(array);
  }

  private static JsonElement element(Object value) {
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return value.equals("") ? JsonNull.INSTANCE : new JsonPrimitive((String) value);
  }
}

package org.longview.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.longview.picture.Numerals;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * A table: lines of numbers and words.
 *
 * @param columns their names
 * @param count of lines
 * @param line answers each line, which has as many values: a {@link Number}, a word, or "" where
 *     there is none. It is asked on one thread, and may be asked twice
 */
public record TableNumbers(List<String> columns, int count, IntFunction<List<Object>> line)
    implements Numbers {
  private static final int MOST_CHARACTERS = 24;

  public TableNumbers {
    columns = List.copyOf(columns);
  }

  /** Of lines that are there. */
  public TableNumbers(List<String> columns, List<List<Object>> lines) {
    this(columns, lines.size(), List.copyOf(lines)::get);
  }

  @Override
  public String told() {
    return "%s lines: %s".formatted(Numerals.grouped(count), String.join(", ", columns));
  }

  @Override
  public long bytes(NumberFormat format) {
    if (format == NumberFormat.NPY) {
      throw new InputException(
          "A table is more than one array; choose .npz for an array of each column, or .csv.");
    }
    return (long) count * columns.size() * MOST_CHARACTERS;
  }

  @Override
  public void write(
      OutputStream out, NumberFormat format, Progress progress, Cancellation cancellation)
      throws IOException {
    if (format == NumberFormat.CSV) {
      writeCsv(out, cancellation);
    } else {
      writeNpz(out, cancellation);
    }
  }

  private void writeCsv(OutputStream out, Cancellation cancellation) throws IOException {
    CsvWriter csv = new CsvWriter(out);
    for (String column : columns) {
      csv.field(column);
    }
    csv.endLine();
    for (int i = 0; i < count; i++) {
      cancellation.check();
      for (Object value : line.apply(i)) {
        csv.field(value.toString());
      }
      csv.endLine();
    }
    csv.flush();
  }

  /** Columns of words have no array; where there is no number is none in the array. */
  private void writeNpz(OutputStream out, Cancellation cancellation) throws IOException {
    NpzWriter.write(
        out,
        npz -> {
          for (int column : IntStream.range(0, columns.size()).toArray()) {
            cancellation.check();
            List<Object> values =
                IntStream.range(0, count).mapToObj(i -> line.apply(i).get(column)).toList();
            if (values.stream().allMatch(value -> value instanceof Number || value.equals(""))) {
              double[] numbers =
                  values.stream()
                      .mapToDouble(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
                      .toArray();
              npz.add(
                  columns.get(column),
                  NpyType.FLOAT64,
                  new long[] {numbers.length},
                  npy -> npy.put(numbers, 0, numbers.length));
            }
          }
        });
  }
}

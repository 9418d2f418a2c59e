package org.longview.export;

import java.io.IOException;
import java.io.OutputStream;
import org.longview.picture.Numerals;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * A matrix, block by block of rows, so that it never exists as a whole. Excluded pairs are 0, as in
 * the files of {@code longview attend}.
 *
 * @param name of the array: attention
 * @param source the matrix
 * @param mask whether its values tell kinds of pairs, of which only allowed or not is written
 * @param stacked how many matrices of as many rows stand below each other; of more than one, arrays
 *     have a dimension more
 */
public record MatrixNumbers(
    String name,
    MatrixSource source,
    AxisLabels rows,
    AxisLabels columns,
    boolean mask,
    int stacked)
    implements Numbers {
  private static final int MOST_ROWS_TOGETHER = 64;
  private static final int MOST_NUMBERS_TOGETHER = 1 << 24;
  private static final int HEADER_BYTES = 128;

  /** One matrix. */
  public MatrixNumbers(
      String name, MatrixSource source, AxisLabels rows, AxisLabels columns, boolean mask) {
    this(name, source, rows, columns, mask, 1);
  }

  @Override
  public String told() {
    return "%s%s × %s numbers"
        .formatted(
            stacked == 1 ? "" : Numerals.grouped(stacked) + " × ",
            Numerals.grouped(source.rows() / stacked),
            Numerals.grouped(source.columns()));
  }

  @Override
  public long bytes(NumberFormat format) {
    long numbers = (long) source.rows() * source.columns();
    if (format != NumberFormat.CSV) {
      long most = (Long.MAX_VALUE - HEADER_BYTES) / type().bytes();
      return HEADER_BYTES + Math.min(numbers, most) * type().bytes();
    }
    Counter counter = new Counter();
    int count = Math.min(together(), source.rows());
    float[] values = new float[count * source.columns()];
    source.fillEach(
        0, source.rows() / count, count, 0, source.columns(), values, 0, source.columns());
    try {
      CsvWriter csv = new CsvWriter(counter);
      for (int row = 0; row < count; row++) {
        writeLine(csv, row, values, row * source.columns());
      }
      csv.flush();
    } catch (IOException e) {
      throw new IllegalStateException("counting cannot fail", e);
    }
    return counter.bytes / count * source.rows();
  }

  private int together() {
    return Math.max(1, Math.min(MOST_ROWS_TOGETHER, MOST_NUMBERS_TOGETHER / source.columns()));
  }

  private NpyType type() {
    return mask ? NpyType.UINT8 : NpyType.FLOAT32;
  }

  @Override
  public void write(
      OutputStream out, NumberFormat format, Progress progress, Cancellation cancellation)
      throws IOException {
    long[] shape =
        stacked == 1
            ? new long[] {source.rows(), source.columns()}
            : new long[] {stacked, source.rows() / stacked, source.columns()};
    switch (format) {
      case CSV -> writeCsv(out, progress, cancellation);
      case NPY -> NpyWriter.write(out, type(), shape, npy -> put(npy, progress, cancellation));
      case NPZ ->
          NpzWriter.write(
              out, npz -> npz.add(name, type(), shape, npy -> put(npy, progress, cancellation)));
    }
  }

  /** Takes some rows of values. */
  @FunctionalInterface
  private interface Block {
    void take(int row, int count, float[] values) throws IOException;
  }

  private void read(Progress progress, Cancellation cancellation, Block block) throws IOException {
    int columns = source.columns();
    float[] values = new float[Math.min(together(), source.rows()) * columns];
    for (int row = 0; row < source.rows(); row += together()) {
      cancellation.check();
      progress.at("Writing the numbers", (double) row / source.rows());
      int end = Math.min(source.rows(), row + together());
      source.fill(row, end, 0, columns, values, 0, columns);
      block.take(row, end - row, values);
    }
    progress.at("Writing the numbers", 1);
  }

  private float value(float stored) {
    boolean excluded = stored == MatrixSource.EXCLUDED;
    return excluded ? 0 : mask ? 1 : stored;
  }

  private void put(NpyWriter npy, Progress progress, Cancellation cancellation) throws IOException {
    read(
        progress,
        cancellation,
        (row, count, values) -> {
          int numbers = count * source.columns();
          if (mask) {
            byte[] flags = new byte[numbers];
            for (int i = 0; i < numbers; i++) {
              flags[i] = (byte) value(values[i]);
            }
            npy.put(flags, 0, numbers);
          } else {
            for (int i = 0; i < numbers; i++) {
              values[i] = value(values[i]);
            }
            npy.put(values, 0, numbers);
          }
        });
  }

  private void writeCsv(OutputStream out, Progress progress, Cancellation cancellation)
      throws IOException {
    CsvWriter csv = new CsvWriter(out);
    csv.field(rows.name());
    for (int column = 0; column < source.columns(); column++) {
      csv.field(label(columns, column));
    }
    csv.endLine();
    read(
        progress,
        cancellation,
        (row, count, values) -> {
          for (int i = 0; i < count; i++) {
            writeLine(csv, row + i, values, i * source.columns());
          }
        });
    csv.flush();
  }

  private void writeLine(CsvWriter csv, int row, float[] values, int offset) throws IOException {
    csv.field(label(rows, row));
    for (int column = 0; column < source.columns(); column++) {
      float value = value(values[offset + column]);
      csv.field(value == (int) value ? Integer.toString((int) value) : Float.toString(value));
    }
    csv.endLine();
  }

  private static String label(AxisLabels axis, int index) {
    return axis.tokens().isEmpty() ? Integer.toString(index) : axis.tokens().get(index);
  }

  /** Counts what is written to it. */
  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int single) {
      bytes++;
    }

    @Override
    public void write(byte[] given, int from, int count) {
      bytes += count;
    }
  }
}

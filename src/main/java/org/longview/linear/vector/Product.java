package org.longview.linear.vector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.longview.linear.Shapes;

/** Matrix products by register blocks. */
final class Product {
  /** Rows of A that share a panel of B while it is in the cache. */
  private static final int ROWS_TOGETHER = 192;

  /** Terms of a sum that are added before the next part of B is read. */
  private static final int TERMS_TOGETHER = 512;

  private Product() {}

  /** B in panels of PANEL columns, each k × PANEL, the last one padded with zeros. */
  static PackedMatrix pack(Matrix b) {
    int k = b.rows();
    int panel = Lanes.PANEL;
    float[] packed = new float[Math.multiplyExact(k, Lanes.padded(b.columns()))];
    for (int p = 0; p * panel < b.columns(); p++) {
      int width = Math.min(panel, b.columns() - p * panel);
      for (int t = 0; t < k; t++) {
        System.arraycopy(b.data(), b.at(t) + p * panel, packed, (p * k + t) * panel, width);
      }
    }
    return new Panels(packed, k, b.columns());
  }

  static void multiply(Matrix a, PackedMatrix packed, float @Nullable [] bias, Matrix c) {
    Shapes.checkProduct(a, packed, bias, c);
    Panels b = (Panels) packed;
    float[] start = new float[Lanes.padded(c.columns())];
    if (bias != null) {
      System.arraycopy(bias, 0, start, 0, bias.length);
    }
    int parts = Math.max(1, (b.rows + TERMS_TOGETHER - 1) / TERMS_TOGETHER);
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) b.rows * part / parts);
      int to = (int) ((long) b.rows * (part + 1) / parts);
      for (int row = 0; row < a.rows(); row += ROWS_TOGETHER) {
        int end = Math.min(a.rows(), row + ROWS_TOGETHER);
        multiply(a, b, from, to, part == 0 ? start : null, c, row, end);
      }
    }
  }

  /**
   * The terms from … to−1 of the rows row … end−1, added to {@code start}, or to C if it is null.
   */
  private static void multiply(
      Matrix a, Panels b, int from, int to, float @Nullable [] start, Matrix c, int row, int end) {
    int whole = row + (end - row) / Lanes.ROWS * Lanes.ROWS;
    int panel = Lanes.PANEL;
    float[] tail = new float[0];
    if (whole < end) {
      tail = new float[Lanes.ROWS * (to - from)];
      for (int i = whole; i < end; i++) {
        System.arraycopy(a.data(), a.at(i) + from, tail, (i - whole) * (to - from), to - from);
      }
    }
    float[] block = new float[Lanes.ROWS * panel];
    for (int column = 0; column < c.columns(); column += panel) {
      int width = Math.min(panel, c.columns() - column);
      int bOffset = column * b.rows + from * panel;
      for (int i = row; i < end; i += Lanes.ROWS) {
        boolean partial = i == whole;
        float[] left = partial ? tail : a.data();
        int leftOffset = partial ? 0 : a.at(i) + from;
        int leftStride = partial ? to - from : a.stride();
        if (!partial && width == panel) {
          RegisterBlock.multiply(
              left,
              leftOffset,
              leftStride,
              b.data,
              bOffset,
              panel,
              to - from,
              start == null ? c.data() : start,
              start == null ? c.at(i) + column : column,
              start == null ? c.stride() : 0,
              c.data(),
              c.at(i) + column,
              c.stride());
        } else {
          int rows = Math.min(Lanes.ROWS, end - i);
          Arrays.fill(block, 0);
          for (int r = 0; r < rows; r++) {
            if (start == null) {
              System.arraycopy(c.data(), c.at(i + r) + column, block, r * panel, width);
            } else {
              System.arraycopy(start, column, block, r * panel, width);
            }
          }
          RegisterBlock.multiply(
              left,
              leftOffset,
              leftStride,
              b.data,
              bOffset,
              panel,
              to - from,
              block,
              0,
              panel,
              block,
              0,
              panel);
          for (int r = 0; r < rows; r++) {
            System.arraycopy(block, r * panel, c.data(), c.at(i + r) + column, width);
          }
        }
      }
    }
  }

  private static final class Panels implements PackedMatrix {
    private final float[] data;
    private final int rows;
    private final int columns;

    Panels(float[] data, int rows, int columns) {
      this.data = data;
      this.rows = rows;
      this.columns = columns;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int columns() {
      return columns;
    }
  }
}

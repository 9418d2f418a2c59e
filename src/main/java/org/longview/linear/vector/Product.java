package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.PANEL;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.RegisterBlock.A_STRIDE;
import static org.longview.linear.vector.RegisterBlock.TERMS;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.longview.linear.Shapes;

/** Matrix products by register blocks. */
final class Product {
  /** Rows of A that share a panel of B while it is in the cache. */
  private static final int ROWS_TOGETHER = 16 * Lanes.ROWS;

  private Product() {}

  /** B in panels of PANEL columns, each k × PANEL, the last one padded with zeros. */
  static PackedMatrix pack(Matrix b) {
    int k = b.rows();
    float[] packed = new float[Math.multiplyExact(k, Lanes.padded(b.columns()))];
    for (int column = 0; column < b.columns(); column += PANEL) {
      int width = Math.min(PANEL, b.columns() - column);
      for (int t = 0; t < k; t++) {
        System.arraycopy(b.data(), b.at(t) + column, packed, column * k + t * PANEL, width);
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
    float[] left = new float[(Math.min(ROWS_TOGETHER, a.rows()) + ROWS) * A_STRIDE];
    float[] block = new float[ROWS * PANEL];
    int parts = Math.max(1, (b.rows + TERMS - 1) / TERMS);
    for (int row = 0; row < a.rows(); row += ROWS_TOGETHER) {
      Matrix rowsOfC = c.rows(row, Math.min(a.rows(), row + ROWS_TOGETHER));
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) b.rows * part / parts);
        int to = (int) ((long) b.rows * (part + 1) / parts);
        for (int i = 0; i < rowsOfC.rows(); i++) {
          System.arraycopy(a.data(), a.at(row + i) + from, left, i * A_STRIDE, to - from);
        }
        addTerms(left, b, from, to, part == 0 ? start : null, rowsOfC, block);
      }
    }
  }

  /**
   * C = start + A·B over the terms from … to−1.
   *
   * @param start what to begin every row with; null to add to C
   * @param block scratch of ROWS × PANEL
   */
  private static void addTerms(
      float[] a, Panels b, int from, int to, float @Nullable [] start, Matrix c, float[] block) {
    for (int column = 0; column < c.columns(); column += PANEL) {
      int width = Math.min(PANEL, c.columns() - column);
      int panel = column * b.rows + from * PANEL;
      for (int i = 0; i < c.rows(); i += ROWS) {
        int rows = Math.min(ROWS, c.rows() - i);
        float[] first = start == null ? c.data() : start;
        int offset = start == null ? c.at(i) + column : column;
        int stride = start == null ? c.stride() : 0;
        if (rows == ROWS && width == PANEL) {
          RegisterBlock.multiply(
              a,
              i * A_STRIDE,
              b.data,
              panel,
              to - from,
              first,
              offset,
              stride,
              c.data(),
              c.at(i) + column,
              c.stride());
        } else {
          for (int r = 0; r < rows; r++) {
            System.arraycopy(first, offset + r * stride, block, r * PANEL, width);
          }
          RegisterBlock.multiply(
              a, i * A_STRIDE, b.data, panel, to - from, block, 0, PANEL, block, 0, PANEL);
          for (int r = 0; r < rows; r++) {
            System.arraycopy(block, r * PANEL, c.data(), c.at(i + r) + column, width);
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

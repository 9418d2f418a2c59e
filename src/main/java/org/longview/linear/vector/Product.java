package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.ROWS;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedMatrix;
import org.longview.linear.Shapes;

/** Matrix products by register blocks. */
final class Product {
  /**
   * Rows of A that share a panel of B while it is in the second-level cache: with TERMS columns, as
   * much as leaves room for the panel in a cache of 1 MiB. B comes from farther away, the fewer
   * times the better.
   */
  private static final int ROWS_TOGETHER = 512;

  /** Terms of a sum that are added at a time: a panel's then fit into the cache. */
  private static final int TERMS = 384;

  /**
   * Columns that a band of A is multiplied with while it is in the first-level cache, two panels:
   * rows of C are then written in longer pieces, and pages of memory are met less often.
   */
  private static final int COLUMNS_TOGETHER = 2 * COLUMNS;

  /**
   * Where the panels begin in their array: where no vector straddles two cache lines, as long as
   * the array does not move. The elements of an array begin 16 bytes after it, and one that is
   * larger than half a region of the heap begins with a region (G1).
   */
  private static final int FIRST = 12;

  private Product() {}

  /** Packs matrices into one array, which is then more likely to be large. */
  static List<PackedMatrix> pack(List<Matrix> matrices) {
    int size = FIRST;
    for (Matrix b : matrices) {
      int columns = Lanes.wholeColumns(b.columns());
      size = Math.addExact(size, Math.multiplyExact(b.rows(), columns));
    }
    float[] data = new float[size];
    List<PackedMatrix> packed = new ArrayList<>();
    int first = FIRST;
    for (Matrix b : matrices) {
      Panels panels = new Panels(data, first, b.rows());
      copy(b, panels);
      packed.add(new RightFactor(panels, b.columns()));
      first += b.rows() * Lanes.wholeColumns(b.columns());
    }
    return packed;
  }

  private static void copy(Matrix b, Panels panels) {
    for (int column = 0; column < b.columns(); column += COLUMNS) {
      int width = Math.min(COLUMNS, b.columns() - column);
      for (int t = 0; t < b.rows(); t++) {
        System.arraycopy(b.data(), b.at(t) + column, panels.data, panels.at(t, column), width);
      }
    }
  }

  static void multiply(Matrix a, PackedMatrix packed, float @Nullable [] bias, Matrix c) {
    Shapes.checkProduct(a, packed, bias, c);
    Panels b = ((RightFactor) packed).panels;
    float[] start = new float[Lanes.wholeColumns(c.columns())];
    if (bias != null) {
      System.arraycopy(bias, 0, start, 0, bias.length);
    }
    int parts = Math.max(1, (b.rows + TERMS - 1) / TERMS);
    int terms = (b.rows + parts - 1) / parts;
    float[] bands =
        Scratch.LEFT_FACTOR.floats(Lanes.wholeRows(Math.min(ROWS_TOGETHER, a.rows())) * terms);
    float[] block = new float[ROWS * COLUMNS];
    for (int row = 0; row < a.rows(); row += ROWS_TOGETHER) {
      int end = Math.min(a.rows(), row + ROWS_TOGETHER);
      for (int p = 0; p < parts; p++) {
        int from = (int) ((long) b.rows * p / parts);
        int to = (int) ((long) b.rows * (p + 1) / parts);
        Matrix part = a.rows(row, end).columns(from, to);
        for (int i = 0; i < part.rows(); i += ROWS) {
          Columns.copy(part, null, i, ROWS, bands, i * part.columns(), ROWS);
        }
        addTerms(bands, b, from, to, p == 0 ? start : null, c.rows(row, end), block);
      }
    }
  }

  /**
   * C = start + A·B over the terms from … to−1.
   *
   * @param start what to begin every row with; null to add to C
   * @param block scratch of ROWS × COLUMNS
   */
  private static void addTerms(
      float[] bands,
      Panels b,
      int from,
      int to,
      float @Nullable [] start,
      Matrix c,
      float[] block) {
    for (int first = 0; first < c.columns(); first += COLUMNS_TOGETHER) {
      int last = Math.min(c.columns(), first + COLUMNS_TOGETHER);
      for (int i = 0; i < c.rows(); i += ROWS) {
        for (int column = first; column < last; column += COLUMNS) {
          addBlock(bands, b, from, to, start, c, i, column, block);
        }
      }
    }
  }

  /** One register block of it, from row i and the column on. */
  private static void addBlock(
      float[] bands,
      Panels b,
      int from,
      int to,
      float @Nullable [] start,
      Matrix c,
      int i,
      int column,
      float[] block) {
    int width = Math.min(COLUMNS, c.columns() - column);
    int rows = Math.min(ROWS, c.rows() - i);
    boolean whole = rows == ROWS && width == COLUMNS;
    if (!whole && start == null) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c.data(), c.at(i + r) + column, block, r * COLUMNS, width);
      }
    }
    float[] target = whole ? c.data() : block;
    int offset = whole ? c.at(i) + column : 0;
    int targetRow = whole ? c.stride() : COLUMNS;
    RegisterBlock.multiply(
        bands,
        i * (to - from),
        ROWS,
        b.data,
        b.at(from, column),
        to - from,
        start == null ? target : start,
        start == null ? offset : column,
        start == null ? targetRow : 0,
        target,
        offset,
        targetRow);
    if (!whole) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(block, r * COLUMNS, c.data(), c.at(i + r) + column, width);
      }
    }
  }

  private record RightFactor(Panels panels, int columns) implements PackedMatrix {
    @Override
    public int rows() {
      return panels.rows;
    }
  }
}

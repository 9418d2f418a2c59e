package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.COLUMNS;
import static org.longview.linear.vector.Lanes.COUNT;
import static org.longview.linear.vector.Lanes.ROWS;
import static org.longview.linear.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;

/**
 * Up to COLUMNS queries side by side, scaled so that their products with keys are the exponents of
 * powers of two.
 */
final class QueryBlock {
  /** width × COLUMNS. */
  private final Panels panels;

  /** Length of the longest query that is loaded, after scaling. */
  private float longest;

  QueryBlock(int width) {
    panels = new Panels(Scratch.QUERIES.floats(width * COLUMNS), 0, width);
  }

  /**
   * Loads COLUMNS queries; beyond the last of them all, that again.
   *
   * @param order the rows of q that from, from + 1, … stand for; null for these themselves
   * @param scale of the scores to base e
   */
  void load(Matrix q, int @Nullable [] order, float scale, int from) {
    float[] data = panels.data;
    float[] squares = new float[COUNT];
    float largestSquare = 0;
    Columns.copy(q, order, from, COLUMNS, data, panels.first, COLUMNS);
    for (int column = 0; column < COLUMNS; column += COUNT) {
      int panel = panels.at(0, column);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int j = panel; j < panel + panels.rows * COLUMNS; j += COLUMNS) {
        FloatVector x = FloatVector.fromArray(SPECIES, data, j).mul(scale * Exp2.LOG2_E);
        x.intoArray(data, j);
        sum = x.fma(x, sum);
      }
      sum.intoArray(squares, 0);
      for (float square : squares) {
        largestSquare = Math.max(largestSquare, square);
      }
    }
    longest = (float) Math.sqrt(largestSquare);
  }

  /** What no score with one of these keys exceeds in size (Cauchy and Schwarz). */
  float bound(PackedHead head) {
    return longest * head.longestKey;
  }

  /**
   * The scores of a band of keys, a row for each key and a column for each query.
   *
   * @param start COLUMNS elements to add to each row
   * @param target modified from {@code row} to {@code row} + ROWS
   */
  void scores(PackedHead head, int band, float[] start, Panels target, int row) {
    RegisterBlock.multiply(
        head.keys,
        band * ROWS * panels.rows,
        ROWS,
        panels.data,
        panels.first,
        panels.rows,
        start,
        0,
        0,
        target.data,
        target.at(row, 0),
        COLUMNS);
  }
}

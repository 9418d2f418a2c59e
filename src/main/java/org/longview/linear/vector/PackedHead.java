package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.ROWS;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/**
 * Keys in bands of ROWS, each as d columns of ROWS, to be multiplied by queries; values row by row,
 * to be multiplied by weights. Both are padded with zeros.
 */
final class PackedHead implements PackedKeys {
  final int count;

  /** Width d of a key. */
  final int keyWidth;

  final float[] keys;

  /** Width of a value as given, and padded to whole bands. */
  final int valueWidth;

  final int paddedWidth;

  /** A row of the padded width for each key, of which there are whole bands. */
  final float @Nullable [] values;

  /** Length of the longest key: by Cauchy and Schwarz no score exceeds it times the query's. */
  final float longestKey;

  PackedHead(Matrix k, @Nullable Matrix v, int @Nullable [] order) {
    count = order == null ? k.rows() : order.length;
    keyWidth = k.columns();
    int paddedCount = Lanes.wholeRows(count);
    keys = new float[Math.multiplyExact(paddedCount, keyWidth)];
    float longest = 0;
    for (int j = 0; j < count; j++) {
      int source = k.at(order == null ? j : order[j]);
      longest = Math.max(longest, Lanes.sumOfSquares(k.data(), source, keyWidth));
    }
    longestKey = (float) Math.sqrt(longest);
    for (int j = 0; j < count; j += ROWS) {
      Columns.copy(k, order, j, ROWS, keys, j * keyWidth, ROWS);
    }
    if (v == null) {
      valueWidth = 0;
      paddedWidth = 0;
      values = null;
    } else {
      valueWidth = v.columns();
      paddedWidth = Lanes.wholeRows(valueWidth);
      values = new float[Math.multiplyExact(paddedCount, paddedWidth)];
      for (int j = 0; j < count; j++) {
        int source = v.at(order == null ? j : order[j]);
        System.arraycopy(v.data(), source, values, j * paddedWidth, valueWidth);
      }
    }
  }

  @Override
  public int count() {
    return count;
  }
}

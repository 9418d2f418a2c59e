package org.longview.linear.vector;

import static org.longview.linear.vector.Lanes.PANEL;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/**
 * Keys as panels of d × PANEL, a panel for each PANEL keys; values as panels of keys × PANEL, a
 * panel for each PANEL columns. Both are padded with zeros.
 */
final class PackedHead implements PackedKeys {
  final int count;

  /** Width d of a key. */
  final int keyWidth;

  final float[] keys;

  /** Width of a value as given, and padded to whole panels. */
  final int valueWidth;

  final int paddedWidth;

  /** Keys padded to whole panels. */
  final int paddedCount;

  final float @Nullable [] values;

  /** Length of the longest key: by Cauchy and Schwarz no score exceeds it times the query's. */
  final float longestKey;

  PackedHead(Matrix k, @Nullable Matrix v, int @Nullable [] order) {
    count = order == null ? k.rows() : order.length;
    keyWidth = k.columns();
    paddedCount = Lanes.padded(count);
    keys = new float[Math.multiplyExact(paddedCount, keyWidth)];
    double longest = 0;
    for (int j = 0; j < count; j++) {
      int source = k.at(order == null ? j : order[j]);
      int target = j / PANEL * PANEL * keyWidth + j % PANEL;
      float squares = 0;
      for (int t = 0; t < keyWidth; t++) {
        float x = k.data()[source + t];
        squares += x * x;
        keys[target + t * PANEL] = x;
      }
      longest = Math.max(longest, squares);
    }
    longestKey = (float) Math.sqrt(longest);
    if (v == null) {
      valueWidth = 0;
      paddedWidth = 0;
      values = null;
    } else {
      valueWidth = v.columns();
      paddedWidth = Lanes.padded(valueWidth);
      values = new float[Math.multiplyExact(paddedCount, paddedWidth)];
      for (int column = 0; column < valueWidth; column += PANEL) {
        int width = Math.min(PANEL, valueWidth - column);
        for (int j = 0; j < count; j++) {
          int source = v.at(order == null ? j : order[j]) + column;
          System.arraycopy(v.data(), source, values, column * paddedCount + j * PANEL, width);
        }
      }
    }
  }

  @Override
  public int count() {
    return count;
  }
}

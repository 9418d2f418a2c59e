package org.longview.linear.vector;

import org.jspecify.annotations.Nullable;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;

/** Keys as panels of d × PANEL, values as rows padded to whole panels; both padded with zeros. */
final class PackedHead implements PackedKeys {
  final int count;

  /** Width d of a key. */
  final int keyWidth;

  final float[] keys;

  /** Width of a value as given, and padded. */
  final int valueWidth;

  final int valueStride;
  final float @Nullable [] values;

  /** Length of the longest key: by Cauchy and Schwarz no score exceeds it times the query's. */
  final float longestKey;

  PackedHead(Matrix k, @Nullable Matrix v, int @Nullable [] order) {
    int panel = Lanes.PANEL;
    count = order == null ? k.rows() : order.length;
    keyWidth = k.columns();
    int padded = Lanes.padded(count);
    keys = new float[Math.multiplyExact(padded, keyWidth)];
    double longest = 0;
    for (int j = 0; j < count; j++) {
      int source = k.at(order == null ? j : order[j]);
      int target = j / panel * panel * keyWidth + j % panel;
      float squares = 0;
      for (int t = 0; t < keyWidth; t++) {
        float x = k.data()[source + t];
        squares += x * x;
        keys[target + t * panel] = x;
      }
      longest = Math.max(longest, squares);
    }
    longestKey = (float) Math.sqrt(longest);
    if (v == null) {
      valueWidth = 0;
      valueStride = 0;
      values = null;
    } else {
      valueWidth = v.columns();
      valueStride = Lanes.padded(valueWidth);
      values = new float[Math.multiplyExact(padded, valueStride)];
      for (int j = 0; j < count; j++) {
        int source = v.at(order == null ? j : order[j]);
        System.arraycopy(v.data(), source, values, j * valueStride, valueWidth);
      }
    }
  }

  @Override
  public int count() {
    return count;
  }
}

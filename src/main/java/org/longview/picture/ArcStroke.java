package org.longview.picture;

import java.util.Arrays;

/** The ink of curves of one colour on a line of pixels, until it is poured. */
final class ArcStroke {
  /**
   * Where each curve enters the line, in pixels; written before {@link #add}, which modifies it.
   */
  final float[] enter;

  /** Where each curve leaves it, likewise. */
  final float[] leave;

  private final int pixels;
  private final float[] ink;

  /** The pixels that have some: from the first one to before the end. */
  private int first;

  private int end;

  /**
   * None yet.
   *
   * @param curves at most
   */
  ArcStroke(int pixels, int curves) {
    enter = new float[curves];
    leave = new float[curves];
    this.pixels = pixels;
    // What ends at the end adds nothing to the one beyond
    ink = new float[pixels + 1];
    first = pixels;
  }

  /**
   * Adds curves that go from {@link #enter} to {@link #leave}.
   *
   * @param thick the breadth of each
   * @param alpha its ink on a pixel that is covered
   */
  void add(float[] thick, float[] alpha) {
    for (int i = 0; i < thick.length; i++) {
      float slope = Math.abs(leave[i] - enter[i]);
      // √(1 + slope²) to four percent
      float longer = 0.96f * Math.max(1, slope) + 0.4f * Math.min(1, slope);
      // Where it is steep it ends within the line, and is no broader than it gets on
      float half = Math.min(0.5f * thick[i] * longer, 0.5f * slope + thick[i]);
      float middle = 0.5f * (enter[i] + leave[i]);
      enter[i] = Math.max(0, middle - half);
      leave[i] = Math.min(pixels, middle + half);
    }
    for (int i = 0; i < thick.length; i++) {
      if (enter[i] < leave[i]) {
        add(enter[i], leave[i], alpha[i]);
      }
    }
  }

  /** Adds ink from one place to another; the pixels where it begins and ends get their part. */
  private void add(float low, float high, float full) {
    int from = (int) low;
    int last = (int) high;
    if (from < first) {
      first = from;
    }
    if (last >= end) {
      end = last + 1;
    }
    if (from == last) {
      ink[from] += full * (high - low);
      return;
    }
    ink[from] += full * (from + 1 - low);
    for (int p = from + 1; p < last; p++) {
      ink[p] += full;
    }
    ink[last] += full * (high - last);
  }

  /**
   * Adds it to other ink; none is left.
   *
   * @param color 0xFFrrggbb
   */
  void pour(int color, ArcInk into) {
    end = Math.min(end, pixels);
    if (first < end) {
      add(1, into.all);
      add(color >> 16 & 0xff, into.red);
      add(color >> 8 & 0xff, into.green);
      add(color & 0xff, into.blue);
      Arrays.fill(ink, first, end, 0);
    }
    first = pixels;
    end = 0;
  }

  private void add(float share, float[] sums) {
    for (int i = first; i < end; i++) {
      sums[i] += share * ink[i];
    }
  }
}

package org.longview.picture.moving;

/** Where a part of a picture's course stands at a moment of the whole. */
final class Course {
  private Course() {}

  /** Steadily from 0 at one moment to 1 at another, and the same before and after. */
  static double part(double time, double from, double to) {
    return Math.max(0, Math.min(1, (time - from) / (to - from)));
  }

  /** The same, beginning and ending gently. */
  static double smooth(double time, double from, double to) {
    double part = part(time, from, to);
    return part * part * (3 - 2 * part);
  }

  /** How many of some things are there when they appear one after the other: 0 at 0, all at 1. */
  static long counted(double part, long all) {
    return Math.min(all, (long) Math.floor(part * all + 1e-9));
  }
}

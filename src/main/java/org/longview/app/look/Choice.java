package org.longview.app.look;

/** A choice that can be left to the system. */
public enum Choice {
  /** Dark colours; less motion. */
  YES,
  /** Light colours; all motion. */
  NO,
  /** What the system says. */
  SYSTEM;

  /** What it comes to, given what the system says. */
  public boolean resolve(boolean system) {
    return this == SYSTEM ? system : this == YES;
  }
}

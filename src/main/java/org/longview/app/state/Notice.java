package org.longview.app.state;

/**
 * Something to tell the user.
 *
 * @param kind how it is shown
 * @param sentence what is the matter and how to mend it, or what was done
 */
public record Notice(Kind kind, String sentence) {
  /** How a notice is shown. */
  public enum Kind {
    /** Something was refused or failed; stays until it is dismissed or mended. */
    PROBLEM,
    /** Something was done; goes away by itself. */
    DONE
  }
}

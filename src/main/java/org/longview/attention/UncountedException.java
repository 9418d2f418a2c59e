package org.longview.attention;

/** Says that a pattern's entries can only be counted one by one, and are too many for that. */
public final class UncountedException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  UncountedException(String message) {
    super(message);
  }
}

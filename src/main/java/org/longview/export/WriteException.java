package org.longview.export;

/**
 * A file that could not be written although nothing was wrong with what was asked: the disk is
 * full, or fails. The message is the one sentence that the user reads.
 */
public final class WriteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WriteException(String message) {
    super(message);
  }

  public WriteException(String message, Throwable cause) {
    super(message, cause);
  }
}

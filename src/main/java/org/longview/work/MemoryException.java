package org.longview.work;

/** Work that failed because the memory ran out. The message is the one sentence for the user. */
public final class MemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MemoryException(String sentence, OutOfMemoryError cause) {
    super(sentence, cause);
  }
}

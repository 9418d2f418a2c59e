package org.longview.work;

import java.util.Objects;

/**
 * Input or arguments that are refused. The message is one sentence for the user: what is wrong and
 * how to mend it.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}

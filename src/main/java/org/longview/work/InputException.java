package org.longview.work;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Input that is refused. The message is the one sentence that the user reads: it says what is wrong
 * and, where something can be done, how to mend it.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A name taken from a file may hold line breaks, but the message stays one line. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]+");

  private final String sentence;

  public InputException(String sentence) {
    this(sentence, null);
  }

  public InputException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.sentence = CONTROLS.matcher(sentence).replaceAll(" ");
  }

  /** The sentence, in one line. */
  @Override
  public String getMessage() {
    return sentence;
  }
}

package org.longview.session;

import java.util.Arrays;
import java.util.Locale;
import org.longview.work.InputException;

/** How much of a session is in the file of a figure, which may be shown to anyone. */
public enum Enclosed {
  /** The settings, and a text that was typed or pasted. */
  TEXT,
  /** The settings alone: opened, they are those of the text that is there. */
  SETTINGS,
  NONE;

  /** On the command line, and in what is remembered. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of an identifier.
   *
   * @throws InputException if there is none
   */
  public static Enclosed named(String id) {
    return Arrays.stream(values())
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no session %s; there are text, settings and none.".formatted(id)));
  }
}

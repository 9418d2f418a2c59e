package org.longview.export;

import java.util.Arrays;
import java.util.Locale;
import org.longview.work.InputException;

/** What files of vectors hold of the letters. */
public enum Letters {
  /** Text, which can be found, copied and edited, in typefaces that the file holds. */
  TEXT,
  /** Their outlines, which every program shows alike, but no one finds or copies. */
  OUTLINES;

  /** On the command line, and in what is remembered. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The ones of an identifier.
   *
   * @throws InputException if there are none
   */
  public static Letters named(String id) {
    return Arrays.stream(values())
        .filter(letters -> letters.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There are no letters %s; there are text and outlines.".formatted(id)));
  }
}

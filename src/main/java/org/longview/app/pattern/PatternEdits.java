package org.longview.app.pattern;

import java.util.function.UnaryOperator;
import org.longview.app.state.Gesture;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.picture.Numerals;
import org.longview.study.PatternSettings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** The mechanism and its parameters as they are now, and how they are changed. */
final class PatternEdits {
  private final SettingsModel settings;
  private final TokensModel tokens;

  PatternEdits(SettingsModel settings, TokensModel tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /** n, the number of tokens in use; 1 while there are none. */
  int length() {
    Tokens used = tokens.usedProperty().get();
    return used == null ? 1 : used.size();
  }

  PatternSettings now() {
    return settings.get().pattern();
  }

  /**
   * Changes the mechanism or its parameters.
   *
   * @param title what is done, for the menu: "Undo: title"
   * @param gesture changes of one gesture are one step
   */
  void change(String title, Gesture gesture, UnaryOperator<PatternSettings> change) {
    settings.change(title, gesture, now -> now.withPattern(change.apply(now.pattern())));
  }

  /**
   * A number that was entered, where larger ones mean nothing and would overflow what is counted.
   *
   * @throws InputException if it is 2³¹ or larger; one below −2³¹ is refused by what takes it
   */
  static int limited(String name, long number) {
    limit(name, number, Integer.MAX_VALUE);
    return (int) Math.max(Integer.MIN_VALUE, number);
  }

  /**
   * The same of a number that may be larger than an {@code int}.
   *
   * @throws InputException if it is larger than 2³¹
   */
  static void limit(String name, long number) {
    limit(name, number, 1L << 31);
  }

  private static void limit(String name, long number, long most) {
    if (number > most) {
      throw new InputException(
          "The %s is %s; it can be at most %s."
              .formatted(name, Numerals.grouped(number), Numerals.grouped(most)));
    }
  }
}

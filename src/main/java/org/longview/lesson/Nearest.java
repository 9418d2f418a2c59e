package org.longview.lesson;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant by a name that does not exist. */
final class Nearest {
  private Nearest() {}

  /** The name that takes the fewest changes of letters, if they are few. */
  static Optional<String> of(String wrong, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 3));
  }

  /** "; did you mean window?", or nothing. */
  static String question(String wrong, Collection<String> known) {
    return of(wrong, known).map(name -> "; did you mean “" + name + "”?").orElse(".");
  }

  /** Letters to insert, leave out or change (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[before.length];
      now[0] = i;
      for (int j = 1; j < now.length; j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[b.length()];
  }
}

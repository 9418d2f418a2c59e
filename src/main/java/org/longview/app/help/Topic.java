package org.longview.app.help;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part of the help.
 *
 * @param title of the part
 * @param entries in the order in which they are read
 */
public record Topic(String title, List<Entry> entries) {
  /**
   * A word or a key, and what it means or does.
   *
   * @param isKey whether it is a key
   */
  public record Entry(String name, String meaning, boolean isKey) {
    private static final Pattern WORDS = Pattern.compile("\\s+");

    /** Whether every word of a search is in it. */
    boolean matches(String search) {
      String all = (name + " " + meaning).toLowerCase(Locale.ROOT);
      for (String word : WORDS.split(search.toLowerCase(Locale.ROOT).strip(), -1)) {
        if (!all.contains(word)) {
          return false;
        }
      }
      return true;
    }
  }

  /** What of it a search finds. */
  Topic found(String search) {
    return new Topic(title, entries.stream().filter(entry -> entry.matches(search)).toList());
  }
}

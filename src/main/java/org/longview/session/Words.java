package org.longview.session;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/**
 * What settings and their values are called in a session file: as in the program, in small letters,
 * unless users know another word.
 */
final class Words {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("tokenFrom", "first_token"),
          Map.entry("tokenLimit", "tokens"),
          Map.entry("lowRank", "linformer"),
          Map.entry("baseline", "n0"),
          Map.entry("MeanPooling", "mean"),
          Map.entry("BestApproximation", "svd"));

  private Words() {}

  /** The key of a component. */
  static String key(RecordComponent component) {
    return word(component.getName(), "_");
  }

  /** The kind that a record of several is. */
  static String kind(Class<?> type) {
    return word(type.getSimpleName(), "-");
  }

  /** The word of a constant: its id on the command line if it has one. */
  static String constant(Enum<?> constant) {
    try {
      return (String) constant.getDeclaringClass().getMethod("id").invoke(constant);
    } catch (NoSuchMethodException e) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public method", e);
    }
  }

  /** "a, b or c". */
  static String choice(Collection<String> words) {
    StringBuilder choice = new StringBuilder();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      choice.append(choice.isEmpty() ? "" : rest.hasNext() ? ", " : " or ").append(word);
    }
    return choice.toString();
  }

  private static String word(String name, String between) {
    String known = KNOWN.get(name);
    return known != null
        ? known
        : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", between).toLowerCase(Locale.ROOT);
  }
}

package org.longview.lesson;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.longview.work.InputException;

/** Reads the values of settings as they are written in a lecture. */
final class Values {
  /** Names that a sentence lists though it can guess the one that is meant. */
  private static final int MOST_TOLD = 12;

  private static final int MOST_DIGITS = 9;

  private Values() {}

  /**
   * A whole number, which may have commas between its thousands.
   *
   * @throws InputException if it is none, or less
   */
  static int whole(String text, int least) {
    String digits = text.matches("\\d{1,3}(,\\d{3})+") ? text.replace(",", "") : text;
    if (!digits.matches("-?\\d+")) {
      throw new InputException("“%s” is not a whole number; write 512.".formatted(text));
    }
    if (digits.length() > MOST_DIGITS) {
      throw new InputException("%s is larger than any number here; write 512.".formatted(text));
    }
    int number = Integer.parseInt(digits);
    if (number < least) {
      throw new InputException("“%d” is too small; write %d or more.".formatted(number, least));
    }
    return number;
  }

  /**
   * Whole numbers with commas between them.
   *
   * @throws InputException if they are none
   */
  static List<Long> list(String text) {
    return items(text).map(item -> (long) whole(item, 0)).toList();
  }

  /** What stands between commas. */
  static Stream<String> items(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip);
  }

  /**
   * Yes or no.
   *
   * @throws InputException if it is neither
   */
  static boolean yes(String text) {
    return oneOf(text, List.of("yes", "no"), name -> name).equals("yes");
  }

  /**
   * One of several.
   *
   * @param name of each
   * @throws InputException if it is none of them
   */
  static <T> T oneOf(String text, List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(one -> name.apply(one).equals(text))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = all.stream().map(name).toList();
              boolean tellsAll = names.size() <= MOST_TOLD || Nearest.of(text, names).isEmpty();
              String wrong = tellsAll ? "is none of " + String.join(", ", names) : "is not known";
              return new InputException(
                  "“%s” %s%s".formatted(text, wrong, Nearest.question(text, names)));
            });
  }

  /**
   * A token, as a position or a word; "it#2" is the second "it", and quotes make a word of a
   * number.
   *
   * @throws InputException if it is neither
   */
  static Place place(String text) {
    if (text.isEmpty()) {
      throw new InputException("A token is missing; write its position or its word.");
    }
    if (text.matches("\\d+")) {
      return new Place.Position(whole(text, 0));
    }
    int sign = text.lastIndexOf('#');
    boolean counted = sign > 0 && text.substring(sign + 1).matches("[1-9]\\d{0,5}");
    String word = counted ? text.substring(0, sign) : text;
    boolean quoted = word.length() > 2 && word.startsWith("\"") && word.endsWith("\"");
    return new Place.Word(
        quoted ? word.substring(1, word.length() - 1) : word,
        counted ? Integer.parseInt(text.substring(sign + 1)) : 1);
  }

  /**
   * A block of a matrix: rows and columns "0:16", or "0:16, 32:48".
   *
   * @throws InputException if it is none
   */
  static Highlights.Zoom zoom(String text) {
    List<int[]> ranges = items(text).map(Values::range).toList();
    if (ranges.size() > 2) {
      throw new InputException("“%s” is more than rows and columns.".formatted(text));
    }
    int[] rows = ranges.get(0);
    int[] columns = ranges.get(ranges.size() - 1);
    return new Highlights.Zoom(rows[0], rows[1], columns[0], columns[1]);
  }

  private static int[] range(String text) {
    String[] ends = text.split(":", -1);
    if (ends.length != 2) {
      throw new InputException("“%s” is not a range; write 0:16.".formatted(text));
    }
    int from = whole(ends[0].strip(), 0);
    int to = whole(ends[1].strip(), 0);
    if (to <= from) {
      throw new InputException(
          "The range %s is empty; its end is exclusive and must be larger.".formatted(text));
    }
    return new int[] {from, to};
  }
}

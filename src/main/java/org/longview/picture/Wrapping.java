package org.longview.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Breaks text into lines at its spaces. */
public final class Wrapping {
  private Wrapping() {}

  /** Lines no wider than {@code width}, but for single words that are. */
  public static List<String> lines(String sentence, double width, TextMeasure text) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : sentence.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || text.width(longer) <= width) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines;
  }

  /**
   * About the least width at which a sentence takes at most so many lines. Words are measured one
   * by one, so the width of a whole line may differ by a pixel.
   */
  static double narrowest(String sentence, int most, TextMeasure text) {
    double[] words = Arrays.stream(sentence.split(" ", -1)).mapToDouble(text::width).toArray();
    double space = text.width(" ");
    double narrowest = Double.POSITIVE_INFINITY;
    for (int from = 0; from < words.length; from++) {
      double run = -space;
      for (int to = from; to < words.length; to++) {
        run += space + words[to];
        if (run < narrowest && count(words, space, run) <= most) {
          narrowest = run;
        }
      }
    }
    return narrowest + 1;
  }

  /** Number of lines in a width; too many if a word is wider. */
  private static int count(double[] words, double space, double width) {
    int lines = 1;
    double line = -space;
    for (double word : words) {
      if (word > width) {
        return Integer.MAX_VALUE;
      }
      if (line + space + word > width * (1 + 1e-12)) {
        lines++;
        line = -space;
      }
      line += space + word;
    }
    return lines;
  }
}

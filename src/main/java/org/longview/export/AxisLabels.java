package org.longview.export;

import java.util.List;
import java.util.Set;
import org.longview.export.FigureWords.Part;

/**
 * What stands along a side of a matrix.
 *
 * @param name what its rows or columns are: query, key
 * @param tokens the label of each row or column; empty if they are numbered
 * @param strong rows or columns whose labels stand out, as those of global tokens
 */
public record AxisLabels(String name, List<String> tokens, Set<Integer> strong) {
  public AxisLabels {
    tokens = List.copyOf(tokens);
    strong = Set.copyOf(strong);
  }

  /** What is left of it among the words of a figure. */
  AxisLabels in(FigureWords words) {
    boolean named = words.shows(Part.TOKENS);
    return new AxisLabels(
        words.shows(Part.AXES) ? name : "", named ? tokens : List.of(), named ? strong : Set.of());
  }

  /** A side whose rows or columns are numbered. */
  public static AxisLabels numbered(String name) {
    return new AxisLabels(name, List.of(), Set.of());
  }
}

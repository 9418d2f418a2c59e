package org.longview.export;

import java.util.List;
import java.util.Set;

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

  /** A side whose rows or columns are numbered. */
  public static AxisLabels numbered(String name) {
    return new AxisLabels(name, List.of(), Set.of());
  }
}

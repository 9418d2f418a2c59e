package org.longview.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.longview.attention.GlobalTokens;

/** The order in which settings are measured. */
final class SweepGroups {
  private SweepGroups() {}

  /** Places of settings, from few entries to many. */
  static List<Integer> ascending(List<PatternSettings> settings, int n) {
    return IntStream.range(0, settings.size())
        .boxed()
        .sorted(Comparator.comparingLong(i -> Sweep.entries(settings.get(i), n, false)))
        .toList();
  }

  /**
   * Places of settings, from few entries to many.
   *
   * @param byGlobals whether those with the same global tokens stay together, as they have the same
   *     reference
   */
  static List<List<Integer>> of(List<PatternSettings> settings, int n, boolean byGlobals) {
    List<Integer> ascending = ascending(settings, n);
    if (!byGlobals) {
      return List.of(ascending);
    }
    Map<GlobalTokens, List<Integer>> groups = new LinkedHashMap<>();
    for (int i : ascending) {
      groups.computeIfAbsent(settings.get(i).globalTokens(n), g -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }
}

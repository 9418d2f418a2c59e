package org.longview.attention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sets of global tokens each of which holds the ones before, as the tokens that each adds. What
 * global keys contribute can then be put together step by step.
 */
final class GlobalChain {
  private final List<int[]> added = new ArrayList<>();
  private GlobalTokens last = GlobalTokens.NONE;

  /** A set as the first so many steps of a chain. */
  record Place(GlobalChain chain, int steps) {}

  /** Finds a place for every set, the empty one included, in as few chains as is seen at once. */
  static Map<GlobalTokens, Place> chains(Collection<GlobalTokens> sets) {
    List<GlobalChain> chains = new ArrayList<>(List.of(new GlobalChain()));
    Map<GlobalTokens, Place> places = new LinkedHashMap<>();
    sets.stream()
        .distinct()
        .sorted(Comparator.comparingInt(GlobalTokens::count))
        .forEach(
            set -> {
              GlobalChain chain =
                  chains.stream()
                      .filter(c -> c.isWithin(set))
                      .findFirst()
                      .orElseGet(GlobalChain::new);
              if (!chains.contains(chain)) {
                chains.add(chain);
              }
              places.put(set, new Place(chain, chain.extend(set)));
            });
    return places;
  }

  private boolean isWithin(GlobalTokens set) {
    return IntStream.of(last.positions()).allMatch(set::contains);
  }

  private int extend(GlobalTokens set) {
    if (set.count() > last.count()) {
      GlobalTokens before = last;
      added.add(IntStream.of(set.positions()).filter(g -> !before.contains(g)).toArray());
      last = set;
    }
    return added.size();
  }

  /** How many steps there are. */
  int steps() {
    return added.size();
  }

  /** The tokens that a step adds, ascending. */
  int[] added(int step) {
    return added.get(step);
  }
}

package org.longview.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.HeadClass;

/**
 * All heads of a model in groups.
 *
 * @param order that they are in
 * @param columns heads of a layer, which a grid has side by side
 * @param groups those that are not empty
 */
public record HeadArrangement(HeadOrder order, int columns, List<Group> groups) {
  /**
   * Heads that stand together.
   *
   * @param headClass that all are of; null where heads are not grouped by it
   * @param heads in their order
   */
  public record Group(@Nullable HeadClass headClass, List<Head> heads) {
    public Group {
      heads = List.copyOf(heads);
    }
  }

  public HeadArrangement {
    groups = List.copyOf(groups);
  }

  /** Layer by layer. */
  public static HeadArrangement grid(int layers, int heads) {
    return new HeadArrangement(HeadOrder.GRID, heads, List.of(new Group(null, all(layers, heads))));
  }

  /**
   * As the settings want it.
   *
   * @param scores of all layers
   */
  public static HeadArrangement of(HeadsSettings settings, List<LayerScores> scores) {
    int layers = scores.size();
    int heads = scores.get(0).heads();
    List<Group> groups = new ArrayList<>();
    switch (settings.order()) {
      case GRID -> groups.addAll(grid(layers, heads).groups);
      case SCORE ->
          groups.add(new Group(null, sorted(all(layers, heads), settings.score(), scores)));
      case GROUPED -> {
        for (HeadClass headClass : HeadClass.values()) {
          List<Head> members =
              all(layers, heads).stream()
                  .filter(head -> scores.get(head.layer()).classOf(head.head()) == headClass)
                  .toList();
          if (!members.isEmpty()) {
            groups.add(new Group(headClass, sorted(members, headClass, scores)));
          }
        }
      }
    }
    return new HeadArrangement(settings.order(), heads, groups);
  }

  private static List<Head> all(int layers, int heads) {
    return IntStream.range(0, layers * heads)
        .mapToObj(i -> new Head(i / heads, i % heads))
        .toList();
  }

  /** The highest score first; those of one score, as of mixed heads, stay layer by layer. */
  private static List<Head> sorted(
      List<Head> heads, HeadClass headClass, List<LayerScores> scores) {
    return heads.stream()
        .sorted(
            Comparator.comparingDouble(
                head -> -headClass.score(scores.get(head.layer()).of(head.head()))))
        .toList();
  }

  /** All heads, from the first to the last. */
  public List<Head> heads() {
    return groups.stream().flatMap(group -> group.heads().stream()).toList();
  }
}

package org.longview.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step points at.
 *
 * @param tokens the first is the one that is selected
 * @param cell a query and a key; null if none is pinned
 * @param zoom the part of the matrix that is seen; null for all of it
 */
public record Highlights(List<Place> tokens, @Nullable Cell cell, @Nullable Zoom zoom) {
  public static final Highlights NONE = new Highlights(List.of(), null, null);

  public Highlights {
    tokens = List.copyOf(tokens);
  }

  /** What others point at, and these where they do not. */
  Highlights with(Highlights others) {
    return new Highlights(
        others.tokens.isEmpty() ? tokens : others.tokens,
        others.cell == null ? cell : others.cell,
        others.zoom == null ? zoom : others.zoom);
  }

  /** A pair of tokens. */
  public record Cell(Place query, Place key) {}

  /** A block of the matrix; ends are exclusive, and what lies beyond the matrix does not count. */
  public record Zoom(int rowFrom, int rowTo, int columnFrom, int columnTo) {}
}

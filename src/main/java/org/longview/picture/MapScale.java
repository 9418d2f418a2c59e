package org.longview.picture;

/**
 * The colours of many small maps: one scale for all, so that they can be compared, or one for each,
 * so that the structure of each is seen.
 *
 * @param kind of each
 * @param own whether each map has one of its own
 * @param most the largest magnitude, if all share one
 */
public record MapScale(ValueScale.Kind kind, boolean own, float most) {
  /** The scale of a map. */
  public ValueScale of(Overview map) {
    return of(map.hasNegatives(), own ? map.magnitude() : most);
  }

  /** The scale that all share. */
  public ValueScale shared(boolean signed) {
    return of(signed, most);
  }

  private ValueScale of(boolean signed, float magnitude) {
    return signed
        ? ValueScale.diverging(kind, magnitude)
        : ValueScale.sequential(kind, 0, magnitude);
  }
}

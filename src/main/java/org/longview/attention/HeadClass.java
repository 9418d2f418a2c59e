package org.longview.attention;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a head does most. The first five are what Clark, Khandelwal, Levy and Manning (2019), Voita,
 * Talbot, Moiseev, Sennrich and Titov (2019, section 5.1) and Kovaleva, Romanov, Rogers and
 * Rumshisky (2019, section 4.1) find; each has a measure of {@link HeadScores} and a threshold.
 */
public enum HeadClass {
  /** At least {@link #MASS} of the attention lies on the token before. */
  PREVIOUS,
  /** At least {@link #MASS} of the attention lies on the token after. */
  NEXT,
  /** At least {@link #MASS} of the attention lies on the token itself. */
  SAME,
  /** At least {@link #MASS} of the attention lies on sinks such as [CLS] and [SEP]. */
  SINK,
  /** The entropy of a row is at least {@link #BREADTH} of the largest that it can have. */
  BROAD,
  /** None of these. */
  MIXED;

  /** The least share of the attention. */
  public static final double MASS = 1 / 3.0;

  /** The least share of the largest entropy. */
  public static final double BREADTH = 0.8;

  private static final List<HeadClass> OF_MASS = List.of(PREVIOUS, NEXT, SAME, SINK);

  /** The classes that have a measure. */
  public static List<HeadClass> measured() {
    return Stream.of(values()).filter(c -> c != MIXED).toList();
  }

  /**
   * The class of a head. Breadth goes first, for in a short text an even row has much on each
   * token; of the others the largest counts.
   */
  public static HeadClass of(HeadScores scores) {
    if (BROAD.score(scores) >= BREADTH) {
      return BROAD;
    }
    return OF_MASS.stream()
        .filter(c -> c.score(scores) >= MASS)
        .max(Comparator.comparingDouble(c -> c.score(scores)))
        .orElse(MIXED);
  }

  /** The measure, from 0 to 1; 0 of {@link #MIXED}, which has none. */
  public double score(HeadScores scores) {
    return switch (this) {
      case PREVIOUS -> scores.previous();
      case NEXT -> scores.next();
      case SAME -> scores.same();
      case SINK -> scores.sink();
      case BROAD -> scores.breadth();
      case MIXED -> 0;
    };
  }
}

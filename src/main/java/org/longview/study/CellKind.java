package org.longview.study;

/**
 * Why a pair of tokens may look at each other. A matrix source of a pattern gives {@link #value()}
 * for each allowed pair, and {@link MatrixSource#EXCLUDED} for every other. Kinds are in order of
 * importance: where several cells share a pixel, the last one is seen.
 */
public enum CellKind {
  /** Every token sees every projected key. */
  PROJECTED(0),
  /** The key lies in the query's window; of full attention, any pair. */
  WINDOW(1),
  /** The key lies beyond the query's neighbourhood, at a stride or as the summary of a block. */
  FAR(2),
  /** Both lie in more than one piece of the text. */
  OVERLAP(3),
  /** The key was drawn at random. */
  RANDOM(4),
  /** A token and itself. */
  SELF(5),
  /** The query or the key is a global token, or the key an attention sink. */
  GLOBAL(6);

  private static final CellKind[] KINDS = values();

  private final float value;

  CellKind(float value) {
    this.value = value;
  }

  /** This kind as a matrix value; the more important, the larger. */
  public float value() {
    return value;
  }

  /**
   * The kind that a matrix value stands for.
   *
   * @throws IllegalArgumentException if it stands for none
   */
  public static CellKind of(float value) {
    for (CellKind kind : KINDS) {
      if (kind.value == value) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of cell has the value " + value);
  }
}

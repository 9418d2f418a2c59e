package org.longview.study;

import org.longview.attention.Chunked;
import org.longview.attention.PieceMerge;

/**
 * How a chunked text is cut and put together again, and after how many tokens a truncated one ends.
 * Tokens are those of the text as it is shown; where the model reads pieces one by one, the [CLS]
 * and [SEP] that each gets of its own are not counted.
 *
 * @param length b, tokens of a piece
 * @param stride S, from the start of a piece to the start of the next; b for no overlap
 * @param merge how pieces that overlap become one
 */
public record PieceSettings(int length, int stride, PieceMerge merge) {
  /**
   * Checks the parameters.
   *
   * @throws org.longview.work.InputException if one is out of its range
   */
  public PieceSettings {
    new Chunked(length, stride);
  }

  public static PieceSettings defaults() {
    return new PieceSettings(4, 4, PieceMerge.UNION);
  }

  /** Longer or shorter pieces, which overlap only if they did and the stride still is shorter. */
  public PieceSettings withLength(int newLength) {
    boolean apart = stride == length || stride > newLength;
    return new PieceSettings(newLength, apart ? newLength : stride, merge);
  }

  public PieceSettings withStride(int newStride) {
    return new PieceSettings(length, newStride, merge);
  }

  public PieceSettings withMerge(PieceMerge newMerge) {
    return new PieceSettings(length, stride, newMerge);
  }
}

package org.longview.app.pattern;

import static org.longview.app.pattern.PatternEdits.limited;

import java.util.function.UnaryOperator;
import org.longview.app.control.NumberScale;
import org.longview.app.state.Gesture;
import org.longview.attention.PieceMerge;
import org.longview.study.PieceSettings;
import org.longview.work.InputException;

/** How a chunked or truncated text is cut, and put together. For the JavaFX thread alone. */
public final class PiecesModel {
  private final PatternEdits edits;

  PiecesModel(PatternEdits edits) {
    this.edits = edits;
  }

  /**
   * Sets b, the length of a piece; pieces that did not overlap still do not.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setPieceLength(long length, Gesture gesture) {
    changePieces(
        "piece length b", gesture, now -> now.withLength(limited("piece length b", length)));
  }

  /**
   * Sets S, from the start of a piece to that of the next.
   *
   * @throws InputException if it is not between 1 and b
   */
  public void setPieceStride(long stride, Gesture gesture) {
    changePieces("stride S", gesture, now -> now.withStride(limited("stride S", stride)));
  }

  /** Sets how pieces become one. */
  public void setMerge(PieceMerge merge) {
    changePieces("merge by " + merge.id(), new Gesture(), now -> now.withMerge(merge));
  }

  private void changePieces(String title, Gesture gesture, UnaryOperator<PieceSettings> change) {
    PieceSettings pieces = change.apply(edits.now().pieces());
    edits.change(title, gesture, now -> now.withPieces(pieces));
  }

  /** For b: up to the whole text. */
  public NumberScale pieceLengthScale() {
    return new NumberScale(1, Math.max(2, edits.length()), 1);
  }

  /** For S: up to pieces that do not overlap. */
  public NumberScale pieceStrideScale() {
    return new NumberScale(1, Math.max(2, edits.now().pieces().length()), 1);
  }
}

package org.longview.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Remarks below each other, each as near as possible to what it stands beside. */
final class RemarkColumn {
  private static final double GAP = 3;

  private final double x;
  private final double width;
  private final double top;
  private final double bottom;
  private final TextMeasure text;

  /**
   * Sets the column's place.
   *
   * @param top no remark begins above
   * @param bottom no remark ends below
   */
  RemarkColumn(double x, double width, double top, double bottom, TextMeasure text) {
    this.x = x;
    this.width = width;
    this.top = top;
    this.bottom = bottom;
    this.text = text;
  }

  /**
   * Places as many remarks as have room, from the top.
   *
   * @param remarks the most important first
   * @param middleOf where the middle of a remark is wanted
   */
  List<LabelBlock> place(List<Remark> remarks, ToDoubleFunction<Remark.Place> middleOf) {
    List<LabelBlock> column = new ArrayList<>();
    double above = top;
    for (Remark remark : thatFit(remarks)) {
      LabelBlock block = block(remark);
      double y = Math.max(above, middleOf.applyAsDouble(remark.place()) - block.height() / 2);
      column.add(block.movedTo(x, y));
      above = y + block.height() + GAP;
    }
    double below = bottom;
    for (int i = column.size() - 1; i >= 0; i--) {
      LabelBlock block = column.get(i);
      double y = Math.min(block.y(), below - block.height());
      column.set(i, block.movedTo(x, y));
      below = y - GAP;
    }
    return column;
  }

  /** In the order of their places. */
  private List<Remark> thatFit(List<Remark> remarks) {
    List<Remark> kept = new ArrayList<>();
    double free = bottom - top;
    for (Remark remark : remarks) {
      double needed = block(remark).height() + GAP;
      if (needed <= free) {
        free -= needed;
        kept.add(remark);
      }
    }
    kept.sort(Comparator.comparing(Remark::place));
    return kept;
  }

  private LabelBlock block(Remark remark) {
    return LabelBlock.at(remark.role(), Wrapping.lines(remark.text(), width, text), x, 0, text);
  }
}

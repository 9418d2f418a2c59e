package org.longview.app.matrices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Axis;
import org.longview.picture.Numerals;
import org.longview.study.TextMark;

/**
 * A label at a row or column.
 *
 * @param index of the row or column
 * @param text what stands there
 * @param strong whether it stands out, as that of a global token
 * @param middle where the middle of its cell is, from the beginning of the side
 */
public record AxisLabel(int index, String text, boolean strong, double middle) {
  /** The rarest tokens that are named; where cells are smaller, positions are numbered. */
  private static final int RAREST = 8;

  /** Room that a number leaves to other labels, in distances of two of them. */
  private static final double NUMBER_ROOM = 1.5;

  /**
   * The labels of a side: every token, every 2nd, 4th or 8th where there is no room for more, and
   * round positions where even that is too much. Global tokens are named always, unless they would
   * touch each other.
   *
   * @param axis what is seen
   * @param deviceScale device pixels for each unit of length
   * @param name of a row or column
   * @param strong those that stand out
   * @param signposts headings or pages, which stand where tokens are not named, the highest first
   * @param pitch least distance of two labels
   * @param numberPitch least distance of two numbers
   */
  public static List<AxisLabel> along(
      Axis axis,
      double deviceScale,
      IntFunction<String> name,
      GlobalTokens strong,
      List<TextMark> signposts,
      double pitch,
      double numberPitch) {
    double cell = axis.scale() / deviceScale;
    int every = 1;
    while (every * cell < pitch && every <= RAREST) {
      every *= 2;
    }
    int from = axis.firstVisible();
    int to = axis.endVisible();
    List<AxisLabel> labels = new ArrayList<>();
    for (int i = 0; i < strong.count(); i++) {
      int index = strong.position(i);
      if (index >= from && index < to) {
        add(
            labels,
            new AxisLabel(index, name.apply(index), true, middle(axis, deviceScale, index)),
            pitch);
      }
    }
    boolean numbered = every > RAREST;
    int step = numbered ? roundStep(numberPitch / cell) : every;
    double distance = every == 1 ? 0 : numbered ? NUMBER_ROOM * pitch : pitch;
    if (numbered) {
      addSignposts(labels, signposts, axis, deviceScale, pitch, numberPitch);
    }
    List<AxisLabel> strongOnes = List.copyOf(labels);
    for (int index = (from + step - 1) / step * step; index < to; index += step) {
      double middle = middle(axis, deviceScale, index);
      if (isFree(strongOnes, index, middle, distance)) {
        String text = numbered ? Numerals.grouped(index) : name.apply(index);
        labels.add(new AxisLabel(index, text, false, middle));
      }
    }
    return labels;
  }

  /** Pages, of which there are many alike, are set as far apart as numbers. */
  private static void addSignposts(
      List<AxisLabel> labels,
      List<TextMark> signposts,
      Axis axis,
      double deviceScale,
      double pitch,
      double numberPitch) {
    List<TextMark> highestFirst =
        signposts.stream().sorted(Comparator.comparingInt(TextMark::level)).toList();
    for (TextMark signpost : highestFirst) {
      int token = signpost.token();
      double middle = middle(axis, deviceScale, token);
      boolean seen = token >= axis.firstVisible() && token < axis.endVisible();
      double distance = signpost.isPage() ? numberPitch : pitch;
      if (seen && isFree(labels, token, middle, distance)) {
        labels.add(new AxisLabel(token, signpost.label(), false, middle));
      }
    }
  }

  private static void add(List<AxisLabel> labels, AxisLabel label, double pitch) {
    if (labels.isEmpty() || label.middle - labels.get(labels.size() - 1).middle >= pitch - 1) {
      labels.add(label);
    }
  }

  private static boolean isFree(List<AxisLabel> taken, int index, double middle, double distance) {
    for (AxisLabel label : taken) {
      if (label.index == index || Math.abs(label.middle - middle) < distance) {
        return false;
      }
    }
    return true;
  }

  private static double middle(Axis axis, double deviceScale, int index) {
    return axis.toPixels(index + 0.5) / deviceScale;
  }

  private static int roundStep(double least) {
    for (long power = 1; power < Integer.MAX_VALUE; power *= 10) {
      for (int factor : new int[] {1, 2, 5}) {
        if (factor * power >= least) {
          return (int) Math.min(Integer.MAX_VALUE, factor * power);
        }
      }
    }
    return Integer.MAX_VALUE;
  }
}

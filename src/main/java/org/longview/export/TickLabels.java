package org.longview.export;

import java.util.ArrayList;
import java.util.List;
import org.longview.picture.Numerals;

/**
 * The labels along one side of a matrix: tokens, every 2nd, 4th or 8th of them where there is no
 * room for more, and round numbers where even that is too much or there are no tokens.
 */
final class TickLabels {
  private static final double LARGEST_TYPE = 11.5;
  private static final double SMALLEST_TYPE = 8;

  /** Distance of two labels, in heights of the type, so that turned ones do not touch either. */
  private static final double PITCH = 1.25;

  private static final int RAREST_TOKEN = 8;
  private static final double WIDEST = 92;

  /** Distance of numbered rows, in points. */
  private static final double ROW_PITCH = 30;

  /**
   * One label.
   *
   * @param index the row or column it names
   */
  record Tick(int index, String text, boolean strong) {}

  private final List<Tick> ticks = new ArrayList<>();
  private final Lettering plain;
  private final Lettering strong;
  private final int step;
  private final boolean tokens;

  /**
   * Chooses the labels.
   *
   * @param count rows or columns
   * @param cell size of one of them, in points
   * @param room most width of a label, in points
   * @param upright whether numbers stand side by side and so need their width
   */
  TickLabels(AxisLabels axis, int count, double cell, double room, boolean upright) {
    int every = 1;
    while (every * cell < PITCH * SMALLEST_TYPE) {
      every *= 2;
    }
    double size = Math.min(LARGEST_TYPE, every * cell / PITCH);
    tokens = !axis.tokens().isEmpty() && every <= RAREST_TOKEN;
    plain = new Lettering(Face.REGULAR, tokens ? size : 9.5);
    strong = new Lettering(Face.STRONG, tokens ? size : 9.5);
    if (tokens) {
      step = every;
      addTokens(axis, count, Math.min(WIDEST, room), PITCH * size / cell);
    } else {
      double pitch = upright ? plain.width(Numerals.grouped(count - 1L)) + 8 : ROW_PITCH;
      step = roundStep(pitch / cell);
      for (int i = 0; i < count; i += step) {
        ticks.add(new Tick(i, Numerals.grouped(i), false));
      }
    }
  }

  /** Strong labels come first; a plain one that would touch them is left out. */
  private void addTokens(AxisLabels axis, int count, double room, double distance) {
    List<Integer> strongOnes = axis.strong().stream().filter(i -> i < count).sorted().toList();
    int last = Integer.MIN_VALUE / 2;
    for (int index : strongOnes) {
      if (index - last >= distance || step == 1) {
        ticks.add(new Tick(index, strong.shortened(axis.tokens().get(index), room), true));
        last = index;
      }
    }
    List<Integer> taken = ticks.stream().map(Tick::index).toList();
    for (int i = 0; i < count; i += step) {
      int index = i;
      boolean free =
          taken.stream().noneMatch(t -> t == index || (step > 1 && Math.abs(t - index) < distance));
      if (free) {
        ticks.add(new Tick(index, plain.shortened(axis.tokens().get(index), room), false));
      }
    }
  }

  static int roundStep(double least) {
    for (long power = 1; ; power *= 10) {
      for (int factor : new int[] {1, 2, 5}) {
        if (factor * power >= least) {
          return Math.toIntExact(factor * power);
        }
      }
    }
  }

  List<Tick> ticks() {
    return ticks;
  }

  Lettering lettering(Tick tick) {
    return tick.strong() ? strong : plain;
  }

  double width(Tick tick) {
    return lettering(tick).width(tick.text());
  }

  /** Width of the widest label. */
  double width() {
    return ticks.stream().mapToDouble(this::width).max().orElse(0);
  }

  /** Whether labels are tokens, and not numbers. */
  boolean areTokens() {
    return tokens;
  }

  /** Every how many-th row or column is named. */
  int step() {
    return step;
  }
}

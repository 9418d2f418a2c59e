package org.longview.app.lecture;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;

/** Goes from some settings to others so that numbers run through what lies between. */
final class Glide {
  private static final double SECONDS = 1.1;
  private static final double NANOS = 1e9;

  private final Consumer<Settings> apply;
  private final Runnable arrived;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          advance(now);
        }
      };
  private Settings from;
  private Settings to;
  private long begun;
  private boolean moving;

  /**
   * Stands still.
   *
   * @param apply takes the settings of each moment, the last ones included
   * @param arrived called after those
   */
  Glide(Settings first, Consumer<Settings> apply, Runnable arrived) {
    this.apply = apply;
    this.arrived = arrived;
    from = first;
    to = first;
  }

  boolean isMoving() {
    return moving;
  }

  /** Begins to go, if there is anything between. */
  void go(Settings start, Settings end, boolean still) {
    from = start;
    to = end;
    begun = -1;
    moving = true;
    if (still || !hasWay(start, end)) {
      finish();
    } else {
      apply.accept(at(start, end, 0));
      timer.start();
    }
  }

  /** Is there at once. */
  void finish() {
    if (moving) {
      stop();
      apply.accept(to);
      arrived.run();
    }
  }

  /** Stays where it is. */
  void stop() {
    timer.stop();
    moving = false;
  }

  private void advance(long now) {
    if (begun < 0) {
      begun = now;
    }
    double part = (now - begun) / NANOS / SECONDS;
    if (part >= 1) {
      finish();
    } else {
      apply.accept(at(from, to, part * part * (3 - 2 * part)));
    }
  }

  /** Whether numbers differ that can be run through: the text and the mechanism are the same. */
  static boolean hasWay(Settings start, Settings end) {
    return start.source().equals(end.source())
        && start.model().equals(end.model())
        && !at(start, end, 0).equals(end);
  }

  /**
   * The settings at a part of the way: those of the end, but for numbers that run.
   *
   * @param part from 0 to 1
   */
  static Settings at(Settings start, Settings end, double part) {
    BudgetSettings from = start.budget();
    BudgetSettings budget = end.budget();
    if (from.linked() == budget.linked()) {
      budget =
          budget
              .withBaseline(between(from.baseline(), budget.baseline(), part))
              .withLength(between(from.length(), budget.length(), part))
              .withGlobals(between(from.globals(), budget.globals(), part));
    }
    PatternSettings before = start.pattern();
    PatternSettings pattern = end.pattern();
    if (before.kind() == pattern.kind()) {
      pattern = pattern.withWindow(between(before.window(), pattern.window(), part));
    }
    return end.withBudget(budget).withPattern(pattern);
  }

  /** Evenly by ratio, so that small and large numbers run alike. */
  private static long between(long from, long to, double part) {
    return part >= 1 ? to : Math.round((from + 1) * Math.pow((to + 1.0) / (from + 1), part)) - 1;
  }
}

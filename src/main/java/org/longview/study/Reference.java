package org.longview.study;

import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.RunPattern;
import org.longview.attention.Sinks;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.attention.Within;

/**
 * What a pattern is measured against: full attention as far as the model was trained. Beyond that
 * its repeated positions make full attention meaningless, while a window of 512 keeps the heads'
 * behaviour (Beltagy, Peters and Cohan 2020, section 5); then the reference is that window with the
 * same global tokens.
 *
 * @param pattern of the reference
 * @param name "full" or "window 512"
 */
public record Reference(SparsityPattern pattern, String name) {
  static final long WINDOW = 512;

  /** Full attention, whatever the length. */
  public static Reference full() {
    return new Reference(new Full(), "full");
  }

  /**
   * The reference for a text under a model.
   *
   * @param n number of tokens
   * @param trainedLength tokens that the model was trained on
   * @param globals the global tokens of the pattern that is measured
   */
  public static Reference of(int n, int trainedLength, GlobalTokens globals) {
    if (n <= trainedLength) {
      return full();
    }
    Window window = new Window(WINDOW, 1);
    return new Reference(
        globals.count() == 0 ? window : new WindowGlobal(window, globals), "window " + WINDOW);
  }

  public boolean isFull() {
    return pattern instanceof Full;
  }

  AttentionPlan plan(int n, KeyPadding padding) {
    return AttentionPlan.of(pattern, n, padding);
  }

  /**
   * The pairs that both the pattern and the reference allow. The pattern's global tokens must be
   * the reference's.
   */
  SparsityPattern intersection(SparsityPattern other) {
    if (isFull()) {
      return other;
    }
    if (other instanceof Causal causal) {
      return new Causal(intersection(causal.base()));
    }
    if (other instanceof Window window) {
      return narrowed(window);
    }
    if (other instanceof WindowGlobal windowGlobal) {
      return new WindowGlobal(narrowed(windowGlobal.local()), windowGlobal.globals());
    }
    if (other instanceof Sinks sinks) {
      return new Sinks(narrowed(sinks.local()), sinks.sinks());
    }
    if (other instanceof RunPattern runs) {
      return pattern instanceof WindowGlobal windowGlobal
          ? new Within(runs, windowGlobal)
          : new Within(runs, new Window(WINDOW, 1));
    }
    return pattern;
  }

  /**
   * Half of the widest window of a dilation that it holds, in steps of the dilation.
   *
   * @param n number of tokens
   */
  int widestHalf(int n, long dilation) {
    return isFull() ? n : (int) (WINDOW / 2 / dilation);
  }

  /** The part of a window that the reference's window holds: the stride stays, the half shrinks. */
  private Window narrowed(Window window) {
    long half = Math.min(window.half(), widestHalf(Integer.MAX_VALUE, window.dilation()));
    return new Window(2 * half, window.dilation());
  }
}

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
import org.longview.model.EncoderConfig;

/**
 * What a pattern is measured against: full attention as far as the model was trained with it.
 * Beyond that its repeated positions make full attention meaningless, while a window of 512 keeps
 * the heads' behaviour (Beltagy, Peters and Cohan 2020, section 5); then the reference is that
 * window with the same global tokens. A Longformer was trained with windows itself, the widest of
 * which takes the place of these 512.
 *
 * @param pattern of the reference
 * @param name "full" or such as "window 512"
 */
public record Reference(SparsityPattern pattern, String name) {
  private static final long WINDOW = 512;

  /** Full attention, whatever the length. */
  public static Reference full() {
    return new Reference(new Full(), "full");
  }

  /**
   * The reference for a text under a model.
   *
   * @param n number of tokens
   * @param model what reads it
   * @param globals the global tokens of the pattern that is measured
   */
  public static Reference of(int n, EncoderConfig model, GlobalTokens globals) {
    if (n <= model.fullAttentionLength()) {
      return full();
    }
    Window window = new Window(width(model), 1);
    return new Reference(
        globals.count() == 0 ? window : new WindowGlobal(window, globals),
        "window " + width(model));
  }

  /** The window beyond the length of full attention. */
  private static long width(EncoderConfig model) {
    return model.isLongformer() ? model.widestWindow() : WINDOW;
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
          : new Within(runs, window());
    }
    return pattern;
  }

  /**
   * Half of the widest window of a dilation that it holds, in steps of the dilation.
   *
   * @param n number of tokens
   */
  int widestHalf(int n, long dilation) {
    return isFull() ? n : (int) (window().half() / dilation);
  }

  /** The window of a reference that is not full attention. */
  Window window() {
    return pattern instanceof WindowGlobal windowGlobal ? windowGlobal.local() : (Window) pattern;
  }

  /** The part of a window that the reference's window holds: the stride stays, the half shrinks. */
  private Window narrowed(Window window) {
    long half = Math.min(window.half(), widestHalf(Integer.MAX_VALUE, window.dilation()));
    return new Window(2 * half, window.dilation());
  }
}

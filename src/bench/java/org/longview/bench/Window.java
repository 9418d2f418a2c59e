package org.longview.bench;

import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.SparsityPattern;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Attention of one head under a window, against the same at {@link #BASE} tokens as often as makes
 * about as many entries. The memory is all that is allocated between the projections and the
 * output, the plan of the pattern among it.
 */
public class Window extends Comparison {
  static final int BASE = 4096;

  @Param({"4096", "16384", "65536"})
  public int n;

  @Param({"512"})
  public int w;

  @Param({"64"})
  public int d;

  @Setup
  public void open() {
    Runnable base = window(BASE);
    compare(
        window(n),
        () -> {
          for (int i = 0; i < n; i += BASE) {
            base.run();
          }
        });
  }

  private Runnable window(int n) {
    Heads heads = new Heads(n, 1, d);
    SparsityPattern window = new SparsityPattern.Window(w, 1);
    return () -> heads.attend(AttentionPlan.of(window, n, KeyPadding.NONE));
  }

  /** What the ratio of times is to be multiplied by to become that of times per exact entry. */
  static double perEntry(int n, int w) {
    SparsityPattern window = new SparsityPattern.Window(w, 1);
    double theirs = (double) n / BASE * window.exactEntries(BASE);
    return theirs / window.exactEntries(n);
  }
}

package org.longview.bench;

import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.SparsityPattern;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** Longview's full attention of 12 heads at 16,384 tokens, against itself at 4,096. */
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class Growth extends Comparison {
  private static final int HEADS = 12;

  @Param({"16384"})
  public int n;

  @Param({"32"})
  public int d;

  @Setup
  public void open() {
    compare(full(n), full(4096));
  }

  private Runnable full(int n) {
    Heads heads = new Heads(n, HEADS, d);
    AttentionPlan full = AttentionPlan.of(new SparsityPattern.Full(), n, KeyPadding.NONE);
    return () -> heads.attend(full);
  }
}

package org.longview.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Longview and a peer doing the same work in turn, on one thread, so that whatever else the machine
 * does meets both alike.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 7, time = 1)
public abstract class Comparison {
  private Runnable ours = () -> {};
  private Runnable theirs = () -> {};

  /** Sets what is compared; to be called while the benchmark is set up. */
  final void compare(Runnable ours, Runnable theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  @Benchmark
  public void round(Times times) {
    times.round(ours, theirs);
  }
}

package org.longview.app.job;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it was given when it is told to, one after the other, on the calling thread. */
public final class ManualExecutor implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  public int waiting() {
    return waiting.size();
  }

  /** Runs the first that waits. */
  public void runNext() {
    waiting.remove().run();
  }

  /** Runs all, those included that are added meanwhile. */
  public void runAll() {
    while (!waiting.isEmpty()) {
      runNext();
    }
  }
}

package org.longview.work;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The only place where threads are made. One computation is split over a fixed number of threads by
 * {@link #forEach}; whole jobs that must not hold up their caller go to {@link #background()}.
 */
public final class Workers implements AutoCloseable {
  private static final ThreadFactory COMPUTE = daemons("longview-compute");
  private static final Workers SHARED = new Workers(Runtime.getRuntime().availableProcessors());
  private static final ExecutorService BACKGROUND =
      Executors.newCachedThreadPool(daemons("longview-job"));

  private final int threads;
  private final @Nullable ExecutorService helpers;
  private final List<Thread> helping = new CopyOnWriteArrayList<>();

  /**
   * Makes workers of their own, for measurements and tests; everyone else takes {@link #shared()}.
   *
   * @param threads threads that one {@link #forEach} uses, the calling one included; at least 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
    this.threads = threads;
    this.helpers = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, this::helper);
  }

  private Thread helper(Runnable body) {
    Thread thread = COMPUTE.newThread(body);
    helping.add(thread);
    return thread;
  }

  /** One thread for each processor. */
  public static Workers shared() {
    return SHARED;
  }

  /** Runs whole jobs, each on a thread of its own. */
  public static ExecutorService background() {
    return BACKGROUND;
  }

  public int threads() {
    return threads;
  }

  /**
   * Bytes that the calling thread and those that help it have allocated since they began, the
   * garbage included, as the Java runtime counts them; empty where it does not.
   */
  public OptionalLong allocatedBytes() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counter)
        || !counter.isThreadAllocatedMemorySupported()
        || !counter.isThreadAllocatedMemoryEnabled()) {
      return OptionalLong.empty();
    }
    long bytes = counter.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (Thread helper : helping) {
      bytes += Math.max(0, counter.getThreadAllocatedBytes(helper.getId()));
    }
    return OptionalLong.of(bytes);
  }

  /**
   * Calls {@code body} once with each of 0 … tasks−1, in any order and on several threads, the
   * calling one among them (so that calls may be nested), and returns when all are done.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the last task began
   * @throws RuntimeException the first failure of {@code body}; tasks not yet begun are then
   *     dropped
   */
  public void forEach(int tasks, Cancellation cancellation, IntConsumer body) {
    Round round = new Round(tasks, cancellation, body);
    if (helpers != null) {
      for (int i = 1; i < Math.min(threads, tasks); i++) {
        helpers.execute(round::help);
      }
    }
    round.run();
    round.await();
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdown();
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger count = new AtomicInteger();
    return body -> {
      Thread thread = new Thread(body, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The tasks of one call of {@link #forEach}, handed out one by one. */
  private static final class Round {
    private final int tasks;
    private final Cancellation cancellation;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private int finished;

    Round(int tasks, Cancellation cancellation, IntConsumer body) {
      this.tasks = tasks;
      this.cancellation = cancellation;
      this.body = body;
    }

    /** Does tasks until there are no more, or until the work is held. */
    void help() {
      run(true);
    }

    /** Does tasks until there are no more. */
    void run() {
      run(false);
    }

    private void run(boolean helps) {
      int done = 0;
      while (!(helps && cancellation.isHeld())) {
        int task = next.getAndIncrement();
        if (task >= tasks) {
          break;
        }
        if (failure.get() == null) {
          try {
            cancellation.check();
            body.accept(task);
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        }
        done++;
      }
      finish(done);
    }

    private synchronized void finish(int done) {
      finished += done;
      notifyAll();
    }

    private synchronized void waitForAll() {
      boolean interrupted = false;
      while (finished < tasks) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    void await() {
      waitForAll();
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}

package org.longview.model;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures how much memory a piece of work asks for, kept or not. */
final class Allocation {
  private Allocation() {}

  /** Bytes that the calling thread allocates while {@code work} runs. */
  static long of(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    work.run();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}

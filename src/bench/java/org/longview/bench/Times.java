package org.longview.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the rounds of an iteration took; JMH sets them to zero when one begins. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Times {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Rounds, in each of which both ran once. */
  public long rounds;

  /** Processor time of Longview's side, in nanoseconds. */
  public long ours;

  /** Processor time of the peer, in nanoseconds. */
  public long theirs;

  /** Bytes that Longview's side allocated. */
  public long bytes;

  /** Runs both sides on the calling thread. */
  void round(Runnable our, Runnable their) {
    long before = THREADS.getCurrentThreadCpuTime();
    their.run();
    long between = THREADS.getCurrentThreadCpuTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    our.run();
    bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
    ours += THREADS.getCurrentThreadCpuTime() - between;
    theirs += between - before;
    rounds++;
  }
}

package org.longview.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The shortest times of an iteration, as whatever else the machine does can only add to them; JMH
 * sets them to zero when an iteration begins.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Times {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    bytes = least(bytes, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    ours = least(ours, THREADS.getCurrentThreadCpuTime() - between);
    theirs = least(theirs, between - before);
  }

  private static long least(long soFar, long value) {
    return soFar == 0 ? value : Math.min(soFar, value);
  }
}

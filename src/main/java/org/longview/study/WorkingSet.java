package org.longview.study;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was computed and is kept for the next question, in a bounded number of bytes; what was used
 * longest ago goes first. Values may share parts, each of which counts once. Several threads may
 * use it.
 */
public final class WorkingSet {
  private record Entry(Object value, Map<Object, Long> parts) {}

  /** Held by whoever computes with what is reserved, so that one question is answered at a time. */
  final Object turn = new Object();

  private final Map<Object, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

  /** How many entries have a part; parts that are only equal are not the same. */
  private final IdentityHashMap<Object, Integer> holders = new IdentityHashMap<>();

  private long capacity;
  private long reserved;
  private long bytes;

  /**
   * An empty set.
   *
   * @param capacity bytes that may be taken by what is kept and what is being computed
   */
  public WorkingSet(long capacity) {
    setCapacity(capacity);
  }

  /** The largest capacity that leaves room in the heap for the model and the window. */
  public static long mostOfHeap() {
    return Runtime.getRuntime().maxMemory() / 4 * 3;
  }

  public synchronized long capacity() {
    return capacity;
  }

  /** Changes the capacity, and drops at once what has no room any more. */
  public synchronized void setCapacity(long newCapacity) {
    if (newCapacity < 0) {
      throw new IllegalArgumentException("a working set of " + newCapacity + " bytes");
    }
    capacity = newCapacity;
    dropUntilItFits();
  }

  /** What is kept now has so many bytes. */
  public synchronized long bytes() {
    return bytes;
  }

  /** What is kept under a key, which counts as used; null if nothing is. */
  synchronized <T> @Nullable T get(Object key, Class<T> type) {
    Entry entry = entries.get(key);
    return entry == null ? null : type.cast(entry.value);
  }

  /**
   * Keeps a value in the place of the one before, unless it has no room even alone.
   *
   * @param parts bytes of what holds the value, part by part
   */
  synchronized void keep(Object key, Object value, Map<Object, Long> parts) {
    long alone = parts.values().stream().mapToLong(Long::longValue).sum();
    if (alone > capacity - reserved) {
      return;
    }
    Entry before = entries.remove(key);
    parts.forEach(this::hold);
    entries.put(key, new Entry(value, parts));
    if (before != null) {
      before.parts.forEach(this::release);
    }
    dropUntilItFits();
  }

  /**
   * Makes room for what is about to be computed, until {@link #release()}.
   *
   * @param needed bytes
   * @return false if there is less room in all; nothing is changed then
   */
  synchronized boolean reserve(long needed) {
    if (needed > capacity) {
      return false;
    }
    reserved = needed;
    dropUntilItFits();
    return true;
  }

  /** Gives the room back. */
  synchronized void release() {
    reserved = 0;
  }

  /** Drops everything. */
  public synchronized void clear() {
    entries.clear();
    holders.clear();
    bytes = 0;
  }

  private void dropUntilItFits() {
    var eldest = entries.values().iterator();
    while (bytes > Math.max(0, capacity - reserved)) {
      Entry entry = eldest.next();
      eldest.remove();
      entry.parts.forEach(this::release);
    }
  }

  private void hold(Object part, long size) {
    if (holders.merge(part, 1, Integer::sum) == 1) {
      bytes += size;
    }
  }

  private void release(Object part, long size) {
    if (holders.merge(part, -1, Integer::sum) == 0) {
      holders.remove(part);
      bytes -= size;
    }
  }
}

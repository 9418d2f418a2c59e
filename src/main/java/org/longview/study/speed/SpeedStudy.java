package org.longview.study.speed;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.budget.Memory;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.study.PatternKind;
import org.longview.study.ShortestTime;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Measures what a layer of attention takes under each mechanism, here and now, with the kernels
 * that the program computes with. Queries, keys and values are random.
 *
 * <p>The time is that of the layer, from its queries, keys and values to its outputs and softmax
 * denominators; the best of several runs after those that warm up, for whatever else the machine
 * does can only add to it. The pattern's intervals, and Linformer's E and F, are made beforehand,
 * as a program does once for a text or a model.
 *
 * <p>The memory is what such a run allocates on all threads, garbage included, together with the
 * intervals or E and F, as the Java runtime counts them: the most that can be held at a time. Full
 * attention is fused, so that its n × n matrix is not in it. Queries, keys and values are not
 * counted: they are the same for all.
 */
public final class SpeedStudy {
  /** The lengths of Linformer's table 3. */
  public static final List<Integer> LENGTHS = LinformerTable.LENGTHS;

  /** Seconds that a run may be expected to take, unless its length was asked for by name. */
  public static final double MOST_SECONDS = 10;

  /** Runs of one point together, unless fewer take longer. */
  static final double ENOUGH_SECONDS = 0.7;

  /** A run that takes longer counts although it is the first of its length. */
  static final double LONG_SECONDS = 2;

  static final int LEAST_RUNS = 3;
  static final int MOST_RUNS = 15;

  /** At first, seconds in which runs get no faster: the compiler is then done with the kernels. */
  static final double PATIENCE = 0.8;

  private static final double MOST_PATIENCE = 8;

  /** Seconds that the compiler may be late with the kernels. */
  static final double MOST_COLD = 60;

  /** Of a run, beside what grows with its length. */
  private static final long BYTES_OF_A_RUN = 1L << 20;

  /** Of the free heap; the rest is for garbage. */
  private static final double MOST_OF_HEAP = 0.8;

  private static final int FLOAT = Float.BYTES;

  /** Row sums and intervals of each row and head. */
  private static final int BYTES_OF_A_ROW = 64;

  /**
   * Queries, keys, values, output, and keys and values as kernels want them, before and after E.
   */
  private static final int MATRICES = 8;

  /** Floats of the widest vectors; packed keys and values of narrower heads fill whole ones. */
  private static final int LANES = 16;

  private final Kernels kernels;
  private final SpeedParameters parameters;
  private final Workers workers;
  private final double patience;
  private final double mostCold;

  /**
   * Keeps its arguments.
   *
   * @param workers of its own, as what its threads allocate is counted
   */
  public SpeedStudy(Kernels kernels, SpeedParameters parameters, Workers workers) {
    this(kernels, parameters, workers, PATIENCE, MOST_COLD);
  }

  /** Warms up for other times than {@link #PATIENCE} and {@link #MOST_COLD}. */
  SpeedStudy(
      Kernels kernels,
      SpeedParameters parameters,
      Workers workers,
      double patience,
      double mostCold) {
    this.patience = patience;
    this.mostCold = mostCold;
    this.kernels = kernels;
    this.parameters = parameters;
    this.workers = workers;
  }

  /**
   * Checks lengths.
   *
   * @return them in ascending order, each once
   * @throws InputException if one is not positive, or too large for the memory that is free; the
   *     sentence names what it would need
   */
  public List<Integer> require(List<Integer> lengths) {
    for (int length : lengths) {
      if (length < 1) {
        throw new InputException("The length is %d; it must be 1 or more.".formatted(length));
      }
      if (!fits(length)) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "Measuring n = %,d would need about %s of memory, of which %s are free; choose"
                    + " lengths up to %,d, or start Java with a larger -Xmx.",
                length,
                Memory.format(bytesNeeded(length)),
                Memory.format(free()),
                longest()));
      }
    }
    return lengths.stream().distinct().sorted().toList();
  }

  /** The lengths that fit into the memory that is free. */
  public List<Integer> fitting(List<Integer> lengths) {
    return lengths.stream().filter(this::fits).toList();
  }

  /** What the largest mechanism holds at most, the queries, keys and values included. */
  long bytesNeeded(long n) {
    int vectors = (parameters.headWidth() + LANES - 1) / LANES;
    long width = (long) parameters.heads() * vectors * LANES;
    return n * (FLOAT * MATRICES * width)
        + n * BYTES_OF_A_ROW * parameters.heads()
        + n * 2 * FLOAT * parameters.rank();
  }

  private boolean fits(long n) {
    long width = (long) parameters.heads() * parameters.headWidth();
    boolean inArrays = n * Math.max(width, parameters.rank()) <= Integer.MAX_VALUE - 8;
    return inArrays && bytesNeeded(n) <= free();
  }

  private long longest() {
    long low = 0;
    long high = Integer.MAX_VALUE;
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (fits(middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Bytes that may be asked for; what is garbage now does not count as free. */
  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return (long) (MOST_OF_HEAP * (runtime.maxMemory() - used));
  }

  /**
   * Measures every mechanism for every length, from the shortest on. A mechanism whose next run is
   * expected to take too long is left where it is.
   *
   * @param lengths from {@link #require} or {@link #fitting}
   * @param mostSeconds that a run may be expected to take
   * @param found is given every point as soon as it is there
   * @param progress is told the time left, too
   * @throws InputException if the kernels are not compiled in time; points found before stay right
   * @throws java.util.concurrent.CancellationException if cancelled, within a run, too
   */
  public void run(
      List<Integer> lengths,
      double mostSeconds,
      Consumer<SpeedPoint> found,
      Progress progress,
      Cancellation cancellation) {
    SpeedSchedule schedule = new SpeedSchedule(mostSeconds);
    for (int i = 0; i < lengths.size(); i++) {
      List<HeadTensors> heads = heads(lengths.get(i), cancellation);
      for (PatternKind kind : SpeedRun.MECHANISMS) {
        if (schedule.isDue(kind, lengths.get(i))) {
          schedule.tell(kind, lengths.subList(i, lengths.size()), progress);
          SpeedPoint point = measure(kind, heads, schedule.isFirst(kind), cancellation);
          schedule.add(point);
          found.accept(point);
        }
      }
    }
  }

  private SpeedPoint measure(
      PatternKind kind, List<HeadTensors> heads, boolean first, Cancellation cancellation) {
    int n = heads.get(0).length();
    if (first) {
      parameters.mechanism(kind, n); // loads classes, which is not to be counted
    }
    long before = allocated();
    Mechanism mechanism = parameters.mechanism(kind, n);
    long held = allocated() - before;
    Run best = attend(heads, mechanism, cancellation);
    boolean cold = first || isCold(best, n);
    if (cold) {
      warmUp(heads, mechanism, cancellation);
    }
    if (cold || best.seconds < LONG_SECONDS) {
      best = fastest(heads, mechanism, cancellation);
    }
    return new SpeedPoint(kind, n, best.seconds, held + best.bytes);
  }

  private void warmUp(List<HeadTensors> heads, Mechanism mechanism, Cancellation cancellation) {
    ShortestTime.of(() -> attend(heads, mechanism, cancellation).seconds, patience, MOST_PATIENCE);
    int n = heads.get(0).length();
    long begin = System.nanoTime();
    while (isCold(attend(heads, mechanism, cancellation), n)) {
      cancellation.check();
      if (since(begin) > mostCold) {
        throw new InputException(
            "Java has not compiled the kernels yet, so that these times would be no figures of"
                + " theirs. Close what else keeps this machine busy and measure again; if that does"
                + " not help, start Longview anew.");
      }
    }
  }

  /**
   * Whether kernels are not compiled yet: every vector is then an object, a hundred times as many
   * bytes as a run holds, and a run takes some fifty times as long.
   */
  private boolean isCold(Run run, int n) {
    return run.bytes > 2 * bytesNeeded(n) + BYTES_OF_A_RUN;
  }

  private Run fastest(List<HeadTensors> heads, Mechanism mechanism, Cancellation cancellation) {
    long begin = System.nanoTime();
    Run best = attend(heads, mechanism, cancellation);
    for (int i = 1; i < LEAST_RUNS || (i < MOST_RUNS && since(begin) < ENOUGH_SECONDS); i++) {
      best = best.least(attend(heads, mechanism, cancellation));
    }
    return best;
  }

  /** What runs took at least; while the compiler is at work they allocate more, too. */
  private record Run(double seconds, long bytes) {
    Run least(Run other) {
      return new Run(Math.min(seconds, other.seconds), Math.min(bytes, other.bytes));
    }
  }

  private Run attend(List<HeadTensors> heads, Mechanism mechanism, Cancellation cancellation) {
    long before = allocated();
    long begin = System.nanoTime();
    new LayerAttention(kernels, heads, mechanism, workers, cancellation);
    return new Run(since(begin), allocated() - before);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private long allocated() {
    return workers
        .allocatedBytes()
        .orElseThrow(
            () ->
                new InputException(
                    "This Java runtime does not count what its threads allocate; use an OpenJDK."));
  }

  /** Random queries, keys and values, those of all heads side by side as in the program. */
  private List<HeadTensors> heads(int n, Cancellation cancellation) {
    int d = parameters.headWidth();
    Matrix[] qkv = new Matrix[3];
    for (int i = 0; i < qkv.length; i++) {
      qkv[i] = Matrix.zeros(n, parameters.heads() * d);
      float[] data = qkv[i].data();
      int seed = i;
      workers.forEach(
          parameters.heads(),
          cancellation,
          h -> {
            SplittableRandom random = new SplittableRandom(seed * 31L + h);
            for (int at = h * n * d; at < (h + 1) * n * d; at++) {
              data[at] = (float) (2 * random.nextDouble() - 1);
            }
          });
    }
    return IntStream.range(0, parameters.heads())
        .mapToObj(
            h ->
                new HeadTensors(
                    qkv[0].columns(h * d, (h + 1) * d),
                    qkv[1].columns(h * d, (h + 1) * d),
                    qkv[2].columns(h * d, (h + 1) * d)))
        .toList();
  }
}

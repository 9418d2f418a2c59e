package org.longview.picture;

import java.util.Arrays;
import java.util.BitSet;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * Which weights of a block are drawn as curves: the largest, which together hold a share of all.
 * The strongest of them are listed one by one; the others, and the weights that are no curves, are
 * summed in cells of neighbouring pairs.
 *
 * @param query of each listed curve, from the block's first token on; the weakest first
 * @param key likewise
 * @param head of each listed curve
 * @param weight of each listed curve
 * @param cells a side of the grid of sums
 * @param faint for each head of the block the ink of what is not listed, cells × cells; empty for
 *     heads that are not shown
 * @param count of all curves
 * @param share of all weights that the curves hold, from 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record ArcChoice(
    int[] query,
    int[] key,
    int[] head,
    float[] weight,
    int cells,
    float[][] faint,
    long count,
    double share) {
  /** Bits of a float that do not matter: weights are sorted to about a percent. */
  private static final int COARSE = 16;

  /** What is smaller is as good as nothing. */
  private static final int SMALLEST = Float.floatToIntBits(1e-9f) >> COARSE;

  private static final int BUCKETS = (Float.floatToIntBits(2f) >> COARSE) + 1 - SMALLEST;

  /** So that the faintest curve can be seen. */
  private static final float LEAST_INK = 0.12f;

  /** Ink of a weight that is no curve. */
  private static final float DENSITY = 0.5f;

  /**
   * How much is drawn in which way.
   *
   * @param share of the weights that the curves are to hold, from 0 to 1
   * @param listed curves at most, about
   * @param cells a side of the grid of the others
   */
  public record Limits(double share, int listed, int cells) {}

  /** What is looked at: all tokens of the block, or one of them. */
  public sealed interface Part {
    /** Every query and every key. */
    record All() implements Part {}

    /** A query, counted from the block's first token. */
    record Query(int token) implements Part {}

    /** A key, counted from the block's first token. */
    record Key(int token) implements Part {}
  }

  /** How strong the curve of a weight is drawn, from above 0 to 1. */
  static float ink(float weight) {
    return LEAST_INK + (1 - LEAST_INK) * (float) Math.sqrt(Math.min(1, weight));
  }

  /** The same without listed curves. */
  ArcChoice withoutCurves() {
    return new ArcChoice(
        new int[0], new int[0], new int[0], new float[0], cells, faint, count, share);
  }

  /** Number of listed curves. */
  public int listed() {
    return query.length;
  }

  /**
   * Chooses.
   *
   * @param heads that are shown
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ArcChoice of(
      ArcBlock block,
      BitSet heads,
      Part part,
      Limits limits,
      Workers workers,
      Cancellation cancellation) {
    int[] shown = heads.stream().filter(h -> h < block.heads().size()).toArray();
    Range range = Range.of(part, block.count());
    int[][] counts = new int[shown.length][BUCKETS];
    double[][] sums = new double[shown.length][BUCKETS];
    workers.forEach(
        shown.length,
        cancellation,
        h ->
            range.forEach(
                block.count(),
                block.heads().get(shown[h]),
                (i, j, weight) -> {
                  int bucket = bucket(weight);
                  counts[h][bucket]++;
                  sums[h][bucket] += weight;
                }));
    double all = 0;
    for (double[] ofHead : sums) {
      for (double sum : ofHead) {
        all += sum;
      }
    }
    int least = BUCKETS; // of a curve
    int leastListed = BUCKETS;
    long chosen = 0;
    double held = 0;
    while (least > 1 && held < limits.share() * all) {
      least--;
      for (int h = 0; h < shown.length; h++) {
        chosen += counts[h][least];
        held += sums[h][least];
      }
      if (chosen <= limits.listed()) {
        leastListed = least;
      }
    }
    Collector collector =
        new Collector(block.count(), limits.cells(), floor(least), floor(leastListed));
    return collector.collect(
        block, shown, range, chosen, all > 0 ? held / all : 0, workers, cancellation);
  }

  private static int bucket(float weight) {
    int bucket = (Float.floatToRawIntBits(weight) >> COARSE) - SMALLEST;
    return Math.max(0, Math.min(BUCKETS - 1, bucket));
  }

  /** The least weight of a bucket but the first, and of those above. */
  private static float floor(int bucket) {
    return Float.intBitsToFloat((bucket + SMALLEST) << COARSE);
  }

  /** Puts every weight where it belongs. */
  private static final class Collector {
    private final int count;
    private final float least;
    private final float leastListed;
    private final int cells;
    private final int[] cellOf;

    /**
     * For weights of a block.
     *
     * @param least weight of a curve
     * @param leastListed weight of a listed one
     */
    Collector(int count, int cells, float least, float leastListed) {
      this.count = count;
      this.least = least;
      this.leastListed = leastListed;
      this.cells = Math.min(cells, count);
      cellOf = new int[count];
      for (int i = 0; i < count; i++) {
        cellOf[i] = (int) ((long) i * this.cells / count);
      }
    }

    ArcChoice collect(
        ArcBlock block,
        int[] shown,
        Range range,
        long chosen,
        double share,
        Workers workers,
        Cancellation cancellation) {
      float[][] faint = new float[block.heads().size()][0];
      Curves[] found = new Curves[shown.length];
      workers.forEach(
          shown.length,
          cancellation,
          h -> {
            int head = shown[h];
            faint[head] = new float[cells * cells];
            found[h] = new Curves(head);
            collect(block.heads().get(head), range, found[h], faint[head]);
          });
      Curves all = new Curves(0);
      for (Curves curves : found) {
        all.addAll(curves);
      }
      return all.sorted(cells, faint, chosen, share);
    }

    private void collect(float[] weights, Range range, Curves curves, float[] faint) {
      range.forEach(
          count,
          weights,
          (i, j, weight) -> {
            if (weight >= leastListed) {
              curves.add(i, j, weight);
            } else {
              faint[cellOf[i] * cells + cellOf[j]] +=
                  weight >= least ? ink(weight) : DENSITY * weight;
            }
          });
    }
  }

  /** The queries and keys that are looked at. */
  private record Range(int queryFrom, int queryTo, int keyFrom, int keyTo) {
    static Range of(Part part, int count) {
      if (part instanceof Part.Query query) {
        return new Range(query.token(), query.token() + 1, 0, count);
      }
      if (part instanceof Part.Key key) {
        return new Range(0, count, key.token(), key.token() + 1);
      }
      return new Range(0, count, 0, count);
    }

    void forEach(int count, float[] weights, Visitor visitor) {
      for (int i = queryFrom; i < queryTo; i++) {
        for (int j = keyFrom; j < keyTo; j++) {
          float weight = weights[i * count + j];
          if (weight > 0) {
            visitor.visit(i, j, weight);
          }
        }
      }
    }
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(int query, int key, float weight);
  }

  /** Curves that are being collected, query and key in one number. */
  private static final class Curves {
    private final int head;
    private long[] pairs = new long[256];
    private float[] weights = new float[256];
    private int[] heads = new int[256];
    private int size;

    Curves(int head) {
      this.head = head;
    }

    void add(int query, int key, float weight) {
      add((long) query << Integer.SIZE | key, weight, head);
    }

    private void add(long pair, float weight, int ofHead) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
        weights = Arrays.copyOf(weights, 2 * size);
        heads = Arrays.copyOf(heads, 2 * size);
      }
      pairs[size] = pair;
      weights[size] = weight;
      heads[size++] = ofHead;
    }

    void addAll(Curves other) {
      for (int i = 0; i < other.size; i++) {
        add(other.pairs[i], other.weights[i], other.heads[i]);
      }
    }

    /** The weakest first, so that the strongest are listed last. */
    ArcChoice sorted(int cells, float[][] faint, long count, double share) {
      long[] order = new long[size];
      for (int i = 0; i < size; i++) {
        order[i] = (long) Float.floatToIntBits(weights[i]) << Integer.SIZE | i;
      }
      Arrays.sort(order);
      int[] query = new int[size];
      int[] key = new int[size];
      int[] ofHead = new int[size];
      float[] weight = new float[size];
      for (int i = 0; i < size; i++) {
        int at = (int) order[i];
        query[i] = (int) (pairs[at] >> Integer.SIZE);
        key[i] = (int) pairs[at];
        ofHead[i] = heads[at];
        weight[i] = weights[at];
      }
      return new ArcChoice(query, key, ofHead, weight, cells, faint, count, share);
    }
  }
}

package org.longview.attention;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.InputException;

/**
 * Linformer's projections E and F, which turn n keys and values into k (Wang et al. 2020, equation
 * 7; k × n as used there). Immutable.
 */
public sealed interface Projection {
  /** Tells the random numbers of layers apart. */
  long LAYER_SEED = 0x9E3779B97F4A7C15L;

  /** k, the number of rows of E and F. */
  int rank();

  /** n, the number of tokens that they project. */
  int length();

  /** Bytes of the matrices that are stored. */
  long bytes();

  /** E·x for the keys of a head; x is n × d, the result k × d. */
  Matrix projectKeys(Kernels kernels, int head, Matrix x);

  /** F·x for the values of a head; x is n × d, the result k × d. */
  Matrix projectValues(Kernels kernels, int head, Matrix x);

  /** Row t of a head's E: how the projected key t weighs the n tokens; a copy. */
  float[] keyWeights(int head, int t);

  /** Some columns of a head's F, k × (to − from). Not to be modified. */
  Matrix valueColumns(int head, int from, int to);

  /** Which heads and layers have the same E and F (Wang et al. 2020, section 4). */
  enum Sharing {
    /** Every head of every layer has its own E and F. */
    NONE("none"),
    /** The heads of a layer share one E and one F. */
    HEADWISE("headwise"),
    /** The heads of a layer share one E, which is F too. */
    KEY_VALUE("key-value"),
    /** All layers and heads share one E, which is F too. */
    LAYERWISE("layerwise");

    private final String id;

    Sharing(String id) {
      this.id = id;
    }

    /** On the command line, on screen and in files. */
    public String id() {
      return id;
    }

    /**
     * The way of a name, for which "kv" stands too.
     *
     * @throws InputException if there is none
     */
    public static Sharing named(String name) {
      String id = name.equals("kv") ? KEY_VALUE.id : name;
      return Stream.of(values())
          .filter(known -> known.id.equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new InputException(
                      "There is no sharing %s; there are none, headwise, key-value and layerwise."
                          .formatted(name)));
    }

    /** How many k × n matrices a model has: 288, 24, 12 or 1 with 12 layers of 12 heads. */
    public long matrices(long layers, long heads) {
      return switch (this) {
        case NONE -> Math.multiplyExact(2, Math.multiplyExact(layers, heads));
        case HEADWISE -> Math.multiplyExact(2, layers);
        case KEY_VALUE -> layers;
        case LAYERWISE -> 1;
      };
    }
  }

  /**
   * E and F of one layer with normally distributed elements of standard deviation 1/√k (the proof
   * of theorem 1). What is shared is the same for the same seed.
   *
   * @param heads of the layer
   * @param layer counted from 0
   * @throws InputException if the rank is not positive, or E too large for an array
   */
  static Projection gaussian(
      int rank, int length, long seed, Sharing sharing, int heads, int layer) {
    checkSize(rank, length);
    long ofLayer = sharing == Sharing.LAYERWISE ? seed : seed + layer * LAYER_SEED;
    Random random = new Random(ofLayer);
    int count = sharing == Sharing.NONE ? heads : 1;
    Matrix[] e = gaussians(random, count, rank, length);
    boolean same = sharing == Sharing.KEY_VALUE || sharing == Sharing.LAYERWISE;
    return new Dense(e, same ? e : gaussians(random, count, rank, length));
  }

  private static Matrix[] gaussians(Random random, int count, int rank, int length) {
    Matrix[] matrices = new Matrix[count];
    for (int i = 0; i < count; i++) {
      matrices[i] = Matrix.of(gaussians(random, rank * length, rank), rank, length);
    }
    return matrices;
  }

  private static void checkSize(int rank, int length) {
    checkRank(rank);
    long size = (long) rank * length;
    if (size > Integer.MAX_VALUE - 8) {
      throw new InputException(
          "A Gaussian projection of rank "
              + rank
              + " for "
              + length
              + " tokens would hold "
              + size
              + " numbers; take a smaller rank, or mean pooling, which stores none.");
    }
  }

  private static float[] gaussians(Random random, int size, int rank) {
    double deviation = 1 / Math.sqrt(rank);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) (random.nextGaussian() * deviation);
    }
    return numbers;
  }

  /**
   * The mean of neighbours: row t of E, and of F, averages the tokens ⌊t·n/k⌋ … ⌊(t+1)·n/k⌋−1, and
   * is zero where there are none (k &gt; n).
   *
   * @throws InputException if the rank is not positive
   */
  static Projection meanPooling(int rank, int length) {
    checkRank(rank);
    return new MeanPooling(rank, length);
  }

  /**
   * The given matrices.
   *
   * @param e one for all heads or one for each, all k × n; not modified
   * @param f likewise, or null for F = E
   * @param heads of the attention that is to be projected
   * @param length n, of the text that is to be projected
   * @throws InputException if the shapes do not fit
   */
  static Projection of(Matrix[] e, Matrix @Nullable [] f, int heads, int length) {
    Matrix[] values = f == null ? e : f;
    checkShapes("E", e, heads, length);
    checkShapes("F", values, heads, length);
    if (e[0].rows() != values[0].rows()) {
      throw new InputException(
          "E has "
              + e[0].rows()
              + " rows and F "
              + values[0].rows()
              + "; both need the same number, the rank.");
    }
    return new Dense(e.clone(), values.clone());
  }

  private static void checkShapes(String name, Matrix[] matrices, int heads, int length) {
    if (matrices.length != 1 && matrices.length != heads) {
      throw new InputException(
          name
              + " is given for "
              + matrices.length
              + " heads but there are "
              + heads
              + "; give one for all or one for each.");
    }
    if (matrices[0].columns() != length) {
      throw new InputException(
          name
              + " projects "
              + matrices[0].columns()
              + " tokens but the text has "
              + length
              + "; it must have one column for each token.");
    }
  }

  private static void checkRank(int rank) {
    if (rank < 1) {
      throw new InputException("The rank is " + rank + "; it must be 1 or more.");
    }
  }

  /** Stored matrices, one for all heads or one for each. */
  final class Dense implements Projection {
    private final Matrix[] e;
    private final Matrix[] f;

    private Dense(Matrix[] e, Matrix[] f) {
      this.e = e;
      this.f = f;
    }

    @Override
    public int rank() {
      return e[0].rows();
    }

    @Override
    public int length() {
      return e[0].columns();
    }

    @Override
    public long bytes() {
      long matrices = e == f || e[0] == f[0] ? e.length : (long) e.length + f.length;
      return 4L * rank() * length() * matrices;
    }

    @Override
    public Matrix projectKeys(Kernels kernels, int head, Matrix x) {
      return multiply(kernels, e[e.length == 1 ? 0 : head], x);
    }

    @Override
    public Matrix projectValues(Kernels kernels, int head, Matrix x) {
      return multiply(kernels, f[f.length == 1 ? 0 : head], x);
    }

    @Override
    public float[] keyWeights(int head, int t) {
      Matrix chosen = e[e.length == 1 ? 0 : head];
      return Arrays.copyOfRange(chosen.data(), chosen.at(t), chosen.at(t) + chosen.columns());
    }

    @Override
    public Matrix valueColumns(int head, int from, int to) {
      return f[f.length == 1 ? 0 : head].columns(from, to);
    }

    private static Matrix multiply(Kernels kernels, Matrix projection, Matrix x) {
      Matrix projected = Matrix.zeros(projection.rows(), x.columns());
      kernels.multiply(projection, kernels.pack(x), null, projected);
      return projected;
    }
  }

  /** Averages, which need no matrix. */
  record MeanPooling(int rank, int length) implements Projection {
    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public Matrix projectKeys(Kernels kernels, int head, Matrix x) {
      Matrix pooled = Matrix.zeros(rank, x.columns());
      double[] sums = new double[x.columns()];
      for (int t = 0; t < rank; t++) {
        int from = boundary(t);
        int to = boundary(t + 1);
        Arrays.fill(sums, 0);
        for (int i = from; i < to; i++) {
          for (int c = 0; c < sums.length; c++) {
            sums[c] += x.data()[x.at(i) + c];
          }
        }
        for (int c = 0; c < sums.length && from < to; c++) {
          pooled.data()[pooled.at(t) + c] = (float) (sums[c] / (to - from));
        }
      }
      return pooled;
    }

    @Override
    public Matrix projectValues(Kernels kernels, int head, Matrix x) {
      return projectKeys(kernels, head, x);
    }

    @Override
    public float[] keyWeights(int head, int t) {
      float[] weights = new float[length];
      Arrays.fill(weights, boundary(t), boundary(t + 1), 1f / (boundary(t + 1) - boundary(t)));
      return weights;
    }

    @Override
    public Matrix valueColumns(int head, int from, int to) {
      Matrix columns = Matrix.zeros(rank, to - from);
      for (int t = 0; t < rank; t++) {
        int first = Math.max(from, boundary(t));
        int last = Math.min(to, boundary(t + 1));
        for (int j = first; j < last; j++) {
          columns.data()[columns.at(t) + j - from] = 1f / (boundary(t + 1) - boundary(t));
        }
      }
      return columns;
    }

    private int boundary(int t) {
      return (int) ((long) t * length / rank);
    }
  }
}

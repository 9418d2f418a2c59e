package org.longview.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/**
 * Reads tensors that the user brought as {@code .npz}, or as {@code .npy} where one array is
 * enough. A file is told by its content, and every array is checked: its type, its shape, and that
 * all its elements are finite.
 */
public final class TensorFile {
  private static final List<String> QKV = List.of("q", "k", "v");
  private static final List<String> GLOBAL_QKV = List.of("qg", "kg", "vg");
  private static final String ATTENTION = "attention";
  private static final String RANDOM_TOKENS = "random_index";
  private static final String RANDOM_BLOCKS = "random_block_index";
  private static final int MOST_NAMES = 12;

  private final Path file;
  private final Set<String> names;
  private final Source source;

  /** Gives an array by its name. */
  @FunctionalInterface
  private interface Source {
    TensorArray array(String name);
  }

  private TensorFile(Path file, Set<String> names, Source source) {
    this.file = file;
    this.names = names;
    this.source = source;
  }

  /**
   * Reads queries, keys and values, or finished attention. Where a file holds both, the former are
   * taken. A {@code .npy} file is finished attention.
   *
   * @throws InputException if the file is missing, damaged or too large, or its arrays are not as
   *     they should be
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static UserTensors readTensors(Path file, Cancellation cancellation) {
    return readTensors(file, MemoryAllowance.ofHeap(), cancellation);
  }

  static UserTensors readTensors(Path file, MemoryAllowance memory, Cancellation cancellation) {
    InputFile.require(file);
    if (isNpy(file)) {
      TensorArray attention = Npy.read(file, memory, cancellation);
      return new TensorFile(file, Set.of(ATTENTION), name -> attention).tensors();
    }
    try (Npz npz = Npz.open(file, memory)) {
      return new TensorFile(file, npz.names(), name -> npz.array(name, cancellation)).tensors();
    }
  }

  /**
   * Reads Linformer's projections: E, and F unless it equals E. A {@code .npy} file is E.
   *
   * @throws InputException if the file is missing, damaged or too large, or its arrays are not as
   *     they should be
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Projections readProjections(Path file, Cancellation cancellation) {
    MemoryAllowance memory = MemoryAllowance.ofHeap();
    InputFile.require(file);
    if (isNpy(file)) {
      TensorArray e = Npy.read(file, memory, cancellation);
      return new TensorFile(file, Set.of("E"), name -> e).projections();
    }
    try (Npz npz = Npz.open(file, memory)) {
      return new TensorFile(file, npz.names(), name -> npz.array(name, cancellation)).projections();
    }
  }

  /**
   * Reads BigBird's random keys: {@code random_index} (n, r) of the token form, or {@code
   * random_block_index} (heads, blocks − 2, r) of the block form. A {@code .npy} file is the one
   * that is wanted.
   *
   * @throws InputException if the file is missing, damaged or too large, or its array is not as it
   *     should be
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static RandomIndex readRandomIndex(Path file, boolean blocks, Cancellation cancellation) {
    MemoryAllowance memory = MemoryAllowance.ofHeap();
    String name = blocks ? RANDOM_BLOCKS : RANDOM_TOKENS;
    InputFile.require(file);
    if (isNpy(file)) {
      TensorArray index = Npy.read(file, memory, cancellation);
      return new TensorFile(file, Set.of(name), any -> index).randomIndex(name);
    }
    try (Npz npz = Npz.open(file, memory)) {
      return new TensorFile(file, npz.names(), any -> npz.array(any, cancellation))
          .randomIndex(name);
    }
  }

  private static boolean isNpy(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Npy.MAGIC.equals(new String(in.readNBytes(Npy.MAGIC.length()), ISO_8859_1));
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  private UserTensors tensors() {
    if (QKV.stream().anyMatch(names::contains)) {
      return projected();
    }
    if (names.contains(ATTENTION)) {
      return finished();
    }
    throw missing("q, k and v, or attention");
  }

  private UserTensors.Projected projected() {
    require(QKV);
    TensorArray q = source.array("q");
    Shape shape = q.shape();
    if (shape.rank() != 2 && shape.rank() != 3) {
      throw wrongShape(q, "(heads, n, d) or (n, d)");
    }
    boolean oneHead = shape.rank() == 2;
    int heads = oneHead ? 1 : shape.length(0);
    int n = shape.length(shape.rank() - 2);
    int d = shape.length(shape.rank() - 1);
    requireElements(q);
    UserTensors.Qkv ordinary =
        new UserTensors.Qkv(finite(q), like("k", shape, "q"), like("v", shape, "q"));
    UserTensors.Qkv global = null;
    if (GLOBAL_QKV.stream().anyMatch(names::contains)) {
      require(GLOBAL_QKV);
      global =
          new UserTensors.Qkv(
              like("qg", shape, "q"), like("kg", shape, "q"), like("vg", shape, "q"));
    }
    return new UserTensors.Projected(
        fileName(), heads, n, d, ordinary, global, tokens(n), keyOk(n));
  }

  private UserTensors.Finished finished() {
    TensorArray attention = source.array(ATTENTION);
    Shape shape = attention.shape();
    int rank = shape.rank();
    if ((rank != 3 && rank != 4) || shape.length(rank - 1) != shape.length(rank - 2)) {
      throw wrongShape(attention, "(heads, n, n) or (layers, heads, n, n)");
    }
    requireElements(attention);
    float[] weights = finite(attention);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new InputException(
            "%s is %s at %s, but attention is never negative; save it after the softmax."
                .formatted(attention.what(), weights[i], shape.index(i)));
      }
    }
    int n = shape.length(rank - 1);
    int layers = rank == 4 ? shape.length(0) : 1;
    return new UserTensors.Finished(
        fileName(), layers, shape.length(rank - 3), n, weights, tokens(n), keyOk(n));
  }

  private Projections projections() {
    require(List.of("E"));
    TensorArray e = source.array("E");
    Shape shape = e.shape();
    int rank = shape.rank();
    if (rank != 2 && rank != 3) {
      throw wrongShape(e, "(k, n) or (heads, k, n)");
    }
    requireElements(e);
    float[] keys = finite(e);
    float[] values = names.contains("F") ? like("F", shape, "E") : keys;
    return new Projections(
        file.toString(),
        rank == 3 ? shape.length(0) : 1,
        shape.length(rank - 2),
        shape.length(rank - 1),
        keys,
        values);
  }

  private RandomIndex randomIndex(String name) {
    boolean blocks = name.equals(RANDOM_BLOCKS);
    String other = blocks ? RANDOM_TOKENS : RANDOM_BLOCKS;
    if (!names.contains(name) && names.contains(other)) {
      throw new InputException(
          "%s holds %s, which is for the %s form; %s."
              .formatted(
                  file,
                  other,
                  blocks ? "token" : "block",
                  blocks ? "leave out the block size" : "give the block size"));
    }
    require(List.of(name));
    TensorArray index = source.array(name);
    Shape shape = index.shape();
    int rank = blocks ? 3 : 2;
    if (shape.rank() != rank) {
      throw wrongShape(index, blocks ? "(heads, blocks − 2, r)" : "(n, r)");
    }
    return new RandomIndex(
        fileName(), blocks ? shape.length(0) : 1, blocks, shape.length(rank - 1), index.integers());
  }

  /** The finite elements of an array that must have the shape of another. */
  private float[] like(String name, Shape shape, String model) {
    TensorArray array = source.array(name);
    if (!array.shape().equals(shape)) {
      throw wrongShape(array, shape + " like " + model);
    }
    return finite(array);
  }

  private List<String> tokens(int n) {
    if (!names.contains("tokens")) {
      return List.of();
    }
    TensorArray tokens = source.array("tokens");
    requireLength(tokens, n);
    return List.of(tokens.strings());
  }

  private boolean @Nullable [] keyOk(int n) {
    if (!names.contains("key_ok")) {
      return null;
    }
    TensorArray array = source.array("key_ok");
    requireLength(array, n);
    double[] marks = array.doubles();
    boolean[] ok = new boolean[n];
    for (int i = 0; i < n; i++) {
      requireFinite(array, marks[i], i);
      ok[i] = marks[i] != 0;
    }
    return ok;
  }

  private static void requireLength(TensorArray array, int n) {
    if (array.shape().rank() != 1 || array.shape().length(0) != n) {
      throw wrongShape(array, "(%d,), one for each token".formatted(n));
    }
  }

  private static void requireElements(TensorArray array) {
    if (array.shape().count() == 0) {
      throw new InputException(
          "%s has shape %s and so no elements; save at least one head and one token."
              .formatted(array.what(), array.shape()));
    }
  }

  private static float[] finite(TensorArray array) {
    float[] elements = array.floats();
    for (int i = 0; i < elements.length; i++) {
      requireFinite(array, elements[i], i);
    }
    return elements;
  }

  private static void requireFinite(TensorArray array, double element, int i) {
    if (!Double.isFinite(element)) {
      throw new InputException(
          "%s is %s at %s; replace it by a finite number."
              .formatted(
                  array.what(),
                  Double.isNaN(element) ? "NaN" : "infinite",
                  array.shape().index(i)));
    }
  }

  private static InputException wrongShape(TensorArray array, String wanted) {
    return new InputException(
        "%s has shape %s, but must be %s.".formatted(array.what(), array.shape(), wanted));
  }

  private void require(List<String> needed) {
    if (!names.containsAll(needed)) {
      throw missing(needed.size() == 1 ? needed.get(0) : "all of " + String.join(", ", needed));
    }
  }

  private InputException missing(String needed) {
    String held =
        names.isEmpty()
            ? "no arrays"
            : names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", …" : "");
    return new InputException("%s holds %s, but must hold %s.".formatted(file, held, needed));
  }

  private String fileName() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}

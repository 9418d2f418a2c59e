package org.longview.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/**
 * Reads tensors that the user brought as {@code .npz}, as {@code .safetensors}, as a folder of
 * {@code .npy} files, or as {@code .npy} where one array is enough. A file is told by its content,
 * and every array is checked: its type, its shape, and that all its elements are finite.
 */
public final class TensorFile {
  private static final List<String> QKV = List.of("q", "k", "v");
  private static final List<String> GLOBAL_QKV = List.of("qg", "kg", "vg");
  private static final Set<String> PARTS =
      Set.of("q.npy", "k.npy", "v.npy", "qg.npy", "kg.npy", "vg.npy", "tokens.npy", "key_ok.npy");

  private static final String ATTENTION = "attention";
  private static final String TOKENS = "tokens";
  private static final String KEY_OK = "key_ok";
  private static final String RANDOM_TOKENS = "random_index";
  private static final String RANDOM_BLOCKS = "random_block_index";
  private static final int MOST_NAMES = 12;

  /** How the names of files with tensors usually end, without the dot. */
  public static final List<String> ENDINGS = List.of("npz", "npy", "safetensors");

  private final Path file;
  private final NamedArrays arrays;
  private final MemoryAllowance memory;
  private final Cancellation cancellation;

  private TensorFile(
      Path file, NamedArrays arrays, MemoryAllowance memory, Cancellation cancellation) {
    this.file = file;
    this.arrays = arrays;
    this.memory = memory;
    this.cancellation = cancellation;
  }

  /** Whether a file or folder looks as if it held tensors, by its name or by its content. */
  public static boolean isTensors(Path path) {
    return NamedArrays.areIn(path);
  }

  /**
   * The folder of a {@code .npy} file that is only a part, such as {@code q.npy}; else the path.
   */
  public static Path whole(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder != null && PARTS.contains(String.valueOf(path.getFileName())) ? folder : path;
  }

  /**
   * A number that changes with a file, or with the {@code .npy} files of a folder.
   *
   * @throws InputException if there is none
   */
  public static long stamp(Path path) {
    if (Files.isDirectory(path)) {
      return NpyFolder.open(path, MemoryAllowance.ofHeap()).stamp();
    }
    return InputFile.stamp(path);
  }

  /**
   * Reads queries, keys and values, or finished attention. Where a file holds both, the former are
   * taken. A {@code .npy} file is finished attention.
   *
   * @param file a file, or a folder of {@code .npy} files
   * @throws InputException if the file is missing, damaged or too large, or its arrays are not as
   *     they should be
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static UserTensors readTensors(Path file, Cancellation cancellation) {
    return readTensors(file, MemoryAllowance.ofHeap(), cancellation);
  }

  static UserTensors readTensors(Path file, MemoryAllowance memory, Cancellation cancellation) {
    return read(whole(file), ATTENTION, memory, cancellation, TensorFile::tensors);
  }

  /**
   * Reads Linformer's projections: E, and F unless it equals E. A {@code .npy} file is E.
   *
   * @throws InputException if the file is missing, damaged or too large, or its arrays are not as
   *     they should be
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Projections readProjections(Path file, Cancellation cancellation) {
    return read(file, "E", MemoryAllowance.ofHeap(), cancellation, TensorFile::projections);
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
    String name = blocks ? RANDOM_BLOCKS : RANDOM_TOKENS;
    return read(
        file, name, MemoryAllowance.ofHeap(), cancellation, tensors -> tensors.randomIndex(name));
  }

  private static <T> T read(
      Path file,
      String single,
      MemoryAllowance memory,
      Cancellation cancellation,
      Function<TensorFile, T> content) {
    try (NamedArrays arrays = NamedArrays.open(file, single, memory)) {
      return content.apply(new TensorFile(file, arrays, memory, cancellation));
    }
  }

  private TensorArray array(String name) {
    return arrays.array(name, cancellation);
  }

  private boolean holds(String name) {
    return arrays.names().contains(name);
  }

  /** Refuses what is too large, before any of it is read. */
  private void requireMemory(List<String> names) {
    memory.require(
        file.toString(), names.stream().filter(this::holds).mapToLong(arrays::bytes).sum());
  }

  private UserTensors tensors() {
    if (QKV.stream().anyMatch(this::holds)) {
      return projected();
    }
    if (holds(ATTENTION)) {
      return finished();
    }
    throw missing("q, k and v, or attention");
  }

  private UserTensors.Projected projected() {
    require(QKV);
    boolean separate = GLOBAL_QKV.stream().anyMatch(this::holds);
    if (separate) {
      require(GLOBAL_QKV);
    }
    requireMemory(Stream.of(QKV, GLOBAL_QKV).flatMap(List::stream).toList());
    TensorArray q = array("q");
    Shape shape = q.shape();
    int rank = shape.rank();
    if (rank < 2 || rank > 4) {
      throw wrongShape(q, "(heads, n, d) or (n, d), or of several layers (layers, heads, n, d)");
    }
    int n = shape.length(rank - 2);
    requireElements(q);
    UserTensors.Qkv ordinary =
        new UserTensors.Qkv(finite(q), like("k", shape, "q"), like("v", shape, "q"));
    UserTensors.Qkv global =
        separate
            ? new UserTensors.Qkv(
                like("qg", shape, "q"), like("kg", shape, "q"), like("vg", shape, "q"))
            : null;
    return new UserTensors.Projected(
        fileName(),
        rank == 4 ? shape.length(0) : 1,
        rank == 2 ? 1 : shape.length(rank - 3),
        n,
        shape.length(rank - 1),
        ordinary,
        global,
        tokens(n),
        keyOk(n));
  }

  private UserTensors.Finished finished() {
    requireMemory(List.of(ATTENTION));
    TensorArray attention = array(ATTENTION);
    Shape shape = attention.shape();
    int rank = shape.rank();
    if (rank < 2 || rank > 4 || shape.length(rank - 1) != shape.length(rank - 2)) {
      throw wrongShape(attention, "(heads, n, n), (layers, heads, n, n) or (n, n)");
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
    int layers = rank == 4 ? shape.length(0) : 1;
    int heads = rank == 2 ? 1 : shape.length(rank - 3);
    int n = shape.length(rank - 1);
    return new UserTensors.Finished(
        fileName(),
        layers,
        heads,
        n,
        weights,
        RowSums.warning(fileName(), layers, heads, n, weights),
        tokens(n),
        keyOk(n));
  }

  private Projections projections() {
    require(List.of("E"));
    TensorArray e = array("E");
    Shape shape = e.shape();
    int rank = shape.rank();
    if (rank != 2 && rank != 3) {
      throw wrongShape(e, "(k, n) or (heads, k, n)");
    }
    requireElements(e);
    float[] keys = finite(e);
    float[] values = holds("F") ? like("F", shape, "E") : keys;
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
    if (!holds(name) && holds(other)) {
      throw new InputException(
          "%s holds %s, which is for the %s form; %s."
              .formatted(
                  file,
                  other,
                  blocks ? "token" : "block",
                  blocks ? "leave out the block size" : "give the block size"));
    }
    require(List.of(name));
    TensorArray index = array(name);
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
    TensorArray array = array(name);
    if (!array.shape().equals(shape)) {
      throw wrongShape(array, shape + " like " + model);
    }
    return finite(array);
  }

  private List<String> tokens(int n) {
    if (!holds(TOKENS)) {
      return List.of();
    }
    TensorArray tokens = array(TOKENS);
    if (tokens.isText()) {
      return lines(tokens, n);
    }
    requireLength(tokens, n);
    return List.of(tokens.strings());
  }

  /**
   * Names in a file whose format has no strings, as the bytes of a text with a name on each line.
   */
  private static List<String> lines(TensorArray tokens, int n) {
    List<String> lines = List.of(tokens.text().split("\n", -1));
    if (lines.size() != n) {
      throw new InputException(
          "%s names %d tokens, one on each line, but there are %d."
              .formatted(tokens.what(), lines.size(), n));
    }
    return lines;
  }

  private boolean @Nullable [] keyOk(int n) {
    if (!holds(KEY_OK)) {
      return null;
    }
    TensorArray array = array(KEY_OK);
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
    if (!arrays.names().containsAll(needed)) {
      throw missing(needed.size() == 1 ? needed.get(0) : "all of " + String.join(", ", needed));
    }
  }

  private InputException missing(String needed) {
    Set<String> names = arrays.names();
    String held =
        names.isEmpty()
            ? "no arrays"
            : names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", …" : "");
    Path folder = file.toAbsolutePath().getParent();
    boolean ofModel = folder != null && Files.exists(folder.resolve(CheckpointConfig.FILE));
    return new InputException(
        "%s holds %s, but must hold %s%s."
            .formatted(
                file,
                held,
                needed,
                ofModel ? "; it is part of a model, so open its folder as a model" : ""));
  }

  private String fileName() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}

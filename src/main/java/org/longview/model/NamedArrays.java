package org.longview.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.longview.work.Cancellation;
import org.longview.work.InputFile;

/** Arrays of a file or folder, by their names; each is read when it is asked for. */
interface NamedArrays extends AutoCloseable {
  /** Bytes that tell of what kind a file is. */
  int START = 9;

  /** How a {@code .npz} begins. */
  String ZIP = "PK";

  /** The names, in the file's order. */
  Set<String> names();

  /** About how many bytes an array takes in the file. */
  long bytes(String name);

  /**
   * Reads one array.
   *
   * @param name one of {@link #names()}
   * @throws org.longview.work.InputException if it is damaged, too large, or not of a type that is
   *     read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  TensorArray array(String name, Cancellation cancellation);

  @Override
  default void close() {}

  /**
   * Opens a {@code .npz} or {@code .safetensors} file, a folder of {@code .npy} files, or a single
   * {@code .npy} file. A file is told by its content, and by its name where that tells nothing, so
   * that what is damaged is refused as what it should be.
   *
   * @param single the name of the array of a {@code .npy} file
   * @throws org.longview.work.InputException if there is no such file or folder, or it is damaged
   */
  static NamedArrays open(Path file, String single, MemoryAllowance memory) {
    if (Files.isDirectory(file)) {
      return NpyFolder.open(file, memory);
    }
    InputFile.require(file);
    byte[] start = start(file);
    String bytes = new String(start, ISO_8859_1);
    String name = bytes.startsWith(ZIP) ? "" : file.toString();
    if (bytes.startsWith(Npy.MAGIC) || name.endsWith(".npy")) {
      return new OneArray(file, single, memory);
    }
    return hasHeader(start) || name.endsWith(".safetensors")
        ? Safetensors.open(file, memory)
        : Npz.open(file, memory);
  }

  /**
   * Whether a file or folder looks as if it could be opened, by its name or by its content, so that
   * what is damaged is refused as what it should be.
   */
  static boolean areIn(Path path) {
    if (Files.isDirectory(path)) {
      return !NpyFolder.open(path, MemoryAllowance.ofHeap()).names().isEmpty();
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return false;
    }
    if (TensorFile.ENDINGS.stream().anyMatch(ending -> path.toString().endsWith("." + ending))) {
      return true;
    }
    byte[] start = start(path);
    return new String(start, ISO_8859_1).startsWith(Npy.MAGIC)
        || hasHeader(start)
        || Npz.startsWithArray(path);
  }

  private static boolean hasHeader(byte[] start) {
    return start.length == START && start[START - 1] == '{' && start[START - 2] == 0;
  }

  /** The first bytes; the header of a {@code .safetensors} file begins behind eight of them. */
  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(START);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  /** The array of a {@code .npy} file, which has no name of its own. */
  record OneArray(Path file, String name, MemoryAllowance memory) implements NamedArrays {
    @Override
    public Set<String> names() {
      return Set.of(name);
    }

    @Override
    public long bytes(String asked) {
      return InputFile.size(file);
    }

    @Override
    public TensorArray array(String asked, Cancellation cancellation) {
      return Npy.read(file, memory, cancellation);
    }
  }
}

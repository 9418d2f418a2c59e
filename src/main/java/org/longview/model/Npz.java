package org.longview.model;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/**
 * The arrays of a {@code .npz} file, a zip of {@code .npy} members; each is read when asked for.
 */
public final class Npz implements NamedArrays {
  private static final String SUFFIX = ".npy";

  /** No deflate stream grows more than this. */
  private static final int MOST_EXPANSION = 1032;

  private final Path file;
  private final ZipFile zip;
  private final MemoryAllowance memory;
  private final Map<String, ZipEntry> members = new LinkedHashMap<>();

  private Npz(Path file, ZipFile zip, MemoryAllowance memory) {
    this.file = file;
    this.zip = zip;
    this.memory = memory;
  }

  /**
   * Reads all arrays of a file, by their names in the file's order. Members that are no arrays are
   * left aside.
   *
   * @throws InputException if the file is missing or damaged, or an array is larger than the heap
   *     allows or of a type that is not read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Map<String, TensorArray> read(Path file, Cancellation cancellation) {
    try (Npz npz = open(file, MemoryAllowance.ofHeap())) {
      Map<String, TensorArray> arrays = new LinkedHashMap<>();
      for (String name : npz.names()) {
        arrays.put(name, npz.array(name, cancellation));
      }
      return arrays;
    }
  }

  /** Whether a file is a zip whose first member is a {@code .npy}. */
  static boolean startsWithArray(Path file) {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      ZipEntry first = zip.getNextEntry();
      return first != null && first.getName().endsWith(SUFFIX);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  static Npz open(Path file, MemoryAllowance memory) {
    InputFile.require(file);
    try {
      Npz npz = new Npz(file, new ZipFile(file.toFile()), memory);
      npz.list();
      return npz;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new InputException(
          file + " is no complete .npz file; save it again with numpy.savez.", e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  private void list() {
    zip.stream()
        .filter(entry -> entry.getName().endsWith(SUFFIX))
        .forEach(
            entry -> {
              String member = entry.getName();
              String name = member.substring(0, member.length() - SUFFIX.length());
              if (members.put(name, entry) != null) {
                close();
                throw new InputException(
                    "%s holds %s twice; save it again.".formatted(file, member));
              }
            });
  }

  @Override
  public Set<String> names() {
    return members.keySet();
  }

  @Override
  public long bytes(String name) {
    return entry(name).getSize();
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = members.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no such array: " + name + " in " + file);
    }
    return entry;
  }

  @Override
  public TensorArray array(String name, Cancellation cancellation) {
    ZipEntry entry = entry(name);
    String what = name + " in " + file;
    if (entry.getSize() / MOST_EXPANSION > entry.getCompressedSize()) {
      throw new InputException(
          "%s claims %d bytes, more than its compressed %d can hold; save it again."
              .formatted(what, entry.getSize(), entry.getCompressedSize()));
    }
    CRC32 sum = new CRC32();
    try (InputStream in =
        new BufferedInputStream(new CheckedInputStream(zip.getInputStream(entry), sum))) {
      TensorArray array = Npy.read(what, in, entry.getSize(), memory, cancellation);
      if (sum.getValue() != entry.getCrc()) {
        throw new InputException(what + " is damaged (its check sum differs); save it again.");
      }
      return array;
    } catch (ZipException | EOFException e) {
      throw new InputException(what + " is damaged or cut off; save it again.", e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      // only read from: there is nothing to lose
    }
  }
}

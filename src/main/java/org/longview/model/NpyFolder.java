package org.longview.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.longview.work.Cancellation;
import org.longview.work.InputFile;

/** A folder of {@code .npy} files; an array's name is that of its file. */
final class NpyFolder implements NamedArrays {
  private static final String SUFFIX = ".npy";

  private final Map<String, Path> members = new TreeMap<>();
  private final MemoryAllowance memory;

  private NpyFolder(List<Path> files, MemoryAllowance memory) {
    this.memory = memory;
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(SUFFIX)) {
        members.put(name.substring(0, name.length() - SUFFIX.length()), file);
      }
    }
  }

  /** Lists the files that lie in the folder itself; others than {@code .npy} are left aside. */
  static NpyFolder open(Path folder, MemoryAllowance memory) {
    try (Stream<Path> files = Files.list(folder)) {
      return new NpyFolder(files.toList(), memory);
    } catch (IOException e) {
      throw InputFile.failed(folder, e);
    }
  }

  /** A number that changes with the files. */
  long stamp() {
    return members.values().stream().mapToLong(InputFile::stamp).reduce(0, (a, b) -> 31 * a + b);
  }

  @Override
  public Set<String> names() {
    return members.keySet();
  }

  @Override
  public long bytes(String name) {
    return InputFile.size(member(name));
  }

  @Override
  public TensorArray array(String name, Cancellation cancellation) {
    return Npy.read(member(name), memory, cancellation);
  }

  private Path member(String name) {
    Path file = members.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no such array: " + name);
    }
    return file;
  }
}

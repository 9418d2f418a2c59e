package org.longview.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, which takes the
 * file's name when it is complete and on the disk. Whatever goes wrong before, the temporary file
 * is removed and a file that had the name stays as it was.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  /**
   * Names that are used again, the last one first: Java keeps those to delete at its end for as
   * long as it runs.
   */
  private static final Deque<String> FREE_NAMES = new ConcurrentLinkedDeque<>();

  private AtomicFile() {}

  /**
   * Writes a file. Of a link, the file it leads to is replaced; a device or a pipe is written to as
   * it is.
   *
   * @param file its folder must exist
   * @param content writes what it is to hold; need not close the stream. Its own unchecked
   *     exceptions are passed on
   * @throws InputException if the file's name or folder cannot be written to
   * @throws WriteException if writing fails, as on a full disk
   */
  public static void write(Path file, IoConsumer<OutputStream> content) {
    Path target = resolved(file);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      writeThrough(target, content);
      return;
    }
    requireWritable(target);
    String free = FREE_NAMES.poll();
    String name = free != null ? free : ".longview-" + UUID.randomUUID() + ".tmp";
    Path temporary = target.resolveSibling(name);
    temporary.toFile().deleteOnExit(); // for an end of the program in between
    try {
      writeTo(temporary, content);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      remove(temporary);
    }
  }

  /**
   * Refuses a file that cannot be written, before work is done for it.
   *
   * @throws InputException if its name or folder cannot be written to
   */
  public static void require(Path file) {
    Path target = resolved(file);
    if (!Files.exists(target) || Files.isRegularFile(target)) {
      requireWritable(target);
    }
  }

  private static void writeTo(Path temporary, IoConsumer<OutputStream> content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.accept(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void writeThrough(Path device, IoConsumer<OutputStream> content) {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(device, StandardOpenOption.WRITE), BUFFER)) {
      content.accept(out);
    } catch (IOException e) {
      throw failure(device, e);
    }
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
      FREE_NAMES.addFirst(temporary.getFileName().toString());
    } catch (IOException e) {
      // The file is already moved or written about; that it cannot be removed changes nothing.
    }
  }

  /** The file itself if the name is a link. */
  private static Path resolved(Path file) {
    Path absolute = file.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new InputException(
          "%s is a folder; give the name of a file to write in it.".formatted(file));
    }
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw gone(folder, null);
    }
    try {
      return Files.exists(absolute) ? absolute.toRealPath() : absolute;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void requireWritable(Path target) {
    Path folder = target.getParent();
    if (folder != null && !Files.isWritable(folder)) {
      throw new InputException("The folder %s is read-only; choose another one.".formatted(folder));
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new InputException("%s is write-protected; choose another name.".formatted(target));
    }
  }

  private static InputException gone(@Nullable Path folder, @Nullable IOException e) {
    return new InputException(
        "The folder %s does not exist; create it, or choose another one.".formatted(folder), e);
  }

  private static RuntimeException failure(Path file, IOException e) {
    Path folder = file.toAbsolutePath().getParent();
    if (e instanceof NoSuchFileException && folder != null && !Files.exists(folder)) {
      return gone(folder, e);
    }
    String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    if (e instanceof AccessDeniedException || e instanceof NoSuchFileException) {
      return new InputException(
          "%s cannot be written in its folder; choose another one.".formatted(file), e);
    }
    if ("File name too long".equals(reason)) {
      return new InputException("The name %s is too long; choose another one.".formatted(file), e);
    }
    return new WriteException(
        "%s could not be written: %s.".formatted(file, reason == null ? e : reason), e);
  }
}

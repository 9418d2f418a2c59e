package org.longview.work;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The sentences for a file that cannot be read, the same for every kind of file. */
public final class InputFile {
  private InputFile() {}

  /**
   * Refuses a path that is no readable ordinary file.
   *
   * @throws InputException if it is missing, a folder, a device or pipe, or not readable
   */
  public static void require(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder; name a file in it.");
    }
    if (Files.notExists(file)) {
      throw missing(file);
    }
    if (!Files.isReadable(file)) {
      throw unreadable(file);
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " is a device or a pipe; save its content to a file first.");
    }
  }

  /**
   * The size of a file in bytes.
   *
   * @throws InputException if it is gone or cannot be looked at
   */
  public static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * A number that changes with the file: its time and its size.
   *
   * @throws InputException if it is gone or cannot be looked at
   */
  public static long stamp(Path file) {
    try {
      return 31 * Files.getLastModifiedTime(file).toMillis() + Files.size(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** What to tell the user after reading {@code file} failed with {@code e}. */
  public static InputException failed(Path file, IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return missing(file);
    }
    if (e instanceof AccessDeniedException) {
      return forbidden(file);
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new InputException(
        "%s cannot be read (%s); check the disk or the network that holds it.".formatted(file, why),
        e);
  }

  /** Why a file that is there cannot be read. */
  private static InputException unreadable(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return forbidden(file);
    } catch (IOException e) {
      return e instanceof AccessDeniedException || !Files.isSymbolicLink(file)
          ? forbidden(file)
          : new InputException(
              file + " is a link that leads back to itself; name the file that is meant.");
    }
  }

  private static InputException missing(Path file) {
    return new InputException(file + " does not exist; check the name and the folder.");
  }

  private static InputException forbidden(Path file) {
    return new InputException(file + " may not be read; ask for the permission to read it.");
  }
}

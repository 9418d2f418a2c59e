package org.longview.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.longview.budget.Memory;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** The numbers that a figure shows, as other programs read them. */
public sealed interface Numbers permits MatrixNumbers, TableNumbers {
  /** What they are, in a few words: 512 × 512 numbers. */
  String told();

  /**
   * About how many bytes a file of them has; exactly so many where all numbers take as many.
   *
   * @throws InputException if they have no place in this format
   */
  long bytes(NumberFormat format);

  /** Writes them; the stream stays open. */
  void write(OutputStream out, NumberFormat format, Progress progress, Cancellation cancellation)
      throws IOException;

  /**
   * Writes a file, whole or not at all.
   *
   * @param progress told the part that is done
   * @throws InputException if they have no place in this format, or the file's name or folder
   *     cannot be written to
   * @throws WriteException if they have no place on the disk, or writing fails
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  default void write(Path file, NumberFormat format, Progress progress, Cancellation cancellation) {
    requireSpace(file, bytes(format));
    AtomicFile.write(file, out -> write(out, format, progress, cancellation));
  }

  /**
   * The first lines of a file of them, for people to look at.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  default List<String> beginning(int lines, int characters, Cancellation cancellation) {
    BeginningOfText beginning = new BeginningOfText(lines, characters);
    try {
      write(beginning, NumberFormat.CSV, Progress.NONE, cancellation);
    } catch (BeginningOfText.Enough e) {
      return beginning.lines();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    }
    return beginning.lines();
  }

  private static void requireSpace(Path file, long bytes) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return; // the writer says what is wrong
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (bytes > free) {
        throw new WriteException(
            "%s needs about %s, and %s has %s left; choose another folder or a shorter text."
                .formatted(file.getFileName(), Memory.format(bytes), folder, Memory.format(free)));
      }
    } catch (IOException e) {
      throw new WriteException("The room in %s cannot be asked for.".formatted(folder), e);
    }
  }
}

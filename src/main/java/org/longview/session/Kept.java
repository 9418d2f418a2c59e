package org.longview.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one run of the program: a session file, and beside it a lock that the system
 * takes away with the process, however it ends. For several threads.
 */
public final class Kept {
  private static final Logger LOG = System.getLogger(Kept.class.getName());

  private final Path file;
  private final Path lockFile;
  private final FileChannel lock;
  private boolean removed;

  /**
   * Keeps a session in a file.
   *
   * @param lock is locked
   */
  Kept(Path file, Path lockFile, FileChannel lock) {
    this.file = file;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  public Path file() {
    return file;
  }

  /** When it was written last. */
  public Instant time() {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return FileTime.fromMillis(0).toInstant();
    }
  }

  /**
   * Keeps another session in the place of the last; nothing once this is removed.
   *
   * @param saved the file that it was saved in last; null if there is none
   * @throws org.longview.work.InputException if the folder cannot be written to
   * @throws org.longview.export.WriteException if writing fails
   */
  public synchronized void write(SavedSession session, @Nullable Path saved) {
    if (!removed) {
      SessionFile.keep(file, session, saved);
    }
  }

  /** Keeps nothing more. */
  public synchronized void remove() {
    release(() -> Files.deleteIfExists(file));
  }

  /**
   * Lays aside what cannot be read, under another name.
   *
   * @return where it is then
   */
  public synchronized Path setAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    release(() -> Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING));
    return aside;
  }

  /** Something that may fail without harm. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  private void release(Attempt last) {
    if (removed) {
      return;
    }
    removed = true;
    try {
      last.run();
      lock.close();
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "not removed: " + file, e);
    }
  }
}

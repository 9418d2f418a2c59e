package org.longview.session;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * The folder in which every run of the program keeps its session while it lasts. What lies there
 * without its lock being held is of a run that did not end as it should.
 */
public class Recovery {
  private static final Logger LOG = System.getLogger(Recovery.class.getName());
  private static final String LOCK = ".lock";

  private final Path folder;

  /** Keeps sessions in a folder, which need not exist. */
  public Recovery(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins to keep a session; no other run will take it while this one lasts.
   *
   * @throws InputException if the folder cannot be written to
   */
  public Kept begin() {
    try {
      Files.createDirectories(folder);
      while (true) {
        Kept kept = lock(folder.resolve(UUID.randomUUID() + "." + SessionFile.ENDING));
        if (kept != null) {
          return kept;
        }
      }
    } catch (IOException e) {
      throw new InputException(
          "Nothing can be kept in %s in case the program ends unexpectedly; save the session, or make room there."
              .formatted(folder),
          e);
    }
  }

  /** What runs left behind that did not end as they should, the latest first. It is ours now. */
  public List<Kept> left() {
    List<Kept> left = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path lock : files.filter(file -> file.toString().endsWith(LOCK)).toList()) {
          String name = lock.getFileName().toString();
          Kept kept = lock(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
          if (kept == null) {
            continue;
          }
          if (Files.exists(kept.file())) {
            left.add(kept);
          } else {
            kept.remove();
          }
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "not readable: " + folder, e);
      }
    }
    left.sort(Comparator.comparing(Kept::time).reversed());
    return left;
  }

  /** Null if another run has it. */
  private static @Nullable Kept lock(Path file) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + LOCK);
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    try {
      if (channel.tryLock() != null) {
        return new Kept(file, lockFile, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another window of this program has it
    }
    channel.close();
    return null;
  }
}

package org.longview.app.lecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Background;

/** Tells when a file has changed, which is looked for every half second. */
final class LectureWatch {
  private static final Duration PAUSE = Duration.millis(500);

  /** What is different of a file that has been edited; of one that is gone, nothing is known. */
  private record Stamp(FileTime modified, long size) {}

  private final Background background;
  private final Runnable changed;
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private @Nullable Path file;
  private @Nullable Stamp known;
  private boolean first;

  LectureWatch(Background background, Runnable changed) {
    this.background = background;
    this.changed = changed;
    pause.setOnFinished(event -> look());
  }

  /** Looks after a file, or after none. */
  void follow(@Nullable Path newFile) {
    file = newFile;
    known = null;
    first = true;
    pause.stop();
    if (newFile != null) {
      look();
    }
  }

  private void look() {
    Path path = file;
    if (path == null) {
      return;
    }
    background
        .jobs()
        .execute(
            () -> {
              Stamp stamp = stampOf(path);
              background.ui().execute(() -> seen(path, stamp));
            });
  }

  private void seen(Path path, @Nullable Stamp stamp) {
    if (path != file) {
      return;
    }
    if (!first && stamp != null && !stamp.equals(known)) {
      changed.run();
    }
    if (stamp != null) {
      known = stamp;
    }
    first = false;
    pause.playFromStart();
  }

  private static @Nullable Stamp stampOf(Path path) {
    try {
      BasicFileAttributes read = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(read.lastModifiedTime(), read.size());
    } catch (IOException e) {
      return null;
    }
  }
}

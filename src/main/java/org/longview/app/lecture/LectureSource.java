package org.longview.app.lecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.lesson.BundledLecture;
import org.longview.lesson.Lecture;
import org.longview.lesson.LectureReader;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Where a lecture comes from. */
public interface LectureSource {
  /** The lectures that come with the program. */
  List<LectureSource> BUNDLED = Stream.of(BundledLecture.values()).map(LectureSource::of).toList();

  /** What it is called before it has been read. */
  String title();

  /**
   * Reads it. It may take long.
   *
   * @throws org.longview.work.InputException if something in it is wrong
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Lecture read(Progress progress, Cancellation cancellation);

  /** Its file, which may be edited while it is shown; null if it is none. */
  default @Nullable Path file() {
    return null;
  }

  /** A lecture that comes with the program. */
  static LectureSource of(BundledLecture lecture) {
    return new LectureSource() {
      @Override
      public String title() {
        return lecture.title();
      }

      @Override
      public Lecture read(Progress progress, Cancellation cancellation) {
        return lecture.read(cancellation);
      }
    };
  }

  /** A lecture file. */
  static LectureSource of(Path path) {
    return new LectureSource() {
      @Override
      public String title() {
        return String.valueOf(path.getFileName());
      }

      @Override
      public Lecture read(Progress progress, Cancellation cancellation) {
        return LectureReader.read(path, progress, cancellation);
      }

      @Override
      public Path file() {
        return path;
      }
    };
  }
}

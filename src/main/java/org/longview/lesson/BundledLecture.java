package org.longview.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.longview.work.Cancellation;

/** Lectures that come with the program, in the order in which they build on each other. */
public enum BundledLecture {
  QUADRATIC("Why attention is quadratic"),
  PATTERNS("Longformer’s four patterns"),
  MEMORY("How much memory does a Longformer use?"),
  LOW_RANK("Linformer: attention is nearly low-rank"),
  TRUNCATING("What truncating and chunking lose");

  private final String title;

  BundledLecture(String title) {
    this.title = title;
  }

  /** The title that the lecture itself has, too. */
  public String title() {
    return title;
  }

  /** The name of its file: the title in small letters. */
  String file() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z -]", "").replace(' ', '-')
        + Lecture.ENDING;
  }

  /** Its text, to be learned from or changed. */
  public String text() {
    String resource = "/assets/lectures/" + file();
    try (InputStream in = BundledLecture.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own lecture is missing", e);
    }
  }

  /**
   * Reads it.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Lecture read(Cancellation cancellation) {
    return LectureReader.read(text(), file(), null, cancellation);
  }
}

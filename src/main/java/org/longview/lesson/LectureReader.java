package org.longview.lesson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.study.TextSource;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Reads lectures: Markdown with a title, a paragraph on what it is about, and steps, each of which
 * has a title, settings as lines {@code key: value} directly below it, and paragraphs. All is
 * checked, and what is wrong is told with its line. {@code docs/lectures.md} describes the format.
 */
public final class LectureReader {
  private static final int MOST_CHARACTERS = 1 << 20;

  /** What files of type PNG, JPEG and GIF begin with. */
  private static final List<String> IMAGE_MARKS =
      List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8");

  private static final int LONGEST_MARK = 4;

  private final String name;
  private final @Nullable Path folder;
  private final Cancellation cancellation;
  private final Map<Path, TextSource> documents = new HashMap<>();

  private LectureReader(String name, @Nullable Path folder, Cancellation cancellation) {
    this.name = name;
    this.folder = folder;
    this.cancellation = cancellation;
  }

  /**
   * Reads a lecture file, and the documents that it names. It may take long.
   *
   * @throws InputException if it cannot be read, or something in it is wrong
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Lecture read(Path file, Progress progress, Cancellation cancellation) {
    String text = Documents.read(file, progress, cancellation).text();
    return read(
        text, String.valueOf(file.getFileName()), file.toAbsolutePath().getParent(), cancellation);
  }

  /**
   * Reads a lecture.
   *
   * @param name of its file, for messages
   * @param folder that documents and pictures are looked for in; null if there is none
   * @throws InputException if something in it is wrong
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Lecture read(
      String text, String name, @Nullable Path folder, Cancellation cancellation) {
    if (text.length() > MOST_CHARACTERS) {
      throw new InputException(
          "%s has more than a million characters, which is no lecture; name a text as a document."
              .formatted(name));
    }
    return new LectureReader(name, folder, cancellation).read(LectureLines.of(text, name));
  }

  /** The lecture files in a folder, by name; none of a folder that cannot be read. */
  public static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(Lecture.ENDING) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Lecture read(LectureLines lines) {
    StepState state = StepState.NONE;
    @Nullable Picture picture = null;
    List<Step> steps = new ArrayList<>();
    for (LectureLines.StepLines one : lines.steps()) {
      cancellation.check();
      StepReader reader = new StepReader(one, state, picture, this);
      Step step = reader.read();
      state = step.state();
      picture = step.picture();
      steps.add(step);
    }
    return new Lecture(lines.title(), lines.about(), steps);
  }

  /**
   * A document beside the lecture.
   *
   * @throws InputException if it cannot be read
   */
  TextSource document(String path) {
    Path file = file(path);
    TextSource known = documents.get(file);
    if (known == null) {
      known = TextSource.of(Documents.read(file, Progress.NONE, cancellation), file);
      documents.put(file, known);
    }
    return known;
  }

  /**
   * A file beside the lecture.
   *
   * @throws InputException if it is not there
   */
  Path file(String path) {
    Path place = folder;
    if (place == null) {
      throw new InputException("This lecture is in no folder, so that it cannot name files.");
    }
    try {
      Path file = place.resolve(path).normalize();
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            "There is no file %s in %s; put it there, or name it by its path from there."
                .formatted(path, place));
      }
      return file;
    } catch (InvalidPathException e) {
      throw new InputException("“%s” is no name of a file.".formatted(path), e);
    }
  }

  /**
   * A picture beside the lecture.
   *
   * @throws InputException if it is not there, or is no picture
   */
  Path image(String path) {
    Path file = file(path);
    byte[] begin;
    try (InputStream in = Files.newInputStream(file)) {
      begin = in.readNBytes(LONGEST_MARK);
    } catch (IOException e) {
      throw new InputException("%s cannot be read; check that you may read it.".formatted(path), e);
    }
    String mark = new String(begin, ISO_8859_1);
    if (IMAGE_MARKS.stream().noneMatch(mark::startsWith)) {
      throw new InputException(
          "%s is no PNG, JPEG or GIF picture, whatever its name says; save it as one of them."
              .formatted(path));
    }
    return file;
  }

  Where where(int line) {
    return new Where(name, line);
  }
}

package org.longview.app.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.study.ModelModel;
import org.longview.app.text.TextModel;
import org.longview.export.embed.EmbeddedSession;
import org.longview.lesson.Lecture;
import org.longview.lesson.LectureReader;
import org.longview.model.ModelFolder;
import org.longview.model.TensorFile;
import org.longview.session.SessionFile;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.DetachedJobs;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Opens what the user chose, dropped or pasted: a document, tensors, a session, a figure that holds
 * its session, a lecture, or the folder of a model. For the JavaFX thread alone.
 */
public final class Opener {
  private static final String PDF = "pdf";

  private static final DetachedJobs LOOKS = new DetachedJobs(4);

  /** How long a disk, or a network, may take to tell what a file is, unless it is cancelled. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Pictures that may hold a session; those of type PDF may be documents too. */
  private static final List<String> FIGURES = List.of("png", "svg", "gif", PDF);

  /** How the names of files usually end that can be opened, without the dot. */
  public static final List<String> ENDINGS =
      Stream.of(List.of(SessionFile.ENDING), Documents.ENDINGS, TensorFile.ENDINGS, FIGURES)
          .flatMap(List::stream)
          .distinct()
          .toList();

  private final TextModel texts;
  private final ModelModel models;
  private final SessionModel sessions;
  private final Leaving leaving;
  private final Consumer<Path> lectures;
  private final Notices notices;
  private final LatestJob looking;

  /**
   * Opens files in these.
   *
   * @param leaving asks before the session is left for another
   * @param lectures starts the lecture of a file
   */
  public Opener(
      TextModel texts,
      ModelModel models,
      SessionModel sessions,
      Leaving leaving,
      Consumer<Path> lectures,
      Notices notices,
      Background background,
      Activities activities) {
    this.texts = texts;
    this.models = models;
    this.sessions = sessions;
    this.leaving = leaving;
    this.lectures = lectures;
    this.notices = notices;
    looking = new LatestJob("Looking at the file", background, activities, Duration.ZERO);
  }

  /** Opens the file, or takes the text, that was dropped or copied; false if there is neither. */
  public boolean take(Clipboard board) {
    if (board.hasFiles()) {
      open(board.getFiles());
    } else if (board.hasString()) {
      looking.cancel();
      notices.mended(Notices.OPENING);
      texts.paste(board.getString());
    } else {
      return false;
    }
    return true;
  }

  /** Opens the only one of several files; more are refused. */
  public void open(List<File> files) {
    if (files.size() > 1) {
      notices.problem(
          Notices.OPENING,
          "There are %d files, but one text is shown at a time; take one file."
              .formatted(files.size()));
      return;
    }
    open(files.get(0).toPath());
  }

  /** Opens a file or folder, once it has been seen what it is. */
  public void open(Path path) {
    looking.submit(
        (progress, cancellation) -> {
          progress.at("Looking at " + path.getFileName(), -1);
          return patiently(path, progress, cancellation);
        },
        action -> {
          notices.mended(Notices.OPENING);
          action.run();
        },
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  /** What is to be done with a path; a disk that does not answer can be left. */
  private Runnable patiently(Path path, Progress progress, Cancellation cancellation) {
    try {
      return LOOKS.run((pulse, left) -> look(path), PATIENCE, progress, cancellation);
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new InputException(
          "The disk or network that holds %s does not answer; copy it to another one."
              .formatted(path.getFileName()),
          e);
    }
  }

  private Runnable look(Path path) {
    if (Files.isDirectory(path)) {
      return lookInto(path);
    } else if (path.toString().endsWith(Lecture.ENDING)) {
      return () -> lectures.accept(path);
    } else if (SessionFile.isNamed(path)) {
      return () -> leaving.then(() -> openSession(() -> sessions.open(path)));
    } else if (FIGURES.contains(ending(path))) {
      return lookForSession(path);
    } else {
      return () -> texts.open(path);
    }
  }

  /** The folder of a lecture, of tensors, or else of a model. */
  private Runnable lookInto(Path folder) {
    List<Path> found = LectureReader.filesIn(folder);
    if (found.size() > 1) {
      throw new InputException(
          "There are %d lectures in %s, such as %s; open one of them."
              .formatted(found.size(), folder.getFileName(), found.get(0).getFileName()));
    }
    if (found.size() == 1) {
      return () -> lectures.accept(found.get(0));
    }
    if (TensorFile.isTensors(folder)) {
      return () -> texts.open(folder);
    }
    ModelFolder model = new ModelFolder(folder);
    if (!model.isThere()) {
      throw new InputException(
          "%s holds no model, tensors or lecture; open a folder that does, or a file."
              .formatted(folder.getFileName()));
    }
    return () -> models.open(model);
  }

  private Runnable lookForSession(Path path) {
    boolean isDocument = ending(path).equals(PDF);
    Optional<String> session;
    try {
      session = EmbeddedSession.read(path);
    } catch (InputException e) {
      if (!isDocument) {
        throw e;
      }
      session = Optional.empty();
    }
    if (session.isPresent()) {
      String json = session.get();
      return () -> leaving.then(() -> openSession(() -> sessions.openFigure(path, json)));
    }
    if (isDocument) {
      return () -> texts.open(path);
    }
    throw new InputException(
        "%s holds no session; open a figure that Longview exported with its session, or a text."
            .formatted(path.getFileName()));
  }

  /** Opens a session, in whose stead no document that is still being read may come. */
  private void openSession(Runnable opening) {
    texts.stopReading();
    opening.run();
  }

  private static String ending(Path path) {
    String name = path.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}

package org.longview.app.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/**
 * Opens what the user chose, dropped or pasted: a document, tensors, a session, a figure that holds
 * its session, a lecture, or the folder of a model. For the JavaFX thread alone.
 */
public final class Opener {
  private static final String PDF = "pdf";

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
    looking = new LatestJob("Looking for a session", background, activities, Duration.ZERO);
  }

  /** Opens the file, or takes the text, that was dropped or copied; false if there is neither. */
  public boolean take(Clipboard board) {
    if (board.hasFiles()) {
      open(board.getFiles());
    } else if (board.hasString()) {
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
          this,
          "There are %d files, but one text is shown at a time; take one file."
              .formatted(files.size()));
      return;
    }
    open(files.get(0).toPath());
  }

  /** Opens a file or folder. */
  public void open(Path path) {
    if (Files.isDirectory(path)) {
      openFolder(path);
    } else if (path.toString().endsWith(Lecture.ENDING)) {
      lectures.accept(path);
    } else if (SessionFile.isNamed(path)) {
      leaving.then(() -> sessions.open(path));
    } else if (FIGURES.contains(ending(path))) {
      openFigure(path);
    } else {
      texts.open(path);
    }
  }

  /** The folder of a lecture, of tensors, or else of a model. */
  private void openFolder(Path folder) {
    List<Path> found = LectureReader.filesIn(folder);
    if (found.size() == 1) {
      lectures.accept(found.get(0));
    } else if (found.size() > 1) {
      notices.problem(
          this,
          "There are %d lectures in %s, such as %s; open one of them."
              .formatted(found.size(), folder.getFileName(), found.get(0).getFileName()));
    } else if (TensorFile.isTensors(folder)) {
      texts.open(folder);
    } else {
      models.open(new ModelFolder(folder));
    }
  }

  private void openFigure(Path path) {
    boolean isDocument = ending(path).equals(PDF);
    looking.submit(
        (progress, cancellation) -> EmbeddedSession.read(path),
        session -> {
          notices.mended(looking);
          if (session.isPresent()) {
            leaving.then(() -> sessions.openFigure(path, session.get()));
          } else if (isDocument) {
            texts.open(path);
          } else {
            notices.problem(
                looking,
                "%s holds no session; open a figure that Longview exported with its session, or a text."
                    .formatted(path.getFileName()));
          }
        },
        thrown -> {
          if (isDocument) {
            texts.open(path);
          } else {
            notices.failure(looking, thrown);
          }
        });
  }

  private static String ending(Path path) {
    String name = path.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}

package org.longview.app.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.ModelModel.Opened;
import org.longview.app.study.TokensModel;
import org.longview.app.study.TokensModel.Split;
import org.longview.model.EncoderConfig;
import org.longview.session.Reopened;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.Workbench;
import org.longview.text.Tokenizer;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * The session file that is being worked on. To open another is one step of the history, so that
 * nothing is lost by it; with the step, undo takes back which file it was. Opened is only what can
 * be shown as a whole. For the JavaFX thread alone.
 */
public final class SessionModel {
  private static final String PROGRAM = "Longview";
  private static final Path PLAIN = Path.of("session");

  /** Reads a session; called on a worker thread. */
  @FunctionalInterface
  private interface Reading {
    Read read(Settings present, Progress progress, Cancellation cancellation);
  }

  /**
   * A session, and the file to be worked on with it.
   *
   * @param file null if there is none
   * @param isSaved whether the file holds just that
   */
  private record Read(Reopened session, @Nullable Path file, boolean isSaved) {}

  /**
   * Everything that a session needs, read.
   *
   * @param model null if it is the one that is there
   */
  private record Ready(
      Read read, Settings settings, @Nullable Opened model, Split split, List<String> remarks) {}

  /** What is worked on from the opening of a session to the opening of the next. */
  private static final class Work {
    private @Nullable Path file;

    /** What the file holds; null if that is not known. */
    private @Nullable Settings saved;

    Work(@Nullable Path file, @Nullable Settings saved) {
      this.file = file;
      this.saved = saved;
    }
  }

  /** The settings, compared by identity, at which the history comes to other work. */
  private record Place(Settings settings, Work work) {}

  private final SettingsModel settings;
  private final ModelModel models;
  private final TokensModel tokens;
  private final SightModel sight;
  private final Notices notices;
  private final LatestJob opening;
  private final LatestJob saving;

  private final List<Place> places = new ArrayList<>();
  private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(PROGRAM);
  private Work work;

  /** Begins with a session that was never saved. */
  public SessionModel(
      SettingsModel settings,
      ModelModel models,
      TokensModel tokens,
      SightModel sight,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.models = models;
    this.tokens = tokens;
    this.sight = sight;
    this.notices = notices;
    work = new Work(null, settings.get());
    opening = new LatestJob("Opening the session", background, activities, Duration.ZERO);
    saving = new LatestJob("Saving the session", background, activities, Duration.ofMinutes(1));
    settings.settingsProperty().addListener((property, before, now) -> follow(now));
  }

  /** The file that is worked on; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** The title of the window: the file, a star if it is not what is seen, and the program. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** Whether there is a file, and it holds other settings than these. */
  public boolean isChanged() {
    return work.file != null && !settings.get().equals(work.saved);
  }

  /** What to call the file of what is worked on: after what is looked at. */
  public String proposal() {
    Path source = settings.get().source().path();
    Path now = work.file;
    String name =
        String.valueOf((now != null ? now : source == null ? PLAIN : source).getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + "." + SessionFile.ENDING;
  }

  /** What is worked on, to be saved. */
  public SavedSession get() {
    return new SavedSession(settings.get(), sight.get());
  }

  /** Saves what is worked on, and works on that file from now on. */
  public void save(Path to) {
    save(to, () -> {});
  }

  /**
   * Likewise.
   *
   * @param then is done once it is saved
   */
  public void save(Path to, Runnable then) {
    SavedSession session = get();
    saving.submit(
        (progress, cancellation) -> {
          SessionFile.write(to, session);
          return to;
        },
        written -> {
          notices.mended(saving);
          work.file = written.toAbsolutePath();
          work.saved = session.settings();
          show();
          notices.done("Saved %s.".formatted(written.getFileName()));
          then.run();
        },
        thrown -> notices.failure(saving, thrown));
  }

  /** Opens a session and works on its file from then on, if it can be read. */
  public void open(Path from) {
    open(
        (present, progress, cancellation) ->
            new Read(
                SessionFile.read(from, present, progress, cancellation),
                from.toAbsolutePath(),
                true),
        "open " + from.getFileName(),
        () -> {},
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  /**
   * Opens the session that a figure was made from, and works on no file from then on.
   *
   * @param json the session
   */
  public void openFigure(Path figure, String json) {
    String name = String.valueOf(figure.getFileName());
    open(
        (present, progress, cancellation) ->
            new Read(
                SessionFile.read(
                    "The session of " + name,
                    json,
                    figure.toAbsolutePath().getParent(),
                    present,
                    progress,
                    cancellation),
                null,
                true),
        "open the session of " + name,
        () -> {},
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  /**
   * Goes on with what was kept of another run, and works on the file from then on that it was saved
   * in last.
   *
   * @param done is told that it is shown
   * @param failed is told why it is not
   */
  public void restore(Path kept, Runnable done, Consumer<Throwable> failed) {
    open(
        (present, progress, cancellation) -> {
          Reopened read = SessionFile.read(kept, present, progress, cancellation);
          Path saved = read.file();
          Settings last = read.session().settings();
          return new Read(read, saved, saved == null || holds(saved, last, progress, cancellation));
        },
        "restore the last session",
        done,
        failed);
  }

  /** Whether a file holds just these settings; not if it cannot be read. */
  private static boolean holds(
      Path file, Settings wanted, Progress progress, Cancellation cancellation) {
    try {
      Reopened saved = SessionFile.read(file, wanted, progress, cancellation);
      return saved.remarks().isEmpty() && saved.session().settings().equals(wanted);
    } catch (InputException e) {
      return false;
    }
  }

  private void open(Reading reading, String step, Runnable done, Consumer<Throwable> failed) {
    models.whenRead(() -> openNow(reading, step, done, failed));
  }

  private void openNow(Reading reading, String step, Runnable done, Consumer<Throwable> failed) {
    Settings present = settings.get();
    Workbench workbench = models.workbenchProperty().get();
    Tokenizer tokenizer = models.tokenizerProperty().get();
    boolean isModelRead = workbench != null && tokenizer != null;
    opening.submit(
        (progress, cancellation) -> {
          Read read = reading.read(present, progress, cancellation);
          Settings named = read.session.session().settings();
          Opened model =
              isModelRead && named.model().equals(present.model())
                  ? null
                  : models.read(named.model(), progress, cancellation);
          return ready(
              read,
              model,
              Objects.requireNonNull(model == null ? tokenizer : model.tokenizer()),
              model == null ? Objects.requireNonNull(workbench).encoder().config() : model.config(),
              cancellation);
        },
        ready -> {
          notices.mended(Notices.OPENING);
          take(ready, step);
          done.run();
        },
        thrown -> {
          failed.accept(thrown);
          if (models.workbenchProperty().get() == null) {
            models.read();
          }
        });
  }

  /** Brings what is looked at into what there is of it. */
  private Ready ready(
      Read read,
      @Nullable Opened model,
      Tokenizer tokenizer,
      EncoderConfig config,
      Cancellation cancellation) {
    Settings named = read.session.session().settings();
    Split split = tokens.split(named.source(), tokenizer, cancellation);
    Subject tensors = split.tensors();
    Settings fitting =
        tensors == null
            ? named.within(config.layers(), config.heads())
            : named.within(tensors.layers(), tensors.heads());
    List<String> remarks = new ArrayList<>(read.session.remarks());
    if (tensors == null) {
      try {
        split.tokens().range(fitting.tokenFrom(), fitting.tokenLimit());
      } catch (InputException e) {
        Settings first = Settings.defaults(named.source());
        fitting = fitting.withTokenFrom(first.tokenFrom()).withTokenLimit(first.tokenLimit());
        remarks.add("The part of the text that was used is not there, so its beginning is used.");
      }
    }
    return new Ready(read, fitting, model, split, remarks);
  }

  private void take(Ready ready, String step) {
    Settings before = settings.get();
    tokens.remember(ready.split);
    Runnable change = () -> settings.change(step, now -> ready.settings);
    if (ready.model == null) {
      change.run();
    } else {
      models.take(ready.model, change);
    }
    sight.restore(ready.read.session.session().sight());
    places.add(new Place(before, work));
    work = new Work(ready.read.file, ready.read.isSaved ? settings.get() : null);
    places.add(new Place(settings.get(), work));
    show();
    if (!ready.remarks.isEmpty()) {
      notices.problem(Notices.OPENING, String.join(" ", ready.remarks));
    }
  }

  /** Finds out which work undo or redo has come to. */
  @SuppressWarnings("ReferenceEquality") // of settings that are alike, one is meant
  private void follow(Settings now) {
    for (Place place : places) {
      if (place.settings == now) {
        work = place.work;
      }
    }
    show();
  }

  private void show() {
    Path path = work.file;
    file.set(path);
    title.set(
        path == null
            ? PROGRAM
            : "%s%s – %s".formatted(path.getFileName(), isChanged() ? "*" : "", PROGRAM));
  }
}

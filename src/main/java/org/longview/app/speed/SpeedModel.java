package org.longview.app.speed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.SubjectModel;
import org.longview.export.Figure;
import org.longview.linear.Kernels;
import org.longview.study.PatternSettings;
import org.longview.study.SpeedSettings;
import org.longview.study.Subject;
import org.longview.study.Workbench;
import org.longview.study.speed.Machine;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.study.speed.SpeedStudy;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * What was measured on this machine, now and earlier. Measuring goes on while other tabs are open.
 * For the JavaFX thread alone.
 */
public final class SpeedModel {
  /** More would hide what is measured now. */
  private static final int MOST_EARLIER = 3;

  /** Measures on worker threads; another one in tests. */
  interface Meter {
    /**
     * Measures, and gives every point as soon as it is there.
     *
     * @param threads that are used
     */
    void measure(
        Kernels kernels,
        SpeedParameters parameters,
        int threads,
        Consumer<SpeedPoint> found,
        Progress progress,
        Cancellation cancellation);
  }

  /** How the points of now came to be. */
  public enum Stage {
    /** Nothing was measured on this machine. */
    EMPTY,
    /** They come in. */
    RUNNING,
    /** The user stopped it; what was measured before stays. */
    CANCELLED,
    /** They are all there. */
    DONE
  }

  /**
   * All there is to show.
   *
   * @param run the points so far of the one that is measured, or the latest; null if there is none
   * @param earlier of this machine, the latest first
   * @param told what is being measured and the time left, while it runs
   * @param fraction the part that is done, while it runs
   */
  public record State(
      Stage stage, @Nullable SpeedRun run, List<SpeedRun> earlier, String told, double fraction) {}

  private final SettingsModel settings;
  private final ModelModel model;
  private final SubjectModel subjects;
  private final Notices notices;
  private final Background background;
  private final Meter meter;
  private final LatestJob job;
  private final List<SpeedRun> kept = new ArrayList<>();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(Stage.EMPTY, null, List.of(), "", 0));
  private final ReadOnlyObjectWrapper<SpeedParameters> parameters;
  private @Nullable SpeedHistory history;

  /** Without anything measured. */
  public SpeedModel(
      SettingsModel settings,
      ModelModel model,
      SubjectModel subjects,
      Notices notices,
      Background background,
      Activities activities) {
    this(settings, model, subjects, notices, background, activities, SpeedModel::measured);
  }

  SpeedModel(
      SettingsModel settings,
      ModelModel model,
      SubjectModel subjects,
      Notices notices,
      Background background,
      Activities activities,
      Meter meter) {
    this.settings = settings;
    this.model = model;
    this.subjects = subjects;
    this.notices = notices;
    this.background = background;
    this.meter = meter;
    job = new LatestJob("Measuring speed", background, activities, Duration.ZERO);
    parameters = new ReadOnlyObjectWrapper<>(ofNow());
    settings.settingsProperty().addListener((property, before, now) -> parameters.set(ofNow()));
    subjects.subjectProperty().addListener((property, before, now) -> parameters.set(ofNow()));
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Keeps what is measured in a file, and shows what it holds already. */
  public void keepIn(SpeedHistory newHistory) {
    background
        .jobs()
        .execute(
            () -> {
              try {
                List<SpeedRun> runs = newHistory.read();
                background
                    .ui()
                    .execute(
                        () -> {
                          history = newHistory;
                          kept.addAll(0, runs);
                          showKept();
                        });
              } catch (InputException e) {
                background.ui().execute(() -> notices.failure(this, e));
              }
            });
  }

  /**
   * A chart of what was measured as a figure.
   *
   * @param chart of a run, and of earlier ones behind it
   * @return null while nothing has been measured
   */
  public @Nullable Figure figure(BiFunction<SpeedRun, List<SpeedRun>, Figure> chart) {
    SpeedRun run = state.get().run();
    return run == null ? null : chart.apply(run, state.get().earlier());
  }

  /** The parameters of the settings, and the layer of the model or of the tensors. */
  public ReadOnlyObjectProperty<SpeedParameters> parametersProperty() {
    return parameters.getReadOnlyProperty();
  }

  private SpeedParameters ofNow() {
    PatternSettings pattern = settings.get().pattern();
    Subject subject = subjects.subjectProperty().get();
    SpeedParameters assumed = SpeedParameters.defaults();
    return new SpeedParameters(
        pattern.window(),
        pattern.globals().count(),
        pattern.lowRank().rank(settings.get().view().layer()),
        subject == null ? assumed.heads() : subject.heads(),
        subject == null ? assumed.headWidth() : subject.headWidth().orElse(assumed.headWidth()));
  }

  /** Uses every processor, or leaves one to the window. */
  public void useEveryThread(boolean every) {
    settings.change(
        "threads that measure",
        now -> now.withView(now.view().withSpeed(new SpeedSettings(every))));
  }

  /** Threads that the next run uses. */
  public int threads() {
    return settings.get().view().speed().threads(Runtime.getRuntime().availableProcessors());
  }

  /** Sets Linformer's rank, so that a run can be read beside the published ones. */
  public void useRank(int rank) {
    settings.change("rank k", now -> now.withPattern(now.pattern().withRank(rank)));
  }

  /** Measures with the parameters of now. */
  public void measure() {
    Workbench workbench = model.workbenchProperty().get();
    Kernels kernels = workbench == null ? Kernels.best() : workbench.encoder().kernels();
    SpeedParameters asked = parameters.get();
    Machine machine = Machine.here(threads(), kernels.description());
    Running running = new Running(machine, asked);
    running.publish(Stage.RUNNING);
    job.submit(
        (progress, cancellation) -> {
          meter.measure(
              kernels,
              asked,
              machine.threads(),
              running::add,
              (what, fraction) -> {
                progress.at(what, fraction);
                running.tell(what, fraction);
              },
              cancellation);
          return running;
        },
        done -> finish(running),
        thrown -> {
          if (!(thrown instanceof CancellationException)) {
            notices.failure(this, thrown);
          }
          running.publish(Stage.CANCELLED);
        });
  }

  /** Stops measuring; what is measured stays on screen, but is not kept. */
  public void cancel() {
    if (state.get().stage() == Stage.RUNNING) {
      job.cancel();
      State now = state.get();
      state.set(new State(Stage.CANCELLED, now.run(), now.earlier(), "", 0));
    }
  }

  private void finish(Running running) {
    SpeedRun run = running.run();
    running.publish(Stage.DONE);
    kept.add(run);
    SpeedHistory keeper = history;
    if (keeper == null) {
      return;
    }
    background
        .jobs()
        .execute(
            () -> {
              try {
                keeper.add(run);
              } catch (RuntimeException e) {
                background.ui().execute(() -> notices.failure(this, e));
              }
            });
  }

  private void showKept() {
    if (state.get().stage() != Stage.EMPTY) {
      return;
    }
    String processor = Machine.here(1, "").processor();
    kept.stream()
        .filter(run -> run.machine().processor().equals(processor))
        .reduce((before, after) -> after)
        .ifPresent(latest -> state.set(new State(Stage.DONE, latest, earlierThan(latest), "", 1)));
  }

  /** Runs on as many threads of the same machine, the latest first. */
  private List<SpeedRun> earlierThan(SpeedRun run) {
    List<SpeedRun> earlier = new ArrayList<>();
    for (int i = kept.size() - 1; i >= 0 && earlier.size() < MOST_EARLIER; i--) {
      SpeedRun other = kept.get(i);
      if (other.machine().isLike(run.machine()) && other.date().isBefore(run.date())) {
        earlier.add(other);
      }
    }
    return earlier;
  }

  private static void measured(
      Kernels kernels,
      SpeedParameters parameters,
      int threads,
      Consumer<SpeedPoint> found,
      Progress progress,
      Cancellation cancellation) {
    try (Workers workers = new Workers(threads)) {
      SpeedStudy study = new SpeedStudy(kernels, parameters, workers);
      study.run(
          study.fitting(SpeedStudy.LENGTHS),
          SpeedStudy.MOST_SECONDS,
          found,
          progress,
          cancellation);
    }
  }

  /** What is being measured; written by a worker thread, shown by this one. */
  private final class Running {
    private final Machine machine;
    private final SpeedParameters parameters;
    private final Instant date = Instant.now();
    private final List<SpeedRun> earlier;
    private final List<SpeedPoint> points = new ArrayList<>();
    private String told = "Warming up";
    private double fraction;

    Running(Machine machine, SpeedParameters parameters) {
      this.machine = machine;
      this.parameters = parameters;
      earlier = earlierThan(run());
    }

    void add(SpeedPoint point) {
      background
          .ui()
          .execute(
              () -> {
                points.add(point);
                republish();
              });
    }

    void tell(String what, double part) {
      background
          .ui()
          .execute(
              () -> {
                told = what;
                fraction = part;
                republish();
              });
    }

    SpeedRun run() {
      return new SpeedRun(machine, date, parameters, points);
    }

    /** Unless it was cancelled, or another one has begun. */
    private void republish() {
      SpeedRun shown = state.get().run();
      if (state.get().stage() == Stage.RUNNING && shown != null && shown.date().equals(date)) {
        publish(Stage.RUNNING);
      }
    }

    void publish(Stage stage) {
      state.set(new State(stage, run(), earlier, told, fraction));
    }
  }
}

package org.longview.app.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.speed.SpeedModel.Stage;
import org.longview.app.speed.SpeedModel.State;
import org.longview.chart.SpeedPlot;
import org.longview.study.PatternKind;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.view.SpeedCurves;

class SpeedModelTest {
  @TempDir private Path folder;

  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final ManualExecutor threads = new ManualExecutor();
  private final List<State> shown = new ArrayList<>();
  private @Nullable Runnable afterFirst;

  /** Full attention takes n² nanoseconds, all else as many as it is long. */
  private final SpeedModel model = model();

  private SpeedModel model() {
    SpeedModel made =
        new SpeedModel(
            session.settings(),
            session.model(),
            session.subject(),
            session.notices(),
            new Background(threads, Runnable::run),
            session.activities(),
            (kernels, parameters, count, found, progress, cancellation) -> {
              for (int n : List.of(512, 1024)) {
                for (PatternKind kind : SpeedRun.MECHANISMS) {
                  cancellation.check();
                  progress.at("Measuring n = " + n, 0.5);
                  double seconds = 1e-9 * n * (kind == PatternKind.FULL ? n : 800);
                  found.accept(new SpeedPoint(kind, n, seconds, 1000L * n));
                  Runnable then = afterFirst;
                  afterFirst = null;
                  if (then != null) {
                    then.run();
                  }
                }
              }
            });
    made.stateProperty().addListener((property, before, now) -> shown.add(now));
    return made;
  }

  private State state() {
    return model.stateProperty().get();
  }

  private SpeedRun run() {
    return Objects.requireNonNull(state().run());
  }

  @Test
  void nothingIsMeasuredUntilItIsAskedFor() {
    assertEquals(Stage.EMPTY, state().stage());
    assertNull(state().run());
    model.measure();
    assertEquals(Stage.RUNNING, state().stage());
    threads.runAll();
    assertEquals(Stage.DONE, state().stage());
    assertEquals(8, run().points().size());
  }

  @Test
  void pointsAreShownAsTheyCome() {
    model.measure();
    threads.runAll();
    assertTrue(
        shown.stream()
            .anyMatch(
                state ->
                    state.stage() == Stage.RUNNING
                        && state.run() != null
                        && state.run().points().size() == 3
                        && state.told().equals("Measuring n = 512")
                        && state.fraction() == 0.5));
  }

  @Test
  void theParametersAreThoseOfTheSettings() {
    session
        .settings()
        .change("window", now -> now.withPattern(now.pattern().withWindow(64).withRank(32)));
    model.measure();
    threads.runAll();
    assertEquals(new SpeedParameters(64, 1, 32, 12, 32), run().parameters());
    model.useRank(128);
    assertEquals(128, model.parametersProperty().get().rank());
    assertEquals(32, run().parameters().rank());
  }

  @Test
  void theLayerIsThatOfTheTensors() throws IOException {
    List<SpeedParameters> told = new ArrayList<>();
    model.parametersProperty().addListener((property, before, now) -> told.add(now));
    session.text().open(TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4));
    assertEquals(List.of(new SpeedParameters(4, 1, 4, 3, 4)), told);
    model.measure();
    threads.runAll();
    assertEquals(told.get(0), run().parameters());
    session.text().open(TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1));
    assertEquals(new SpeedParameters(4, 1, 4, 2, 32), told.get(1));
  }

  @Test
  void cancellingKeepsOnScreenWhatWasMeasured() {
    afterFirst = model::cancel;
    model.measure();
    threads.runAll();
    assertEquals(Stage.CANCELLED, state().stage());
    assertEquals(1, run().points().size());
    assertFalse(session.activities().isBusy());
    model.measure();
    threads.runAll();
    assertEquals(Stage.DONE, state().stage());
    assertEquals(List.of(), state().earlier());
  }

  @Test
  void whatTheStatusLineCancelsIsCancelledHereToo() {
    afterFirst = session.activities()::cancelAll;
    model.measure();
    threads.runAll();
    assertEquals(Stage.CANCELLED, state().stage());
    assertNull(session.notices().noticeProperty().get());
  }

  @Test
  void theNextRunHasTheOneBeforeBesideIt() {
    model.measure();
    threads.runAll();
    SpeedRun first = run();
    model.measure();
    threads.runAll();
    assertEquals(List.of(first), state().earlier());
  }

  @Test
  void runsAreFoundAgainInTheNextSession() {
    Path file = folder.resolve("speed.json");
    model.keepIn(new SpeedHistory(file));
    threads.runAll();
    model.measure();
    threads.runAll();
    assertTrue(Files.exists(file));
    SpeedModel next = model();
    next.keepIn(new SpeedHistory(file));
    threads.runAll();
    State found = next.stateProperty().get();
    assertEquals(Stage.DONE, found.stage());
    assertEquals(run(), found.run());
  }

  @Test
  void aFileThatIsNotUnderstoodIsToldAndDoesNotStopAnything() throws java.io.IOException {
    Path file = folder.resolve("speed.json");
    Files.writeString(file, "{}");
    model.keepIn(new SpeedHistory(file));
    threads.runAll();
    assertNotNull(session.notices().noticeProperty().get());
    model.measure();
    threads.runAll();
    assertEquals(Stage.DONE, state().stage());
  }

  @Test
  void aProcessorIsLeftToTheWindowUnlessAllAreAskedFor() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(Math.max(1, processors - 1), model.threads());
    model.useEveryThread(true);
    assertEquals(processors, model.threads());
    model.measure();
    threads.runAll();
    assertEquals(processors, run().machine().threads());
  }

  @Test
  void theChartMarksWhereFullAttentionIsOvertakenAndWordsSayIt() {
    model.measure();
    threads.runAll();
    SpeedPlot curves = SpeedCurves.time(run(), List.of());
    assertEquals(
        List.of("window from 800", "window + global from 800", "Linformer from 800"),
        curves.marks().stream().map(SpeedPlot.Mark::name).toList());
    assertTrue(
        SpeedCurves.crossings(run())
            .startsWith("Faster than full: window from n = 800, window + global from n = 800"),
        SpeedCurves.crossings(run()));
    // The thin line of full attention goes through its last point, four times as high at twice n
    SpeedPlot.Line theory = curves.lines().get(0);
    assertEquals(SpeedPlot.Style.THEORY, theory.style());
    assertEquals(512 * 512e-9, theory.amounts()[0], 1e-12);
    assertEquals(65_536 * 65_536e-9, theory.amounts()[1], 1e-6);
    assertEquals(
        List.of("full", "window", "window + global", "Linformer"),
        curves.lines().stream()
            .filter(line -> line.style() == SpeedPlot.Style.MEASURED)
            .map(SpeedPlot.Line::name)
            .toList());
  }
}

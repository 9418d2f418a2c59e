package org.longview.app.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.state.Gesture;
import org.longview.app.study.TestModel;
import org.longview.attention.Spectrum;
import org.longview.study.Head;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;

class SpectrumModelTest {
  private final ManualExecutor threads = new ManualExecutor();
  private final List<Integer> known = new ArrayList<>();
  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          new Background(threads, Runnable::run));
  private final SpectrumModel model = session.spectrum();

  SpectrumModelTest() {
    session.model().read();
    threads.runAll();
    model
        .stateProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                known.add(now.known());
              }
            });
  }

  private void open(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  private SpectrumState state() {
    return Objects.requireNonNull(model.stateProperty().get());
  }

  @Test
  void nothingIsComputedBeforeTheTabIsOpen() {
    assertNull(model.stateProperty().get());
    open(Tab.SPECTRUM);
    threads.runAll();
    assertEquals(144, state().known());
    assertTrue(state().current());
    assertFalse(state().running());
    assertEquals("full", state().reference());
  }

  @Test
  void spectraFillInWhileTheyAreComputed() {
    open(Tab.SPECTRUM);
    threads.runAll();
    assertTrue(known.contains(0));
    assertTrue(known.stream().anyMatch(count -> count > 0 && count < 144), known.toString());
  }

  @Test
  void theyStayWhenTheTabIsLeftAndOpenedAgain() {
    open(Tab.SPECTRUM);
    threads.runAll();
    Spectrum before = state().of(3, 2);
    open(Tab.MATRICES);
    open(Tab.SPECTRUM);
    assertEquals(0, threads.waiting());
    assertEquals(before, state().of(3, 2));
    assertTrue(state().current());
  }

  @Test
  void thoseOfAnotherTextAreNotCurrent() {
    open(Tab.SPECTRUM);
    threads.runAll();
    open(Tab.MATRICES);
    session.settings().change("text", now -> now.withSource(TextSource.typed("Another text")));
    threads.runAll();
    assertFalse(state().current());
    open(Tab.SPECTRUM);
    threads.runAll();
    assertTrue(state().current());
    assertEquals(4, state().size());
  }

  @Test
  void whatWasStoppedGoesOnWhenAsked() {
    open(Tab.SPECTRUM);
    session.activities().cancelAll();
    threads.runAll();
    assertTrue(model.isStopped());
    assertTrue(state().known() < 144);
    model.compute();
    threads.runAll();
    assertFalse(model.isStopped());
    assertEquals(144, state().known());
  }

  @Test
  void theShareAtTheRankColoursTheHeadsAndTheMeanIsThatOfTheLayer() {
    open(Tab.SPECTRUM);
    threads.runAll();
    model.setRank(3, new Gesture());
    double sum = 0;
    for (int head = 0; head < 12; head++) {
      Spectrum spectrum = present(state().of(1, head));
      double share = model.value(new Head(1, head)).orElseThrow();
      assertEquals(spectrum.cumulative(3), share, 1e-12);
      sum += share;
    }
    Head mean = new Head(1, ViewSettings.MEAN_HEAD);
    assertEquals(sum / 12, model.value(mean).orElseThrow(), 1e-12);
    assertTrue(model.told(mean).endsWith("within rank 3"), model.told(mean));
    model.setRank(1000, new Gesture());
    assertEquals(9, model.rank());
    assertEquals(1, model.value(mean).orElseThrow(), 1e-12);
  }

  @Test
  void rankErrorAndTabAreUndone() {
    open(Tab.SPECTRUM);
    model.setRank(5, new Gesture());
    model.setError(20, new Gesture());
    session.settings().undo();
    assertEquals(50, model.spectrum().error());
    session.settings().undo();
    assertEquals(9 / 4, model.rank());
    session.settings().undo();
    assertEquals(Tab.MATRICES, session.settings().get().view().tab());
    threads.runAll();
  }

  @Test
  void theErrorIsThatOfTheApproximationOfTheViewedHead() {
    open(Tab.SPECTRUM);
    model.setRank(4, new Gesture());
    threads.runAll();
    ApproximationModel.Shown shown =
        Objects.requireNonNull(session.approximation().shownProperty().get());
    assertTrue(session.approximation().isCurrent());
    assertEquals(model.chosen(), shown.head());
    double error = 0;
    double norm = 0;
    for (int i = 0; i < 81; i++) {
      error += Math.pow(shown.error().data()[i], 2);
      norm += Math.pow(shown.attention().data()[i], 2);
    }
    Spectrum viewed = present(model.viewed());
    assertEquals(viewed.error(4), Math.sqrt(error / norm), 1e-5);
    model.setRank(9, new Gesture());
    assertFalse(session.approximation().isCurrent());
    threads.runAll();
    shown = Objects.requireNonNull(session.approximation().shownProperty().get());
    assertArrayEquals(new float[81], shown.error().data(), 1e-5f);
  }

  @Test
  void theMeanOfHeadsHasNoApproximation() {
    open(Tab.SPECTRUM);
    model.choose(new Head(2, ViewSettings.MEAN_HEAD));
    assertFalse(session.approximation().obstacle().isEmpty());
    assertNull(model.viewed());
    threads.runAll();
  }

  private static Spectrum present(@Nullable Spectrum spectrum) {
    return Objects.requireNonNull(spectrum);
  }
}

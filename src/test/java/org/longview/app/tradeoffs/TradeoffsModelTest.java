package org.longview.app.tradeoffs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.study.TestModel;
import org.longview.app.tradeoffs.TradeoffsModel.State;
import org.longview.app.tradeoffs.TradeoffsModel.Status;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings.Choice;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.TradeoffSettings.Scope;
import org.longview.text.Example;

class TradeoffsModelTest {
  private final ManualExecutor threads = new ManualExecutor();
  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          new Background(threads, Runnable::run));
  private final TradeoffsModel model = session.tradeoffs();

  TradeoffsModelTest() {
    session.model().read();
    threads.runAll();
  }

  private void open(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  private void openAndMeasure() {
    open(Tab.TRADEOFFS);
    threads.runAll();
  }

  private State state() {
    return model.stateProperty().get();
  }

  private TradeoffGrid grid() {
    return Objects.requireNonNull(state().grid());
  }

  @Test
  void nothingIsMeasuredBeforeTheTabIsOpen() {
    assertEquals(Status.EMPTY, state().status());
    openAndMeasure();
    assertEquals(Status.DONE, state().status());
    assertEquals(grid().withoutLinformer(), state().known());
    assertEquals("full", state().reference());
  }

  @Test
  void settingsFillInFromTheCheapestToTheDearest() {
    List<Integer> known = new ArrayList<>();
    model.stateProperty().addListener((property, before, now) -> known.add(now.known()));
    openAndMeasure();
    assertTrue(known.contains(0));
    assertEquals(known.stream().sorted().toList(), known);
  }

  @Test
  void theQualityIsThatOfTheSettingsThemselves() {
    openAndMeasure();
    int cell = grid().index(2, 1);
    model.use(cell);
    threads.runAll();
    double kept =
        Objects.requireNonNull(session.attention().qualityProperty().get())
            .value()
            .kept()
            .getAsDouble();
    assertEquals(kept, state().quality()[cell], 1e-5);
    model.look("layer", now -> now.withScope(Scope.HEAD));
    threads.runAll();
    double ofHead =
        Objects.requireNonNull(session.attention().layerProperty().get())
            .value()
            .kept(session.settings().get().view().head())
            .getAsDouble();
    assertEquals(ofHead, state().quality()[cell], 1e-5);
  }

  @Test
  void whatIsKnownStaysWhenTheTabIsLeftOrSettingsChangeThatDoNotMatter() {
    openAndMeasure();
    double[] before = state().quality();
    open(Tab.MATRICES);
    open(Tab.TRADEOFFS);
    session.settings().change("window", now -> now.withPattern(now.pattern().withWindow(2)));
    session
        .settings()
        .change("head", now -> now.withView(now.view().withHead(3, 7).withColorMap("magma")));
    assertEquals(Status.DONE, state().status());
    assertArrayEquals(before, state().quality());
    // The heads of all layers are known, so that a layer's need no sweep of their own
    model.look("layer", now -> now.withScope(Scope.LAYER));
    assertEquals(Status.DONE, state().status());
    assertNotEquals(before[0], state().quality()[0]);
  }

  @Test
  void anotherTextIsMeasuredAnew() {
    openAndMeasure();
    session.settings().change("text", now -> now.withSource(TextSource.typed("Another text")));
    threads.runAll();
    assertEquals(Status.DONE, state().status());
    assertEquals(4, grid().n());
  }

  @Test
  void theOutputErrorFollowsWhereThePatternIsAppliedAndTheAttentionKeptDoesNot() {
    openAndMeasure();
    double kept = state().quality()[1];
    session.settings().change("apply", now -> now.withApply(Apply.THIS_LAYER));
    assertEquals(Status.DONE, state().status());
    assertEquals(kept, state().quality()[1]);
    model.look("error", now -> now.withMeasure(Measure.ERROR));
    double alone = state().quality()[1];
    session.settings().change("apply", now -> now.withApply(Apply.EVERY_LAYER));
    threads.runAll();
    assertEquals(Status.DONE, state().status());
    assertNotEquals(alone, state().quality()[1], 1e-3);
    assertEquals(grid().candidates().size(), state().known());
    model.look("embedding", now -> now.withMeasure(Measure.EMBEDDING));
    assertEquals(Status.DONE, state().status());
    assertEquals(grid().candidates().size(), state().known());
  }

  @Test
  void aStoppedSweepGoesOnWhenAsked() {
    open(Tab.TRADEOFFS);
    session.activities().cancelAll();
    threads.runAll();
    assertEquals(Status.STOPPED, state().status());
    model.compute();
    threads.runAll();
    assertEquals(Status.DONE, state().status());
  }

  @Test
  void aSettingThatIsUsedIsOneStepThatCanBeTakenBack() {
    openAndMeasure();
    Settings before = session.settings().get();
    int cell = grid().index(3, 2);
    model.use(cell);
    assertEquals(PatternKind.WINDOW_GLOBAL, session.settings().get().pattern().kind());
    assertEquals(grid().windows().get(3), session.settings().get().pattern().window());
    assertEquals(GlobalTokens.first(2), session.settings().get().pattern().globals());
    session.settings().undo();
    assertEquals(before, session.settings().get());
    int last = grid().candidates().size() - 1;
    model.use(last);
    assertEquals(PatternKind.LINFORMER, session.settings().get().pattern().kind());
    assertEquals(
        grid().candidates().get(last).settings().lowRank().ranks(),
        session.settings().get().pattern().lowRank().ranks());
  }

  @Test
  void greedyTokensKeepAtLeastAsMuchAsTheFirstOnes() {
    openAndMeasure();
    double[] first = state().quality();
    model.look("greedy", now -> now.withChoice(Choice.GREEDY));
    threads.runAll();
    assertEquals(Status.DONE, state().status());
    for (int column = 0; column < grid().windows().size(); column++) {
      int cell = grid().index(column, 1);
      assertTrue(state().quality()[cell] >= first[cell] - 1e-6);
    }
  }

  @Test
  void beyondTheTrainedLengthGreedyTokensAreRefusedInASentence() {
    session
        .settings()
        .change(
            "long",
            now -> now.withSource(TextSource.typed(Example.REVIEW.text())).withTokenLimit(600));
    model.look("greedy", now -> now.withChoice(Choice.GREEDY));
    openAndMeasure();
    assertEquals(Status.REFUSED, state().status());
    assertTrue(state().told().contains("window 512"), state().told());
  }

  @Test
  void theUsersOwnTokensAreThoseOfTheSettings() {
    session
        .settings()
        .change(
            "globals", now -> now.withPattern(now.pattern().withGlobals(GlobalTokens.of(2, 5))));
    model.look("mine", now -> now.withChoice(Choice.MINE));
    openAndMeasure();
    assertEquals(List.of(0, 1, 2), grid().counts());
    assertEquals(
        GlobalTokens.of(2, 5), grid().candidates().get(grid().index(1, 2)).settings().globals());
    assertTrue(model.named(GlobalTokens.of(2, 5)).matches("“love” \\(2\\), “.*” \\(5\\)"));
  }

  @Test
  void aSettingIsToldInASentence() {
    openAndMeasure();
    int cell = grid().index(1, 1);
    assertTrue(
        model
            .told(grid().candidates().get(cell), state().quality()[cell])
            .matches(
                "Window w = 2, global token 0: kept \\d.* %, 36 entries a head,"
                    + " 20.3 KiB for all heads in fp32, 2.25 × less than full\\."),
        model.told(grid().candidates().get(cell), state().quality()[cell]));
    int several = grid().index(1, 2);
    String told = model.told(grid().candidates().get(several), state().quality()[several]);
    assertTrue(told.startsWith("Window w = 2, 2 global tokens: kept "), told);
  }
}

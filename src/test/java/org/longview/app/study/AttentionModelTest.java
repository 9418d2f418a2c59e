package org.longview.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.TensorFiles;
import org.longview.app.Session;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.study.LayerComparison;
import org.longview.study.ModelQuality;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;

class AttentionModelTest {
  private final ManualExecutor threads = new ManualExecutor();
  private final Session session =
      new Session(
          Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
          TestModel.INSTANCE,
          new Background(threads, Runnable::run));
  private final AttentionModel attention = session.attention();

  AttentionModelTest() {
    session.model().read();
    threads.runAll();
  }

  private Answer<LayerComparison> layer() {
    return attention.layerProperty().get();
  }

  private void window(long window) {
    session.settings().change("window w", now -> now.withPattern(now.pattern().withWindow(window)));
  }

  @Test
  void theLayerAndThenTheQualityAreComputed() {
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
    assertEquals(9, layer().tokens().size());
    assertEquals(12, attention.qualityProperty().get().value().layers().size());
  }

  @Test
  void anAnswerToOlderSettingsIsNotCurrentUntilTheNextIsThere() {
    Answer<LayerComparison> old = layer();
    window(2);
    assertSame(old, layer());
    assertFalse(attention.layerCurrentProperty().get());
    assertFalse(attention.qualityCurrentProperty().get());
    threads.runAll();
    assertNotSame(old, layer());
    assertEquals(2, layer().settings().pattern().window());
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
  }

  @Test
  void goingBackBeforeTheAnswerCameMakesTheOldOneCurrentAgain() {
    window(2);
    session.settings().undo();
    assertTrue(attention.layerCurrentProperty().get());
    threads.runAll();
    assertTrue(attention.layerCurrentProperty().get());
    assertEquals(4, layer().settings().pattern().window());
  }

  @Test
  void whatDoesNotMatterIsNotComputedAgain() {
    Answer<LayerComparison> old = layer();
    session.settings().change("rank k", now -> now.withPattern(now.pattern().withRank(7)));
    session.settings().change("head", now -> now.withView(now.view().withHead(0, 5)));
    session.settings().change("n₀", now -> now.withBudget(now.budget().withBaseline(1024)));
    assertEquals(0, threads.waiting());
    assertSame(old, layer());
    assertTrue(attention.layerCurrentProperty().get());
  }

  @Test
  void anotherLayerIsThereAtOnceOnceTheQualityWasMeasured() {
    Object quality = attention.qualityProperty().get();
    session.settings().change("head", now -> now.withView(now.view().withHead(5, 0)));
    assertEquals(0, threads.waiting());
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
    assertEquals(5, layer().settings().view().layer());
    assertSame(quality, attention.qualityProperty().get());
  }

  @Test
  void undoAndRedoShowAtOnceWhatIsStillKept() {
    LayerComparison before = layer().value();
    window(2);
    threads.runAll();
    LayerComparison after = layer().value();
    session.settings().undo();
    assertEquals(0, threads.waiting());
    assertSame(before, layer().value());
    assertEquals(4, layer().settings().pattern().window());
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
    session.settings().redo();
    assertEquals(0, threads.waiting());
    assertSame(after, layer().value());
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
  }

  @Test
  void whatIsNotKeptAnyMoreIsComputedAgain() {
    window(2);
    threads.runAll();
    session.workingSet().allow(200_000);
    session.settings().undo();
    assertFalse(attention.layerCurrentProperty().get());
    threads.runAll();
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
  }

  @Test
  void whatHasNoRoomIsRefusedUntilMoreIsAllowed() {
    session.workingSet().allow(100_000);
    window(2);
    threads.runAll();
    assertFalse(attention.layerCurrentProperty().get());
    String sentence = session.notices().noticeProperty().get().sentence();
    assertTrue(sentence.contains("9 tokens need"), sentence);
    assertTrue(sentence.contains("use at most 5 tokens, or allow more"), sentence);
    session.workingSet().allow(10_000_000);
    threads.runAll();
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
    assertEquals(null, session.notices().noticeProperty().get());
  }

  @Test
  void whatTheUserStoppedIsComputedWhenItIsAskedForAgain() {
    window(2);
    session.activities().cancelAll();
    threads.runAll();
    assertFalse(attention.layerCurrentProperty().get());
    assertFalse(attention.obstacleProperty().get().isEmpty());
    assertEquals(null, session.notices().noticeProperty().get());
    attention.resume();
    threads.runAll();
    assertTrue(attention.layerCurrentProperty().get());
    assertTrue(attention.qualityCurrentProperty().get());
    assertEquals("", attention.obstacleProperty().get());
  }

  @Test
  void whatIsRefusedKeepsTheLastAnswerAndSaysWhy() {
    Answer<LayerComparison> old = layer();
    session
        .settings()
        .change(
            "projection",
            now ->
                now.withPattern(
                    now.pattern()
                        .withKind(PatternKind.LINFORMER)
                        .withProjection(
                            new org.longview.study.ProjectionSource.File(
                                java.nio.file.Path.of("missing.npz")))));
    threads.runAll();
    assertSame(old, layer());
    assertFalse(attention.layerCurrentProperty().get());
    assertFalse(attention.obstacleProperty().get().isEmpty());
    assertNotNull(session.notices().noticeProperty().get());
    assertTrue(session.notices().noticeProperty().get().sentence().contains("missing.npz"));
    session.settings().undo();
    threads.runAll();
    assertTrue(attention.layerCurrentProperty().get());
    assertEquals("", attention.obstacleProperty().get());
  }

  /** Opens tensors of 2 layers and 3 heads, and does some of the work that they make. */
  private void openTensors(Path folder, int steps) throws IOException {
    session.text().open(TensorFiles.projected(folder.resolve("few.npz"), 2, 3, 7, 4));
    while (!(session.settings().get().source() instanceof TensorSource)) {
      threads.runNext();
    }
    for (int step = 0; step < steps && threads.waiting() > 0; step++) {
      threads.runNext();
    }
  }

  /** Notes a layer that is published and does not have the head viewed. */
  private void checkLayer(List<String> unfit) {
    Answer<LayerComparison> attended = layer();
    int head = session.settings().get().view().head();
    if (attended != null && attended.value().attention().heads() <= head) {
      unfit.add("layer");
    }
  }

  /** Notes a quality that is published, current or not, and does not have the head viewed. */
  private void checkQuality(List<String> unfit) {
    Answer<ModelQuality> measured = attention.qualityProperty().get();
    int head = session.settings().get().view().head();
    if (measured != null && measured.value().layer(0).heads() <= head) {
      unfit.add("quality");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void tensorsMayBeLeftWhileTheirAttentionIsComputed(int steps, @TempDir Path folder)
      throws IOException {
    session.settings().change("head", now -> now.withView(now.view().withHead(11, 8)));
    List<String> unfit = new ArrayList<>();
    attention.layerProperty().addListener((property, before, now) -> checkLayer(unfit));
    attention.qualityProperty().addListener((property, before, now) -> checkQuality(unfit));
    attention.qualityCurrentProperty().addListener((property, before, now) -> checkQuality(unfit));
    openTensors(folder, steps);
    session.settings().undo();
    threads.runAll();
    assertEquals(12, layer().value().attention().heads());
    assertEquals(12, attention.qualityProperty().get().value().layers().size());
    assertTrue(attention.qualityCurrentProperty().get());
    assertEquals(List.of(), unfit);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void tensorsMayBeLeftAndComeBackTo(int steps, @TempDir Path folder) throws IOException {
    session.settings().change("head", now -> now.withView(now.view().withHead(11, 8)));
    openTensors(folder, 0);
    session.settings().undo();
    for (int step = 0; step < steps && threads.waiting() > 0; step++) {
      threads.runNext();
    }
    session.settings().redo();
    threads.runAll();
    assertEquals(3, layer().value().attention().heads());
    assertTrue(attention.layerCurrentProperty().get());
    assertEquals(2, attention.qualityProperty().get().value().layers().size());
    assertTrue(attention.qualityCurrentProperty().get());
  }
}

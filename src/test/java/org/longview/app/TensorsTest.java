package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.app.state.Gesture;
import org.longview.app.text.TextModel;
import org.longview.app.text.TextModel.Fact;
import org.longview.app.tradeoffs.TradeoffsModel;
import org.longview.study.LayerComparison;
import org.longview.study.ModelQuality;
import org.longview.study.PatternKind;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings.Measure;
import org.longview.study.ViewSettings;
import org.longview.view.View;

/** Tensors of the user behind a window. */
class TensorsTest {
  @TempDir Path folder;

  private final Session session = TestSession.of("I love Geeks for Geeks");
  private Path projected;

  @BeforeEach
  void write() throws IOException {
    projected = TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4);
  }

  private LayerComparison layer() {
    assertTrue(session.attention().layerCurrentProperty().get());
    return Objects.requireNonNull(session.attention().layerProperty().get()).value();
  }

  private ModelQuality quality() {
    assertTrue(session.attention().qualityCurrentProperty().get());
    return Objects.requireNonNull(session.attention().qualityProperty().get()).value();
  }

  private ViewSettings view() {
    return session.settings().get().view();
  }

  private String notice() {
    return Objects.requireNonNull(session.notices().noticeProperty().get()).sentence();
  }

  private void show(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  @Test
  void tensorsTakeThePlaceOfTheTextAndUndoGoesBackToIt() {
    session.settings().change("head", now -> now.withView(now.view().withHead(11, 8)));
    session.text().open(projected);
    TensorSource source = assertInstanceOf(TensorSource.class, session.settings().get().source());
    assertEquals("mine.npz", source.name());
    assertEquals(List.of(1, 2), List.of(view().layer(), view().head()));
    assertEquals(List.of(2, 3), List.of(session.attention().layers(), session.attention().heads()));
    assertEquals(7, layer().attention().length());
    assertEquals(2, quality().layers().size());
    assertEquals("6", session.tokens().usedProperty().get().piece(6));
    session.settings().undo();
    assertInstanceOf(TextSource.class, session.settings().get().source());
    assertEquals(List.of(11, 8), List.of(view().layer(), view().head()));
    assertEquals(9, layer().attention().length());
    assertEquals(12, quality().layers().size());
    session.settings().redo();
    assertEquals(7, layer().attention().length());
    assertEquals(2, quality().layers().size());
  }

  @Test
  void everyLayerIsAloneWhateverIsWantedOfTexts() {
    session.settings().change("apply", now -> now.withApply(Apply.EVERY_LAYER));
    session.text().open(projected);
    assertEquals(Apply.THIS_LAYER, session.settings().get().applied());
    session.settings().undo();
    assertEquals(Apply.EVERY_LAYER, session.settings().get().applied());
  }

  @Test
  void closingTensorsGoesBackToTheLastText() {
    session.text().open(projected);
    session.text().close();
    assertEquals("I love Geeks for Geeks", ((TextSource) session.settings().get().source()).text());
    assertEquals(9, layer().attention().length());
  }

  @Test
  void everyViewAnswersForTensors() {
    session.text().open(projected);
    session.settings().change("tab", now -> now.withView(now.view().withHead(1, 2)));
    show(Tab.SPECTRUM);
    var spectra = Objects.requireNonNull(session.spectrum().stateProperty().get());
    assertEquals(List.of(2, 3, 6), List.of(spectra.layers(), spectra.heads(), spectra.known()));
    assertEquals("full", spectra.reference());
    assertNotNull(session.approximation().shownProperty().get());
    show(Tab.REACH);
    var reach = Objects.requireNonNull(session.reach().stateProperty().get());
    assertEquals(2, session.reach().layers());
    assertNotNull(reach.rollout());
    show(Tab.MEMORY);
    assertEquals(
        List.of(2L, 3L),
        List.of(
            session.memory().stateProperty().get().storage().memory().layers(),
            session.memory().stateProperty().get().storage().memory().heads()));
    session.budget().setLinked(true);
    assertEquals(7, session.budget().stateProperty().get().rows().length());
    var row = Objects.requireNonNull(session.ribbon().rowProperty().get());
    assertEquals(7, row.tokens().size());
    assertTrue(session.export().isPossible(View.DIFFERENCE));
    session.matrices().find().search("4");
    assertEquals(1, session.matrices().find().foundProperty().get().places().size());
  }

  @Test
  void linformerIsComputedOnQueriesKeysAndValues() {
    session.text().open(projected);
    session.pattern().choose(PatternKind.LINFORMER);
    session.pattern().lowRank().setRank(3, new Gesture());
    assertEquals(3, layer().attention().matrix(0).columns());
    assertEquals(7, layer().mixture(0, 1).length);
  }

  @Test
  void finishedAttentionHasNoOutputErrorAndRefusesWhatNeedsValues() throws IOException {
    session.text().open(TensorFiles.finished(folder.resolve("done.npz"), 2, 5, 1));
    assertNull(session.notices().noticeProperty().get());
    assertFalse(quality().hasOutput());
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals(
        "done.npz holds finished attention, but Linformer needs queries, keys and values: q, k, v.",
        notice());
    session.pattern().choose(PatternKind.WINDOW);
    assertNull(session.notices().noticeProperty().get());
    assertFalse(quality().hasOutput());
  }

  @Test
  void theTradeOffOfFinishedAttentionIsMeasuredWithoutLinformer() throws IOException {
    session.text().open(TensorFiles.finished(folder.resolve("done.npz"), 2, 12, 1));
    show(Tab.TRADEOFFS);
    assertNull(session.notices().noticeProperty().get());
    TradeoffGrid grid = Objects.requireNonNull(session.tradeoffs().stateProperty().get().grid());
    assertTrue(
        grid.candidates().stream().noneMatch(one -> one.family() == TradeoffGrid.Family.LINFORMER));
    assertTrue(
        grid.candidates().stream().anyMatch(one -> one.family() == TradeoffGrid.Family.DILATED));
  }

  @Test
  void rowsThatDoNotSumToOneAreShownWithAWarning() throws IOException {
    session.text().open(TensorFiles.finished(folder.resolve("cut.npz"), 2, 5, 0.5f));
    assertTrue(notice().startsWith("10 of 10 rows of attention in cut.npz do not sum to 1"));
    assertEquals(5, layer().attention().length());
    List<Fact> facts =
        TextModel.facts(
            (TensorSource) session.settings().get().source(),
            Objects.requireNonNull(session.tokens().tensors()));
    assertTrue(facts.stream().anyMatch(Fact::warning));
  }

  @Test
  void thereIsNoEmbeddingToAskFor() {
    session.text().open(projected);
    show(Tab.TRADEOFFS);
    session.tradeoffs().look("embedding", now -> now.withMeasure(Measure.EMBEDDING));
    TradeoffsModel.State state = session.tradeoffs().stateProperty().get();
    assertEquals(TradeoffsModel.Status.EMPTY, state.status());
    assertTrue(state.told().contains("look at the attention kept"), state.told());
    session.tradeoffs().look("kept", now -> now.withMeasure(Measure.KEPT));
    assertEquals(TradeoffsModel.Status.DONE, session.tradeoffs().stateProperty().get().status());
  }

  @Test
  void whatIsNamedAsTensorsIsRefusedAsSuch() throws IOException {
    byte[] length = {5, 0, 0, 0, 0, 0, 0, -128, '{'};
    for (String name : List.of("empty.npz", "empty.npy", "empty.safetensors")) {
      session.text().open(Files.createFile(folder.resolve(name)));
      assertTrue(notice().contains("save"), notice());
    }
    session.text().open(Files.write(folder.resolve("long.safetensors"), length));
    assertTrue(notice().contains("claims a header of 9223372036854775813 bytes"), notice());
    session.text().open(Files.writeString(folder.resolve("page.npz"), "<html>Not found</html>"));
    assertTrue(notice().contains("is no complete .npz file"), notice());
    assertInstanceOf(TextSource.class, session.settings().get().source());
  }

  @Test
  void aFileThatCannotBeReadChangesNothing() throws IOException {
    Path broken = Files.write(folder.resolve("broken.npz"), new byte[] {'P', 'K', 3, 4, 0});
    session.text().open(broken);
    assertInstanceOf(TextSource.class, session.settings().get().source());
    assertTrue(notice().contains("broken.npz"), notice());
    assertEquals(9, layer().attention().length());
  }

  @Test
  void aFileThatHasChangedIsNoLongerWhatUndoGoesBackTo() throws IOException {
    session.text().open(projected);
    session.text().paste("another text");
    session.text().paste("and another");
    TensorFiles.projected(projected, 2, 3, 9, 4);
    session.settings().undo();
    session.settings().undo();
    assertEquals(projected + " has changed since it was opened; open it again.", notice());
    assertFalse(session.attention().layerCurrentProperty().get());
    session.text().open(projected);
    assertEquals(9, layer().attention().length());
  }

  @Test
  void aPartOfAFolderStandsForTheFolder() throws IOException {
    Path whole = Files.createDirectory(folder.resolve("layer 3"));
    try (var npz = new java.util.zip.ZipInputStream(Files.newInputStream(projected))) {
      for (var entry = npz.getNextEntry(); entry != null; entry = npz.getNextEntry()) {
        Files.copy(npz, whole.resolve(entry.getName()));
      }
    }
    session.text().open(whole.resolve("q.npy"));
    assertEquals(whole, session.settings().get().source().path());
    assertEquals(7, layer().attention().length());
  }
}

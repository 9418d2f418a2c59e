package org.longview.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.TensorFiles;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Background;
import org.longview.app.state.Notice;
import org.longview.attention.GlobalTokens;
import org.longview.model.BundledModel;
import org.longview.model.EncoderConfig;
import org.longview.model.ModelFolder;
import org.longview.model.TinyCheckpoint;
import org.longview.model.TinyCheckpoint.Kind;
import org.longview.study.LayerSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.Workbench;
import org.longview.text.Tokens;

class ModelModelTest {
  @TempDir private Path folder;
  private final Session session = TestSession.of("some words for the model");

  private ModelFolder tiny(String name, Kind kind) {
    try {
      Path model = Files.createDirectories(folder.resolve(name));
      new TinyCheckpoint(kind, 23).writeTo(model);
      Files.writeString(
          model.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsome\nwords\n");
      return new ModelFolder(model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EncoderConfig config() {
    Workbench workbench = session.model().workbenchProperty().get();
    return Objects.requireNonNull(workbench).encoder().config();
  }

  private Settings settings() {
    return session.settings().get();
  }

  private Tokens tokens() {
    return Objects.requireNonNull(session.tokens().usedProperty().get());
  }

  @Test
  void aModelThatIsOpenedTakesTheLastOnesPlaceAndUndoBringsThatBack() {
    session.settings().change("view", now -> now.withView(now.view().withHead(11, 9)));
    Workbench bundled = session.model().workbenchProperty().get();
    Tokens before = tokens();
    ModelFolder tiny = tiny("tiny", Kind.BERT);
    session.model().open(tiny);

    assertEquals(tiny, settings().model());
    assertEquals("tiny", session.model().title());
    assertEquals(2, config().layers());
    assertEquals(1, settings().view().layer());
    assertEquals(1, settings().view().head());
    assertEquals(6, tokens().id(2));
    assertEquals(3, tokens().unknown());
    assertEquals(12, session.model().trainingProperty().getValue().length());
    assertTrue(session.attention().layerCurrentProperty().get());
    assertEquals(2, session.attention().layerProperty().get().value().quality().heads());
    assertEquals(2, session.attention().qualityProperty().get().value().layers().size());
    assertEquals("open tiny", session.settings().undoTitleProperty().get());

    session.settings().undo();
    assertSame(bundled, session.model().workbenchProperty().get());
    assertEquals(BundledModel.DEFAULT, settings().model());
    assertEquals(11, settings().view().layer());
    assertEquals(before.size(), tokens().size());
    assertEquals(before.id(2), tokens().id(2));
    assertTrue(session.attention().layerCurrentProperty().get());
    assertEquals(12, session.attention().layerProperty().get().value().quality().heads());

    session.settings().redo();
    assertEquals(2, config().layers());
    assertTrue(session.attention().layerCurrentProperty().get());
  }

  @Test
  void aModelThatIsOpenedBesideTensorsIsToldOf() throws IOException {
    session.text().open(TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4));
    session.model().open(tiny("tiny", Kind.BERT));
    assertEquals(
        "tiny has been read; tensors need no model, open a text to use it.",
        session.notices().noticeProperty().get().sentence());
  }

  @Test
  void aModelThatIsRefusedChangesNothing() throws IOException {
    Workbench bundled = session.model().workbenchProperty().get();
    Settings before = settings();
    session.model().open(new ModelFolder(folder));
    assertSame(bundled, session.model().workbenchProperty().get());
    assertSame(before, settings());
    Notice notice = session.notices().noticeProperty().get();
    assertNotNull(notice);
    assertEquals(Notice.Kind.PROBLEM, notice.kind());
    assertTrue(notice.sentence().contains("has no config.json"), notice.sentence());
    // the notice goes when a model could be opened
    session.model().open(tiny("tiny", Kind.BERT));
    assertNull(session.notices().noticeProperty().get());
  }

  @Test
  void aLongformerBringsThePatternThatItWasTrainedWith() {
    session.pattern().choose(PatternKind.DILATED);
    session.model().open(tiny("long", Kind.LONGFORMER));
    PatternSettings pattern = settings().pattern();
    assertEquals(PatternKind.WINDOW_GLOBAL, pattern.kind());
    assertEquals(List.of(4L, 8L), pattern.layers().windows());
    assertEquals(1, pattern.dilation());
    assertEquals(GlobalTokens.of(0), pattern.globals());
    assertEquals(
        "long is a Longformer: the pattern is now the one that it was trained with, a window of"
            + " 4 to 8 with its first token global.",
        session.notices().noticeProperty().get().sentence());
    assertTrue(session.attention().qualityCurrentProperty().get());
    session.settings().undo();
    assertEquals(PatternKind.DILATED, settings().pattern().kind());
  }

  @Test
  void windowsByLayerFitTheNextModel() {
    session.model().open(tiny("long", Kind.LONGFORMER));
    session
        .settings()
        .change(
            "more",
            now ->
                now.withPattern(
                    now.pattern()
                        .withLayers(new LayerSettings(List.of(2L, 8L), List.of(1L, 2L), 1))));
    session.model().open(BundledModel.DEFAULT);
    assertEquals(List.of(2L, 8L), settings().pattern().layers().windows());
    assertTrue(session.attention().layerCurrentProperty().get());
  }

  @Test
  void openingAModelAgainReadsItAgain() throws IOException {
    ModelFolder tiny = tiny("tiny", Kind.BERT);
    session.model().open(tiny);
    Workbench first = session.model().workbenchProperty().get();
    session.model().open(tiny);
    assertFalse(first == session.model().workbenchProperty().get());
    assertTrue(session.attention().layerCurrentProperty().get());
  }

  @Test
  void aModelOfTheSettingsThatIsGoneIsToldAndCanBeReadAgain() throws IOException {
    ModelFolder tiny = tiny("tiny", Kind.BERT);
    Path away = folder.resolve("away");
    Files.move(tiny.folder(), away);
    EncoderConfig measures = new EncoderConfig("tiny", 2, 2, 8, 12, 12, 20, 1e-12f);
    Session later =
        new Session(
            Settings.defaults(TextSource.typed("some words")).withModel(tiny, measures),
            TestModel.INSTANCE,
            new Background(Runnable::run, Runnable::run));
    later.model().read();
    assertNull(later.model().workbenchProperty().get());
    assertEquals(
        "The model was not read; choose one in the list at the top, or read it again there.",
        later.model().stateProperty().get());
    assertEquals(later.model().stateProperty().get(), later.subject().missingProperty().get());
    assertTrue(
        later
            .notices()
            .noticeProperty()
            .get()
            .sentence()
            .endsWith("tiny does not exist; check the name."));
    Files.move(away, tiny.folder());
    later.model().read();
    assertEquals("", later.model().stateProperty().get());
    assertTrue(later.attention().layerCurrentProperty().get());
  }

  @Test
  void aLongformerLeavesThePatternOfTensorsAsItIs() throws IOException {
    session.text().open(TensorFiles.projected(folder.resolve("one.npz"), 1, 3, 7, 4));
    Settings before = settings();
    session.model().open(tiny("tiny", Kind.LONGFORMER));
    assertEquals("tiny", settings().model().title());
    assertEquals(before.pattern(), settings().pattern());
    assertEquals(before.view(), settings().view());
    assertTrue(session.attention().layerCurrentProperty().get());
    assertEquals(
        "tiny has been read; tensors need no model, open a text to use it.",
        session.notices().noticeProperty().get().sentence());
  }

  @Test
  void everyTabFollowsAnotherModel() {
    ModelFolder tiny = tiny("tiny", Kind.ROBERTA);
    for (Tab tab : Tab.values()) {
      session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
      session.model().open(tiny);
      assertEquals(2, config().heads());
      session.model().open(BundledModel.DEFAULT);
      assertEquals(12, config().heads());
      assertNull(session.notices().noticeProperty().get());
    }
  }

  @Test
  void aModelIsToldInAFewWords() {
    session.model().open(tiny("tiny", Kind.LONGFORMER));
    assertEquals("tiny · 2 layers × 2 heads", ModelFacts.title(config()));
    assertEquals(
        "8 wide, trained on up to 12 tokens in windows of 4 to 8",
        ModelFacts.facts(settings().model(), config()));
    session.model().open(BundledModel.DEFAULT);
    assertEquals(
        "384 wide, trained on up to 512 tokens of English",
        ModelFacts.facts(settings().model(), config()));
    assertEquals(
        "The file of bge-small-en-v1.5 also has a, b, c and 1 more, which no encoder uses.",
        ModelFacts.remarks(config(), List.of("a", "b", "c", "d")));
  }
}

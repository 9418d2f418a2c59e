package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.matrices.Cell;
import org.longview.app.session.Leaving;
import org.longview.app.session.Opener;
import org.longview.app.state.Notice;
import org.longview.attention.GlobalTokens;
import org.longview.model.BundledModel;
import org.longview.model.ModelFolder;
import org.longview.model.TinyCheckpoint;
import org.longview.picture.Viewport;
import org.longview.session.Kept;
import org.longview.session.Recovery;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.session.Sight;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;

/** Session files behind a window. */
class SessionsTest {
  @TempDir private Path folder;

  private final Session session = TestSession.of("I love Geeks for Geeks");

  private Settings settings() {
    return session.settings().get();
  }

  private String text() {
    return ((TextSource) settings().source()).text();
  }

  private String title() {
    return session.sessions().titleProperty().get();
  }

  private String notice() {
    return Objects.requireNonNull(session.notices().noticeProperty().get()).sentence();
  }

  private void setWindow(long window) {
    session.settings().change("window", now -> now.withPattern(now.pattern().withWindow(window)));
  }

  private Path write(String name, Settings settings) {
    Path file = folder.resolve(name);
    SessionFile.write(file, new SavedSession(settings, Sight.WHOLE));
    return file;
  }

  private Path write(String name, String settings) throws IOException {
    return Files.writeString(
        folder.resolve(name), "{\"version\": 1, \"settings\": {" + settings + "}}");
  }

  @Test
  void aSavedSessionReopensToTheSamePicture() {
    session.text().paste("one two three four five six seven eight nine ten");
    session.pattern().choose(PatternKind.BIGBIRD);
    session
        .settings()
        .change("tab", now -> now.withView(now.view().withTab(Tab.ARCS).withHead(3, 7)));
    session.matrices().patternView().setSize(400, 400);
    session.matrices().attentionView().setSize(400, 400);
    session.matrices().patternView().change(view -> view.zoomedAt(300, 100, 2));
    Viewport seen = Objects.requireNonNull(session.matrices().patternView().get());
    session.focus().pin(new Cell(3, 5, false));
    Path file = folder.resolve("demo.longview");
    session.sessions().save(file);
    Settings saved = settings();

    Session other = TestSession.of("another text");
    other.matrices().patternView().setSize(400, 400);
    other.matrices().attentionView().setSize(400, 400);
    other.sessions().open(file);
    assertEquals(saved, other.settings().get());
    assertEquals(new Cell(3, 5, false), other.focus().pinnedProperty().get());
    assertEquals(seen, other.matrices().patternView().get());
    assertEquals(seen, other.matrices().attentionView().get());
    assertTrue(other.attention().layerCurrentProperty().get());
    assertEquals("demo.longview – Longview", other.sessions().titleProperty().get());
  }

  @Test
  void theTitleTellsTheFileAndWhetherItIsWhatIsSeen() {
    assertEquals("Longview", title());
    session.sessions().save(folder.resolve("demo.longview"));
    assertEquals("demo.longview – Longview", title());
    setWindow(2);
    assertEquals("demo.longview* – Longview", title());
    assertTrue(session.sessions().isChanged());
    session.settings().undo();
    assertEquals("demo.longview – Longview", title());
    setWindow(2);
    session.sessions().save(folder.resolve("other.longview"));
    assertEquals("other.longview – Longview", title());
    session.settings().undo();
    assertEquals("other.longview* – Longview", title());
  }

  @Test
  void openingIsOneStepAndUndoGoesBackToTheFileBefore() {
    session.sessions().save(folder.resolve("first.longview"));
    setWindow(2);
    Settings before = settings();
    session
        .sessions()
        .open(write("second.longview", Settings.defaults(TextSource.typed("other words"))));
    assertEquals("other words", text());
    assertEquals("second.longview – Longview", title());
    session.settings().undo();
    assertSame(before, settings());
    assertEquals("first.longview* – Longview", title());
    session.settings().redo();
    assertEquals("other words", text());
    assertEquals("second.longview – Longview", title());
  }

  /** Answers with "Save" or "Don’t save", or, if null, thinks better of it. */
  private Leaving answering(List<String> asked, @Nullable Boolean save) {
    return new Leaving(
        session.sessions(),
        (file, saving, letting) -> {
          asked.add(String.valueOf(file.getFileName()));
          if (save != null) {
            (save ? saving : letting).run();
          }
        });
  }

  @Test
  void aFileThatDoesNotHoldTheChangesIsNotLeftWithoutAQuestion() throws IOException {
    List<String> asked = new ArrayList<>();
    int[] left = new int[1];
    setWindow(6);
    answering(asked, null).then(() -> left[0]++);
    assertEquals(1, left[0], "what was never saved is left at once");
    Path file = folder.resolve("demo.longview");
    session.sessions().save(file);
    answering(asked, null).then(() -> left[0]++);
    assertEquals(2, left[0], "what is saved is left at once");
    assertEquals(List.of(), asked);

    setWindow(2);
    answering(asked, null).then(() -> left[0]++);
    assertEquals(2, left[0], "cancelled");
    assertTrue(session.sessions().isChanged());
    answering(asked, false).then(() -> left[0]++);
    assertEquals(3, left[0]);
    assertTrue(session.sessions().isChanged(), "not saved");
    answering(asked, true).then(() -> left[0]++);
    assertEquals(4, left[0]);
    assertFalse(session.sessions().isChanged(), "saved");
    assertEquals(List.of("demo.longview", "demo.longview", "demo.longview"), asked);

    setWindow(4);
    Files.delete(file);
    Files.createDirectory(file);
    answering(asked, true).then(() -> left[0]++);
    assertEquals(4, left[0], "what could not be saved is not left");
    assertTrue(notice().contains("demo.longview"), notice());
  }

  @Test
  void whatIsRestoredBelongsToTheFileThatItWasSavedIn() throws IOException {
    Path file = folder.resolve("demo.longview");
    session.sessions().save(file);
    Kept kept = new Recovery(folder.resolve("recovery")).begin();
    kept.write(session.sessions().get(), file);
    setWindow(2);
    Kept later = new Recovery(folder.resolve("recovery")).begin();
    later.write(session.sessions().get(), file);
    Kept never = new Recovery(folder.resolve("recovery")).begin();
    never.write(session.sessions().get(), null);

    Session other = TestSession.of("another text");
    restore(other, kept);
    assertEquals("demo.longview – Longview", other.sessions().titleProperty().get());
    restore(other, later);
    assertEquals("demo.longview* – Longview", other.sessions().titleProperty().get());
    assertTrue(other.sessions().isChanged());
    other.sessions().save(Objects.requireNonNull(other.sessions().fileProperty().get()));
    assertEquals("demo.longview – Longview", other.sessions().titleProperty().get());
    restore(other, never);
    assertEquals("Longview", other.sessions().titleProperty().get());
    Files.delete(file);
    restore(other, kept);
    assertEquals("demo.longview* – Longview", other.sessions().titleProperty().get());
    for (Kept one : List.of(kept, later, never)) {
      one.remove();
    }
  }

  private static void restore(Session session, Kept kept) {
    session
        .sessions()
        .restore(
            kept.file(),
            () -> {},
            thrown -> {
              throw new AssertionError(thrown);
            });
  }

  @Test
  void whatCannotBeReadChangesNothing() throws IOException {
    Settings before = settings();
    for (String wrong :
        List.of(
            "\"pattern\": {\"window\": -2}",
            "\"view\": {\"future\": 1}",
            "\"source\": {\"text\": \"   \"}",
            "\"source\": {\"text\": \"")) {
      session.sessions().open(write("wrong.longview", wrong));
      assertTrue(!notice().isEmpty());
      session.notices().dismiss();
    }
    session.sessions().open(folder.resolve("none.longview"));
    assertTrue(notice().contains("none.longview does not exist"), notice());
    assertSame(before, settings());
    assertEquals("Longview", title());
    assertEquals("", session.settings().undoTitleProperty().get());
  }

  @Test
  void aHeadThatTheModelLacksBecomesTheNearest() throws IOException {
    session
        .sessions()
        .open(write("far.longview", "\"view\": {\"layer\": 99, \"head\": 40, \"depth\": 500}"));
    assertEquals(11, settings().view().layer());
    assertEquals(11, settings().view().head());
    assertTrue(session.attention().layerCurrentProperty().get());
  }

  @Test
  void settingsAtTheirLimitsAreTakenWithoutAFault() throws IOException {
    long most = Long.MAX_VALUE;
    session
        .sessions()
        .open(
            write(
                "limits.longview",
                ("\"tokens\": 2147483647, \"pattern\": {\"window\": %d, \"dilation\": %d,"
                        + " \"globals\": \"0,2147483647\", \"stride\": 2147483647,"
                        + " \"linformer\": {\"ranks\": [2147483647]}},"
                        + " \"budget\": {\"length\": %d, \"globals\": %d}")
                    .formatted(
                        most, most, BudgetSettings.LARGEST_LENGTH, BudgetSettings.MOST_GLOBALS)));
    assertEquals(most, settings().pattern().window());
    session.budget().setLinked(true);
    for (PatternKind kind : PatternKind.values()) {
      session.pattern().choose(kind);
    }
    for (Tab tab : Tab.values()) {
      session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
    }
    var notice = session.notices().noticeProperty().get();
    assertTrue(notice == null || !notice.sentence().contains("fault"), () -> notice().toString());
  }

  @Test
  void aPartThatTheTextNoLongerHasIsItsBeginning() throws IOException {
    session.sessions().open(write("part.longview", "\"first_token\": 4000"));
    assertEquals(1, settings().tokenFrom());
    assertTrue(notice().contains("its beginning is used"));
    assertEquals(9, Objects.requireNonNull(session.tokens().usedProperty().get()).size());
  }

  @Test
  void aDocumentThatIsGoneIsToldAndTheRestIsRestored() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.txt"), "Some words of an essay.");
    session.text().open(document);
    setWindow(6);
    Path file = folder.resolve("demo.longview");
    session.sessions().save(file);
    Files.delete(document);
    Session other = TestSession.of("here");
    other.sessions().open(file);
    assertEquals(6, other.settings().get().pattern().window());
    assertEquals("here", ((TextSource) other.settings().get().source()).text());
    String told = Objects.requireNonNull(other.notices().noticeProperty().get()).sentence();
    assertTrue(told.startsWith(document + " does not exist"), told);
    Files.writeString(document, "Some words of an essay.");
    other.text().open(document);
    assertEquals(settings(), other.settings().get());
  }

  @Test
  void modelsAndTensorsComeWithTheSession() throws IOException {
    Path model = Files.createDirectory(folder.resolve("tiny"));
    new TinyCheckpoint(TinyCheckpoint.Kind.BERT, 3).writeTo(model);
    Files.writeString(
        model.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsome\nwords\n");
    session.model().open(new ModelFolder(model));
    Path file = folder.resolve("tiny.longview");
    session.sessions().save(file);
    session.text().open(TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4));
    Path tensors = folder.resolve("tensors.longview");
    session.sessions().save(tensors);

    Session other = TestSession.of("another text");
    other.sessions().open(file);
    assertNull(other.notices().noticeProperty().get());
    assertInstanceOf(ModelFolder.class, other.settings().get().model());
    assertTrue(other.attention().layerCurrentProperty().get());
    assertEquals(2, other.attention().layers());
    other.sessions().open(tensors);
    assertEquals(settings(), other.settings().get());
    assertEquals(3, other.attention().heads());
    other.settings().undo();
    other.settings().undo();
    assertEquals(BundledModel.DEFAULT, other.settings().get().model());
    assertEquals("another text", ((TextSource) other.settings().get().source()).text());
  }

  @Test
  void aSessionIsOpenedBeforeTheModelIsRead() throws IOException {
    Session fresh = TestSession.withoutModel("not read yet");
    fresh.sessions().open(write("demo.longview", Settings.defaults(TextSource.typed("words"))));
    assertTrue(fresh.attention().layerCurrentProperty().get());
    assertEquals(3, Objects.requireNonNull(fresh.tokens().usedProperty().get()).size());
    Session refused = TestSession.withoutModel("not read yet");
    refused.sessions().open(write("wrong.longview", "\"new\": 1"));
    assertTrue(refused.attention().layerCurrentProperty().get());
  }

  @Test
  void linformersProjectedCellStaysPinned() {
    session.pattern().choose(PatternKind.LINFORMER);
    session.focus().pin(new Cell(2, 3, true));
    Path file = folder.resolve("low.longview");
    session.sessions().save(file);
    Session other = TestSession.of("another and longer text");
    other.sessions().open(file);
    assertEquals(new Cell(2, 3, true), other.focus().pinnedProperty().get());
  }

  @Test
  void aFolderThatCannotBeWrittenToIsToldAndNothingIsLost() throws IOException {
    Path file = folder.resolve("demo.longview");
    session.sessions().save(file);
    byte[] before = Files.readAllBytes(file);
    setWindow(2);
    session.sessions().save(folder.resolve("none").resolve("demo.longview"));
    assertTrue(notice().contains("does not exist"), notice());
    assertEquals("demo.longview* – Longview", title());
    session.sessions().save(Path.of("/dev/full"));
    assertTrue(notice().contains("/dev/full could not be written"), notice());
    assertEquals("demo.longview* – Longview", title());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aFolderOfNothingThatCanBeOpenedIsRefusedForWhatItLacks() throws IOException {
    Opener opener = opener(new ArrayList<>(), new Background(Runnable::run, Runnable::run));
    opener.open(Files.createDirectory(folder.resolve("photos")));
    assertEquals(
        "photos holds no model, tensors or lecture; open a folder that does, or a file.", notice());
  }

  private Opener opener(List<Path> lectures, Background background) {
    return new Opener(
        session.text(),
        session.model(),
        session.sessions(),
        new Leaving(session.sessions(), (file, save, letGo) -> letGo.run()),
        lectures::add,
        session.notices(),
        background,
        session.activities());
  }

  @Test
  void whatAPathLeadsToIsLookedAtInTheBackgroundOnly() throws IOException {
    List<Path> lectures = new ArrayList<>();
    ManualExecutor jobs = new ManualExecutor();
    Opener opener = opener(lectures, new Background(jobs, Runnable::run));
    Path path = folder.resolve("talk");
    opener.open(path);
    assertNull(session.notices().noticeProperty().get());
    Files.createDirectory(path);
    Path lecture = Files.writeString(path.resolve("mine.lecture.md"), "# Mine");
    jobs.runAll();
    assertEquals(List.of(lecture), lectures);

    Files.writeString(path.resolve("other.lecture.md"), "# Other");
    opener.open(path);
    jobs.runAll();
    assertEquals(
        "There are 2 lectures in talk, such as mine.lecture.md; open one of them.", notice());
    opener.open(lecture);
    jobs.runAll();
    assertNull(session.notices().noticeProperty().get(), "mended");
  }

  @Test
  void aRefusalIsTakenBackOnceAnythingElseHasBeenOpened() throws IOException {
    Path model = Files.createDirectory(folder.resolve("tiny"));
    new TinyCheckpoint(TinyCheckpoint.Kind.BERT, 23).writeTo(model);
    Files.writeString(
        model.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nsome\nwords\n");
    Path document = Files.writeString(folder.resolve("essay.txt"), "Some words of an essay.");
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4);
    Opener opener = opener(new ArrayList<>(), session.background());
    List<Runnable> refused =
        List.of(
            () -> opener.open(folder.resolve("none.txt")),
            () -> opener.open(folder.resolve("none.npz")),
            () -> opener.open(folder.resolve("none.longview")),
            () -> session.model().open(new ModelFolder(folder)),
            () -> session.text().paste("   "));
    List<Runnable> opened =
        List.of(
            () -> session.text().open(document),
            () -> session.text().open(tensors),
            () -> session.sessions().open(write("demo.longview", settings())),
            () -> session.model().open(BundledModel.DEFAULT),
            () -> session.model().open(new ModelFolder(model)),
            () -> session.text().type("words that are typed"));
    for (int i = 0; i < refused.size(); i++) {
      for (int j = 0; j < opened.size(); j++) {
        session.text().paste("words");
        session.notices().dismiss();
        refused.get(i).run();
        assertTrue(!notice().isEmpty());
        opened.get(j).run();
        assertFalse(isProblem(), i + " is taken back by " + j);
      }
    }
  }

  private boolean isProblem() {
    Notice notice = session.notices().noticeProperty().get();
    return notice != null && notice.kind() == Notice.Kind.PROBLEM;
  }

  @Test
  void whatIsOpenedIsKnownByItsName() throws IOException {
    List<Path> lectures = new ArrayList<>();
    Opener opener = opener(lectures, session.background());
    Path lecture = folder.resolve("mine.lecture.md");
    opener.open(lecture);
    assertEquals(List.of(lecture), lectures);
    Settings other =
        Settings.defaults(TextSource.typed("words"))
            .withPattern(settings().pattern().withGlobals(GlobalTokens.of(1)));
    opener.open(write("Demo.LONGVIEW", other));
    assertEquals(other, settings());
    assertEquals("Demo.longview", session.sessions().proposal());
    Path document = Files.writeString(folder.resolve("essay.txt"), "Some words of an essay.");
    opener.open(document);
    assertEquals(document, settings().source().path());
    assertEquals("Demo.LONGVIEW* – Longview", title());
    Path picture = Files.write(folder.resolve("empty.png"), new byte[0]);
    opener.open(picture);
    assertTrue(notice().startsWith("empty.png holds no session"), notice());
    assertEquals(document, settings().source().path());
  }
}

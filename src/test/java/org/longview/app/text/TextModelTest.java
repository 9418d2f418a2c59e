package org.longview.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notice;
import org.longview.app.study.TestModel;
import org.longview.app.study.Training;
import org.longview.model.BundledModel;
import org.longview.study.Settings;
import org.longview.study.TextMark;
import org.longview.study.TextSource;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.text.document.BadDocument;
import org.longview.work.InputException;

class TextModelTest {
  @TempDir private Path folder;
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");

  private List<String> facts() {
    return TextModel.facts(
            source(),
            session.tokens().allProperty().get(),
            session.settings().get().tokenFrom(),
            session.tokens().usedProperty().get(),
            new Training(512, "English"))
        .stream()
        .map(TextModel.Fact::text)
        .toList();
  }

  private String part() {
    return TextModel.part(
        session.tokens().allProperty().get(),
        session.settings().get().tokenFrom(),
        session.tokens().usedProperty().get());
  }

  @Test
  void aShortTextIsCounted() {
    assertEquals(List.of("n = 9 tokens", "22 characters", "fits in 512"), facts());
  }

  @Test
  void charactersAreCountedAsPeopleDo() {
    session.text().type("ab😀");
    assertTrue(facts().contains("3 characters"));
  }

  @Test
  void ofALongDocumentTheFirstTokensAreUsed() {
    session.text().open(Example.BOOK);
    assertEquals("Walden, by Henry David Thoreau", session.settings().get().source().name());
    assertTrue(facts().contains("n = 512 tokens"));
    assertEquals("first 512 of 131,257 tokens", part());
    session.text().useTokens(1000, new Gesture());
    assertEquals("first 1,000 of 131,257 tokens", part());
    assertTrue(facts().contains("positions repeat"));
  }

  @Test
  void theTokensAreTakenFromAnyPlaceAndAnotherTextBeginsAnew() {
    session.text().open(Example.BOOK);
    session.text().useFrom(2000, new Gesture());
    assertEquals("tokens 2,000 to 2,509 of 131,257", part());
    assertEquals(
        session.tokens().allProperty().get().start(2000),
        session.tokens().usedProperty().get().start(1));
    assertThrows(InputException.class, () -> session.text().useFrom(131_256, new Gesture()));
    session.text().open(Example.REVIEW);
    assertEquals(1, session.settings().get().tokenFrom());
  }

  @Test
  void headingsAreKnownByTheirTokens() throws IOException {
    String text = "# One\n\n" + "word ".repeat(700) + "\n\n## Two\n\nwords";
    session.text().open(Files.writeString(folder.resolve("note.md"), text));
    assertEquals(List.of(new TextMark(1, 1, "One")), session.tokens().marksProperty().get());
    session.text().useFrom(600, new Gesture());
    assertEquals(List.of(new TextMark(104, 2, "Two")), session.tokens().marksProperty().get());
  }

  @Test
  void fewerTokensThanOneOfTheTextAreRefused() {
    InputException refused =
        assertThrows(InputException.class, () -> session.text().useTokens(2, new Gesture()));
    assertTrue(refused.getMessage().contains("at least 3"));
    assertEquals(512, session.settings().get().tokenLimit());
  }

  @Test
  void aTextThatTheModelCannotReadGetsANotice() {
    session.text().type("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ᛇᛈᛉ word");
    TextModel.Fact unknown =
        TextModel.facts(
                source(),
                session.tokens().allProperty().get(),
                session.settings().get().tokenFrom(),
                session.tokens().usedProperty().get(),
                new Training(512, "English"))
            .get(3);
    assertTrue(unknown.text().endsWith("× [UNK]"), unknown.text());
    assertTrue(unknown.warning());
    assertTrue(unknown.explanation().contains("trained on English"));
  }

  @Test
  void aDocumentIsOpenedAndUndone() throws IOException {
    Path file = Files.writeString(folder.resolve("note.md"), "# A note\n\nTwo words.");
    session.text().open(file);
    assertEquals("A note", session.settings().get().source().name());
    assertTrue(facts().contains("Markdown, UTF-8"), facts().toString());
    assertEquals("open note.md", session.settings().undoTitleProperty().get());
    session.settings().undo();
    assertEquals("I love Geeks for Geeks", source().text());
  }

  @Test
  void aFileThatIsNoTextIsRefusedAndNothingChanges() throws IOException {
    Settings before = session.settings().get();
    Path file = Files.write(folder.resolve("picture.txt"), new byte[] {0, 1, 2, 0, 0, 3});
    session.text().open(file);
    assertEquals(before, session.settings().get());
    assertTrue(session.notices().noticeProperty().get().sentence().contains("picture.txt"));
    session.text().open(folder.resolve("missing.txt"));
    assertTrue(session.notices().noticeProperty().get().sentence().contains("does not exist"));
    session.text().open(Example.SENTENCE);
    assertNull(session.notices().noticeProperty().get());
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentThatCannotBeReadIsOneSentenceAndChangesNothing(BadDocument bad) throws IOException {
    Settings before = session.settings().get();
    Tokens used = session.tokens().usedProperty().get();
    Path file = bad.in(folder);
    session.text().open(file);
    Notice notice = session.notices().noticeProperty().get();
    assertEquals(Notice.Kind.PROBLEM, notice.kind());
    assertTrue(notice.sentence().startsWith(file + " " + bad.sentence), notice.sentence());
    assertEquals(before, session.settings().get());
    assertSame(used, session.tokens().usedProperty().get());
    session.text().open(Example.REVIEW);
    assertNull(session.notices().noticeProperty().get());
    assertEquals(Example.REVIEW.title(), session.settings().get().source().name());
  }

  @Test
  void aLongTextIsNamedAndClosingItBringsTheLastShortOneBack() {
    session.text().type("a short text");
    session.text().paste("word ".repeat(5000));
    TextSource pasted = source();
    assertFalse(TextModel.isShown(pasted));
    assertEquals("Pasted text", pasted.name());
    session.text().close();
    assertEquals("a short text", source().text());
  }

  @Test
  void typingIsUndoneAsAWhole() {
    session.text().type("a");
    session.text().type("a t");
    session.text().type("a text");
    assertEquals("typing", session.settings().undoTitleProperty().get());
    session.settings().undo();
    assertEquals("I love Geeks for Geeks", source().text());
  }

  private TextSource source() {
    return (TextSource) session.settings().get().source();
  }

  @Test
  void aReadingThatIsCancelledChangesNothingAndTellsNothing() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.txt"), "Words of an essay.");
    ManualExecutor jobs = new ManualExecutor();
    Session waiting = waiting(jobs);
    Settings before = waiting.settings().get();
    waiting.text().open(document);
    assertTrue(waiting.activities().isBusy());
    waiting.activities().cancelAll();
    jobs.runAll();
    assertFalse(waiting.activities().isBusy());
    assertSame(before, waiting.settings().get());
    assertNull(waiting.notices().noticeProperty().get());
    waiting.text().open(document);
    jobs.runAll();
    assertEquals(document, waiting.settings().get().source().path(), "it can be read again");
  }

  @Test
  void whatIsPastedStaysWhenADocumentWasStillBeingRead() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.txt"), "Words of an essay.");
    ManualExecutor jobs = new ManualExecutor();
    Session waiting = waiting(jobs);
    waiting.text().open(document);
    waiting.text().paste("other words");
    jobs.runAll();
    assertEquals("other words", ((TextSource) waiting.settings().get().source()).text());
  }

  @Test
  void aTextThatIsBeingSplitIsNotTakenAnyMoreWhenReadingStops() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.txt"), "Words of an essay.");
    ManualExecutor jobs = new ManualExecutor();
    Session waiting = waiting(jobs);
    Settings before = waiting.settings().get();
    waiting.text().open(document);
    jobs.runNext();
    assertEquals(1, jobs.waiting(), "it is read, but not split");
    waiting.text().stopReading();
    jobs.runAll();
    assertSame(before, waiting.settings().get());
    assertTrue(waiting.tokens().areCurrent());
    assertFalse(waiting.activities().isBusy());
  }

  @Test
  void theTextInUseIsSplitAlthoughReadingStops() {
    ManualExecutor jobs = new ManualExecutor();
    Session waiting = waiting(jobs);
    waiting.settings().change("text", now -> now.withSource(TextSource.typed("one two")));
    assertFalse(waiting.tokens().areCurrent());
    waiting.text().stopReading();
    jobs.runAll();
    assertTrue(waiting.tokens().areCurrent());
  }

  @Test
  void ofTwoDocumentsTheFirstIsNotTakenOnceTheSecondIsAskedFor() throws IOException {
    Path first = Files.writeString(folder.resolve("first.txt"), "Words of the first.");
    Path second = Files.writeString(folder.resolve("second.txt"), "Words of the second.");
    ManualExecutor jobs = new ManualExecutor();
    Session waiting = waiting(jobs);
    waiting.text().open(first);
    jobs.runNext();
    waiting.text().open(second);
    jobs.runAll();
    assertEquals(second, waiting.settings().get().source().path());
    waiting.settings().undo();
    assertEquals("I love Geeks for Geeks", ((TextSource) waiting.settings().get().source()).text());
  }

  private static Session waiting(ManualExecutor jobs) {
    Session waiting =
        new Session(
            Settings.defaults(TextSource.typed("I love Geeks for Geeks")),
            TestModel.INSTANCE,
            new Background(jobs, Runnable::run));
    waiting.tokens().begin(TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT));
    jobs.runAll();
    return waiting;
  }
}

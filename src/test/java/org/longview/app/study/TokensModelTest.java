package org.longview.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.ManualExecutor;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.model.BundledModel;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.study.WorkingSet;
import org.longview.text.Tokens;

class TokensModelTest {
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");

  private Tokens used() {
    return session.tokens().usedProperty().get();
  }

  private void propose(String text) {
    session
        .tokens()
        .propose(TextSource.typed(text), TokensModel.Origin.TYPED, "typing", new Gesture());
  }

  @Test
  void aNewTextGivesNewTokens() {
    assertEquals(9, used().size());
    propose("one two");
    assertEquals(4, used().size());
    assertEquals("one two", ((TextSource) session.settings().get().source()).text());
  }

  @Test
  void aTextWithoutATokenIsRefusedAndTheLastOneStays() {
    Settings before = session.settings().get();
    propose("");
    assertSame(before, session.settings().get());
    assertEquals(9, used().size());
    assertEquals(
        "The text is empty; type at least one word.",
        session.notices().noticeProperty().get().sentence());
    propose("mended");
    assertNull(session.notices().noticeProperty().get());
  }

  @Test
  void aRefusalIsTakenBackWhenTheNextTextIsReadByItsSettings() {
    session.settings().change("text", now -> now.withSource(TextSource.typed("")));
    assertNotNull(session.notices().noticeProperty().get());
    session.settings().change("text", now -> now.withSource(TextSource.typed("mended")));
    assertNull(session.notices().noticeProperty().get());
  }

  @Test
  void undoingATextBringsItsTokensBack() {
    propose("one two");
    session.settings().undo();
    assertEquals(9, used().size());
    assertTrue(session.tokens().areCurrent());
  }

  @Test
  void onlyTheFirstTokensAreUsed() {
    session.settings().change("tokens used", now -> now.withTokenLimit(4));
    assertEquals(4, used().size());
    assertEquals("[SEP]", used().piece(3));
    assertEquals(9, session.tokens().allProperty().get().size());
  }

  @Test
  void tokensOfTheLastTextAreNotCurrentWhileAnotherIsSplit() {
    ManualExecutor threads = new ManualExecutor();
    SettingsModel settings = new SettingsModel(Settings.defaults(TextSource.typed("one")));
    TokensModel tokens =
        new TokensModel(
            settings,
            new WorkingSet(1 << 20),
            new Notices(),
            new Background(threads, Runnable::run),
            new Activities());
    tokens.begin(TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT));
    threads.runAll();
    assertEquals(3, tokens.usedProperty().get().size());
    settings.change("text", now -> now.withSource(TextSource.typed("one two")));
    assertFalse(tokens.areCurrent());
    threads.runAll();
    assertTrue(tokens.areCurrent());
    assertEquals(4, tokens.usedProperty().get().size());
  }

  @Test
  void textTypedBeforeTheTokenizerIsReadIsSplitWhenItIs() {
    SettingsModel settings = new SettingsModel(Settings.defaults(TextSource.typed("one")));
    TokensModel tokens =
        new TokensModel(
            settings,
            new WorkingSet(1 << 20),
            new Notices(),
            new Background(Runnable::run, Runnable::run),
            new Activities());
    tokens.propose(TextSource.typed("one two"), TokensModel.Origin.TYPED, "typing", new Gesture());
    assertNull(tokens.usedProperty().get());
    tokens.begin(TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT));
    assertNotNull(tokens.usedProperty().get());
    assertEquals(4, tokens.usedProperty().get().size());
  }
}

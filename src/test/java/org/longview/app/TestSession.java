package org.longview.app;

import org.longview.app.job.Background;
import org.longview.app.study.TestModel;
import org.longview.model.BundledModel;
import org.longview.study.Settings;
import org.longview.study.TextSource;

/** Sessions whose work is done at once, on the calling thread. */
public final class TestSession {
  private TestSession() {}

  /** A session with a text, its model read. */
  public static Session of(String text) {
    Session session =
        new Session(
            Settings.defaults(TextSource.typed(text)),
            TestModel.INSTANCE,
            new Background(Runnable::run, Runnable::run));
    session.model().read();
    return session;
  }

  /** A session with a text and its tokens, but no model, so that no attention is computed. */
  public static Session withoutModel(String text) {
    Session session =
        new Session(
            Settings.defaults(TextSource.typed(text)),
            TestModel.INSTANCE,
            new Background(Runnable::run, Runnable::run));
    session.tokens().begin(TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT));
    return session;
  }
}

package org.longview.app.session;

import java.nio.file.Path;

/**
 * Asks before a session is left whose file does not hold what was done since. What was never saved
 * in a file is left without a question. For the JavaFX thread alone.
 */
public final class Leaving {
  /** Asks the user what becomes of changes. */
  @FunctionalInterface
  public interface Question {
    /**
     * Asks, and does one of these or, if the user thinks better of it, neither.
     *
     * @param file that does not hold the changes
     * @param save saves them, and leaves once that is done
     * @param letGo leaves without them
     */
    void ask(Path file, Runnable save, Runnable letGo);
  }

  private final SessionModel sessions;
  private final Question question;

  /** Leaves sessions with a question. */
  public Leaving(SessionModel sessions, Question question) {
    this.sessions = sessions;
    this.question = question;
  }

  /** Goes on, when nothing is in the way any more. */
  public void then(Runnable next) {
    Path file = sessions.fileProperty().get();
    if (file == null || !sessions.isChanged()) {
      next.run();
    } else {
      question.ask(file, () -> sessions.save(file, next), next);
    }
  }
}

package org.longview.app.state;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.export.WriteException;
import org.longview.work.InputException;
import org.longview.work.MemoryException;

/** The notice on screen, at most one at a time. For the JavaFX thread alone. */
public final class Notices {
  private static final Logger LOG = System.getLogger(Notices.class.getName());

  /**
   * The subject of all that is opened. Whatever is opened next, a refusal of something else has
   * served its purpose.
   */
  public static final Object OPENING = new Object();

  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private @Nullable Object about;

  public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /**
   * Tells of a problem.
   *
   * @param subject what has it, so that {@link #mended} can take the notice back
   */
  public void problem(Object subject, String sentence) {
    about = subject;
    notice.set(new Notice(Notice.Kind.PROBLEM, sentence));
  }

  /** Tells of a failure in its own words; a cancellation is none. */
  public void failure(Object subject, Throwable thrown) {
    if (thrown instanceof CancellationException) {
      return;
    }
    if (sentenceOfKnown(thrown) == null) {
      LOG.log(Level.ERROR, "unexpected failure", thrown);
    }
    problem(subject, sentence(thrown));
  }

  /** What is said of a failure: its own words, and of a fault that it is one. */
  public static String sentence(Throwable thrown) {
    String known = sentenceOfKnown(thrown);
    return known != null
        ? known
        : "This did not work, through a fault of the program: "
            + Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName())
            + ".";
  }

  private static @Nullable String sentenceOfKnown(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return "The memory of %d MiB ran out; use a shorter text or fewer tokens, or start Java with a larger -Xmx."
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    boolean isKnown =
        thrown instanceof InputException
            || thrown instanceof WriteException
            || thrown instanceof MemoryException;
    return isKnown ? String.valueOf(thrown.getMessage()) : null;
  }

  /** Takes the notice back if it is about the subject. */
  public void mended(Object subject) {
    if (subject.equals(about)) {
      dismiss();
    }
  }

  /** Tells of something that was done. */
  public void done(String sentence) {
    done(new Object(), sentence);
  }

  /**
   * Likewise.
   *
   * @param subject what did it, so that {@link #mended} can take the notice back
   */
  public void done(Object subject, String sentence) {
    about = subject;
    notice.set(new Notice(Notice.Kind.DONE, sentence));
  }

  public void dismiss() {
    about = null;
    notice.set(null);
  }
}

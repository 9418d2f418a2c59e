package org.longview.app.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.session.Kept;
import org.longview.session.Recovery;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.work.InputException;

/**
 * Keeps the session whenever there is a quiet moment, until the program ends as it should, and
 * offers what was kept of a run that did not. For the JavaFX thread alone.
 */
public final class AutosaveModel {
  private final Recovery recovery;
  private final SessionModel sessions;
  private final Notices notices;
  private final BooleanSupplier resting;
  private final LatestJob looking;
  private final LatestJob keeping;
  private final PauseTransition quiet;
  private final Deque<Kept> left = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<@Nullable Kept> offered = new ReadOnlyObjectWrapper<>();
  private final AtomicReference<@Nullable Kept> own = new AtomicReference<>();
  private volatile boolean ended;
  private boolean failed;

  /**
   * Follows the settings, what is pinned and the file that is worked on.
   *
   * @param pause how long nothing must change before the session is kept
   * @param resting whether what is shown is for the moment only, and is not kept
   */
  public AutosaveModel(
      Recovery recovery,
      SessionModel sessions,
      SettingsModel settings,
      FocusModel focus,
      Notices notices,
      Background background,
      Duration pause,
      BooleanSupplier resting) {
    this.recovery = recovery;
    this.sessions = sessions;
    this.notices = notices;
    this.resting = resting;
    // Not among the activities that are shown: nobody waits for it
    Activities unseen = new Activities();
    looking = new LatestJob("Looking for sessions", background, unseen, Duration.ZERO);
    keeping = new LatestJob("Keeping the session", background, unseen, Duration.ofMinutes(1));
    quiet = new PauseTransition(javafx.util.Duration.millis((double) pause.toMillis()));
    quiet.setOnFinished(event -> keep());
    settings.settingsProperty().addListener((property, before, now) -> quiet.playFromStart());
    focus.pinnedProperty().addListener((property, before, now) -> quiet.playFromStart());
    sessions.fileProperty().addListener((property, before, now) -> quiet.playFromStart());
  }

  /** What was kept of a run that did not end as it should; null if there is nothing. */
  public ReadOnlyObjectProperty<@Nullable Kept> offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  /** Looks for what other runs left behind. What cannot be read is laid aside, and told. */
  public void look() {
    looking.submit(
        (progress, cancellation) -> {
          List<Kept> whole = new ArrayList<>();
          List<String> damaged = new ArrayList<>();
          for (Kept kept : recovery.left()) {
            try {
              SessionFile.requireSession(kept.file());
              whole.add(kept);
            } catch (InputException e) {
              damaged.add(damaged(kept));
            }
          }
          return (Runnable) () -> offer(whole, damaged);
        },
        Runnable::run,
        thrown -> notices.failure(this, thrown));
  }

  private static String damaged(Kept kept) {
    return "What was kept of the last session cannot be read, and was laid aside as %s."
        .formatted(kept.setAside());
  }

  private void offer(List<Kept> whole, List<String> damaged) {
    left.addAll(whole);
    offered.set(left.peek());
    if (!damaged.isEmpty()) {
      notices.problem(this, damaged.get(0));
    }
  }

  /** Goes on with what is offered. It is kept further, as the session of this run. */
  public void restore() {
    Kept kept = left.peek();
    if (kept == null) {
      return;
    }
    sessions.restore(
        kept.file(),
        () -> {
          if (left.remove(kept)) { // once, also if asked for twice
            offered.set(null);
            Kept last = own.getAndSet(kept);
            if (last != null) {
              last.remove();
            }
          }
        },
        thrown -> {
          if (thrown instanceof InputException refused) {
            left.remove(kept);
            offered.set(left.peek());
            notices.problem(this, refused.getMessage() + " " + damaged(kept));
          } else {
            notices.failure(this, thrown);
          }
        });
  }

  /** Lets go of what is offered; what an earlier run left, if there is any, is offered then. */
  public void discard() {
    Kept kept = left.poll();
    if (kept != null) {
      kept.remove();
    }
    offered.set(left.peek());
  }

  /** Keeps the session as it is now. */
  void keep() {
    if (resting.getAsBoolean()) {
      return;
    }
    SavedSession session = sessions.get();
    Path saved = sessions.fileProperty().get();
    keeping.submit(
        (progress, cancellation) -> {
          Kept kept = own.get();
          if (kept == null) {
            kept = recovery.begin();
            if (!own.compareAndSet(null, kept)) { // a session was restored meanwhile
              kept.remove();
            }
          }
          if (ended) {
            kept.remove();
          }
          kept.write(session, saved);
          return kept;
        },
        kept -> {
          failed = false;
          notices.mended(this);
        },
        this::tell);
  }

  /** Tells the first of several failures in a row. */
  private void tell(Throwable thrown) {
    if (!failed) {
      notices.failure(this, thrown);
    }
    failed = true;
  }

  /** The program ends as it should: nothing is kept of it. */
  public void end() {
    quiet.stop();
    keeping.cancel();
    ended = true; // for what begins to be kept just now
    Kept kept = own.get();
    if (kept != null) {
      kept.remove();
    }
  }
}

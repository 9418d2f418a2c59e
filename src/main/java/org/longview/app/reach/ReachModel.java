package org.longview.app.reach;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.Reach;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.Rollout;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/**
 * The reach of the selected token while its tab is open: at once what it can be reached by, and by
 * how much as soon as the model has run. For the JavaFX thread alone.
 */
public final class ReachModel {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /**
   * What is known of a token's reach.
   *
   * @param reach through all layers
   * @param rollout of the same token; null while it is being computed
   * @param depth layers that are shown, at most all
   */
  public record State(Tokens tokens, Reach reach, @Nullable Rollout rollout, int depth) {
    /** The token that is reached. */
    public int token() {
      return reach.token();
    }

    /** The heading: "What reaches “buy” through 5 layers". */
    public String title() {
      return "What reaches “%s” through %s"
          .formatted(tokens.piece(token()), depth == 1 ? "1 layer" : depth + " layers");
    }

    /** How many tokens reach it, and how far away the first and the last are. */
    public String exact() {
      return String.format(
          Locale.ROOT,
          "%,d of %,d tokens · %,d to the left, %,d to the right",
          reach.count(depth),
          reach.length(),
          token() - reach.first(depth),
          reach.last(depth) - token());
    }

    /** The papers' formula; empty where the pattern has no window. */
    public String formula() {
      OptionalLong side = reach.formula(depth);
      return side.isEmpty()
          ? ""
          : String.format(Locale.ROOT, "formula ℓ·d·⌊w/2⌋ = %,d a side", side.getAsLong());
    }

    /** Where most of the weight is. */
    public String weighted() {
      Rollout known = rollout;
      return known == null
          ? "weights not computed yet"
          : String.format(
              Locale.ROOT,
              "half of the weight within ±%,d, nine tenths within ±%,d",
              known.radius(depth, 0.5),
              known.radius(depth, 0.9));
    }

    /** The weight of each token; null while it is being computed. */
    public float @Nullable [] weights() {
      return rollout == null ? null : rollout.weights(depth);
    }
  }

  /** What a reach depends on; subjects are the same only if they are one object. */
  private record Key(Subject subject, PatternSettings pattern, int token) {}

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final FocusModel focus;
  private final Notices notices;
  private final LatestJob reachJob;
  private final LatestJob rolloutJob;
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private @Nullable Key wanted;
  private @Nullable Key followed;

  /** Follows the settings, the text and the selected token. */
  public ReachModel(
      SettingsModel settings,
      SubjectModel subjects,
      FocusModel focus,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.focus = focus;
    this.notices = notices;
    reachJob = new LatestJob("Following a token", background, activities, PATIENCE);
    rolloutJob = new LatestJob("Rolling out attention", background, activities, PATIENCE);
    settings.settingsProperty().addListener((property, before, now) -> follow());
    subjects.subjectProperty().addListener((property, before, now) -> follow());
    subjects.missingProperty().addListener((property, before, now) -> follow());
    focus.rowProperty().addListener((property, before, now) -> follow());
    follow();
  }

  /** Null while the tab is not open, nothing is known yet, or the mechanism has no reach. */
  public ReadOnlyObjectProperty<@Nullable State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Why there is no reach, or why it has no weights, in a sentence; empty if nothing is missing.
   */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Whether there is something whose reach can be followed. */
  boolean hasSubject() {
    return subjects.current() != null;
  }

  /** Follows what was stopped or failed. */
  void resume() {
    wanted = null;
    follow();
  }

  /** Whether the mechanism of now has a reach that grows. */
  public boolean hasReach() {
    return Reaches.hasReach(settings.get().pattern());
  }

  /** The number of layers; 1 until there is a subject. */
  public int layers() {
    return subjects.subjectProperty().get() == null ? 1 : subjects.layers();
  }

  /** Layers that are shown. */
  public int depth() {
    return Math.min(layers(), settings.get().view().depth());
  }

  /**
   * Shows what is reached through so many layers.
   *
   * @throws InputException if there are not so many
   */
  public void setDepth(long depth, Gesture gesture) {
    if (depth > layers()) {
      throw new InputException("There are %d layers.".formatted(layers()));
    }
    settings.change(
        "layers of reach", gesture, now -> now.withView(now.view().withDepth((int) depth)));
  }

  /** Follows another token, as far as there is one. */
  public void select(int token) {
    focus.select(token);
  }

  private void follow() {
    Settings now = settings.get();
    Subject subject = subjects.current();
    if (subject == null) {
      obstacle.set(subjects.missingProperty().get());
    }
    if (now.view().tab() != Tab.REACH || subject == null || !hasReach()) {
      reachJob.cancel();
      rolloutJob.cancel();
      wanted = null;
      followed = null;
      state.set(null);
      return;
    }
    int token = Math.min(focus.rowProperty().get(), subject.length() - 1);
    Key key = new Key(subject, now.pattern().effective(subject.length()), token);
    if (!key.equals(wanted)) {
      wanted = key;
      obstacle.set("");
      rolloutJob.cancel();
      reach(key, now.pattern());
      return;
    }
    State shown = state.get();
    if (shown != null && key.equals(followed) && shown.depth != depth()) {
      state.set(new State(shown.tokens, shown.reach, shown.rollout, depth()));
    }
  }

  private void reach(Key key, PatternSettings pattern) {
    Subject subject = key.subject;
    Reaches.Field field = new Reaches.Field(subject.length(), subject.layers(), subject.heads());
    reachJob.submit(
        (progress, stop) ->
            Reaches.of(pattern, key.token, field, field.layers(), subject.padding(), stop),
        reach -> {
          followed = key;
          Rollout known = subject.knownRollout(pattern, key.token);
          state.set(new State(subject.tokens(), reach, known, depth()));
          notices.mended(reachJob);
          if (known == null && key.equals(wanted)) {
            rollOut(key, pattern);
          }
        },
        thrown -> fail(reachJob, thrown, "The reach was not followed."));
  }

  private void rollOut(Key key, PatternSettings pattern) {
    rolloutJob.submit(
        (progress, stop) -> key.subject.rollout(pattern, key.token, progress, stop),
        rollout -> {
          State shown = state.get();
          if (shown != null && key.equals(followed)) {
            state.set(new State(shown.tokens, shown.reach, rollout, shown.depth));
          }
          notices.mended(rolloutJob);
        },
        thrown -> fail(rolloutJob, thrown, "The weights of the reach were not computed."));
  }

  /** Stopped by the user, or failed: either way the next change tries again. */
  private void fail(LatestJob job, Throwable thrown, String stopped) {
    if (thrown instanceof CancellationException) {
      obstacle.set(stopped);
    } else {
      obstacle.set(Notices.sentence(thrown));
      notices.failure(job, thrown);
    }
  }
}

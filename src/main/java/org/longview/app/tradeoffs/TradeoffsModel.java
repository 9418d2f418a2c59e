package org.longview.app.tradeoffs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Announcements;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.GlobalTokens;
import org.longview.budget.Memory;
import org.longview.export.Figure;
import org.longview.picture.Numerals;
import org.longview.study.LayerSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RunSweep;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.study.TradeoffGrid;
import org.longview.study.TradeoffSettings;
import org.longview.study.Wording;
import org.longview.study.tradeoff.SweepKey;
import org.longview.study.tradeoff.SweepOutcome;
import org.longview.study.tradeoff.SweepPlan;
import org.longview.text.Tokens;
import org.longview.view.TradeoffPictures;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Sweeps over windows and global tokens, which fill in while they are computed. They are asked for
 * when their tab is open, and stay when it is left and when settings change that they do not depend
 * on. For the JavaFX thread alone.
 */
public final class TradeoffsModel {
  /** What takes longer begins only when asked, */
  private static final double MOST_SECONDS_AT_ONCE = 20;

  /** unless settings are measured together on so few tokens. */
  private static final int SHORT = 1024;

  private static final int MOST_NAMES = 16;
  private static final int REMEMBERED = 16;

  /** Between two pictures of what fills in. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** What is going on. */
  public enum Status {
    /** There is no text, or no model; the state says so. */
    EMPTY,
    /** It would take long, and waits to be asked for. */
    WAITING,
    /** It fills in. */
    COMPUTING,
    /** The user stopped it. */
    STOPPED,
    /** It cannot be done; the state says why. */
    REFUSED,
    /** All is known. */
    DONE
  }

  /**
   * What is known.
   *
   * @param grid the settings; null while they are not known
   * @param quality of each candidate of the grid, NaN where it is not known or not defined
   * @param reference what quality is measured against
   * @param told why there is nothing to sweep or it was refused, or how long it would take
   */
  @SuppressWarnings("ArrayRecordComponent") // shown once, never compared
  public record State(
      Status status, @Nullable TradeoffGrid grid, double[] quality, String reference, String told) {
    static State empty(String why) {
      return new State(Status.EMPTY, null, new double[0], "", why);
    }

    /** The settings of which some quality is known; null if there are none. */
    @Nullable TradeoffGrid shown() {
      return status == Status.REFUSED || known() == 0 ? null : grid;
    }

    /** How many qualities are known. */
    public int known() {
      return (int)
          IntStream.range(0, quality.length).filter(i -> !Double.isNaN(quality[i])).count();
    }
  }

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final Notices notices;
  private final LatestJob job;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.empty(""));
  private final Map<SweepKey, SweepOutcome> outcomes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SweepKey, SweepOutcome> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Announcements announcements;
  private @Nullable SweepKey wanted;
  private Status status = Status.EMPTY;
  private String told = "";

  /** Follows the settings and the subject. */
  public TradeoffsModel(
      SettingsModel settings,
      SubjectModel subjects,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.notices = notices;
    announcements = new Announcements(background, PAUSE);
    job = LatestJob.givingWay("Sweep", background, activities);
    settings.settingsProperty().addListener((property, before, now) -> follow());
    subjects.subjectProperty().addListener((property, before, now) -> follow());
    subjects.missingProperty().addListener((property, before, now) -> follow());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * The map as a figure, as far as it is known.
   *
   * @param origin model and text, for the line of parameters
   * @return null while nothing is known
   */
  public @Nullable Figure figure(Settings now, String origin) {
    State known = state.get();
    TradeoffGrid grid = known.shown();
    return grid == null
        ? null
        : TradeoffPictures.figure(grid, known.quality, known.reference, now, origin);
  }

  /** The chart of the cheapest settings as a figure, likewise. */
  public @Nullable Figure cheapest(Settings now, String origin) {
    State known = state.get();
    TradeoffGrid grid = known.shown();
    return grid == null
        ? null
        : TradeoffPictures.cheapest(grid, known.quality, known.reference, now, origin);
  }

  /** How trade-offs are looked at. */
  public TradeoffSettings tradeoffs() {
    return settings.get().view().tradeoffs();
  }

  /** Looks at them in another way. */
  public void look(String title, UnaryOperator<TradeoffSettings> change) {
    settings.change(
        title, now -> now.withView(now.view().withTradeoffs(change.apply(now.view().tradeoffs()))));
  }

  private void follow() {
    if (wanted != null && wanted.subject() != subjects.subjectProperty().get()) {
      // What was found stays, but nothing more is sought of a text that is gone
      job.cancel();
      wanted = null;
      status = Status.EMPTY;
    }
    if (settings.get().view().tab() != Tab.TRADEOFFS) {
      return;
    }
    Subject subject = subjects.current();
    if (subject == null) {
      publish();
      return;
    }
    SweepKey key = SweepKey.of(subject, settings.get());
    SweepOutcome ofAll = outcomes.get(key.ofAllLayers());
    if (ofAll != null && ofAll.isComplete()) {
      key = ofAll.key();
    }
    if (!key.equals(wanted)) {
      job.cancel();
      wanted = key;
      begin(key, false);
    }
    publish();
  }

  /** Computes what is missing. */
  public void compute() {
    SweepKey key = wanted;
    if (key != null) {
      begin(key, true);
      publish();
    }
  }

  /** Stops what is being computed; what is known stays. */
  public void stop() {
    if (status == Status.COMPUTING) {
      job.cancel();
      status = Status.STOPPED;
      publish();
    }
  }

  private void begin(SweepKey key, boolean asked) {
    told = "";
    if (key.runs() && key.subject().model() == null) {
      status = Status.EMPTY;
      told = RunSweep.NO_MODEL;
      return;
    }
    SweepOutcome known = outcomes.get(key);
    if (known != null && known.isComplete()) {
      status = Status.DONE;
      return;
    }
    status = Status.COMPUTING;
    job.submit(
        (progress, cancellation) -> SweepPlan.of(key, known, cancellation),
        plan -> {
          outcomes.put(key, plan.outcome());
          boolean quick =
              plan.seconds() <= MOST_SECONDS_AT_ONCE
                  || (!key.runs() && key.subject().length() <= SHORT);
          if (asked || quick) {
            run(plan);
          } else {
            status = Status.WAITING;
            told = duration(plan.seconds());
          }
          publish();
        },
        this::failed);
  }

  private void run(SweepPlan plan) {
    status = Status.COMPUTING;
    job.submit(
        (progress, cancellation) -> {
          plan.run(
              () -> announcements.announce(this::publish), withTimeLeft(progress), cancellation);
          return plan;
        },
        done -> {
          status = Status.DONE;
          notices.mended(job);
          publish();
        },
        this::failed);
  }

  private static Progress withTimeLeft(Progress progress) {
    long begin = System.nanoTime();
    return (what, fraction) -> {
      double left = (System.nanoTime() - begin) / 1e9 * (1 - fraction) / fraction;
      progress.at(fraction == 0 ? what : what + ", " + duration(left) + " left", fraction);
    };
  }

  /** "about 4 s", "about 3 min". */
  private static String duration(double seconds) {
    return seconds < 100
        ? "about %d s".formatted(Math.max(1, Math.round(seconds)))
        : "about %d min".formatted(Math.round(seconds / 60));
  }

  private void failed(Throwable thrown) {
    if (thrown instanceof CancellationException) {
      status = Status.STOPPED;
    } else {
      status = Status.REFUSED;
      told = String.valueOf(thrown.getMessage());
      if (!(thrown instanceof InputException)) {
        notices.failure(job, thrown);
      }
    }
    publish();
  }

  private void publish() {
    SweepKey key = wanted;
    if (key == null || key.subject() != subjects.current()) {
      state.set(State.empty(subjects.missingProperty().get()));
      return;
    }
    SweepOutcome outcome = outcomes.get(key);
    Settings now = settings.get();
    state.set(
        new State(
            status,
            outcome == null ? null : outcome.grid(),
            outcome == null ? new double[0] : outcome.quality(tradeoffs(), now.view()),
            key.subject().referenceName(),
            told));
  }

  /** Uses a candidate. */
  public void use(int index) {
    TradeoffGrid grid = state.get().grid();
    if (grid != null) {
      PatternSettings chosen = grid.candidates().get(index).settings();
      settings.change(
          Wording.of(chosen, grid.n()), now -> now.withPattern(put(chosen, now.pattern())));
    }
  }

  /** The parameters that a candidate is about; the others stay. */
  private static PatternSettings put(PatternSettings chosen, PatternSettings now) {
    PatternSettings changed = now.withKind(chosen.kind());
    if (chosen.kind() == PatternKind.LINFORMER) {
      return changed.withLowRank(chosen.lowRank());
    }
    PatternSettings window =
        changed
            .withWindow(chosen.window())
            .withDilation(chosen.dilation())
            .withLayers(LayerSettings.NONE);
    return chosen.hasGlobals() ? window.withGlobals(chosen.globals()) : window;
  }

  /** A candidate and its quality in a sentence. */
  String told(TradeoffGrid.Candidate candidate, double quality) {
    Subject subject = subjects.subjectProperty().get();
    if (subject == null) {
      return "";
    }
    int n = subject.length();
    Memory memory = new Memory(subject.layers(), subject.heads(), Float.BYTES);
    return "%s: %s, %s entries a head, %s for all heads in fp32, %s × less than full."
        .formatted(
            capitalized(words(candidate.settings(), n)),
            told(quality),
            Numerals.brief((double) candidate.entries()),
            Memory.format(memory.bytes(candidate.entries())),
            Numerals.threeDigits((double) n * n / candidate.entries()));
  }

  /** Several global tokens are named elsewhere, so that the line stays short. */
  private static String words(PatternSettings settings, int n) {
    int globals = settings.globalTokens(n).count();
    return globals < 2
        ? Wording.of(settings, n)
        : "%s, %,d global tokens"
            .formatted(Wording.of(settings.withKind(PatternKind.WINDOW), n), globals);
  }

  private String told(double quality) {
    if (Double.isNaN(quality)) {
      return "not measured";
    }
    String percent = Wording.percent(Math.max(0, quality));
    return switch (tradeoffs().measure()) {
      case KEPT -> "kept " + percent;
      case ERROR -> "output error " + percent;
      case EMBEDDING -> "embedding changed by " + percent;
    };
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The names of global tokens, with their places: "“[CLS]” (0), “the” (4)". */
  String named(GlobalTokens globals) {
    Subject subject = subjects.subjectProperty().get();
    if (subject == null || globals.count() == 0) {
      return "none";
    }
    Tokens used = subject.tokens();
    String names =
        IntStream.of(globals.within(used.size()).positions())
            .limit(MOST_NAMES)
            .mapToObj(token -> named(used.plainPiece(token), token))
            .collect(Collectors.joining(", "));
    int more = globals.count() - MOST_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  /** Tokens without names are called by their places. */
  private static String named(String piece, int token) {
    String place = Integer.toString(token);
    return piece.equals(place) ? place : "“%s” (%s)".formatted(piece, place);
  }
}

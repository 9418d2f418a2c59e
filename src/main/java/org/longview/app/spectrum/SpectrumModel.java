package org.longview.app.spectrum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.heads.HeadGrid;
import org.longview.app.heads.HeadsModel;
import org.longview.app.job.Activities;
import org.longview.app.job.Announcements;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.Spectrum;
import org.longview.study.Head;
import org.longview.study.LayerSpectra;
import org.longview.study.SpectrumSettings;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * The spectra of all heads, which fill in while they are computed. They are asked for when their
 * tab is open, and stay when it is left. For the JavaFX thread alone.
 */
public final class SpectrumModel implements HeadGrid.Model {
  /** Longer texts are decomposed only when asked: the time grows as n³. */
  static final int MOST_AT_ONCE = 1024;

  /** Between two pictures of what fills in: often enough to look alive. */
  private static final Duration PAUSE = Duration.ofMillis(150);

  /** Share of the singular values that a rank is told for. */
  static final double SHARE = 0.9;

  /**
   * Shares of the singular values, the mean of some heads'. Equal if the heads are the same.
   *
   * @param heads one or more
   */
  record Shares(List<Spectrum> heads) implements IntToDoubleFunction {
    /** The share of the first k singular values. */
    @Override
    public double applyAsDouble(int k) {
      double sum = 0;
      for (Spectrum head : heads) {
        sum += head.cumulative(k);
      }
      return sum / heads.size();
    }
  }

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final HeadsModel choice;
  private final Notices notices;
  private final Background background;
  private final LatestJob job;
  private final ReadOnlyObjectWrapper<@Nullable SpectrumState> state =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private @Nullable CollectedSpectra collected;
  private boolean running;

  /** Follows the settings and the subject. */
  public SpectrumModel(
      SettingsModel settings,
      SubjectModel subjects,
      AttentionModel attention,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.notices = notices;
    this.background = background;
    choice = new HeadsModel(settings, attention);
    job = LatestJob.givingWay("Computing singular values", background, activities);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (before.view().tab() != now.view().tab()) {
                follow();
              }
            });
    subjects.subjectProperty().addListener((property, before, now) -> follow());
    subjects.missingProperty().addListener((property, before, now) -> follow());
    obstacle.set(subjects.missingProperty().get());
  }

  /** Null until there is anything. */
  public ReadOnlyObjectProperty<@Nullable SpectrumState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why spectra are missing, in a sentence; empty if they are there or on their way. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Whether the text is so long that its spectra wait to be asked for. */
  public boolean isWaiting() {
    Subject now = subjects.subjectProperty().get();
    return now != null && now.length() > MOST_AT_ONCE && !belongsTo(now);
  }

  /** The most tokens that can be asked for, if the text has more; none if it has not. */
  public OptionalInt limit() {
    Subject now = subjects.subjectProperty().get();
    int most = LayerSpectra.mostTokens(Workers.shared());
    return now == null || now.length() <= most ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /** Whether some are missing because the computation was stopped. */
  public boolean isStopped() {
    CollectedSpectra now = collected;
    return !running && now != null && belongsTo(now.subject) && now.known() < now.spectra.length();
  }

  private boolean belongsTo(Subject subject) {
    CollectedSpectra now = collected;
    return now != null && now.subject == subject;
  }

  private void follow() {
    Subject subject = subjects.subjectProperty().get();
    if (subject == null) {
      obstacle.set(subjects.missingProperty().get());
      return;
    }
    if (!belongsTo(subject)) {
      job.cancel();
      running = false;
      notices.mended(job);
      obstacle.set(waiting(subject));
      if (settings.get().view().tab() == Tab.SPECTRUM && subject.length() <= MOST_AT_ONCE) {
        compute();
        return;
      }
    }
    publish();
  }

  /** Why a text waits to be asked for; empty if it does not. */
  private String waiting(Subject subject) {
    if (!isWaiting()) {
      return "";
    }
    OptionalInt limit = limit();
    return limit.isEmpty()
        ? "The singular values of %,d tokens take minutes.".formatted(subject.length())
        : "Singular values are computed up to %,d tokens; use fewer.".formatted(limit.getAsInt());
  }

  /** Computes what is missing of the text of now. */
  public void compute() {
    Subject subject = subjects.subjectProperty().get();
    if (subject == null) {
      return;
    }
    CollectedSpectra known = collected;
    CollectedSpectra into =
        known != null && belongsTo(subject)
            ? known
            : new CollectedSpectra(subject, new Announcements(background, PAUSE));
    collected = into;
    running = true;
    obstacle.set("");
    int first = settings.get().view().layer();
    job.submit(
        (progress, cancellation) -> collect(into, first, progress, cancellation),
        done -> {
          running = false;
          notices.mended(job);
          publish();
        },
        thrown -> {
          running = false;
          if (thrown instanceof CancellationException) {
            obstacle.set("The singular values were not computed.");
          } else {
            obstacle.set(Notices.sentence(thrown));
            notices.failure(job, thrown);
          }
          publish();
        });
    publish();
  }

  /** All layers, the viewed one first; on a worker thread. */
  private CollectedSpectra collect(
      CollectedSpectra into, int first, Progress progress, Cancellation cancellation) {
    int layers = into.spectra.length() / into.heads;
    for (int i = 0; i < layers; i++) {
      int layer = (first + i) % layers;
      List<Spectrum> heads =
          into.subject
              .spectra(
                  layer,
                  (spectrum, head) -> found(into, layer, head, spectrum, progress),
                  Progress.NONE,
                  cancellation)
              .heads();
      for (int head = 0; head < into.heads; head++) {
        found(into, layer, head, heads.get(head), progress);
      }
    }
    return into;
  }

  private void found(
      CollectedSpectra into, int layer, int head, Spectrum spectrum, Progress progress) {
    into.spectra.set(layer * into.heads + head, spectrum);
    int known = into.known();
    int all = into.spectra.length();
    progress.at("Singular values of %d of %d heads".formatted(known, all), (double) known / all);
    into.announcements.announce(
        () -> {
          if (into == collected) {
            publish();
          }
        });
  }

  private void publish() {
    CollectedSpectra now = collected;
    if (now != null) {
      state.set(now.state(now.subject == subjects.subjectProperty().get(), running));
    } else {
      state.set(null);
    }
  }

  /** k and ε. */
  public SpectrumSettings spectrum() {
    return settings.get().view().spectrum();
  }

  /** k as far as the text has so many ranks; 1 while there is no text. */
  public int rank() {
    SpectrumState now = state.get();
    return now == null ? 1 : spectrum().rank(now.size());
  }

  /**
   * Sets k.
   *
   * @throws org.longview.work.InputException if it is not positive or huge
   */
  public void setRank(long rank, Gesture gesture) {
    int small = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, rank));
    change("rank k of the spectrum", gesture, spectrum().withRank(small));
  }

  /**
   * Sets ε.
   *
   * @param hundredths of it
   * @throws org.longview.work.InputException if it is out of its range
   */
  public void setError(long hundredths, Gesture gesture) {
    int small = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, hundredths));
    change("error ε", gesture, spectrum().withError(small));
  }

  private void change(String title, Gesture gesture, SpectrumSettings changed) {
    settings.change(title, gesture, now -> now.withView(now.view().withSpectrum(changed)));
  }

  /** The spectrum of the viewed head; null while it is not known, or for the mean. */
  public @Nullable Spectrum viewed() {
    SpectrumState now = state.get();
    Head head = chosen();
    return now == null || head.head() == ViewSettings.MEAN_HEAD
        ? null
        : now.of(head.layer(), head.head());
  }

  @Override
  public Head chosen() {
    return choice.chosen();
  }

  @Override
  public void choose(Head head) {
    choice.choose(head);
  }

  @Override
  public void move(int down, int right, int layers, int heads) {
    choice.move(down, right, layers, heads);
  }

  /** The share of the first k singular values; of the mean column, the mean of the heads. */
  @Override
  public OptionalDouble value(Head head) {
    Shares shares = shares(head);
    return shares == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(shares.applyAsDouble(rank()));
  }

  @Override
  public String told(Head head) {
    OptionalDouble share = value(head);
    return share.isEmpty()
        ? ""
        : "%s of the singular values within rank %,d"
            .formatted(Wording.percent(share.getAsDouble()), rank());
  }

  /** Those at the ranks 1 … n; null while they are not known. */
  @Nullable Shares shares(Head head) {
    SpectrumState now = state.get();
    if (now == null) {
      return null;
    }
    boolean mean = head.head() == ViewSettings.MEAN_HEAD;
    int from = mean ? 0 : head.head();
    int to = mean ? now.heads() : head.head() + 1;
    List<Spectrum> spectra = new ArrayList<>();
    for (int h = from; h < to; h++) {
      Spectrum spectrum = now.of(head.layer(), h);
      if (spectrum == null) {
        return null;
      }
      spectra.add(spectrum);
    }
    return new Shares(spectra);
  }

  /** d, the width of a head; none of finished attention, and while there is no subject. */
  OptionalInt headWidth() {
    Subject subject = subjects.subjectProperty().get();
    return subject == null ? OptionalInt.empty() : subject.headWidth();
  }
}

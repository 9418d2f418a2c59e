package org.longview.app.study;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.study.LayerComparison;
import org.longview.study.ModelQuality;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * The viewed layer's attention and the pattern's cost in quality, computed anew as the settings
 * change, or there at once if they were kept. The last results stay until the next ones are there;
 * whether they are still those of the settings is told with them. For the JavaFX thread alone.
 */
public final class AttentionModel {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** From so many tokens on, a layer takes too long to follow a control that is dragged. */
  private static final int LONG_TEXT = 4096;

  /** What a layer's attention depends on; subjects are the same only if they are one object. */
  private record LayerKey(
      Subject subject, PatternSettings pattern, Settings.Apply apply, int layer) {}

  /** What quality depends on. */
  private record QualityKey(Subject subject, PatternSettings pattern, Settings.Apply apply) {}

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final Notices notices;
  private final Duration lull;
  private final LatestJob layerJob;
  private final LatestJob qualityJob;

  private final ReadOnlyObjectWrapper<@Nullable Answer<LayerComparison>> layer =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Answer<ModelQuality>> quality =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper layerCurrent = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper qualityCurrent = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");

  private @Nullable LayerKey layerWanted;
  private @Nullable LayerKey layerShown;
  private @Nullable QualityKey qualityWanted;
  private @Nullable QualityKey qualityShown;

  /** Number of layers; that of the usual model until there is a subject. */
  public int layers() {
    return subjects.layers();
  }

  /** Number of heads of each layer, likewise. */
  public int heads() {
    return subjects.heads();
  }

  /** Follows the settings and the subject. */
  public AttentionModel(
      SettingsModel settings,
      SubjectModel subjects,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.notices = notices;
    lull = background.lull();
    layerJob = new LatestJob("Computing attention", background, activities, PATIENCE);
    qualityJob = LatestJob.givingWay("Measuring quality", background, activities);
    settings.settingsProperty().addListener((property, before, now) -> follow());
    subjects
        .subjectProperty()
        .addListener(
            (property, before, now) -> {
              if (before != null && !isAlike(before, now)) {
                forget();
              }
              follow();
            });
    follow();
  }

  private static boolean isAlike(Subject before, @Nullable Subject now) {
    return now != null && now.layers() == before.layers() && now.heads() == before.heads();
  }

  /** What another model computed has other layers and heads than the settings can name. */
  private void forget() {
    layerJob.cancel();
    qualityJob.cancel();
    layerWanted = null;
    layerShown = null;
    qualityWanted = null;
    qualityShown = null;
    obstacle.set("");
    layerCurrent.set(false);
    // Whoever looks at one of them when the other goes must not find heads that are no more
    quality.set(null);
    layer.set(null);
  }

  /** The layer last computed; null until there is one. */
  public ReadOnlyObjectProperty<@Nullable Answer<LayerComparison>> layerProperty() {
    return layer.getReadOnlyProperty();
  }

  /** Whether {@link #layerProperty()} belongs to the settings of now. */
  public ReadOnlyBooleanProperty layerCurrentProperty() {
    return layerCurrent.getReadOnlyProperty();
  }

  /** The quality last computed; null until there is one. */
  public ReadOnlyObjectProperty<@Nullable Answer<ModelQuality>> qualityProperty() {
    return quality.getReadOnlyProperty();
  }

  /** Whether {@link #qualityProperty()} belongs to the settings of now. */
  public ReadOnlyBooleanProperty qualityCurrentProperty() {
    return qualityCurrent.getReadOnlyProperty();
  }

  /** Why something is missing that was stopped by the user or failed; empty if nothing is. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Computes what was stopped. */
  public void resume() {
    layerWanted = null;
    qualityWanted = null;
    follow();
  }

  private void follow() {
    Subject last = subjects.subjectProperty().get();
    if (last != null && !hasViewed(last, settings.get().view())) {
      forget();
    }
    Subject asked = subjects.current();
    if (asked == null) {
      layerCurrent.set(false);
      qualityCurrent.set(false);
      return;
    }
    Settings now = settings.get();
    PatternSettings pattern = now.pattern().effective(asked.length());
    QualityKey newQuality = new QualityKey(asked, pattern, now.applied());
    LayerKey newLayer = new LayerKey(asked, pattern, now.applied(), now.view().layer());
    layerCurrent.set(newLayer.equals(layerShown));
    qualityCurrent.set(newQuality.equals(qualityShown));
    boolean measure = !newQuality.equals(qualityWanted);
    if (measure) {
      qualityJob.cancel();
      qualityWanted = newQuality;
    }
    if (!newLayer.equals(layerWanted)) {
      obstacle.set("");
      layerWanted = newLayer;
      find(newLayer, now);
    } else if (measure) {
      measure(newQuality, now);
    }
  }

  private static boolean hasViewed(Subject subject, ViewSettings view) {
    return view.layer() < subject.layers() && view.head() < subject.heads();
  }

  /** Shows what was computed before at once, or else computes it. */
  private void find(LayerKey key, Settings now) {
    LayerComparison known = key.subject.knownLayer(now.pattern(), now.applied(), key.layer);
    if (known == null) {
      compute(key, now);
      return;
    }
    layerJob.cancel();
    show(key, new Answer<>(known, key.subject.tokens(), now, Duration.ZERO));
  }

  private void compute(LayerKey key, Settings now) {
    LatestJob.Work<Answer<LayerComparison>> work =
        timed(
            key.subject,
            now,
            (progress, stop) ->
                key.subject.layer(now.pattern(), now.applied(), key.layer, progress, stop));
    layerJob.submit(
        key.subject.length() < LONG_TEXT ? work : afterLull(work),
        answer -> show(key, answer),
        failed(layerJob));
  }

  private void show(LayerKey key, Answer<LayerComparison> answer) {
    layerShown = key;
    layer.set(answer);
    layerCurrent.set(key.equals(layerWanted));
    notices.mended(layerJob);
    QualityKey next = qualityWanted;
    if (layerCurrent.get() && next != null && !next.equals(qualityShown)) {
      measure(next, answer.settings());
    }
  }

  private void measure(QualityKey key, Settings now) {
    ModelQuality known = key.subject.knownQuality(now.pattern(), now.applied());
    if (known != null) {
      qualityJob.cancel();
      show(key, new Answer<>(known, key.subject.tokens(), now, Duration.ZERO));
      return;
    }
    LatestJob.Work<Answer<ModelQuality>> work =
        timed(
            key.subject,
            now,
            (progress, stop) -> key.subject.quality(now.pattern(), now.applied(), progress, stop));
    qualityJob.submit(afterLull(work), answer -> show(key, answer), failed(qualityJob));
  }

  private void show(QualityKey key, Answer<ModelQuality> answer) {
    qualityShown = key;
    quality.set(answer);
    qualityCurrent.set(key.equals(qualityWanted));
    notices.mended(qualityJob);
  }

  /** So that what is wanted while a control is dragged is not slowed down by what comes after. */
  private <T> LatestJob.Work<T> afterLull(LatestJob.Work<T> work) {
    return (progress, cancellation) -> {
      cancellation.rest(lull);
      return work.compute(progress, cancellation);
    };
  }

  private static <T> LatestJob.Work<Answer<T>> timed(
      Subject of, Settings now, LatestJob.Work<T> work) {
    return (Progress progress, Cancellation cancellation) -> {
      long begin = System.nanoTime();
      T value = work.compute(progress, cancellation);
      return new Answer<>(value, of.tokens(), now, Duration.ofNanos(System.nanoTime() - begin));
    };
  }

  /** Stopped by the user, or failed: either way the next change tries again. */
  private Consumer<Throwable> failed(LatestJob job) {
    return thrown -> {
      boolean isStopped = thrown instanceof CancellationException;
      obstacle.set(isStopped ? "The attention was not computed." : Notices.sentence(thrown));
      if (!isStopped) {
        notices.failure(job, thrown);
      }
    };
  }
}

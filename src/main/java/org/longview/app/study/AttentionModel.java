package org.longview.app.study;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
import org.longview.study.Workbench;
import org.longview.text.Tokens;
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

  private static final int USUAL_LAYERS = 12;
  private static final int USUAL_HEADS = 12;

  /** What a layer's attention depends on; tokens are the same only if they are one object. */
  private record LayerKey(
      Tokens tokens, PatternSettings pattern, Settings.Apply apply, int layer) {}

  /** What quality depends on. */
  private record QualityKey(Tokens tokens, PatternSettings pattern, Settings.Apply apply) {}

  private final SettingsModel settings;
  private final TokensModel tokens;
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
  private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper();

  private @Nullable Workbench workbench;
  private @Nullable LayerKey layerWanted;
  private @Nullable LayerKey layerShown;
  private @Nullable QualityKey qualityWanted;
  private @Nullable QualityKey qualityShown;

  /** Number of the model's layers; that of the usual model until it has been read. */
  public int layers() {
    Workbench ready = workbench;
    return ready == null ? USUAL_LAYERS : ready.encoder().config().layers();
  }

  /** Number of heads of each layer, likewise. */
  public int heads() {
    Workbench ready = workbench;
    return ready == null ? USUAL_HEADS : ready.encoder().config().heads();
  }

  /** Follows the settings and the tokens. */
  public AttentionModel(
      SettingsModel settings,
      TokensModel tokens,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.notices = notices;
    lull = background.lull();
    layerJob = new LatestJob("Computing attention", background, activities, PATIENCE);
    qualityJob = new LatestJob("Measuring quality", background, activities, Duration.ZERO);
    settings.settingsProperty().addListener((property, before, now) -> follow());
    tokens.usedProperty().addListener((property, before, now) -> follow());
  }

  /** Begins with a model that has been read, or with none; what another computed is gone. */
  public void begin(@Nullable Workbench newWorkbench) {
    if (newWorkbench == workbench) {
      return;
    }
    layerJob.cancel();
    qualityJob.cancel();
    workbench = newWorkbench;
    layerWanted = null;
    layerShown = null;
    qualityWanted = null;
    qualityShown = null;
    stopped.set(false);
    layer.set(null);
    quality.set(null);
    follow();
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

  /** Whether something is missing because the user stopped it or it failed. */
  public ReadOnlyBooleanProperty stoppedProperty() {
    return stopped.getReadOnlyProperty();
  }

  /** Computes what was stopped. */
  public void resume() {
    layerWanted = null;
    qualityWanted = null;
    follow();
  }

  private void follow() {
    Tokens used = tokens.usedProperty().get();
    Workbench asked = workbench;
    if (asked == null || used == null || !tokens.areCurrent()) {
      layerCurrent.set(false);
      qualityCurrent.set(false);
      return;
    }
    Settings now = settings.get();
    PatternSettings pattern = now.pattern().effective(used.size());
    QualityKey newQuality = new QualityKey(used, pattern, now.apply());
    LayerKey newLayer = new LayerKey(used, pattern, now.apply(), now.view().layer());
    layerCurrent.set(newLayer.equals(layerShown));
    qualityCurrent.set(newQuality.equals(qualityShown));
    boolean measure = !newQuality.equals(qualityWanted);
    if (measure) {
      qualityJob.cancel();
      qualityWanted = newQuality;
    }
    if (!newLayer.equals(layerWanted)) {
      stopped.set(false);
      layerWanted = newLayer;
      find(asked, newLayer, now);
    } else if (measure) {
      measure(asked, newQuality, now);
    }
  }

  /** Shows what was computed before at once, or else computes it. */
  private void find(Workbench asked, LayerKey key, Settings now) {
    LayerComparison known = asked.knownLayer(key.tokens, now.pattern(), now.apply(), key.layer);
    if (known == null) {
      compute(asked, key, now);
      return;
    }
    layerJob.cancel();
    show(asked, key, new Answer<>(known, key.tokens, now, Duration.ZERO));
  }

  private void compute(Workbench asked, LayerKey key, Settings now) {
    LatestJob.Work<Answer<LayerComparison>> work =
        timed(
            key.tokens,
            now,
            (progress, stop) ->
                asked.layer(key.tokens, now.pattern(), now.apply(), key.layer, progress, stop));
    layerJob.submit(
        key.tokens.size() < LONG_TEXT ? work : afterLull(work),
        answer -> show(asked, key, answer),
        failed(layerJob));
  }

  private void show(Workbench asked, LayerKey key, Answer<LayerComparison> answer) {
    layerShown = key;
    layer.set(answer);
    layerCurrent.set(key.equals(layerWanted));
    notices.mended(layerJob);
    QualityKey next = qualityWanted;
    if (layerCurrent.get() && next != null && !next.equals(qualityShown)) {
      measure(asked, next, answer.settings());
    }
  }

  private void measure(Workbench asked, QualityKey key, Settings now) {
    ModelQuality known = asked.knownQuality(key.tokens, now.pattern(), now.apply());
    if (known != null) {
      qualityJob.cancel();
      show(key, new Answer<>(known, key.tokens, now, Duration.ZERO));
      return;
    }
    LatestJob.Work<Answer<ModelQuality>> work =
        timed(
            key.tokens,
            now,
            (progress, stop) ->
                asked.quality(key.tokens, now.pattern(), now.apply(), progress, stop));
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
      Tokens used, Settings now, LatestJob.Work<T> work) {
    return (Progress progress, Cancellation cancellation) -> {
      long begin = System.nanoTime();
      T value = work.compute(progress, cancellation);
      return new Answer<>(value, used, now, Duration.ofNanos(System.nanoTime() - begin));
    };
  }

  /** Stopped by the user, or failed: either way the next change tries again. */
  private Consumer<Throwable> failed(LatestJob job) {
    return thrown -> {
      stopped.set(true);
      if (!(thrown instanceof CancellationException)) {
        notices.failure(job, thrown);
      }
    };
  }
}

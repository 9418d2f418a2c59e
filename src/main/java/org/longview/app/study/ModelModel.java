package org.longview.app.study;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.model.BundledModel;
import org.longview.model.EncoderConfig;
import org.longview.model.ModelSource;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.Tokenizer;

/**
 * The settings' model, read in the background. Another one becomes part of the settings only when
 * it has been read, so that one that is refused changes nothing. For the JavaFX thread alone.
 *
 * <p>It must follow the settings before anybody else does who asks the model: what they ask of is
 * then never a model that the settings no longer name.
 */
public final class ModelModel {
  private static final int USUAL_LENGTH = 512;
  private static final String ENGLISH = "English";

  /** All that is read of a model. */
  private record Loaded(Tokenizer tokenizer, Workbench workbench) {}

  private final SettingsModel settings;
  private final ModelReader reader;
  private final WorkingSet kept;
  private final Notices notices;
  private final LatestJob tokenizerJob;
  private final LatestJob modelJob;
  private final LatestJob openJob;

  /** Models that are not used now, as far as the memory has room. */
  private final Map<ModelSource, SoftReference<Loaded>> left = new HashMap<>();

  private final ReadOnlyObjectWrapper<@Nullable Tokenizer> tokenizer =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Workbench> workbench =
      new ReadOnlyObjectWrapper<>();
  private final ObservableValue<Training> training;
  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");

  /**
   * Follows the settings; begins nothing yet.
   *
   * @param kept takes what is computed
   */
  public ModelModel(
      SettingsModel settings,
      ModelReader reader,
      WorkingSet kept,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.reader = reader;
    this.kept = kept;
    this.notices = notices;
    training = workbench.map(this::training).orElse(training(null));
    tokenizerJob = new LatestJob("Reading the tokenizer", background, activities, Duration.ZERO);
    modelJob = new LatestJob("Reading the model", background, activities, Duration.ZERO);
    openJob = new LatestJob("Opening the model", background, activities, Duration.ZERO);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.model().equals(now.model())) {
                follow(before.model(), now.model());
              }
            });
  }

  /** The model's name. */
  public String title() {
    return settings.get().model().title();
  }

  /** The model's tokenizer; null until it has been read. */
  public ReadOnlyObjectProperty<@Nullable Tokenizer> tokenizerProperty() {
    return tokenizer.getReadOnlyProperty();
  }

  /** The model; null until it has been read. */
  public ReadOnlyObjectProperty<@Nullable Workbench> workbenchProperty() {
    return workbench.getReadOnlyProperty();
  }

  /** What is to be said of the model while it is not there; empty once it is. */
  public ReadOnlyStringProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the model was trained on; the usual until it has been read. */
  public ObservableValue<Training> trainingProperty() {
    return training;
  }

  private Training training(@Nullable Workbench ready) {
    return new Training(
        ready == null ? USUAL_LENGTH : ready.encoder().config().maxPositions(),
        settings.get().model() instanceof BundledModel ? ENGLISH : "");
  }

  /** Reads the tokenizer and the model; each is used as soon as it is there. */
  public void read() {
    ModelSource source = settings.get().model();
    state.set("Reading the model…");
    tokenizerJob.submit(
        (progress, cancellation) -> reader.tokenizer(source), tokenizer::set, this::failed);
    modelJob.submit(
        (progress, cancellation) -> reader.model(source, kept, progress, cancellation),
        read -> {
          state.set("");
          workbench.set(read.workbench());
        },
        this::failed);
  }

  private void failed(Throwable thrown) {
    state.set("The model was not read.");
    notices.failure(this, thrown);
  }

  /** Reads another model, or the same one again, and takes it if it can be read. */
  public void open(ModelSource source) {
    openJob.submit(
        (progress, cancellation) -> {
          Tokenizer itsTokenizer = reader.tokenizer(source);
          ModelReader.Read read = reader.model(source, kept, progress, cancellation);
          return (Runnable) () -> take(source, itsTokenizer, read);
        },
        Runnable::run,
        thrown -> notices.failure(this, thrown));
  }

  private void take(ModelSource source, Tokenizer itsTokenizer, ModelReader.Read read) {
    notices.mended(this);
    Loaded whole = new Loaded(itsTokenizer, read.workbench());
    EncoderConfig config = read.workbench().encoder().config();
    if (settings.get().model().equals(source)) {
      leave(source);
      use(whole);
    } else {
      left.put(source, new SoftReference<>(whole));
      settings.change("open " + source.title(), now -> now.withModel(source, config));
    }
    String remarks = ModelFacts.remarks(config, read.unused());
    if (!remarks.isEmpty()) {
      notices.done(remarks);
    }
  }

  private void follow(ModelSource before, ModelSource now) {
    SoftReference<Loaded> reference = left.remove(now);
    Loaded known = reference == null ? null : reference.get();
    leave(before);
    if (known != null) {
      use(known);
    } else {
      read();
    }
  }

  private void use(Loaded known) {
    state.set("");
    tokenizer.set(known.tokenizer);
    workbench.set(known.workbench);
  }

  /** Lets go of the model and of what was computed with it, but not at once of its weights. */
  private void leave(ModelSource source) {
    tokenizerJob.cancel();
    modelJob.cancel();
    Workbench lastWorkbench = workbench.get();
    Tokenizer lastTokenizer = tokenizer.get();
    workbench.set(null);
    tokenizer.set(null);
    if (lastWorkbench != null) {
      kept.clear();
      if (lastTokenizer != null) {
        left.put(source, new SoftReference<>(new Loaded(lastTokenizer, lastWorkbench)));
      }
    }
  }
}

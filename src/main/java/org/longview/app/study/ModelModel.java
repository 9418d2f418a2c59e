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
import org.longview.study.TensorSource;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.Tokenizer;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

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
  private static final String NOT_READ =
      "The model was not read; choose one in the list at the top, or read it again there.";

  /** What is said while a model is being read. */
  static final String READING = "Reading the model…";

  /** All that is read of a model. */
  private record Loaded(Tokenizer tokenizer, Workbench workbench) {}

  /**
   * A model that has been read.
   *
   * @param source where it is
   */
  public record Opened(ModelSource source, Tokenizer tokenizer, ModelReader.Read read) {
    /** What it is like. */
    public EncoderConfig config() {
      return read.workbench().encoder().config();
    }
  }

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
  private boolean reading;
  private @Nullable Runnable waiting;

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
    state.set(READING);
    tokenizerJob.submit(
        (progress, cancellation) -> reader.tokenizer(source), tokenizer::set, this::failed);
    reading = true;
    modelJob.submit(
        (progress, cancellation) -> reader.model(source, kept, progress, cancellation),
        read -> {
          notices.mended(this);
          state.set("");
          workbench.set(read.workbench());
          end();
        },
        thrown -> {
          failed(thrown);
          end();
        });
  }

  /**
   * Does something once no model is being read, at once if none is; of several only the last.
   *
   * @param then finds a model if one could be read
   */
  public void whenRead(Runnable then) {
    if (reading) {
      waiting = then;
    } else {
      then.run();
    }
  }

  private void end() {
    reading = false;
    Runnable then = waiting;
    waiting = null;
    if (then != null) {
      then.run();
    }
  }

  private void failed(Throwable thrown) {
    state.set(NOT_READ);
    notices.failure(this, thrown);
  }

  /** Reads another model, or the same one again, and takes it if it can be read. */
  public void open(ModelSource source) {
    openJob.submit(
        (progress, cancellation) -> read(source, progress, cancellation),
        this::take,
        thrown -> notices.failure(Notices.OPENING, thrown));
  }

  private void take(Opened opened) {
    notices.mended(Notices.OPENING);
    ModelSource source = opened.source;
    take(
        opened,
        () -> {
          if (!settings.get().model().equals(source)) {
            settings.change(
                "open " + source.title(), now -> now.withModel(source, opened.config()));
          }
        });
    String remarks =
        settings.get().source() instanceof TensorSource
            ? source.title()
                + " has been read; tensors need no model, open a text to use it. "
                + ModelFacts.aside(opened.config(), opened.read.unused())
            : ModelFacts.remarks(opened.config(), opened.read.unused());
    if (!remarks.isEmpty()) {
      notices.done(remarks.strip());
    }
  }

  /**
   * Reads a model that the settings are to name; on a worker thread.
   *
   * @throws org.longview.work.InputException if it cannot be read
   */
  public Opened read(ModelSource source, Progress progress, Cancellation cancellation) {
    return new Opened(
        source, reader.tokenizer(source), reader.model(source, kept, progress, cancellation));
  }

  /**
   * Changes the settings so that they name a model that has been read, and uses it.
   *
   * @param change of the settings
   */
  public void take(Opened opened, Runnable change) {
    Loaded whole = new Loaded(opened.tokenizer, opened.read.workbench());
    boolean same = settings.get().model().equals(opened.source);
    if (!same) {
      left.put(opened.source, new SoftReference<>(whole));
    }
    change.run();
    if (same) {
      leave(opened.source);
      use(whole);
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
    notices.mended(this);
    state.set("");
    tokenizer.set(known.tokenizer);
    workbench.set(known.workbench);
    end();
  }

  /** Lets go of the model and of what was computed with it, but not at once of its weights. */
  private void leave(ModelSource source) {
    tokenizerJob.cancel();
    modelJob.cancel();
    reading = false;
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

package org.longview.app.study;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;

/** Reads the model in the background. For the JavaFX thread alone. */
public final class ModelModel {
  private final ModelReader reader;
  private final TokensModel tokens;
  private final WorkingSet kept;
  private final Notices notices;
  private final LatestJob tokenizerJob;
  private final LatestJob modelJob;
  private final ReadOnlyObjectWrapper<@Nullable Workbench> workbench =
      new ReadOnlyObjectWrapper<>();

  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");

  /**
   * Begins nothing yet.
   *
   * @param kept takes what is computed
   */
  public ModelModel(
      ModelReader reader,
      TokensModel tokens,
      WorkingSet kept,
      Notices notices,
      Background background,
      Activities activities) {
    this.reader = reader;
    this.tokens = tokens;
    this.kept = kept;
    this.notices = notices;
    tokenizerJob = new LatestJob("Reading the tokenizer", background, activities, Duration.ZERO);
    modelJob = new LatestJob("Reading the model", background, activities, Duration.ZERO);
  }

  /** The model's name. */
  public String title() {
    return reader.title();
  }

  /** The model; null until it has been read. */
  public ReadOnlyObjectProperty<@Nullable Workbench> workbenchProperty() {
    return workbench.getReadOnlyProperty();
  }

  /** What is to be said of the model while it is not there; empty once it is. */
  public ReadOnlyStringProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Reads the tokenizer, and after it the model; each is used as soon as it is there. */
  public void read() {
    state.set("Reading the model…");
    tokenizerJob.submit(
        (progress, cancellation) -> reader.tokenizer(),
        tokens::begin,
        thrown -> notices.failure(this, thrown));
    modelJob.submit(
        (progress, cancellation) -> reader.workbench(kept, progress, cancellation),
        ready -> {
          state.set("");
          workbench.set(ready);
        },
        thrown -> {
          state.set("The model was not read.");
          notices.failure(this, thrown);
        });
  }
}

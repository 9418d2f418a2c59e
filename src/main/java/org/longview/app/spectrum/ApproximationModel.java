package org.longview.app.spectrum;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.heads.HeadsModel.Head;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.TokensModel;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.BestApproximation;
import org.longview.attention.GlobalTokens;
import org.longview.linear.Matrix;
import org.longview.study.Tab;
import org.longview.study.ViewSettings;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * The attention of the viewed head and what its best approximation of rank k makes of it, while the
 * tab is open. For the JavaFX thread alone.
 */
public final class ApproximationModel {
  /** Of longer texts the singular vectors would take minutes. */
  static final int MOST_TOKENS = 1024;

  /** A head of a text. */
  private record Key(Tokens tokens, Head head) {}

  /** Everything of a head that does not depend on k. */
  private record Decomposed(Key key, Matrix attention, BestApproximation approximation) {}

  /**
   * What is shown.
   *
   * @param attention P, n × n
   * @param error the approximation minus P
   * @param rank k
   */
  public record Shown(Tokens tokens, Head head, Matrix attention, Matrix error, int rank) {}

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final ModelModel model;
  private final Notices notices;
  private final LatestJob job;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

  /** Made and read on worker threads, one after the other. */
  private volatile @Nullable Decomposed decomposed;

  /** Follows the settings, the tokens and the model. */
  public ApproximationModel(
      SettingsModel settings,
      TokensModel tokens,
      ModelModel model,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.model = model;
    this.notices = notices;
    job = new LatestJob("Approximating attention", background, activities, Duration.ofSeconds(1));
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view())) {
                follow();
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> follow());
    model.workbenchProperty().addListener((property, before, now) -> follow());
  }

  /** Null until there is anything. */
  public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether what is shown belongs to the settings of now. */
  public boolean isCurrent() {
    Shown now = shown.get();
    Tokens used = tokens.usedProperty().get();
    return now != null
        && now.tokens() == used
        && now.head().equals(head())
        && now.rank() == rank(used);
  }

  /** Why there is nothing to show; empty if there is or will be. */
  public String obstacle() {
    Tokens used = tokens.usedProperty().get();
    if (used != null && used.size() > MOST_TOKENS) {
      return "The approximation is computed up to %,d tokens.".formatted(MOST_TOKENS);
    }
    return settings.get().view().head() == ViewSettings.MEAN_HEAD
        ? "Choose a single head to see its approximation."
        : "";
  }

  private Head head() {
    ViewSettings view = settings.get().view();
    return new Head(view.layer(), view.head());
  }

  private int rank(Tokens used) {
    return settings.get().view().spectrum().rank(used.size());
  }

  private void follow() {
    Tokens used = tokens.usedProperty().get();
    Workbench workbench = model.workbenchProperty().get();
    boolean open = settings.get().view().tab() == Tab.SPECTRUM;
    if (!open || used == null || workbench == null || isCurrent() || !obstacle().isEmpty()) {
      return;
    }
    Key key = new Key(used, head());
    int rank = rank(used);
    job.submit(
        (progress, cancellation) -> compute(workbench, key, rank, progress, cancellation),
        result -> {
          shown.set(result);
          notices.mended(job);
        },
        thrown -> {
          if (!(thrown instanceof CancellationException)) {
            notices.failure(job, thrown);
          }
        });
  }

  private Shown compute(
      Workbench workbench, Key key, int rank, Progress progress, Cancellation cancellation) {
    Decomposed known = decomposed;
    if (known == null || !known.key.equals(key)) {
      progress.at(
          "Decomposing the attention of " + key.head.title().toLowerCase(java.util.Locale.ROOT),
          -1);
      known = decompose(workbench, key, cancellation);
      decomposed = known;
    }
    Matrix error = known.approximation.product(rank);
    Matrix attention = known.attention;
    for (int i = 0; i < error.data().length; i++) {
      error.data()[i] -= attention.data()[i];
    }
    return new Shown(key.tokens, key.head, attention, error, rank);
  }

  private static Decomposed decompose(Workbench workbench, Key key, Cancellation cancellation) {
    AttentionMatrix attention =
        workbench
            .reference(key.tokens, GlobalTokens.NONE, key.head.layer(), Progress.NONE, cancellation)
            .matrix(key.head.head());
    Matrix whole = Matrix.zeros(attention.rows(), attention.columns());
    attention.fill(0, 0, 0, whole);
    cancellation.check();
    return new Decomposed(
        key,
        whole,
        new BestApproximation(workbench.encoder().kernels(), whole, attention.columns()));
  }
}

package org.longview.app.spectrum;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.BestApproximation;
import org.longview.attention.GlobalTokens;
import org.longview.linear.Matrix;
import org.longview.study.Head;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.study.ViewSettings;
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

  /** A head of a subject; subjects are the same only if they are one object. */
  private record Key(Subject subject, Head head) {}

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
  private final SubjectModel subjects;
  private final Notices notices;
  private final LatestJob job;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

  /** Made and read on worker threads, one after the other. */
  private volatile @Nullable Decomposed decomposed;

  /** Follows the settings and the subject. */
  public ApproximationModel(
      SettingsModel settings,
      SubjectModel subjects,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
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
    subjects.subjectProperty().addListener((property, before, now) -> follow());
  }

  /** Null until there is anything. */
  public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether what is shown belongs to the settings of now. */
  public boolean isCurrent() {
    Shown now = shown.get();
    Subject subject = subjects.subjectProperty().get();
    return now != null
        && subject != null
        && now.tokens() == subject.tokens()
        && now.head().equals(head())
        && now.rank() == rank(subject);
  }

  /** Why there is nothing to show; empty if there is or will be. */
  public String obstacle() {
    Subject subject = subjects.subjectProperty().get();
    if (subject != null && subject.length() > MOST_TOKENS) {
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

  private int rank(Subject subject) {
    return settings.get().view().spectrum().rank(subject.length());
  }

  private void follow() {
    Subject subject = subjects.subjectProperty().get();
    boolean open = settings.get().view().tab() == Tab.SPECTRUM;
    if (!open || subject == null || isCurrent() || !obstacle().isEmpty()) {
      return;
    }
    Key key = new Key(subject, head());
    int rank = rank(subject);
    job.submit(
        (progress, cancellation) -> compute(key, rank, progress, cancellation),
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

  private Shown compute(Key key, int rank, Progress progress, Cancellation cancellation) {
    Decomposed known = decomposed;
    if (known == null || !known.key.equals(key)) {
      progress.at(
          "Decomposing the attention of " + key.head.title().toLowerCase(java.util.Locale.ROOT),
          -1);
      known = decompose(key, cancellation);
      decomposed = known;
    }
    Matrix error = known.approximation.product(rank);
    Matrix attention = known.attention;
    for (int i = 0; i < error.data().length; i++) {
      error.data()[i] -= attention.data()[i];
    }
    return new Shown(key.subject.tokens(), key.head, attention, error, rank);
  }

  private static Decomposed decompose(Key key, Cancellation cancellation) {
    AttentionMatrix attention =
        key.subject
            .reference(GlobalTokens.NONE, key.head.layer(), Progress.NONE, cancellation)
            .matrix(key.head.head());
    Matrix whole = Matrix.zeros(attention.rows(), attention.columns());
    attention.fill(0, 0, 0, whole);
    cancellation.check();
    return new Decomposed(
        key, whole, new BestApproximation(key.subject.kernels(), whole, attention.columns()));
  }
}

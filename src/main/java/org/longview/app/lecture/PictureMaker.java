package org.longview.app.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.longview.attention.HeadTensors;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Reach;
import org.longview.lesson.Picture.Animation;
import org.longview.linear.Matrix;
import org.longview.picture.BudgetRows;
import org.longview.picture.moving.ComparisonsPicture;
import org.longview.picture.moving.CrossOutPicture;
import org.longview.picture.moving.GlobalCrossesPicture;
import org.longview.picture.moving.GrowthPicture;
import org.longview.picture.moving.HeadSquaresPicture;
import org.longview.picture.moving.MovingPicture;
import org.longview.picture.moving.ProjectionPicture;
import org.longview.picture.moving.ReachPicture;
import org.longview.picture.moving.RowsPicture;
import org.longview.picture.moving.ScoresPicture;
import org.longview.picture.moving.SquarePicture;
import org.longview.picture.moving.StretchPicture;
import org.longview.study.BudgetSettings;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Makes the moving picture of some settings and a text. */
final class PictureMaker {
  private final Settings settings;
  private final Subject subject;
  private final int token;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * Looks at a text.
   *
   * @param token that is highlighted
   */
  PictureMaker(
      Settings settings, Subject subject, int token, Progress progress, Cancellation cancellation) {
    this.settings = settings;
    this.subject = subject;
    this.token = Math.min(token, subject.length() - 1);
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Makes it. It may take long.
   *
   * @throws InputException if there is no such picture of these settings
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  MovingPicture make(Animation animation) {
    int n = subject.length();
    PatternSettings pattern = settings.pattern();
    return switch (animation) {
      case COMPARISONS -> new ComparisonsPicture(names(), token);
      case SCORES -> scores();
      case SQUARE -> new SquarePicture(n, false);
      case DOUBLING -> new SquarePicture(n, true);
      case HEAD_SQUARES -> new HeadSquaresPicture(subject.layers(), subject.heads(), n);
      case GROWTH -> new GrowthPicture(rows().length(), rows().baseline());
      case ROWS -> new RowsPicture(pattern, n);
      case GLOBAL_CROSSES -> new GlobalCrossesPicture(pattern, names());
      case REACH -> new ReachPicture(reach(), name(token));
      case STRETCH -> new StretchPicture(rows());
      case CROSSING -> new CrossOutPicture(rows());
      case PROJECTION ->
          new ProjectionPicture(n, Math.min(n, pattern.lowRank().rank(settings.view().layer())));
    };
  }

  private BudgetRows rows() {
    BudgetSettings budget = settings.budget();
    return new BudgetRows(
        budget.baseline(),
        budget.linked() ? subject.length() : budget.length(),
        budget.linked() ? settings.pattern().globalCount(subject.length()) : budget.globals(),
        OptionalLong.empty());
  }

  private String name(int i) {
    return subject.tokens().piece(i);
  }

  private List<String> names() {
    Tokens tokens = subject.tokens();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      names.add(tokens.piece(i));
    }
    return names;
  }

  private Reach reach() {
    return Reaches.of(
        settings.pattern(),
        token,
        new Reaches.Field(subject.length(), subject.layers(), subject.heads()),
        Math.min(settings.view().depth(), subject.layers()),
        subject.padding(),
        cancellation);
  }

  private ScoresPicture scores() {
    ViewSettings view = settings.view();
    if (view.head() == ViewSettings.MEAN_HEAD) {
      throw new InputException("The mean of heads has no scores; name one head.");
    }
    LayerComparison layer =
        subject.layer(
            settings.pattern(),
            subject.applied(settings.apply()),
            view.layer(),
            progress,
            cancellation);
    Shown shown = view.shown() == Shown.FULL ? Shown.FULL : Shown.PATTERN;
    LayerResult result = shown == Shown.FULL ? layer.referenceAttention() : layer.attention();
    if (!(result instanceof LayerAttention attention) || result.isLowRank()) {
      throw new InputException(
          "Scores are those of queries and keys; choose a sparsity pattern and a text.");
    }
    int n = subject.length();
    float[] shares = new float[n];
    layer.source(shown, view.head()).fill(token, token + 1, 0, n, shares, 0, n);
    HeadTensors head = attention.tensors(view.head());
    List<ScoresPicture.Key> keys = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      if (shares[j] != MatrixSource.EXCLUDED) {
        keys.add(
            new ScoresPicture.Key(
                name(j),
                head.scale() * product(head.q(), token, head.k(), j),
                shares[j],
                row(head.v(), j)));
      }
    }
    return new ScoresPicture(name(token), keys);
  }

  private static double product(Matrix q, int i, Matrix k, int j) {
    double sum = 0;
    for (int c = 0; c < q.columns(); c++) {
      sum += (double) q.get(i, c) * k.get(j, c);
    }
    return sum;
  }

  private static float[] row(Matrix matrix, int i) {
    float[] row = new float[matrix.columns()];
    for (int c = 0; c < row.length; c++) {
      row[c] = matrix.get(i, c);
    }
    return row;
  }
}

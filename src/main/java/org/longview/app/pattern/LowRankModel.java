package org.longview.app.pattern;

import static org.longview.app.pattern.PatternEdits.limited;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.longview.app.control.NumberScale;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.attention.Projection.Sharing;
import org.longview.model.Projections;
import org.longview.model.TensorFile;
import org.longview.picture.Numerals;
import org.longview.study.LowRankSettings;
import org.longview.study.ProjectionSource;
import org.longview.work.InputException;

/** The rank of Linformer and its projections. For the JavaFX thread alone. */
public final class LowRankModel {
  private final PatternEdits edits;
  private final Notices notices;
  private final LatestJob reading;

  LowRankModel(PatternEdits edits, Notices notices, Background background, Activities activities) {
    this.edits = edits;
    this.notices = notices;
    reading = new LatestJob("Reading the projections", background, activities, Duration.ZERO);
  }

  /**
   * Sets k.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setRank(long rank, Gesture gesture) {
    edits.change("rank k", gesture, now -> now.withRank(limited("rank k", rank)));
  }

  /** Takes projections that are made, not read. */
  public void setProjection(ProjectionSource projection, Gesture gesture) {
    edits.change("projection", gesture, now -> now.withProjection(projection));
  }

  /** Chooses which heads and layers share Gaussian projections. */
  public void setSharing(Sharing sharing) {
    edits.change(
        "sharing " + sharing.id(),
        new Gesture(),
        now -> now.withLowRank(now.lowRank().withSharing(sharing)));
  }

  /** Sets k layer by layer, from a list such as "128,64,32"; says so if it is none. */
  public void setRanks(String list) {
    try {
      List<Integer> ranks = LowRankSettings.ranks(list);
      LowRankSettings changed = edits.now().lowRank().withRanks(ranks);
      notices.mended(this);
      edits.change("rank k by layer", new Gesture(), now -> now.withLowRank(changed));
    } catch (InputException e) {
      notices.problem(this, String.valueOf(e.getMessage()));
    }
  }

  /** Reads projections to see their rank, and takes them. */
  public void openProjections(Path file) {
    reading.submit(
        (progress, cancellation) -> TensorFile.readProjections(file, cancellation),
        projections -> take(file, projections),
        thrown -> notices.failure(reading, thrown));
  }

  private void take(Path file, Projections projections) {
    int n = edits.length();
    if (projections.n() != n) {
      notices.problem(
          reading,
          "%s projects %s tokens but the text has %s; give it one column for each token."
              .formatted(
                  file.getFileName(), Numerals.grouped(projections.n()), Numerals.grouped(n)));
      return;
    }
    notices.mended(reading);
    edits.change(
        "projection from a file",
        new Gesture(),
        now -> now.withRank(projections.k()).withProjection(new ProjectionSource.File(file)));
  }

  public NumberScale rankScale() {
    return new NumberScale(1, Math.max(2, edits.length()), 1);
  }
}

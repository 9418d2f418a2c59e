package org.longview.app.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.longview.app.atlas.AtlasModel.State;
import org.longview.attention.HeadClass;
import org.longview.study.Head;
import org.longview.study.HeadWording;
import org.longview.study.LayerQuality;
import org.longview.study.LayerScores;
import org.longview.study.Wording;

/** What the maps say in words. */
final class AtlasTold {
  private AtlasTold() {}

  /** "Layer 3 · head 5: previous token, 0.83 of the attention lies on the token before". */
  static String headline(State state, Head head) {
    LayerScores scores = state.scoresOf(head);
    if (scores == null || head.head() < 0) {
      return head.title();
    }
    return "%s: %s, %s"
        .formatted(
            head.title(),
            HeadWording.title(scores, head.head()),
            HeadWording.told(scores, head.head(), scores.classOf(head.head())));
  }

  /** All scores, and what the pattern keeps and loses; empty while nothing is known. */
  static List<String> scores(State state, Head head, @Nullable LayerQuality quality) {
    List<String> told = new ArrayList<>();
    LayerScores scores = state.scoresOf(head);
    if (scores != null && head.head() >= 0) {
      for (HeadClass headClass : HeadClass.measured()) {
        told.add(
            HeadWording.title(headClass)
                + " "
                + HeadWording.score(headClass.score(scores.of(head.head()))));
      }
    }
    if (quality != null) {
      quality.kept(head.head()).ifPresent(kept -> told.add("kept " + Wording.percent(kept)));
      if (quality.hasOutput()) {
        told.add("error " + Wording.percent(quality.outputError(head.head())));
      }
    }
    return told;
  }

  /** How many heads do what, or how far the measuring has come. */
  static String counts(State state) {
    if (!state.isMeasured()) {
      return "%d of %d layers measured".formatted(state.scores().size(), state.layers());
    }
    List<String> counts = new ArrayList<>();
    for (HeadClass headClass : HeadClass.values()) {
      long count =
          state.scores().stream()
              .mapToLong(
                  layer -> {
                    long ofLayer = 0;
                    for (int head = 0; head < layer.heads(); head++) {
                      ofLayer += layer.classOf(head) == headClass ? 1 : 0;
                    }
                    return ofLayer;
                  })
              .sum();
      if (count > 0) {
        counts.add(String.format(Locale.ROOT, "%s %,d", HeadWording.title(headClass), count));
      }
    }
    return String.join(" · ", counts);
  }
}

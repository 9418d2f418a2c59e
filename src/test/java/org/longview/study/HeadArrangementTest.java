package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.attention.HeadClass;
import org.longview.model.TestTensors;
import org.longview.study.HeadArrangement.Group;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

class HeadArrangementTest {
  private static final int N = 24;

  /** Two layers of three heads: same 0.9, next 0.5, same 0.6; broad, next 0.8, mixed. */
  private static List<LayerScores> scores() {
    float[] attention = new float[6 * N * N];
    double[] same = {0.9, 0, 0.6, 0, 0, 0};
    double[] next = {0, 0.5, 0, 0, 0.8, 0};
    for (int h = 0; h < 6; h++) {
      for (int i = 0; i < N; i++) {
        int row = (h * N + i) * N;
        if (h == 3) {
          for (int j = 0; j < N; j++) {
            attention[row + j] = 1f / N;
          }
        } else {
          attention[row + i] += (float) same[h];
          attention[row + (i + 1) % N] += (float) next[h];
          attention[row + (i + 2 + i % 7) % N] += (float) (1 - same[h] - next[h]);
        }
      }
    }
    Subject subject =
        Subject.of(TestTensors.finished(2, 3, N, attention, null), new WorkingSet(1 << 20));
    List<LayerScores> scores = new ArrayList<>();
    for (int layer = 0; layer < 2; layer++) {
      scores.add(subject.scores(GlobalTokens.NONE, layer, Progress.NONE, new Cancellation()));
    }
    return scores;
  }

  @Test
  void aGridIsLayerByLayer() {
    HeadArrangement grid = HeadArrangement.of(HeadsSettings.defaults(), scores());
    assertEquals(HeadArrangement.grid(2, 3), grid);
    assertEquals(new Head(1, 0), grid.heads().get(3));
    assertNull(grid.groups().get(0).headClass());
  }

  @Test
  void groupsHaveTheHighestScoreFirstAndEmptyOnesAreLeftOut() {
    List<LayerScores> scores = scores();
    HeadArrangement grouped =
        HeadArrangement.of(HeadsSettings.defaults().withOrder(HeadOrder.GROUPED), scores);
    assertEquals(
        List.of(
            new Group(HeadClass.NEXT, List.of(new Head(1, 1), new Head(0, 1))),
            new Group(HeadClass.SAME, List.of(new Head(0, 0), new Head(0, 2))),
            new Group(HeadClass.BROAD, List.of(new Head(1, 0))),
            new Group(HeadClass.MIXED, List.of(new Head(1, 2)))),
        grouped.groups());
    assertEquals("next token · 2 heads", HeadWording.heading(grouped.groups().get(0)));
    assertEquals("mixed · 1 head", HeadWording.heading(grouped.groups().get(3)));
    String caption = HeadWording.caption(new Head(0, 0), HeadClass.SAME, scores);
    assertEquals("0.0 · 0.90", caption);
    assertEquals("1.2", HeadWording.caption(new Head(1, 2), HeadClass.MIXED, scores));
  }

  @Test
  void byAScoreAllHeadsStandInItsOrder() {
    HeadsSettings settings =
        HeadsSettings.defaults().withOrder(HeadOrder.SCORE).withScore(HeadClass.NEXT);
    List<Head> heads = HeadArrangement.of(settings, scores()).heads();
    assertEquals(List.of(new Head(1, 1), new Head(0, 1)), heads.subList(0, 2));
    assertEquals(6, heads.size());
  }
}

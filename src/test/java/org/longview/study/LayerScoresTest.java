package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.longview.attention.GlobalTokens;
import org.longview.attention.HeadClass;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.SharedWeights;
import org.longview.model.TestTensors;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

@TestInstance(Lifecycle.PER_CLASS)
class LayerScoresTest {
  private final Cancellation never = new Cancellation();
  private Workbench workbench;
  private Tokens review;

  @BeforeAll
  void load() {
    workbench =
        new Workbench(
            new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared()),
            Workers.shared());
    review = BundledModel.DEFAULT.tokenizer().encode(Example.REVIEW.text(), never);
  }

  private LayerScores scores(Subject subject, int layer) {
    return subject.scores(GlobalTokens.NONE, layer, Progress.NONE, never);
  }

  @Test
  void headsOfTheModelDoWhatTheyAreKnownFor() {
    Subject subject = workbench.on(review.first(256));
    LayerScores first = scores(subject, 0);
    assertEquals("previous token", HeadWording.title(first, 2));
    assertTrue(first.of(2).previous() > 0.9);
    assertEquals("broad", HeadWording.title(first, 6));
    assertEquals("next token", HeadWording.title(scores(subject, 1), 11));
    LayerScores seventh = scores(subject, 7);
    assertEquals("sink [CLS], [SEP]", HeadWording.title(seventh, 7));
    assertEquals(List.of("[CLS]", "[SEP]"), seventh.sinks());
    String told = HeadWording.told(seventh, 7, HeadClass.SINK);
    assertTrue(told.matches("0\\.\\d\\d of the attention lies on \\[CLS] and \\[SEP]"), told);
    assertEquals("sink [CLS]", HeadWording.title(scores(subject, 2), 11));
  }

  @Test
  void scoresAreKeptAndDoNotDependOnThePatternUpToTheTrainedLength() {
    Subject subject = workbench.on(review.first(64));
    assertNull(subject.knownScores(GlobalTokens.NONE, 4));
    LayerScores scores = scores(subject, 4);
    assertSame(scores, scores(subject, 4));
    assertSame(scores, subject.knownScores(GlobalTokens.of(3), 4));
  }

  @Test
  void beyondTheTrainedLengthTheyAreThoseOfTheReferenceWindow() {
    Subject subject = workbench.on(review.first(600));
    LayerScores scores = scores(subject, 0);
    assertEquals(HeadClass.PREVIOUS, scores.classOf(2));
    assertNotSame(scores, subject.scores(GlobalTokens.of(0), 0, Progress.NONE, never));
    assertNotNull(subject.knownScores(GlobalTokens.of(0), 0));
  }

  @Test
  void finishedAttentionIsMeasuredTooAndItsFirstTokenTakesThePartOfTheMarks() {
    int n = 12;
    float[] attention = new float[2 * n * n];
    for (int i = 0; i < n; i++) {
      attention[i * n] = 1;
      attention[n * n + i * n + i] = 1;
    }
    WorkingSet kept = new WorkingSet(1 << 20);
    Subject subject = Subject.of(TestTensors.finished(1, 2, n, attention, null), kept);
    LayerScores scores = scores(subject, 0);
    assertEquals("sink 0", HeadWording.title(scores, 0));
    assertEquals("same token", HeadWording.title(scores, 1));
    assertEquals(2, scores.heads());
  }

  @Test
  void ofALayerThatIsAtHandTheyAreTheSame() {
    Subject subject = workbench.on(review.first(48));
    PatternSettings window = PatternSettings.defaults().withKind(PatternKind.WINDOW).withWindow(4);
    LayerComparison layer =
        subject.layer(window, Settings.Apply.EVERY_LAYER, 3, Progress.NONE, never);
    LayerScores atHand = subject.scores(layer, GlobalTokens.NONE, 3, never);
    Workbench other = new Workbench(workbench.encoder(), Workers.shared());
    LayerScores asked = scores(other.on(review.first(48)), 3);
    for (int head = 0; head < 12; head++) {
      assertEquals(asked.of(head), atHand.of(head));
    }
  }
}

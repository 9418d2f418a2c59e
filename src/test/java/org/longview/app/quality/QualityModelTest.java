package org.longview.app.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.attention.PieceMerge;
import org.longview.model.EncoderConfig;
import org.longview.study.ModelQuality;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;

class QualityModelTest {
  private static final EncoderConfig MODEL =
      new EncoderConfig("trained on 512", 2, 2, 8, 16, 512, 20, 1e-12f);

  private final Session session = TestSession.of("I love Geeks for Geeks");

  private ModelQuality quality() {
    return session.attention().qualityProperty().get().value();
  }

  private Settings settings() {
    return session.settings().get();
  }

  @Test
  void fullAttentionKeepsAll() {
    session.pattern().choose(PatternKind.FULL);
    assertEquals(
        List.of("100 %", "100 %", "100 %"), QualityModel.kept(quality(), settings().view()));
  }

  @Test
  void linformerHasNoAttentionKept() {
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals(List.of("–", "–", "–"), QualityModel.kept(quality(), settings().view()));
    assertEquals(3, QualityModel.errors(quality(), settings().view()).size());
  }

  @Test
  void itIsSaidThatTheModelWasTrainedWithFullAttention() {
    String note = QualityModel.note(settings(), 9, MODEL, "full");
    assertEquals(
        "The model was trained with full attention: a model trained with the pattern would lose"
            + " less.",
        note);
    assertTrue(
        QualityModel.note(settings().withApply(Apply.THIS_LAYER), 9, MODEL, "full")
            .endsWith("as if it alone used the pattern."));
  }

  @Test
  void whatPiecesLoseIsToldAndWhetherTheyAreTooLong() {
    session.pattern().choose(PatternKind.CHUNKED);
    session.pattern().pieces().setMerge(PieceMerge.MEAN);
    session.pattern().pieces().setPieceLength(510, new Gesture());
    String fits = QualityModel.note(settings(), 2000, MODEL, "full");
    assertTrue(fits.endsWith("what lies in other pieces is lost."), fits);
    session.pattern().pieces().setPieceLength(511, new Gesture());
    String exceeds = QualityModel.note(settings(), 2000, MODEL, "full");
    assertTrue(exceeds.endsWith("has 513, more than the 512 that it was trained on."), exceeds);
    session.pattern().choose(PatternKind.TRUNCATED);
    assertTrue(QualityModel.note(settings(), 400, MODEL, "full").contains("cut off"));
  }

  @Test
  void beyondTheTrainedLengthTheReferenceIsNamed() {
    assertTrue(
        QualityModel.note(settings(), 1000, MODEL, "window 512")
            .startsWith(
                "Beyond 512 tokens full attention loses its meaning, so the reference is"
                    + " window 512."));
  }
}

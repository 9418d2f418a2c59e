package org.longview.app.ribbon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.matrices.Cell;
import org.longview.app.state.Gesture;
import org.longview.study.PatternKind;
import org.longview.study.ProjectionSource;
import org.longview.study.ViewSettings.Shown;

class RibbonModelTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");

  private RibbonModel.Row row() {
    return session.ribbon().rowProperty().get();
  }

  @Test
  void theSelectedTokensRowIsShown() {
    session
        .settings()
        .change("previous token", new Gesture(), now -> now.withView(now.view().withHead(0, 2)));
    session.ribbon().select(3);
    assertEquals("Where “geek” looks", row().title());
    assertEquals(9, Objects.requireNonNull(row().weights()).length);
    assertTrue(row().most().startsWith("most at “love”"), row().most());
  }

  @Test
  void hoveringACellPreviewsItsRow() {
    session.focus().hover(new Cell(2, 7, false));
    assertEquals("Where “love” looks", row().title());
    session.focus().hover(null);
    assertEquals("Where “i” looks", row().title());
  }

  @Test
  void aColumnOfLinformerIsTracedToTheTokensThatItMixes() {
    session.pattern().choose(PatternKind.LINFORMER);
    session.pattern().lowRank().setProjection(new ProjectionSource.MeanPooling(), new Gesture());
    session.focus().hover(new Cell(2, 1, true));
    assertEquals("What column 1 mixes", row().title());
    assertArrayEquals(new float[] {0, 0, .5f, .5f, 0, 0, 0, 0, 0}, row().weights());
    assertEquals("most at “love”, 0.50", row().most());
    assertEquals(2, row().seen());
    session.focus().pin(new Cell(2, 0, true));
    session.focus().hover(null);
    assertEquals("What column 0 mixes", row().title());
    session.focus().unpin();
    assertEquals("Where “love” looks", row().title());
  }

  @Test
  void theEquivalentsRowIsShownWhereTheEquivalentIs() {
    session.pattern().choose(PatternKind.LINFORMER);
    session.matrices().show(Shown.EQUIVALENT);
    assertEquals("in the n × n equivalent", row().note());
    boolean negative = false;
    for (float weight : Objects.requireNonNull(row().weights())) {
      negative |= weight < 0;
    }
    assertTrue(negative);
  }

  @Test
  void excludedTokensHaveNoWeight() {
    session.ribbon().select(5);
    assertEquals(0, Objects.requireNonNull(row().weights())[1]);
  }

  @Test
  void whatIsCutOffAndWherePiecesBeginIsMarked() {
    session.pattern().choose(PatternKind.TRUNCATED);
    session.ribbon().select(3);
    assertFalse(row().isCut(3));
    assertTrue(row().isCut(4));
    assertTrue(row().most().startsWith("most at"), row().most());
    assertEquals("struck through: 5 of 9 never read", row().marking());
    session.ribbon().select(4);
    assertEquals("nowhere: it is never read", row().note());
    session.pattern().choose(PatternKind.CHUNKED);
    assertEquals("", row().note());
    assertTrue(row().isSeam(4) && row().isSeam(8));
    assertFalse(row().isSeam(0) || row().isSeam(5) || row().isCut(8));
    assertEquals("bars: where the 3 pieces begin", row().marking());
    session.pattern().choose(PatternKind.WINDOW);
    assertEquals("", row().marking());
  }

  @Test
  void forLinformerTheReferenceIsShownAndSaidSo() {
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals("full attention: Linformer’s keys are mixtures", row().note());
    assertEquals(9, Objects.requireNonNull(row().weights()).length);
  }
}

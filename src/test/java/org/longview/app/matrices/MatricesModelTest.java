package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.picture.ColorMap;
import org.longview.picture.ValueScale;
import org.longview.study.PatternKind;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class MatricesModelTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final MatricesModel model = session.matrices();

  private MatrixContent.Attention attention() {
    return model.attentionProperty().get();
  }

  private ValueScale scale() {
    return attention().scale(Workers.shared(), new Cancellation());
  }

  @Test
  void patternAndReferenceShareOneScale() {
    session
        .settings()
        .change("previous token", new Gesture(), now -> now.withView(now.view().withHead(0, 2)));
    ValueScale ofPattern = scale();
    model.show(Shown.FULL);
    assertEquals(ofPattern, scale());
    assertEquals(0, ofPattern.low());
    assertTrue(ofPattern.high() > 0.9, "the previous token has nearly all of the weight");
  }

  @Test
  void theDifferenceHasAMapWithZeroInTheMiddle() {
    model.show(Shown.DIFFERENCE);
    assertEquals(ColorMap.BLUE_ORANGE, attention().map());
    assertTrue(scale().diverging());
    assertEquals(0.5, scale().position(0));
  }

  @Test
  void linformerIsShownAsNTimesK() {
    session.pattern().choose(PatternKind.LINFORMER);
    session.pattern().lowRank().setRank(3, new Gesture());
    assertEquals(3, attention().columns());
    assertEquals(3, model.patternProperty().get().columns());
    assertEquals("E₂", attention().columnName(2));
    model.show(Shown.FULL);
    assertEquals(9, attention().columns());
    assertFalse(attention().isProjected());
  }

  @Test
  void whereThereIsNoDifferenceThePatternIsShown() {
    model.show(Shown.DIFFERENCE);
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals(Shown.PATTERN, attention().shown());
    session.pattern().choose(PatternKind.WINDOW);
    assertEquals(Shown.DIFFERENCE, attention().shown());
  }

  @Test
  void anotherTextBeginsWithNothingPinned() {
    model.focus().pin(new Cell(4, 4, false));
    session.text().type("one two three four");
    assertEquals(null, model.focus().pinnedProperty().get());
    assertEquals(1, model.focus().rowProperty().get());
  }
}

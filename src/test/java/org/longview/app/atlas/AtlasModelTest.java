package org.longview.app.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.atlas.AtlasModel.State;
import org.longview.attention.HeadClass;
import org.longview.picture.Overview;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadOrder;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;

class AtlasModelTest {
  private static final Head PREVIOUS = new Head(0, 2);

  private final Session session = TestSession.of("I love Geeks for Geeks, and I read its reviews");
  private final AtlasModel model = session.atlas();

  AtlasModelTest() {
    open(Tab.HEADS);
  }

  private void open(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  private State state() {
    return Objects.requireNonNull(model.stateProperty().get());
  }

  @Test
  void allHeadsAreDrawnAndMeasuredWhileTheTabIsOpen() {
    assertTrue(state().isComplete());
    assertEquals(144, state().maps().size());
    assertEquals(HeadClass.PREVIOUS, state().scores().get(0).classOf(2));
    open(Tab.ARCS);
    assertNull(model.stateProperty().get());
  }

  @Test
  void whatIsShownFollowsTheSettings() {
    Overview before = state().maps().get(PREVIOUS);
    model.setShown(Shown.DIFFERENCE);
    assertEquals(Shown.DIFFERENCE, state().shown());
    assertTrue(Objects.requireNonNull(state().maps().get(PREVIOUS)).hasNegatives());
    assertNotSame(before, state().maps().get(PREVIOUS));
    model.setOrder(HeadOrder.GROUPED);
    assertTrue(state().isComplete(), "an order draws nothing anew");
  }

  @Test
  void anotherHeadDrawsNothingAnew() {
    Overview before = state().maps().get(PREVIOUS);
    model.choose(new Head(7, 3));
    assertEquals(new Head(7, 3), model.chosen());
    assertSame(before, state().maps().get(PREVIOUS));
  }

  @Test
  void groupsAndScoresAreThoseOfTheHeads() {
    model.setOrder(HeadOrder.GROUPED);
    HeadArrangement grouped = model.arrangement(state());
    assertEquals(HeadClass.PREVIOUS, grouped.groups().get(0).headClass());
    assertTrue(grouped.groups().get(0).heads().contains(PREVIOUS));
    assertEquals(144, grouped.heads().size());
    model.setOrder(HeadOrder.SCORE);
    assertEquals(PREVIOUS, model.arrangement(state()).heads().get(0));
    model.setScore(HeadClass.BROAD);
    assertFalse(model.arrangement(state()).heads().get(0).equals(PREVIOUS));
  }

  @Test
  void ofAHeadThatIsNotThereOnlyTheNameIsTold() {
    assertEquals("Layer 1 · head 12", AtlasTold.headline(state(), new Head(1, 12)));
  }

  @Test
  void aHeadTellsWhatItDoes() {
    String headline = AtlasTold.headline(state(), PREVIOUS);
    assertTrue(
        headline.matches(
            "Layer 0 · head 2: previous token, (> )?0\\.\\d\\d of the attention lies on the token"
                + " before"),
        headline);
    String scores = String.join(" · ", AtlasTold.scores(state(), PREVIOUS, model.quality(0)));
    assertTrue(
        scores.matches(
            "previous token .* · next token .* · same token .* · sink .* · broad .* · kept"
                + " .* · error .*"),
        scores);
    assertTrue(AtlasTold.counts(state()).contains("mixed"));
  }

  @Test
  void openingAHeadShowsItsMatricesAndIsOneStepToUndo() {
    model.open(new Head(4, 9));
    assertEquals(Tab.MATRICES, session.settings().get().view().tab());
    assertEquals(new Head(4, 9), model.chosen());
    session.settings().undo();
    assertEquals(Tab.HEADS, session.settings().get().view().tab());
    assertEquals(new Head(0, 4), model.chosen());
  }

  @Test
  void theScaleOfAttentionReachesToOneWhateverTheText() {
    assertEquals(1, model.scale(state()).most());
    model.setOwnScale(true);
    assertTrue(model.scale(state()).own());
  }
}

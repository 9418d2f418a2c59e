package org.longview.app.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.study.PatternKind;
import org.longview.study.Rollout;
import org.longview.study.Tab;
import org.longview.work.InputException;

class ReachModelTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final ReachModel model = session.reach();

  private ReachModel.State state() {
    return Objects.requireNonNull(model.stateProperty().get());
  }

  private void open(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  @Test
  void nothingIsFollowedUnlessTheTabIsOpen() {
    assertNull(model.stateProperty().get());
    open(Tab.REACH);
    assertNotNull(model.stateProperty().get());
    open(Tab.MATRICES);
    assertNull(model.stateProperty().get());
    session.settings().undo();
    assertNotNull(model.stateProperty().get());
  }

  @Test
  void theSelectedTokenIsFollowedThroughAsManyLayersAsAreShown() {
    open(Tab.REACH);
    session.pattern().choose(PatternKind.WINDOW);
    session.pattern().setWindow(2, new Gesture());
    session.focus().select(4);
    model.setDepth(2, new Gesture());
    assertEquals("What reaches “##s” through 2 layers", state().title());
    assertEquals("5 of 9 tokens · 2 to the left, 2 to the right", state().exact());
    assertEquals("formula ℓ·d·⌊w/2⌋ = 2 a side", state().formula());
    assertEquals("half of the weight within ±1, nine tenths within ±1", state().weighted());
    Rollout rollout = Objects.requireNonNull(state().rollout());
    assertSame(rollout.weights(2), state().weights());
    model.setDepth(1, new Gesture());
    assertEquals("What reaches “##s” through 1 layer", state().title());
    assertSame(rollout, state().rollout());
    session.settings().undo();
    assertEquals(2, state().depth());
  }

  @Test
  void theTextIsTintedByTheReachWhileItIsShown() {
    open(Tab.REACH);
    model.select(3);
    var row = Objects.requireNonNull(session.ribbon().rowProperty().get());
    assertEquals("What reaches “geek” through 12 layers", row.title());
    assertSame(state().weights(), row.weights());
    assertEquals(9, row.framed().cardinality());
    model.setDepth(1, new Gesture());
    row = Objects.requireNonNull(session.ribbon().rowProperty().get());
    assertEquals(state().reach().tokens(1), row.framed());
    open(Tab.MATRICES);
    row = Objects.requireNonNull(session.ribbon().rowProperty().get());
    assertEquals("Where “geek” looks", row.title());
  }

  @Test
  void withoutAWindowThereIsNoFormula() {
    open(Tab.REACH);
    session.pattern().choose(PatternKind.STRIDED);
    assertEquals("", state().formula());
    session.pattern().choose(PatternKind.LINFORMER);
    assertNull(model.stateProperty().get());
    assertFalse(model.hasReach());
  }

  @Test
  void anotherTextIsFollowedFromItsOwnTokens() {
    open(Tab.REACH);
    session.text().type("one two three");
    assertEquals(5, state().reach().length());
    assertEquals(5, Objects.requireNonNull(state().rollout()).weights(12).length);
  }

  @Test
  void depthsThatTheModelDoesNotHaveAreRefused() {
    open(Tab.REACH);
    assertThrows(InputException.class, () -> model.setDepth(13, new Gesture()));
    assertThrows(InputException.class, () -> model.setDepth(0, new Gesture()));
    assertEquals(12, state().depth());
  }
}

package org.longview.app.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.view.Amounts;
import org.longview.view.BudgetView;
import org.longview.work.InputException;

class BudgetModelTest {
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final BudgetModel model = session.budget();

  private BudgetView state() {
    return model.stateProperty().get();
  }

  private void window(long window) {
    session.pattern().setWindow(window, new Gesture());
  }

  @Test
  void unlinkedItBeginsAsInTheStory() {
    assertEquals(512, state().rows().baseline());
    assertEquals(1024, state().rows().length());
    assertEquals(4, state().rows().globals());
    assertEquals(OptionalLong.empty(), state().rows().window());
    assertEquals(
        List.of("window left at this length: 248", "longest n at w = 4, s = 4: 21,845"),
        BudgetModel.facts(state()));
  }

  @Test
  void linkedItFollowsTheTextAndThePattern() {
    model.setLinked(true);
    assertEquals(9, state().rows().length());
    assertEquals(1, state().rows().globals());
    assertEquals(OptionalLong.of(4), state().rows().window());
    window(6);
    session.pattern().toggleGlobal(2);
    assertEquals(OptionalLong.of(6), state().rows().window());
    assertEquals(2, state().rows().globals());
    session.text().type("one two three");
    assertEquals(5, state().rows().length());
    session.pattern().choose(PatternKind.FULL);
    assertEquals(OptionalLong.empty(), state().rows().window());
    assertEquals(0, state().rows().globals());
  }

  @Test
  void settingANumberUnlinksAndKeepsTheOthersThatAreShown() {
    model.setLinked(true);
    session.pattern().toggleGlobal(2);
    model.setLength(100, new Gesture());
    assertFalse(session.settings().get().budget().linked());
    assertEquals(100, state().rows().length());
    assertEquals(2, state().rows().globals());
    session.settings().undo();
    assertTrue(session.settings().get().budget().linked());
    assertEquals(9, state().rows().length());
  }

  @Test
  void unlinkedEntriesAreThoseOfTheWindowThatRemains() {
    assertEquals(1024L * (248 + 2 * 4), state().formula());
    assertEquals(512L * 512, state().formula());
    assertEquals(1024L * 4, state().linformer(1024));
    // A band of 249 cut at both ends, and 4 rows and columns that reach out of it
    PatternSettings pattern = session.settings().get().pattern();
    assertEquals(
        pattern.withWindow(248).withGlobals(GlobalTokens.first(4)).pattern(1024).exactEntries(1024),
        state().exact());
  }

  @Test
  void linkedEntriesAreThoseOfThePattern() {
    model.setLinked(true);
    window(6);
    assertEquals(9 * (6 + 2), state().formula());
    assertEquals(session.settings().get().pattern().pattern(9).exactEntries(9), state().exact());
  }

  @Test
  void whenNothingRemainsItIsSaid() {
    model.setGlobals(200, new Gesture());
    assertEquals("no window left at this length", BudgetModel.facts(state()).get(0));
    assertEquals(1024 * (4 + 2 * 200), state().formula());
  }

  @Test
  void numbersThatCannotBeAreRefused() {
    assertThrows(InputException.class, () -> model.setBaseline(0, new Gesture()));
    assertThrows(InputException.class, () -> model.setBaseline(Long.MAX_VALUE, new Gesture()));
    assertThrows(InputException.class, () -> model.setLength(0, new Gesture()));
    assertThrows(InputException.class, () -> model.setLength(1L << 41, new Gesture()));
    assertThrows(InputException.class, () -> model.setGlobals(-1, new Gesture()));
    assertThrows(InputException.class, () -> model.setGlobals(1L << 20, new Gesture()));
    assertEquals(1024, state().rows().length());
  }

  @Test
  void theHugestBudgetStillHasNumbers() {
    model.setBaseline(3_037_000_499L, new Gesture());
    model.setLength(1L << 40, new Gesture());
    assertEquals(9_223_370_937_343_148_032L, state().formula());
    // n·(2⌊w/2⌋ + 1) − ⌊w/2⌋·(⌊w/2⌋ + 1), and what four global tokens add on either side
    assertEquals(9_223_353_345_161_297_920L, state().exact());
    assertEquals("9.22 E", Amounts.entries(state().rows().budget()));
    model.setGlobals(1 << 16, new Gesture());
    model.setBaseline(1, new Gesture());
    window(1L << 31);
    assertEquals(Long.MAX_VALUE, state().formula());
    assertEquals(Long.MAX_VALUE, state().exact());
  }
}

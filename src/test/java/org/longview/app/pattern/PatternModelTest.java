package org.longview.app.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.control.NumberScale;
import org.longview.app.state.Gesture;
import org.longview.attention.GlobalTokens;
import org.longview.attention.SparsityPattern;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.work.InputException;

class PatternModelTest {
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final PatternModel model = session.pattern();

  private PatternSettings pattern() {
    return session.settings().get().pattern();
  }

  @Test
  void aTokenBecomesGlobalAndNotGlobalAgain() {
    model.toggleGlobal(3);
    assertEquals(GlobalTokens.of(0, 3), pattern().globals());
    assertEquals("make “geek” global", session.settings().undoTitleProperty().get());
    model.toggleGlobal(3);
    assertEquals(GlobalTokens.of(0), pattern().globals());
    assertEquals("make “geek” not global", session.settings().undoTitleProperty().get());
  }

  @Test
  void makingATokenGlobalChoosesAPatternThatHasGlobalTokens() {
    model.choose(PatternKind.WINDOW);
    model.toggleGlobal(0);
    assertEquals(PatternKind.WINDOW_GLOBAL, pattern().kind());
    assertEquals(GlobalTokens.of(0), pattern().globals());
    session.settings().undo();
    assertEquals(PatternKind.WINDOW, pattern().kind());
  }

  @Test
  void aTokenOutsideTheTextIsNotMadeGlobal() {
    model.toggleGlobal(9);
    model.toggleGlobal(-1);
    assertEquals(GlobalTokens.of(0), pattern().globals());
  }

  @Test
  void theNumberOfGlobalTokensGrowsAndShrinksAroundThoseThatWereChosen() {
    model.toggleGlobal(5);
    Gesture drag = new Gesture();
    model.setGlobals(4, drag);
    assertEquals(GlobalTokens.of(0, 1, 2, 5), pattern().globals());
    model.setGlobals(1, drag);
    assertEquals(GlobalTokens.of(0), pattern().globals());
    model.setGlobals(2, drag);
    assertEquals(GlobalTokens.of(0, 5), pattern().globals());
    model.setGlobals(9, drag);
    assertEquals(GlobalTokens.first(9), pattern().globals());
  }

  @Test
  void moreGlobalTokensThanTokensAreRefused() {
    InputException refused =
        assertThrows(InputException.class, () -> model.setGlobals(10, new Gesture()));
    assertEquals(
        "There are only 9 tokens, so 10 cannot be global; it stays at 1.", refused.getMessage());
    assertThrows(InputException.class, () -> model.setGlobals(-1, new Gesture()));
  }

  @Test
  void aWindowMayBeOddZeroOrWiderThanTheText() {
    for (long window : new long[] {0, 1, 7, 100_000}) {
      model.setWindow(window, new Gesture());
      assertEquals(window, pattern().window());
    }
  }

  @Test
  void impossibleParametersAreRefusedAndChangeNothing() {
    PatternSettings before = pattern();
    assertThrows(InputException.class, () -> model.setWindow(-1, new Gesture()));
    assertThrows(InputException.class, () -> model.setWindow(Long.MAX_VALUE, new Gesture()));
    assertThrows(InputException.class, () -> model.setDilation(0, new Gesture()));
    assertThrows(InputException.class, () -> model.lowRank().setRank(0, new Gesture()));
    assertThrows(InputException.class, () -> model.lowRank().setRank(1L << 32, new Gesture()));
    assertEquals(before, pattern());
  }

  @Test
  void aHugeNumberIsRefusedAsItWasEntered() {
    InputException refused =
        assertThrows(
            InputException.class, () -> model.lowRank().setRank(3_000_000_000L, new Gesture()));
    assertEquals(
        "The rank k is 3,000,000,000; it can be at most 2,147,483,647.", refused.getMessage());
    assertThrows(
        InputException.class, () -> model.lowRank().setRank(Long.MAX_VALUE, new Gesture()));
  }

  @Test
  void piecesThatDoNotOverlapStaySoAndOthersKeepTheirStride() {
    model.pieces().setPieceLength(8, new Gesture());
    assertEquals(8, pattern().pieces().stride());
    model.pieces().setPieceStride(5, new Gesture());
    model.pieces().setPieceLength(6, new Gesture());
    assertEquals(5, pattern().pieces().stride());
    model.pieces().setPieceLength(3, new Gesture());
    assertEquals(3, pattern().pieces().stride());
  }

  @Test
  void impossiblePiecesAreRefusedAndChangeNothing() {
    PatternSettings before = pattern();
    assertThrows(InputException.class, () -> model.pieces().setPieceLength(0, new Gesture()));
    assertThrows(
        InputException.class, () -> model.pieces().setPieceLength(1L << 40, new Gesture()));
    assertThrows(InputException.class, () -> model.pieces().setPieceStride(0, new Gesture()));
    assertThrows(InputException.class, () -> model.pieces().setPieceStride(5, new Gesture()));
    assertEquals(before, pattern());
  }

  @Test
  void theDilatedPatternBeginsWithADilationThatShows() {
    model.choose(PatternKind.DILATED);
    assertEquals(2, pattern().dilation());
    model.setDilation(3, new Gesture());
    model.choose(PatternKind.WINDOW);
    model.choose(PatternKind.DILATED);
    assertEquals(3, pattern().dilation());
  }

  @Test
  void randomKeysAreDrawnAgainByAnotherSeed() {
    model.choose(PatternKind.BIGBIRD);
    SparsityPattern before = pattern().pattern(9);
    model.randomKeys().setSeed(8);
    assertNotEquals(before, pattern().pattern(9));
    session.settings().undo();
    assertEquals(before, pattern().pattern(9));
  }

  @Test
  void blocksBeginWithASizeThatDividesTheText() {
    model.choose(PatternKind.BIGBIRD);
    model.randomKeys().setForm(RandomSettings.Form.BLOCKS);
    assertEquals(1, pattern().random().block());
    assertNotEquals(pattern().at(0, 12, 0).pattern(9), pattern().at(0, 12, 1).pattern(9));
  }

  @Test
  void blocksThatDoNotDivideTheTextAndTooManyRandomKeysAreRefused() {
    model.choose(PatternKind.BIGBIRD);
    model.randomKeys().setForm(RandomSettings.Form.BLOCKS);
    PatternSettings before = pattern();
    assertThrows(InputException.class, () -> model.randomKeys().setBlock(4, new Gesture()));
    assertThrows(InputException.class, () -> model.randomKeys().setBlock(0, new Gesture()));
    assertThrows(InputException.class, () -> model.randomKeys().setCount(10, new Gesture()));
    assertThrows(InputException.class, () -> model.randomKeys().setCount(-1, new Gesture()));
    assertEquals(before, pattern());
    assertEquals(NumberScale.of(List.of(1L, 3L, 9L)), model.randomKeys().blockScale());
    model.randomKeys().setBlock(9, new Gesture());
    assertEquals(9, pattern().random().block());
  }

  @Test
  void theWindowsSliderEndsWhereEveryTokenSeesEveryOther() {
    long most = model.windowScale().most();
    assertTrue(pattern().withWindow(most).pattern(9).allows(0, 8));
  }
}

package org.longview.app.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Precision;
import org.longview.study.PatternKind;
import org.longview.study.StorageSettings;
import org.longview.view.Amounts;
import org.longview.view.BudgetView;
import org.longview.view.MemoryView.Kind;
import org.longview.view.MemoryView.Row;
import org.longview.work.InputException;

class MemoryModelTest {
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");
  private final MemoryModel model = session.memory();

  private Row row(Kind kind) {
    return model.stateProperty().get().rows().stream()
        .filter(row -> row.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private List<Kind> kinds() {
    return model.stateProperty().get().rows().stream().map(Row::kind).toList();
  }

  private void change(java.util.function.UnaryOperator<StorageSettings> change) {
    model.change("storage", new Gesture(), change);
  }

  @Test
  void itBeginsWithTheNumbersOfTheBudgetsTable() {
    BudgetView budget = session.budget().stateProperty().get();
    assertEquals(budget.formula(), row(Kind.FORMULA).entries());
    assertEquals(budget.exact(), row(Kind.EXACT).entries());
    assertEquals(1024L * 1024 * 144 * 4, row(Kind.FULL).bytes());
    // ⌊√(15 GiB / (144 heads · 4 bytes))⌋
    assertEquals(5287, row(Kind.FULL).longest());
    assertEquals(1024, row(Kind.FUSED).entries());
  }

  @Test
  void whatIsHeldOnWhichCardDecidesHowLongATextFits() {
    change(now -> now.withHeld(Held.TRAINING).withPrecision(Precision.FP16).withBatch(8));
    change(now -> now.withCard(Card.A100_80));
    assertEquals(1024L * 1024 * 144 * 8 * 5, row(Kind.FULL).bytes());
    assertEquals(
        (long) Math.floor(Math.sqrt((80L << 30) / (144.0 * 8 * 5))), row(Kind.FULL).longest());
    session.settings().undo();
    assertEquals(Card.T4, session.settings().get().budget().storage().card());
  }

  @Test
  void chunksAreThereForWindowsThatHuggingFaceTakes() {
    session.budget().setLinked(true);
    session.pattern().setWindow(4, new Gesture());
    // 9 tokens are padded to 12: a band of 5 columns, and a column and a row of one global token
    assertEquals(12L * 5 + 2 * 12, row(Kind.CHUNKS).entries());
    session.pattern().choose(PatternKind.WINDOW);
    assertEquals(12L * 5, row(Kind.CHUNKS).entries());
    session.pattern().choose(PatternKind.WINDOW_GLOBAL);
    session.pattern().setWindow(5, new Gesture());
    assertNull(row(Kind.CHUNKS).entries());
    session.pattern().setWindow(4, new Gesture());
    session.pattern().setDilation(2, new Gesture());
    assertNull(row(Kind.CHUNKS).entries());
    session.pattern().setDilation(1, new Gesture());
    session.pattern().setCausal(true);
    assertNull(row(Kind.CHUNKS).entries());
  }

  @Test
  void patternsHaveTheirRowsAndOthersHaveNone() {
    assertEquals(List.of(Kind.values()), kinds());
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals(List.of(Kind.FULL, Kind.CHUNKS, Kind.LINFORMER, Kind.FUSED), kinds());
    // n·k of 144 heads, and 24 matrices of as many numbers
    assertEquals(1024L * 4 * 4 * (144 + 24), row(Kind.LINFORMER).bytes());
    for (PatternKind kind : PatternKind.values()) {
      session.pattern().choose(kind);
      assertEquals(1024L * 1024, row(Kind.FULL).entries());
    }
  }

  @Test
  void theLongestTextOfBigBirdIsFoundButNotOfRandomKeysThatMustBeCounted() {
    session.pattern().choose(PatternKind.BIGBIRD);
    session.pattern().setWindow(64, new Gesture());
    long longest = Objects.requireNonNull(row(Kind.EXACT).longest());
    BudgetView budget = session.budget().stateProperty().get();
    long fits = Card.T4.bytes() / (144 * 4);
    assertTrue(budget.entries(longest, true) <= fits);
    assertTrue(budget.entries(longest + 1, true) > fits);
    session.pattern().setCausal(true);
    assertNull(row(Kind.EXACT).longest());
    assertNotNull(row(Kind.EXACT).entries());
    session.budget().setLength(1L << 21, new Gesture());
    assertNull(row(Kind.EXACT).entries());
    assertNotNull(row(Kind.FORMULA).entries());
  }

  @Test
  void ranksThatDifferCountWithTheirMean() {
    session.pattern().choose(PatternKind.LINFORMER);
    session
        .settings()
        .change(
            "ranks",
            now ->
                now.withPattern(
                    now.pattern()
                        .withLowRank(now.pattern().lowRank().withRanks(List.of(12, 12, 6)))));
    // Twice 12 and ten times 6 are 84 in twelve layers
    assertEquals(1024L * 7, row(Kind.LINFORMER).entries());
    assertEquals(1024L * 7, session.budget().stateProperty().get().linformer(1024));
  }

  @Test
  void theHugestBudgetStillHasARow() {
    session.budget().setLength(1L << 40, new Gesture());
    assertEquals(Long.MAX_VALUE, row(Kind.FULL).entries());
    assertEquals(Long.MAX_VALUE, row(Kind.FULL).bytes());
    assertEquals("> 8 EiB", Amounts.bytes(row(Kind.FULL).bytes()));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    change(now -> now.withPrecision(Precision.INT8));
    assertThrows(InputException.class, () -> change(now -> now.withHeld(Held.TRAINING)));
    assertThrows(InputException.class, () -> change(now -> now.withBatch(0)));
    assertEquals(Held.MAPS, model.stateProperty().get().settings().held());
  }
}

package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.attention.PieceMerge;
import org.longview.study.PatternKind;
import org.longview.study.ProjectionSource;

class ReadoutTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");

  private Readout read(int row, int column, boolean projected) {
    return Readout.of(
        new Cell(row, column, projected),
        session.matrices().patternProperty().get(),
        session.attention().layerProperty().get(),
        2);
  }

  @Test
  void anAllowedPairIsToldWithBothWeightsAndTheirDifference() {
    Readout readout = read(3, 2, false);
    assertEquals("geek → love", readout.pair());
    assertEquals("row 3, column 2", readout.place());
    assertTrue(
        readout.values().matches("pattern [01]\\.\\d{3}   full [01]\\.\\d{3}   Δ [+−]0\\.\\d{3}"),
        readout.values());
    assertTrue(
        readout.rank().matches("score −?\\d+\\.\\d\\d · the largest of 6 in this row"),
        readout.rank());
    assertEquals("row 3 “geek” → column 2 “love”: " + readout.values(), readout.line());
  }

  @Test
  void positionsAreWrittenAsAtTheAxes() {
    Session named = TestSession.withoutModel("word ".repeat(1200));
    named.settings().change("tokens", now -> now.withTokenLimit(1200));
    MatrixContent.Pattern pattern = named.matrices().patternProperty().get();
    Readout readout = Readout.of(new Cell(1005, 999, false), pattern, null, 2);
    assertEquals("row 1,005, column 999", readout.place());
    assertTrue(readout.line().startsWith("row 1,005 “word” → column 999 “word”"), readout.line());
  }

  @Test
  void anExcludedPairIsNotToldAsZero() {
    Readout readout = read(2, 8, false);
    assertTrue(readout.values().startsWith("pattern excluded   full "), readout.values());
    assertEquals("", readout.rank());
  }

  @Test
  void withoutAnAnswerOfNowOnlyThePatternIsTold() {
    MatrixContent.Pattern pattern = session.matrices().patternProperty().get();
    assertEquals(
        "excluded by the pattern", Readout.of(new Cell(2, 8, false), pattern, null, 2).values());
    assertEquals(
        "allowed: global token", Readout.of(new Cell(2, 0, false), pattern, null, 2).values());
    assertEquals(
        "allowed: the token itself", Readout.of(new Cell(2, 2, false), pattern, null, 2).values());
    assertEquals("allowed: window", Readout.of(new Cell(2, 3, false), pattern, null, 2).values());
  }

  @Test
  void eachPatternHasItsOwnWordsForWhyAPairIsAllowed() {
    assertEquals("allowed: attention sink", told(PatternKind.SINKS, 8, 0));
    assertEquals("allowed: every l-th token", told(PatternKind.STRIDED, 8, 0));
    assertEquals("allowed: the l tokens before", told(PatternKind.STRIDED, 8, 7));
    assertEquals("allowed: summary of a block", told(PatternKind.FIXED, 8, 3));
    assertEquals("allowed: same piece", told(PatternKind.CHUNKED, 4, 7));
    assertEquals("excluded: no common piece", told(PatternKind.CHUNKED, 4, 3));
    assertEquals("allowed: before the cut", told(PatternKind.TRUNCATED, 0, 3));
    assertEquals("excluded: never read", told(PatternKind.TRUNCATED, 8, 8));
    assertEquals("allowed: any other token", told(PatternKind.FULL, 2, 8));
  }

  @Test
  void pairsThatShareSeveralPiecesAreToldApart() {
    session.pattern().pieces().setPieceStride(2, new Gesture());
    assertEquals("allowed: in several pieces", told(PatternKind.CHUNKED, 2, 3));
    assertEquals("allowed: same piece", told(PatternKind.CHUNKED, 2, 5));
    assertEquals("allowed: same piece", told(PatternKind.CHUNKED, 7, 8));
    session.pattern().pieces().setMerge(PieceMerge.MEAN);
    String merged = read(2, 3, false).values();
    assertTrue(merged.matches("pattern \\d.*   full \\d.*"), merged);
    assertTrue(read(2, 3, false).rank().endsWith("of 6 in this row"), read(2, 3, false).rank());
  }

  private String told(PatternKind kind, int row, int column) {
    session.pattern().choose(kind);
    MatrixContent.Pattern pattern = session.matrices().patternProperty().get();
    return Readout.of(new Cell(row, column, false), pattern, null, 2).values();
  }

  @Test
  void linformersColumnsAreMixturesWithNamesOfTheirOwn() {
    session.pattern().choose(PatternKind.LINFORMER);
    session.pattern().lowRank().setRank(12, new Gesture());
    Readout readout = read(3, 11, true);
    assertEquals("geek → E₁₁", readout.pair());
    assertTrue(readout.values().matches("weight [01]\\.\\d{3}|weight .*e-\\d+"), readout.values());
    assertTrue(
        readout.rank().matches("E₁₁ mixes 9 tokens: (\\S+ [+−]\\d\\.\\d+(, )?){4}"),
        readout.rank());
    session
        .pattern()
        .lowRank()
        .setProjection(new ProjectionSource.BestApproximation(), new Gesture());
    assertEquals("geek → V₁₁", read(3, 11, true).pair());
    assertEquals("V₁₁ mixes 0 tokens", read(3, 11, true).rank());
  }

  @Test
  void theEquivalentIsToldBesideTheReference() {
    session.pattern().choose(PatternKind.LINFORMER);
    Readout readout = read(3, 2, false);
    assertTrue(
        readout.values().matches("equivalent −?\\d\\.\\d+   full [01]\\.\\d{3}"), readout.values());
  }
}

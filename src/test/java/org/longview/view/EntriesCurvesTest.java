package org.longview.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.chart.EntriesPlot;
import org.longview.study.PatternKind;

class EntriesCurvesTest {
  private final Session session = TestSession.withoutModel("I love Geeks for Geeks");

  private EntriesPlot entries() {
    return EntriesCurves.of(session.budget().stateProperty().get());
  }

  private List<String> names() {
    return entries().lines().stream().map(EntriesPlot.Line::name).toList();
  }

  @Test
  void thereIsACurveForEachMechanismThatIsSpokenOf() {
    assertEquals(List.of("full n²", "window + global", "Linformer n·k"), names());
    session.pattern().choose(PatternKind.LINFORMER);
    assertEquals(List.of("full n²", "Linformer n·k"), names());
  }

  @Test
  void fullAttentionMeetsTheBudgetAtTheBaseline() {
    EntriesPlot.Line full = entries().lines().get(0);
    for (int i = 0; i < full.lengths().length; i++) {
      double n = full.lengths()[i];
      assertEquals(n < 512, full.entries()[i] < entries().budget(), "at " + n);
    }
  }

  @Test
  void theWindowThatRemainsMeetsTheBudgetAtTheLengthAndIsNeverMoreThanFullAttention() {
    EntriesPlot entries = entries();
    EntriesPlot.Line full = entries.lines().get(0);
    EntriesPlot.Line pattern = entries.lines().get(1);
    for (int i = 0; i < pattern.lengths().length; i++) {
      double n = pattern.lengths()[i];
      assertEquals(n <= 1024, pattern.entries()[i] <= entries.budget(), "at " + n);
      assertTrue(pattern.entries()[i] <= full.entries()[i], "at " + n);
    }
  }

  @Test
  void thePictureHoldsStillWhileTheLengthIsDragged() {
    EntriesPlot before = entries();
    session.budget().setLength(1500, new Gesture());
    assertEquals(before.shortest(), entries().shortest());
    assertEquals(before.longest(), entries().longest());
    session.budget().setLength(100_000, new Gesture());
    assertTrue(entries().longest() > 100_000);
  }

  @Test
  void hugeNumbersStayOnTheChart() {
    session.budget().setLength(1L << 40, new Gesture());
    session.budget().setBaseline(3_037_000_499L, new Gesture());
    EntriesPlot huge = entries();
    assertTrue(Double.isFinite(huge.most()));
    for (EntriesPlot.Line line : huge.lines()) {
      assertTrue(line.entries()[0] >= huge.least());
      assertTrue(line.last() <= huge.most());
    }
  }
}

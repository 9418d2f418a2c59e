package org.longview.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.longview.chart.SpeedPlot;
import org.longview.export.ChartFigure;
import org.longview.study.PatternKind;
import org.longview.study.speed.Machine;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;

class SpeedCurvesTest {
  private static SpeedRun of(int... lengths) {
    return new SpeedRun(
        new Machine("a processor", 2, 2, "17", "scalar"),
        Instant.EPOCH,
        new SpeedParameters(4, 1, 8, 12, 32),
        Arrays.stream(lengths)
            .mapToObj(n -> new SpeedPoint(PatternKind.WINDOW, n, 1e-6 * n, 1000L * n))
            .toList());
  }

  private static List<SpeedPlot> plots(SpeedRun run, SpeedRun earlier) {
    return Stream.of(
            SpeedCurves.time(run, List.of(earlier)), SpeedCurves.memory(run, List.of(earlier)))
        .toList();
  }

  @Test
  void theUsualLengthsAreAllThereIs() {
    for (SpeedPlot plot : plots(of(512, 1024), of(2048))) {
      assertEquals(512, plot.shortest(), 60);
      assertEquals(65_536, plot.longest(), 9_000);
    }
  }

  private static List<SpeedPlot> figures(SpeedRun run) {
    return Stream.of(
            SpeedCurves.timeFigure(run, List.of()), SpeedCurves.memoryFigure(run, List.of()))
        .map(figure -> (SpeedPlot) ((ChartFigure) figure).content())
        .toList();
  }

  @Test
  void aFigureLeavesNoRoomForLengthsThatWereNotMeasured() {
    figures(of(32, 64, 128)).forEach(plot -> assertEquals(128, plot.longest(), 20));
    figures(of(128)).forEach(plot -> assertEquals(65_536, plot.longest(), 9_000));
  }

  @Test
  void lengthsBeyondTheUsualAreSeen() {
    for (SpeedPlot plot : plots(of(64, 128), of(100_000))) {
      assertTrue(plot.shortest() < 64, () -> plot.shortest() + " is left of 64");
      assertTrue(plot.longest() > 100_000, () -> plot.longest() + " is right of 100,000");
    }
  }
}

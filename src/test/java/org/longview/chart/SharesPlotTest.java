package org.longview.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.chart.SharesPlot.Mark;
import org.longview.picture.Palette;
import org.longview.picture.TextMeasure;

class SharesPlotTest {
  private static final TextMeasure SIX_A_LETTER =
      new TextMeasure() {
        @Override
        public double width(String text) {
          return 6 * text.length();
        }

        @Override
        public double ascent() {
          return 9;
        }

        @Override
        public double descent() {
          return 3;
        }
      };

  /** Where the name of a line stands, in ranks. */
  private static double placeOf(String name, List<Mark> marks) {
    ChartFrame frame =
        new ChartFrame(
            512,
            300,
            1,
            Palette.LIGHT,
            Palette.LIGHT.background(),
            new Font(Font.SANS_SERIF, Font.PLAIN, 10),
            SIX_A_LETTER);
    JFreeChart chart = ChartFrame.empty();
    frame.show(new SharesPlot(512, List.of(), rank -> 1, 0.9, 128, marks, "Shares"), chart);
    for (Object one : ((XYPlot) chart.getPlot()).getAnnotations()) {
      XYTextAnnotation annotation = (XYTextAnnotation) Objects.requireNonNull(one);
      if (annotation.getText().equals(name)) {
        return annotation.getX();
      }
    }
    throw new AssertionError("no " + name);
  }

  @ParameterizedTest
  @CsvSource({"125, 128, 1", "128, 125, 1", "400, 397, -1", "397, 400, -1", "125, 250, 1"})
  void a_name_stands_clear_of_its_line_and_of_one_that_is_near(
      double rank, double other, int side) {
    double place = placeOf("a", List.of(new Mark("a", rank, false), new Mark("b", other, true)));
    assertTrue(Math.signum(place - rank) == side);
    assertTrue(Math.abs(place - rank) >= 5 && Math.abs(place - rank) < 20, "at " + place);
    assertTrue(Math.abs(place - other) >= 5, "at " + place);
  }
}

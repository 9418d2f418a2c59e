package org.longview.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.longview.chart.QualityPlot.Line;
import org.longview.chart.QualityPlot.Point;
import org.longview.picture.Palette;
import org.longview.picture.TextMeasure;
import org.longview.study.TradeoffGrid.Family;

class QualityPlotTest {
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

  private static final ChartFrame FRAME =
      new ChartFrame(
          400,
          200,
          1,
          Palette.LIGHT,
          Palette.LIGHT.background(),
          new Font(Font.SANS_SERIF, Font.PLAIN, 10),
          SIX_A_LETTER);

  private static QualityPlot errors(Line... lines) {
    return new QualityPlot(List.of(lines), true, Double.NaN, Double.NaN, null);
  }

  /** Pixels of a colour in what is drawn. */
  private static long drawn(QualityPlot plot, int color) {
    BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    JFreeChart chart = ChartFrame.empty();
    FRAME.show(plot, chart);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, 400, 200));
    graphics.dispose();
    int[] pixels = image.getRGB(0, 0, 400, 200, null, 0, 400);
    return java.util.stream.IntStream.of(pixels).filter(pixel -> pixel == color).count();
  }

  @Test
  void errorsBeyondThatOfNoOutputAreDrawnWhereNothingElseIsKnown() {
    QualityPlot plot =
        errors(new Line(Family.LINFORMER, List.of(new Point(0, 512, 80), new Point(1, 1024, 70))));
    assertTrue(drawn(plot, Palette.LIGHT.projected()) > 0);
  }

  @Test
  void everyFamilyIsDrawnInItsColor() {
    QualityPlot plot =
        errors(
            new Line(Family.WINDOW, List.of(new Point(0, 512, 0.6), new Point(1, 4096, 0.2))),
            new Line(Family.DILATED, List.of(new Point(2, 512, 0.8), new Point(3, 4096, 0.5))));
    assertTrue(drawn(plot, Palette.LIGHT.window()) > 100);
    assertTrue(drawn(plot, Palette.LIGHT.far()) > 100);
    assertEquals(0, drawn(plot, Palette.LIGHT.projected()));
  }

  @Test
  void linesBeyondTheChartAreNamed() {
    Line window = new Line(Family.WINDOW, List.of(new Point(0, 512, 0.6), new Point(1, 4096, 0.2)));
    Line far =
        new Line(Family.LINFORMER, List.of(new Point(2, 512, 6.2), new Point(3, 4096, 1.92)));
    Line partly =
        new Line(Family.LINFORMER, List.of(new Point(2, 512, 6.2), new Point(3, 4096, 0.9)));
    assertEquals(
        Optional.of("Linformer k is beyond the chart, from 192 % on"),
        errors(window, far).beyond());
    assertEquals(Optional.empty(), errors(window, partly).beyond());
    assertEquals(Optional.empty(), errors(window).beyond());
    assertEquals(Optional.empty(), errors().beyond());
  }

  @Test
  void theAxisNamesNoQualityThatCannotBe() {
    Line window = new Line(Family.WINDOW, List.of(new Point(0, 512, 0.6)));
    NumberFormat ofErrors = axis(errors(window));
    assertEquals("", ofErrors.format(-0.05));
    assertEquals("0 %", ofErrors.format(0));
    assertEquals("115 %", ofErrors.format(1.15));
    NumberFormat ofKept =
        axis(new QualityPlot(List.of(window), false, Double.NaN, Double.NaN, null));
    assertEquals("100 %", ofKept.format(1));
    assertEquals("", ofKept.format(1.05));
  }

  private static NumberFormat axis(QualityPlot plot) {
    JFreeChart chart = ChartFrame.empty();
    FRAME.show(plot, chart);
    return ((NumberAxis) chart.getXYPlot().getRangeAxis()).getNumberFormatOverride();
  }

  @Test
  void namesOfLinesKeepOffThatOfTheBudget() {
    double budget = 3600;
    Line window =
        new Line(
            Family.WINDOW,
            List.of(new Point(0, 512, 0.4), new Point(1, 2000, 0.5), new Point(2, 4096, 0.5)));
    Line dilated =
        new Line(Family.DILATED, List.of(new Point(3, 512, 0.9), new Point(4, 1024, 0.9)));
    QualityPlot shown = new QualityPlot(List.of(window, dilated), false, Double.NaN, budget, null);
    double width = FRAME.plot(shown.margins()).getWidth();
    JFreeChart chart = ChartFrame.empty();
    FRAME.show(shown, chart);
    XYPlot plot = chart.getXYPlot();
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, 150);
    for (Object mark : plot.getAnnotations()) {
      XYTextAnnotation name = (XYTextAnnotation) mark;
      double left = plot.getDomainAxis().valueToJava2D(name.getX(), area, plot.getDomainAxisEdge());
      double line = plot.getDomainAxis().valueToJava2D(budget, area, plot.getDomainAxisEdge());
      double right = left + 6 * name.getText().length();
      assertTrue(right < line || left > line, name.getText());
    }
  }

  @Test
  void thePointUnderTheMouseIsFound() {
    Point cheap = new Point(0, 512, 0.6);
    Point dear = new Point(1, 4096, 0.2);
    QualityPlot plot = errors(new Line(Family.WINDOW, List.of(cheap, dear)));
    double height = FRAME.plot(plot.margins()).getHeight();
    double width = FRAME.plot(plot.margins()).getWidth();
    // Small errors are at the top
    assertEquals(dear, plot.at(width - 5, 0.06 * height, 16, FRAME));
    assertEquals(cheap, plot.at(5, 0.94 * height, 16, FRAME));
    assertNull(plot.at(width / 2, height / 4, 16, FRAME));
  }
}

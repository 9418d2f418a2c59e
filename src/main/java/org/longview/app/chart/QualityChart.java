package org.longview.app.chart;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Spoken;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.chart.QualityPlot;
import org.longview.chart.QualityPlot.Point;

/** The cheapest settings for each quality, one of which can be looked at and used. */
public final class QualityChart extends ChartView {
  private static final double REACH = 16;
  private static final QualityPlot NOTHING =
      new QualityPlot(List.of(), false, Double.NaN, Double.NaN, null);

  private final IntFunction<String> told;
  private final IntConsumer pointed;
  private final IntConsumer use;
  private QualityPlot plot = NOTHING;

  /**
   * An empty chart.
   *
   * @param told says what a setting is
   * @param pointed told of the setting under the mouse or the cursor, −1 for none
   * @param use takes a setting
   */
  public QualityChart(
      IntFunction<String> told,
      IntConsumer pointed,
      IntConsumer use,
      Background background,
      Theme theme) {
    super(background, theme);
    this.told = told;
    this.pointed = pointed;
    this.use = use;
    setId("quality-chart");
    getStyleClass().add("keyed-chart");
    Spoken.picture(
        this, "Cheapest settings", "Left and right go from setting to setting, Enter uses one.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> look(at(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> look(null));
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          requestFocus();
          use(at(event));
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    show(NOTHING);
  }

  /** Draws lines; none if there is nothing to draw. */
  public void show(@Nullable QualityPlot newPlot) {
    plot = newPlot == null ? NOTHING : newPlot;
    draw(plot);
    Point looked = plot.looked();
    Spoken.tell(this, looked == null ? plot.description() : told.apply(looked.index()));
  }

  private void use(@Nullable Point point) {
    if (point != null) {
      use.accept(point.index());
    }
  }

  private void look(@Nullable Point point) {
    if (!Objects.equals(point, plot.looked())) {
      plot = plot.withLooked(point);
      pointed.accept(point == null ? -1 : point.index());
      if (point != null) {
        Spoken.tell(this, told.apply(point.index()));
      }
      draw(plot);
    }
  }

  private void typed(KeyEvent event) {
    List<Point> points = plot.points();
    if (points.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Point from = plot.looked();
    int place = from == null ? -1 : points.indexOf(from);
    switch (event.getCode()) {
      case LEFT -> look(points.get(Math.max(0, place - 1)));
      case RIGHT -> look(points.get(Math.min(points.size() - 1, place + 1)));
      case ENTER, SPACE -> use(from);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The nearest setting within reach. */
  private @Nullable Point at(MouseEvent event) {
    return plot.at(event.getX() - left(), event.getY() - top(), REACH, frame());
  }
}

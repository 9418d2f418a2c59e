package org.longview.app.chart;

import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.chart.SharesPlot;

/** Shares that grow with the rank, on which a rank can be pointed at. */
public final class SharesChart extends ChartView {
  private final IntConsumer choose;
  private @Nullable SharesPlot plot;

  /**
   * An empty chart.
   *
   * @param choose takes a rank that is pointed at
   */
  public SharesChart(IntConsumer choose, Background background, Theme theme) {
    super(background, theme, Ground.WINDOW);
    this.choose = choose;
    setId("spectrum-chart");
    setCursor(Cursor.CROSSHAIR);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
  }

  /** Draws curves, unless they are drawn already. */
  public void show(SharesPlot newPlot) {
    if (!newPlot.equals(plot)) {
      plot = newPlot;
      setAccessibleText(newPlot.description());
      draw(newPlot);
    }
  }

  private void point(MouseEvent event) {
    SharesPlot shown = plot;
    if (shown != null) {
      double width = frame().plot(shown.margins()).getWidth();
      double part = (event.getX() - left()) / width;
      choose.accept((int) Math.round(Math.max(1, Math.min(shown.size(), part * shown.size()))));
    }
  }
}

package org.longview.app.chart;

import java.util.function.IntConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Spoken;
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
    super(background, theme);
    this.choose = choose;
    setId("spectrum-chart");
    getStyleClass().add("keyed-chart");
    Spoken.picture(
        this,
        "Singular values",
        "Left and right change the rank by one, Page Up and Page Down by a tenth of all, Home and End"
            + " go to the least and the largest.");
    setCursor(Cursor.CROSSHAIR);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::point);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** Draws curves, unless they are drawn already. */
  public void show(SharesPlot newPlot) {
    if (!newPlot.equals(plot)) {
      plot = newPlot;
      Spoken.tell(this, newPlot.description());
      draw(newPlot);
    }
  }

  private void typed(KeyEvent event) {
    SharesPlot shown = plot;
    if (shown == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int stride = Math.max(1, shown.size() / 10);
    switch (event.getCode()) {
      case LEFT -> choose(shown, shown.rank() - 1);
      case RIGHT -> choose(shown, shown.rank() + 1);
      case PAGE_DOWN -> choose(shown, shown.rank() - stride);
      case PAGE_UP -> choose(shown, shown.rank() + stride);
      case HOME -> choose(shown, 1);
      case END -> choose(shown, shown.size());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose(SharesPlot shown, long rank) {
    choose.accept((int) Math.max(1, Math.min(shown.size(), rank)));
  }

  private void point(MouseEvent event) {
    requestFocus();
    SharesPlot shown = plot;
    if (shown != null) {
      double width = frame().plot(shown.margins()).getWidth();
      double part = (event.getX() - left()) / width;
      choose(shown, Math.round(part * shown.size()));
    }
  }
}

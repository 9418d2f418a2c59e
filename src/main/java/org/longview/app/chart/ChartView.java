package org.longview.app.chart;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Background;
import org.longview.app.state.Theme;
import org.longview.chart.ChartContent;
import org.longview.chart.ChartFrame;

/** A chart that is drawn anew on every layout, in the colours of the theme. */
abstract class ChartView extends Region {
  private FontMeasure measure = new FontMeasure(Fonts.regular(TypeSize.of(ChartFrame.TYPE)));
  private final Region ring = new Region();
  private Theme theme;
  private @Nullable ChartContent content;
  private @Nullable JFreeChart chart;
  private @Nullable ChartCanvas canvas;

  /** An empty chart; it appears once its fonts have been read. */
  ChartView(Background background, Theme theme) {
    this.theme = theme;
    getStyleClass().add("chart-view");
    backgroundProperty().addListener((property, before, now) -> requestLayout());
    setMinSize(160, 120);
    Spoken.picture(this, "Chart");
    ring.getStyleClass().add("chart-ring");
    ring.setMouseTransparent(true);
    getChildren().add(ring);
    background
        .jobs()
        .execute(
            () -> {
              ChartFonts.warmUp();
              background.ui().execute(this::begin);
            });
  }

  /** Repaints in the colours of another theme. */
  public void setTheme(Theme newTheme) {
    theme = newTheme;
    requestLayout();
  }

  /** Draws something else. */
  final void draw(ChartContent newContent) {
    content = newContent;
    setNeedsLayout(true);
  }

  /** Where the plot begins. */
  final double left() {
    ChartContent shown = content;
    return shown == null ? 0 : TypeSize.of(shown.margins().left());
  }

  /** Where the plot begins. */
  final double top() {
    ChartContent shown = content;
    return shown == null ? 0 : TypeSize.of(shown.margins().top());
  }

  final ChartFrame frame() {
    Font font = Fonts.regular(TypeSize.of(ChartFrame.TYPE));
    if (!font.equals(measure.font())) {
      measure = new FontMeasure(font);
    }
    return new ChartFrame(
        getWidth(),
        getHeight(),
        TypeSize.factor(),
        theme.palette(),
        ground(),
        ChartFonts.REGULAR,
        measure);
  }

  /** The colour that the style sheet gives it to stand on. */
  private int ground() {
    javafx.scene.layout.Background given = getBackground();
    return given != null && given.getFills().get(0).getFill() instanceof Color color
        ? Colors.argb(color)
        : theme.palette().background();
  }

  private void begin() {
    JFreeChart made = ChartFrame.empty();
    ChartCanvas view = new ChartCanvas(made);
    view.removeMouseHandler(view.getMouseHandler("zoom"));
    view.setTooltipEnabled(false);
    view.addOverlay(new CleanSlate());
    view.setMouseTransparent(true);
    chart = made;
    canvas = view;
    getChildren().add(0, view);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    ring.resizeRelocate(0, 0, getWidth(), getHeight());
    JFreeChart drawn = chart;
    ChartCanvas view = canvas;
    ChartContent shown = content;
    if (drawn != null && view != null && shown != null && getWidth() >= 1 && getHeight() >= 1) {
      view.setWidth(getWidth());
      view.setHeight(getHeight());
      frame().show(shown, drawn);
    }
  }
}

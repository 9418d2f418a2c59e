package org.longview.app.spectrum;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FocusRing;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.ColorBar;
import org.longview.linear.Matrix;
import org.longview.picture.CellColors;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.Rasterizer;
import org.longview.picture.Reduction;
import org.longview.picture.TileCache;
import org.longview.picture.TiledMatrix;
import org.longview.picture.ValueRaster;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.StoredMatrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** A whole matrix as a square picture above its colour bar. */
final class MapView extends Region {
  /** Smallest width and height, the numbers below included. */
  private static final double LEAST = 120;

  private static final long MEMORY = 32 << 20;
  private static final double GAP = 6;
  private static final double LEAST_MARK = 5;
  private static final double STALE_OPACITY = 0.45;

  /** A matrix and its colours. */
  private record Content(Matrix matrix, ValueScale scale, ColorMap map) {}

  /** Pixels and their size. */
  @SuppressWarnings("ArrayRecordComponent") // handed from a worker to the view, never compared
  private record Pixels(int size, int[] argb) {}

  private final PixelView pixels = new PixelView();
  private final ReadOnlyBooleanWrapper summary = new ReadOnlyBooleanWrapper();
  private final ColorBar bar;
  private final LatestJob job;
  private Palette palette;
  private @Nullable Content content;
  private @Nullable Object drawn;

  private final Rectangle mark = new Rectangle();
  private final Consumer<@Nullable Cell> hover;
  private @Nullable Cell cursor;

  /**
   * An empty picture.
   *
   * @param name of it
   * @param hover told of the cell under the mouse or the cursor, null if there is none
   */
  MapView(
      String name,
      Consumer<@Nullable Cell> hover,
      Background background,
      Activities activities,
      Palette palette) {
    this.palette = palette;
    bar = new ColorBar(palette);
    job = new LatestJob("Drawing", background, activities, Duration.ofMillis(200));
    this.hover = hover;
    mark.getStyleClass().add("map-cursor");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.visibleProperty().bind(FocusRing.of(this));
    getChildren().addAll(pixels, bar, mark);
    getStyleClass().add("map-view");
    Spoken.picture(this, name, "Arrow keys go from cell to cell, with Shift by 8.");
    setMinSize(LEAST, LEAST);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover.accept(at(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover.accept(null));
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    focusedProperty().addListener((property, before, now) -> look(null));
  }

  /** Shows a matrix, which must not change. */
  void show(Matrix matrix, ValueScale scale, ColorMap map) {
    content = new Content(matrix, scale, map);
    bar.show(scale, map, false);
    requestLayout();
  }

  /** Whether a pixel stands for several cells, of which it shows the largest. */
  ReadOnlyBooleanProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Shows nothing. */
  void clear() {
    content = null;
    drawn = null;
    cursor = null;
    mark.setWidth(0);
    pixels.clear();
    bar.show(null, ColorMap.VIRIDIS, false);
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    drawn = null;
    bar.setPalette(newPalette);
    requestLayout();
  }

  /** Dims what does not belong to the settings of now. */
  void setStale(boolean stale) {
    pixels.setOpacity(stale ? STALE_OPACITY : 1);
  }

  private double side() {
    return Math.floor(Math.max(0, Math.min(getWidth(), getHeight() - bar.prefHeight(-1) - GAP)));
  }

  @Override
  protected void layoutChildren() {
    double side = side();
    pixels.resizeRelocate(0, 0, side, side);
    bar.resizeRelocate(0, side + GAP, side, bar.prefHeight(-1));
    layoutMark(side);
    Content shown = content;
    int size = pixels.deviceWidth();
    summary.set(shown != null && shown.matrix.rows() > size);
    if (shown == null || size < 1) {
      return;
    }
    Object key = java.util.List.of(shown.matrix, shown.scale, shown.map, size);
    if (key.equals(drawn)) {
      return;
    }
    drawn = key;
    Palette colors = palette;
    job.submit(
        (progress, cancellation) -> draw(shown, size, colors, cancellation),
        done -> pixels.show(done.size, done.size, done.argb),
        thrown -> drawn = null);
  }

  private static Pixels draw(
      Content content, int size, Palette palette, Cancellation cancellation) {
    Matrix matrix = content.matrix;
    Viewport whole = Viewport.fit(matrix.rows(), matrix.columns(), size, size);
    TiledMatrix tiles =
        new TiledMatrix(new StoredMatrix(matrix), Reduction.MAX, new TileCache(MEMORY));
    tiles.load(whole, Long.MAX_VALUE, Workers.shared(), cancellation);
    ValueRaster raster = tiles.raster(whole, Workers.shared(), cancellation);
    int[] argb = new int[size * size];
    Rasterizer.paint(raster, CellColors.of(content.map, content.scale), palette, argb);
    return new Pixels(size, argb);
  }

  private void typed(KeyEvent event) {
    if (content == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int stride = event.isShiftDown() ? 8 : 1;
    switch (event.getCode()) {
      case LEFT -> move(0, -stride);
      case RIGHT -> move(0, stride);
      case UP -> move(-stride, 0);
      case DOWN -> move(stride, 0);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int down, int right) {
    Content shown = content;
    if (shown != null) {
      Cell from = cursor;
      int row = from == null ? 0 : from.row() + down;
      int column = from == null ? 0 : from.column() + right;
      look(
          new Cell(
              Math.max(0, Math.min(shown.matrix.rows() - 1, row)),
              Math.max(0, Math.min(shown.matrix.columns() - 1, column)),
              false));
    }
  }

  /** Goes to a cell, or to none. */
  private void look(@Nullable Cell cell) {
    cursor = cell;
    hover.accept(cell);
    requestLayout();
  }

  private void layoutMark(double side) {
    Content shown = content;
    Cell cell = cursor;
    if (shown == null || cell == null) {
      mark.setWidth(0);
      return;
    }
    double width = side / shown.matrix.columns();
    double height = side / shown.matrix.rows();
    mark.setX(cell.column() * width);
    mark.setY(cell.row() * height);
    mark.setWidth(Math.max(LEAST_MARK, width));
    mark.setHeight(Math.max(LEAST_MARK, height));
  }

  private @Nullable Cell at(MouseEvent event) {
    Content shown = content;
    double side = side();
    if (shown == null || event.getX() >= side || event.getY() >= side) {
      return null;
    }
    Viewport whole =
        Viewport.fit(shown.matrix.rows(), shown.matrix.columns(), (int) side, (int) side);
    int row = whole.down().cellAt(event.getY());
    int column = whole.across().cellAt(event.getX());
    return row < 0 || column < 0 ? null : new Cell(row, column, false);
  }
}

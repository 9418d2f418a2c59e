package org.longview.app.matrices;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FocusRing;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.matrices.MatrixGeometry.Zone;
import org.longview.app.state.Notices;
import org.longview.picture.Axis;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.TextMark;

/**
 * A matrix with its labels: zoomed with the wheel, panned by dragging, explored with the mouse or
 * the arrow keys.
 */
public final class MatrixView extends Region {
  static final double ZOOM_STEP = 1.25;

  private static final double MESSAGE_MARGIN = 48;
  private static final double STALE_OPACITY = 0.35;

  /** The part of the matrix's side that its map takes, and the least and most of it. */
  private static final double MAP_SHARE = 0.3;

  private static final double LEAST_MAP = 76;
  private static final double MOST_MAP = 190;

  private final String title;
  private final ViewportModel viewport;
  private final FocusModel focus;
  private final IntConsumer toggleGlobal;
  private final FindModel find;
  private final ObservableValue<List<TextMark>> signposts;

  private final PixelView pixels = new PixelView();
  private final MatrixFrames frames;
  private final MatrixMouse mouse;
  private final MatrixLabels labels;
  private final MatrixOverlay overlay;
  private final Minimap map;
  private final Label message = new Label();

  private boolean frameDue;
  private MatrixGeometry geometry = new MatrixGeometry(0, 0, 0);
  private final ReadOnlyObjectWrapper<MatrixGeometry> laidOut =
      new ReadOnlyObjectWrapper<>(geometry);

  private String description = "";
  private String readout = "";

  /**
   * Makes an empty view.
   *
   * @param title what it shows, for those who listen
   * @param toggleGlobal called with a token whose label was clicked
   */
  public MatrixView(
      String title,
      ViewportModel viewport,
      FocusModel focus,
      FindModel find,
      ObservableValue<List<TextMark>> signposts,
      IntConsumer toggleGlobal,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.title = title;
    this.viewport = viewport;
    this.focus = focus;
    this.find = find;
    this.signposts = signposts;
    this.toggleGlobal = toggleGlobal;
    map = new Minimap(viewport);
    map.setId(title.toLowerCase(java.util.Locale.ROOT) + "-map");
    labels = new MatrixLabels();
    overlay = new MatrixOverlay();
    frames =
        new MatrixFrames(
            title,
            viewport,
            pixels,
            map,
            this::paintOverlay,
            notices,
            background,
            activities,
            palette);
    message.getStyleClass().add("muted");
    message.setWrapText(true);
    message.setMouseTransparent(true);
    getStyleClass().add("matrix-view");
    getChildren().addAll(pixels, labels, overlay, map, message);
    setMinSize(120, 120);
    setAccessibleText(title);
    Spoken.picture(
        this,
        "Matrix",
        "Arrow keys move the cell cursor, with Shift by 8, Page Up and Page Down by as many rows as"
            + " are seen, Home and End along the row; Enter pins, Escape unpins, plus and minus"
            + " zoom, 0 shows all, G makes the row's token global.");

    viewport.viewProperty().addListener((property, before, now) -> renew());
    focus.hoveredProperty().addListener((property, before, now) -> paintOverlay());
    focus.pinnedProperty().addListener((property, before, now) -> paintOverlay());
    focus.markedProperty().addListener((property, before, now) -> paintOverlay());
    find.foundProperty().addListener((property, before, now) -> paintOverlay());
    signposts.addListener((property, before, now) -> setNeedsLayout(true));
    FocusRing.whenChanged(this, this::paintOverlay);
    visibleProperty().addListener((property, before, now) -> paintOverlay());
    mouse = new MatrixMouse(this, viewport, focus, labels);
    map.setOnMouseEntered(event -> mouse.left());
    new MatrixKeys(this, viewport, focus, mouse);
  }

  /** The scale of the colours that are seen; null while none are. */
  public ReadOnlyObjectProperty<@Nullable ValueScale> scaleProperty() {
    return frames.scaleProperty();
  }

  /** Whether what is seen is not, or not in part, a coarse picture that is being sharpened. */
  public ReadOnlyBooleanProperty sharpProperty() {
    return frames.sharpProperty();
  }

  /** Whether what is seen is all of what it should be: this matrix, here, and sharp. */
  public boolean isCurrent() {
    return frames.isCurrent();
  }

  /** Shows a matrix. */
  public void setContent(MatrixContent newContent) {
    frames.setContent(newContent);
    message.setVisible(false);
    setNeedsLayout(true);
    // At once, so that the next frame may show it already, unless the view changes as well
    if (!frameDue) {
      frames.request();
    }
  }

  /** Says why there is no matrix. */
  public void setMessage(String text) {
    message.setText(text);
    message.setVisible(frames.content() == null);
    setNeedsLayout(true);
  }

  public void setPalette(Palette newPalette) {
    frames.setPalette(newPalette);
    renew();
  }

  /** Dims what does not belong to the settings of now. */
  public void setStale(boolean stale) {
    pixels.setOpacity(stale ? STALE_OPACITY : 1);
  }

  /** What is read out of the whole matrix. */
  public void setDescription(String newDescription) {
    description = newDescription;
    tell();
  }

  /** What is read out for the cell that is looked at; empty if none is. */
  public void setReadout(String newReadout) {
    readout = newReadout;
    tell();
  }

  private void tell() {
    String what = readout.isEmpty() ? description : readout;
    String told = what.isEmpty() ? title : title + ": " + what;
    Spoken.tell(this, told);
  }

  /** Where a cell is, in the coordinates of this view: the middle of it. */
  public javafx.geometry.Point2D middleOf(Cell cell) {
    Viewport view = Objects.requireNonNull(viewport.get());
    double device = pixels.deviceScale();
    return new javafx.geometry.Point2D(
        geometry.left() + view.across().toPixels(cell.column() + 0.5) / device,
        geometry.top() + view.down().toPixels(cell.row() + 0.5) / device);
  }

  /** Whether the middle of a cell is seen. */
  public boolean isSeen(Cell cell) {
    Viewport view = viewport.get();
    if (view == null) {
      return false;
    }
    double x = view.across().toPixels(cell.column() + 0.5);
    double y = view.down().toPixels(cell.row() + 0.5);
    return x >= 0 && x <= view.width() && y >= 0 && y <= view.height();
  }

  /** Whether the mouse is moving the matrix, or choosing cells of it. */
  ReadOnlyBooleanProperty draggingProperty() {
    return mouse.draggingProperty();
  }

  /** Whether the map of all of the matrix is seen. */
  ReadOnlyBooleanProperty mapSeenProperty() {
    return map.visibleProperty();
  }

  /** Where the map of all of the matrix is, in the scene; null while it is not seen. */
  @Nullable Bounds mapInScene() {
    return map.isVisible() ? map.localToScene(map.getLayoutBounds()) : null;
  }

  /** Half of a cell's width, in units of length. */
  public double halfCell() {
    Viewport view = viewport.get();
    return view == null ? 0 : view.across().scale() / pixels.deviceScale() / 2;
  }

  /** Whether the cell belongs to a matrix of this view's shape. */
  public boolean shows(Cell cell) {
    MatrixContent current = frames.content();
    return current != null
        && cell.projected() == current.isProjected()
        && cell.row() < current.rows()
        && cell.column() < current.columns();
  }

  /** Zooms about the cell that the keys are on, or else about the middle. */
  public void zoom(int steps) {
    Cell cursor = mouse.isThere() ? null : cursor();
    boolean seen = cursor != null && isSeen(cursor);
    viewport.change(
        view ->
            view.zoomedAt(
                cursor != null && seen
                    ? view.across().toPixels(cursor.column() + 0.5)
                    : view.width() / 2.0,
                cursor != null && seen
                    ? view.down().toPixels(cursor.row() + 0.5)
                    : view.height() / 2.0,
                Math.pow(ZOOM_STEP, steps)));
  }

  /** The cell that is looked at; null if none is. */
  @Nullable Cell cursor() {
    Cell hovered = visible(focus.hoveredProperty().get());
    return hovered != null ? hovered : visible(focus.pinnedProperty().get());
  }

  /** Pixels of the device for each unit of length. */
  double deviceScale() {
    return pixels.deviceScale();
  }

  /** Whether both show the same part of matrices of the same shape. */
  boolean isLinkedTo(MatrixView other) {
    Viewport mine = viewport.get();
    return mine != null && mine.equals(other.viewport.get());
  }

  /** Where things are in it. */
  ReadOnlyObjectProperty<MatrixGeometry> geometryProperty() {
    return laidOut.getReadOnlyProperty();
  }

  /** The same now. */
  MatrixGeometry geometry() {
    return geometry;
  }

  /** What is shown; null while nothing is. */
  @Nullable MatrixContent content() {
    return frames.content();
  }

  /** Makes a token global, or not global again. */
  void toggleGlobal(int token) {
    toggleGlobal.accept(token);
  }

  private void renew() {
    frameDue = true;
    setNeedsLayout(true);
  }

  @Override
  protected void layoutChildren() {
    double device = pixels.deviceScale();
    MatrixContent current = frames.content();
    labels.measure(current, getWidth(), signposts.getValue());
    geometry =
        MatrixGeometry.of(getWidth(), getHeight(), labels.widestOfRows(), labels.widest(), device);
    laidOut.set(geometry);
    double side = geometry.side();
    pixels.resizeRelocate(geometry.left(), geometry.top(), side, side);
    double wide = Math.min(message.prefWidth(-1), Math.max(0, getWidth() - MESSAGE_MARGIN));
    message.resize(wide, message.prefHeight(wide));
    message.relocate(
        Math.max(0, geometry.left() + (side - wide) / 2),
        Math.max(0, geometry.top() + (side - message.getHeight()) / 2));
    viewport.setSize((int) Math.round(side * device), (int) Math.round(side * device));
    layoutMap();
    mouse.follow();
    paintLabels();
    paintOverlay();
    if (frameDue) {
      frameDue = false;
      frames.request();
    }
  }

  private void layoutMap() {
    double side = geometry.side();
    double size = Math.floor(Math.max(LEAST_MAP, Math.min(MOST_MAP, MAP_SHARE * side)));
    if (map.getWidth() != size) {
      frames.renewOverview();
    }
    // Below the diagonal, which is where there is most to see
    map.resizeRelocate(geometry.left() + 8, geometry.top() + side - size - 8, size, size);
  }

  void paintLabels() {
    labels.paint(
        frames.content(),
        viewport.get(),
        getWidth(),
        geometry,
        pixels.deviceScale(),
        frames.palette(),
        signposts.getValue());
  }

  void paintOverlay() {
    if (!isVisible()) {
      return;
    }
    MatrixContent current = frames.content();
    Viewport view = frames.view();
    if (view != null && map.frame() != null) {
      map.setVisible(Minimap.isNeeded(view));
      map.paint(view, frames.palette(), signposts.getValue(), find.foundProperty().get());
    } else {
      map.setVisible(false);
    }
    overlay.show(
        new MatrixOverlay.Marks(
            view,
            geometry,
            pixels.deviceScale(),
            frames.palette(),
            focus.markedProperty().get(),
            visible(focus.hoveredProperty().get()),
            visible(focus.pinnedProperty().get()),
            mouse.selection(),
            find.foundProperty().get(),
            current != null && current.isProjected(),
            FocusRing.isOn(this)));
  }

  /** The cell, if it is one of this matrix; null otherwise. */
  @Nullable Cell visible(@Nullable Cell cell) {
    return cell != null && shows(cell) ? cell : null;
  }

  /** The cell at the mouse, or at the edge that is nearest to it; null if there is none. */
  @Nullable Cell nearest(MouseEvent event) {
    Viewport view = frames.view();
    MatrixContent current = frames.content();
    if (view == null || current == null) {
      return null;
    }
    double device = pixels.deviceScale();
    double end = geometry.side() * device - 1;
    double x = Math.max(0, Math.min(end, (event.getX() - geometry.left()) * device));
    double y = Math.max(0, Math.min(end, (event.getY() - geometry.top()) * device));
    int row = view.down().cellAt(y);
    int column = view.across().cellAt(x);
    return row < 0 || column < 0 ? null : new Cell(row, column, current.isProjected());
  }

  /** The token whose label is at the mouse, or −1. */
  int tokenAt(MouseEvent event, Zone zone) {
    Viewport view = viewport.get();
    MatrixContent current = frames.content();
    if (view == null || current == null || (zone == Zone.COLUMN_LABELS && current.isProjected())) {
      return -1;
    }
    Axis axis = zone == Zone.ROW_LABELS ? view.down() : view.across();
    double place =
        zone == Zone.ROW_LABELS
            ? event.getY() - geometry.top()
            : geometry.foot(event.getX(), event.getY());
    return labels.tokenAt(place, zone == Zone.ROW_LABELS, axis, pixels.deviceScale());
  }
}

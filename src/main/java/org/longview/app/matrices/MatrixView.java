package org.longview.app.matrices;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.MatrixGeometry.Zone;
import org.longview.app.state.Notices;
import org.longview.picture.Axis;
import org.longview.picture.CellRange;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.picture.Viewport;
import org.longview.study.TextMark;
import org.longview.work.Workers;

/**
 * A matrix with its labels: zoomed with the wheel, panned by dragging, explored with the mouse or
 * the arrow keys.
 */
public final class MatrixView extends Region {
  private static final Duration PATIENCE = Duration.ofMillis(150);
  private static final double NOTCH = 40;
  private static final double ZOOM_STEP = 1.25;

  /** A press that moves less is a click. */
  private static final double CLICK_SLACK = 4;

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
  private final Notices notices;
  private final FindModel find;
  private final ObservableValue<List<TextMark>> signposts;
  private final LatestJob job;
  private final LatestJob refinement;
  private final LatestJob overview;

  private final PixelView pixels = new PixelView();
  private final MatrixLabels labels;
  private final MatrixOverlay overlay;
  private final Minimap map;
  private final Label message = new Label();
  private final ReadOnlyBooleanWrapper sharp = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<@Nullable ValueScale> scale = new ReadOnlyObjectWrapper<>();

  private Palette palette;
  private @Nullable MatrixContent content;
  private @Nullable Frame frame;
  private boolean frameDue;
  private boolean overviewDue;
  private MatrixGeometry geometry = new MatrixGeometry(0, 0, 0);
  private final ReadOnlyObjectWrapper<MatrixGeometry> laidOut =
      new ReadOnlyObjectWrapper<>(geometry);

  private @Nullable MouseEvent mouse;
  private @Nullable MouseEvent press;
  private @Nullable MouseEvent lastDrag;
  private boolean dragged;
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
    this.notices = notices;
    this.palette = palette;
    String doing = "Drawing the " + title.toLowerCase(java.util.Locale.ROOT);
    job = new LatestJob(doing, background, activities, PATIENCE);
    refinement = new LatestJob(doing, background, activities, Duration.ZERO);
    overview = new LatestJob(doing, background, activities, PATIENCE);
    map = new Minimap(viewport);
    map.setId(title.toLowerCase(java.util.Locale.ROOT) + "-map");
    map.setOnMouseEntered(event -> left());
    labels = new MatrixLabels();
    overlay = new MatrixOverlay();
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
    signposts.addListener((property, before, now) -> requestLayout());
    focusVisibleProperty().addListener((property, before, now) -> paintOverlay());
    visibleProperty().addListener((property, before, now) -> paintOverlay());
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> left());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** The scale of the colours that are seen; null while none are. */
  public ReadOnlyObjectProperty<@Nullable ValueScale> scaleProperty() {
    return scale.getReadOnlyProperty();
  }

  /** Whether what is seen is not, or not in part, a coarse picture that is being sharpened. */
  public ReadOnlyBooleanProperty sharpProperty() {
    return sharp.getReadOnlyProperty();
  }

  /** Whether what is seen is all of what it should be: this matrix, here, and sharp. */
  public boolean isCurrent() {
    Frame seen = frame;
    return seen != null
        && seen.content() == content
        && seen.view().equals(viewport.get())
        && sharp.get();
  }

  /** Shows a matrix. */
  public void setContent(MatrixContent newContent) {
    content = newContent;
    message.setVisible(false);
    overviewDue = true;
    requestLayout();
    // At once, so that the next frame may show it already, unless the view changes as well
    if (!frameDue) {
      requestFrame();
    }
  }

  /** Says why there is no matrix. */
  public void setMessage(String text) {
    message.setText(text);
    message.setVisible(content == null);
    requestLayout();
  }

  public void setPalette(Palette newPalette) {
    palette = newPalette;
    overviewDue = true;
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

  /** Half of a cell's width, in units of length. */
  public double halfCell() {
    Viewport view = viewport.get();
    return view == null ? 0 : view.across().scale() / pixels.deviceScale() / 2;
  }

  /** Whether the cell belongs to a matrix of this view's shape. */
  public boolean shows(Cell cell) {
    MatrixContent current = content;
    return current != null
        && cell.projected() == current.isProjected()
        && cell.row() < current.rows()
        && cell.column() < current.columns();
  }

  /** Zooms about the cell that the keys are on, or else about the middle. */
  public void zoom(int steps) {
    Cell cursor = mouse == null ? cursor() : null;
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
  private @Nullable Cell cursor() {
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

  /** The zone at a point, for tests. */
  MatrixGeometry geometry() {
    return geometry;
  }

  private void renew() {
    frameDue = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double device = pixels.deviceScale();
    MatrixContent current = content;
    labels.measure(current, getWidth());
    geometry = MatrixGeometry.of(getWidth(), getHeight(), labels.widest(), device);
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
    followMouse();
    paintLabels();
    paintOverlay();
    if (frameDue) {
      frameDue = false;
      requestFrame();
    }
  }

  private void layoutMap() {
    double side = geometry.side();
    double size = Math.floor(Math.max(LEAST_MAP, Math.min(MOST_MAP, MAP_SHARE * side)));
    if (map.getWidth() != size) {
      overviewDue = true;
    }
    // Below the diagonal, which is where there is most to see
    map.resizeRelocate(geometry.left() + 8, geometry.top() + side - size - 8, size, size);
  }

  private void requestFrame() {
    Viewport view = viewport.get();
    MatrixContent current = content;
    refinement.cancel();
    if (view == null || current == null || !isOf(current, view)) {
      return;
    }
    Frame last = frame;
    if (last != null && !last.view().equals(view)) {
      if (isSameShape(last.view(), view)) {
        pixels.show(view.width(), view.height(), last.movedTo(view, map.frame()));
        if (last.view().zoom() != view.zoom()) {
          sharp.set(false);
        }
      } else {
        pixels.clear();
        map.clear();
      }
    }
    Palette colors = palette;
    job.submit(
        (progress, cancellation) ->
            Frame.of(current, view, colors, last, Workers.shared(), cancellation),
        this::show,
        thrown -> notices.failure(job, thrown));
  }

  private void show(Frame finished) {
    frame = finished;
    scale.set(finished.scale());
    Viewport view = viewport.get();
    if (view == null) {
      return;
    }
    if (finished.view().equals(view)) {
      pixels.show(view.width(), view.height(), finished.pixels());
      sharp.set(finished.isSharp());
      if (finished.content() != content) {
        return;
      }
      if (overviewDue && Minimap.isNeeded(view)) {
        overviewDue = false;
        requestOverview(finished.content());
      } else if (overviewDue) {
        map.clear();
      }
      if (finished.isSharp()) {
        refineOverview();
      } else {
        refine(finished);
      }
    } else if (isSameShape(finished.view(), view)) {
      pixels.show(view.width(), view.height(), finished.movedTo(view, map.frame()));
    }
  }

  /** Reads some of what a picture misses, and shows it again. */
  private void refine(Frame coarse) {
    Palette colors = palette;
    refinement.submit(
        (progress, cancellation) -> {
          coarse.content().load(coarse.view(), Workers.shared(), cancellation);
          return Frame.of(
              coarse.content(), coarse.view(), colors, null, Workers.shared(), cancellation);
        },
        this::show,
        thrown -> notices.failure(refinement, thrown));
  }

  /** Draws the whole matrix for the map, coarse at first. */
  private void requestOverview(MatrixContent current) {
    int size = Minimap.pictureSize(map.getWidth(), pixels.deviceScale());
    Viewport whole = Viewport.fit(current.rows(), current.columns(), size, size);
    Palette colors = palette;
    overview.submit(
        (progress, cancellation) ->
            Frame.of(current, whole, colors, null, Workers.shared(), cancellation),
        this::showOverview,
        thrown -> notices.failure(overview, thrown));
  }

  private void showOverview(Frame finished) {
    MatrixContent current = content;
    if (current == null || finished.content() != current) {
      return;
    }
    map.show(finished);
    paintOverlay();
    refineOverview();
  }

  /** Sharpens the map when nothing else is left to do. */
  private void refineOverview() {
    Frame coarse = map.frame();
    if (coarse == null || coarse.isSharp() || coarse.content() != content || !sharp.get()) {
      return;
    }
    Palette colors = palette;
    overview.submit(
        (progress, cancellation) -> {
          coarse.content().load(coarse.view(), Workers.shared(), cancellation);
          return Frame.of(
              coarse.content(), coarse.view(), colors, null, Workers.shared(), cancellation);
        },
        this::showOverview,
        thrown -> notices.failure(overview, thrown));
  }

  private static boolean isOf(MatrixContent content, Viewport view) {
    return view.rows() == content.rows() && view.columns() == content.columns();
  }

  private static boolean isSameShape(Viewport one, Viewport other) {
    return one.rows() == other.rows() && one.columns() == other.columns();
  }

  private void paintLabels() {
    labels.paint(
        content,
        viewport.get(),
        getWidth(),
        geometry,
        pixels.deviceScale(),
        palette,
        signposts.getValue());
  }

  private void paintOverlay() {
    if (!isVisible()) {
      return;
    }
    MatrixContent current = content;
    Viewport view = viewport.get();
    boolean ready = current != null && view != null && isOf(current, view);
    if (current != null && view != null && ready && map.frame() != null) {
      map.setVisible(Minimap.isNeeded(view));
      map.paint(view, palette, signposts.getValue(), find.foundProperty().get());
    } else {
      map.setVisible(false);
    }
    overlay.show(
        new MatrixOverlay.Marks(
            ready ? view : null,
            geometry,
            pixels.deviceScale(),
            palette,
            focus.markedProperty().get(),
            visible(focus.hoveredProperty().get()),
            visible(focus.pinnedProperty().get()),
            selection(),
            find.foundProperty().get(),
            current != null && current.isProjected(),
            isFocusVisible()));
  }

  private @Nullable Cell visible(@Nullable Cell cell) {
    return cell != null && shows(cell) ? cell : null;
  }

  private @Nullable CellRange selection() {
    MouseEvent begin = press;
    MouseEvent end = lastDrag;
    if (begin == null || end == null || !begin.isShiftDown()) {
      return null;
    }
    Cell from = nearest(begin);
    Cell to = nearest(end);
    return from == null || to == null
        ? null
        : new CellRange(
            Math.min(from.row(), to.row()),
            Math.max(from.row(), to.row()) + 1,
            Math.min(from.column(), to.column()),
            Math.max(from.column(), to.column()) + 1);
  }

  private @Nullable Cell nearest(MouseEvent event) {
    Viewport view = viewport.get();
    MatrixContent current = content;
    if (view == null
        || current == null
        || view.rows() != current.rows()
        || view.columns() != current.columns()) {
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

  private void moved(MouseEvent event) {
    mouse = event;
    Zone zone = geometry.zone(event.getX(), event.getY());
    focus.hover(zone == Zone.SQUARE ? nearest(event) : null);
    int label = zone == Zone.SQUARE || zone == Zone.OUTSIDE ? -1 : tokenAt(event, zone);
    labels.setHovered(label);
    setCursor(label >= 0 ? Cursor.HAND : zone == Zone.SQUARE ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    paintLabels();
  }

  /** Finds the cell that has come under the resting mouse. */
  private void followMouse() {
    MouseEvent resting = mouse;
    if (resting != null) {
      Zone zone = geometry.zone(resting.getX(), resting.getY());
      focus.hover(zone == Zone.SQUARE ? nearest(resting) : null);
    }
  }

  private void left() {
    mouse = null;
    focus.hover(null);
    labels.setHovered(-1);
    paintLabels();
  }

  /** The token whose label is at the mouse, or −1. */
  private int tokenAt(MouseEvent event, Zone zone) {
    Viewport view = viewport.get();
    MatrixContent current = content;
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

  private void pressed(MouseEvent event) {
    requestFocus();
    press = null;
    lastDrag = null;
    dragged = false;
    if (event.getButton() == MouseButton.PRIMARY) {
      press = event;
    }
  }

  private void dragged(MouseEvent event) {
    MouseEvent begin = press;
    if (begin == null || geometry.zone(begin.getX(), begin.getY()) != Zone.SQUARE) {
      return;
    }
    MouseEvent before = lastDrag == null ? begin : lastDrag;
    dragged |= Math.hypot(event.getX() - begin.getX(), event.getY() - begin.getY()) >= CLICK_SLACK;
    if (!dragged) {
      return;
    }
    lastDrag = event;
    mouse = event;
    if (begin.isShiftDown()) {
      paintOverlay();
    } else {
      setCursor(Cursor.CLOSED_HAND);
      double device = pixels.deviceScale();
      viewport.change(
          view ->
              view.panned(
                  (event.getX() - before.getX()) * device,
                  (event.getY() - before.getY()) * device));
    }
  }

  private void released(MouseEvent event) {
    MouseEvent begin = press;
    CellRange chosen = selection();
    press = null;
    lastDrag = null;
    if (begin == null) {
      return;
    }
    if (dragged) {
      if (chosen != null) {
        viewport.change(view -> view.zoomedTo(chosen));
      }
      paintOverlay();
      setCursor(Cursor.CROSSHAIR);
      return;
    }
    clicked(event);
  }

  private void clicked(MouseEvent event) {
    Zone zone = geometry.zone(event.getX(), event.getY());
    if (zone == Zone.SQUARE) {
      Cell cell = nearest(event);
      if (cell != null) {
        focus.pin(cell);
      }
    } else if (zone != Zone.OUTSIDE) {
      int token = tokenAt(event, zone);
      if (token >= 0) {
        toggleGlobal.accept(token);
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    double notches = event.getDeltaY() / NOTCH;
    if (notches != 0) {
      double device = pixels.deviceScale();
      double factor = Math.pow(ZOOM_STEP, Math.max(-3, Math.min(3, notches)));
      viewport.change(
          view ->
              view.zoomedAt(
                  (event.getX() - geometry.left()) * device,
                  (event.getY() - geometry.top()) * device,
                  factor));
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    int stride = event.isShiftDown() ? 8 : 1;
    switch (event.getCode()) {
      case LEFT -> move(0, -stride);
      case RIGHT -> move(0, stride);
      case UP -> move(-stride, 0);
      case DOWN -> move(stride, 0);
      case PAGE_UP -> move(-page(), 0);
      case PAGE_DOWN -> move(page(), 0);
      case HOME -> move(0, -Integer.MAX_VALUE / 2);
      case END -> move(0, Integer.MAX_VALUE / 2);
      case ENTER -> {
        Cell cell = visible(focus.hoveredProperty().get());
        if (cell != null) {
          focus.pin(cell);
        }
      }
      case G -> toggleGlobal.accept(focus.rowProperty().get());
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** As many rows as are seen, but one. */
  private int page() {
    Viewport view = viewport.get();
    return view == null
        ? 1
        : (int) Math.max(1, Math.floor(view.height() / view.down().scale()) - 1);
  }

  /** Moves the cell cursor and keeps it in sight. */
  private void move(int down, int right) {
    MatrixContent current = content;
    if (current == null) {
      return;
    }
    Cell from = cursor();
    int row = from == null ? focus.rowProperty().get() : from.row() + down;
    int column = from == null ? row : from.column() + right;
    Cell to =
        new Cell(
            Math.max(0, Math.min(current.rows() - 1, row)),
            Math.max(0, Math.min(current.columns() - 1, column)),
            current.isProjected());
    viewport.change(
        view -> view.panned(-excess(view.across(), to.column()), -excess(view.down(), to.row())));
    mouse = null;
    focus.hover(to);
  }

  /** How far a cell reaches beyond the view, in device pixels; negative at the near edge. */
  private static double excess(Axis axis, int cell) {
    double begin = axis.toPixels(cell);
    double end = axis.toPixels(cell + 1.0);
    return begin < 0 ? begin : Math.max(0, end - axis.pixels());
  }
}

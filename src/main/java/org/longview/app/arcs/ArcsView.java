package org.longview.app.arcs;

import java.time.Duration;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.longview.app.arcs.ArcsJob.Picture;
import org.longview.app.arcs.ArcsModel.Content;
import org.longview.app.control.Colors;
import org.longview.app.control.FocusRing;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.Cell;
import org.longview.app.state.Notices;
import org.longview.picture.ArcChoice.Part;
import org.longview.picture.ArcLayout;
import org.longview.picture.Palette;
import org.longview.text.Tokens;

/** Tokens in columns, and the curves between them; drawn elsewhere, shown here. */
public final class ArcsView extends Region {
  /** Longer texts are seen part by part: what is read grows with the square. */
  static final int MOST_IN_VIEW = 1024;

  /** What of a longer text is seen at first. */
  private static final int FIRST_IN_VIEW = 512;

  private static final double LARGEST_SPACING = 92;
  private static final double ZOOM = 1.0025;
  private static final double KEY_ZOOM = 1.25;

  /** An older picture may still be finished, so that something moves while one drags. */
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private final ArcsModel model;
  private final Notices notices;
  private final PixelView pixels = new PixelView();
  private final ArcsWords words = new ArcsWords();
  private final Rectangle ring = new Rectangle();
  private final ArcsJob job = new ArcsJob();
  private final LatestJob drawing;
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ArcsScroll scroll = new ArcsScroll(MOST_IN_VIEW, FIRST_IN_VIEW, LARGEST_SPACING);
  private Palette palette;
  private ArcsJob.@Nullable Request wanted;
  private @Nullable Tokens tokens;

  /** The key that the cell is about, where it is a key and not a query. */
  private @Nullable Cell keyCell;

  private double pressedAt;
  private boolean dragged;

  /** Follows the model. */
  ArcsView(
      ArcsModel model,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.notices = notices;
    this.model = model;
    this.palette = palette;
    drawing = new LatestJob("Drawing arcs", background, activities, PATIENCE);
    setId("arcs-view");
    setMinSize(200, 120);
    Spoken.picture(
        this,
        "Arcs",
        "Up and down pin a token, Page Up and Page Down go further; left and right choose whether it is"
            + " a query or a key; plus and minus zoom, Escape shows all.");
    pixels.setMouseTransparent(true);
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    ring.setFill(null);
    ring.setStrokeWidth(2);
    ring.visibleProperty().bind(FocusRing.of(this));
    getChildren().addAll(pixels, words, ring);
    model.contentProperty().addListener((property, before, now) -> take(now));
    model.focus().hoveredProperty().addListener((property, before, now) -> draw());
    model.focus().pinnedProperty().addListener((property, before, now) -> draw());
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> model.focus().hover(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    take(model.contentProperty().get());
  }

  /** What is seen; null if nothing is. */
  ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    draw();
  }

  private void take(@Nullable Content content) {
    if (content == null) {
      drawing.cancel();
      job.forget();
      picture.set(null);
      pixels.clear();
      words.clear();
      return;
    }
    if (content.tokens() != tokens) {
      if (tokens == null || tokens.size() != content.tokens().size()) {
        scroll.begin(content.tokens().size(), model.focus().rowProperty().get());
      }
      tokens = content.tokens();
    }
    draw();
  }

  /** What the focus is on: a token as a query or as a key, or none and so all. */
  private Part part(int from, int count) {
    Cell cell = model.focus().shown();
    if (cell == null) {
      return new Part.All();
    }
    boolean isKey = cell.equals(keyCell);
    int token = (isKey ? cell.column() : cell.row()) - from;
    if (token < 0 || token >= count) {
      return new Part.All();
    }
    return isKey ? new Part.Key(token) : new Part.Query(token);
  }

  @Override
  protected void layoutChildren() {
    pixels.resizeRelocate(0, 0, getWidth(), getHeight());
    ring.setX(1);
    ring.setY(1);
    ring.setWidth(getWidth() - 2);
    ring.setHeight(getHeight() - 2);
    draw();
  }

  private void draw() {
    Content content = model.contentProperty().get();
    if (content == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    ring.setStroke(Colors.of(palette.window()));
    scroll.setHeight(Math.max(1, getHeight() - 2 * edge()));
    double scale = pixels.deviceScale();
    int from = scroll.from();
    int count = scroll.count();
    ArcLayout layout =
        new ArcLayout(
            Math.max(1, (int) Math.round(getWidth() * scale)),
            Math.max(1, (int) Math.round(getHeight() * scale)),
            content.settings().oneLine(),
            ArcsWords.inset() * scale,
            scroll.first() - from - edge() / scroll.spacing(),
            scroll.spacing() * scale);
    ArcsJob.Request request =
        new ArcsJob.Request(content, from, count, part(from, count), layout, scale, palette);
    wanted = request;
    if (!isCurrent()) {
      drawing.submit(
          (progress, cancellation) -> job.draw(request, cancellation),
          this::show,
          thrown -> notices.failure(drawing, thrown));
    }
  }

  /** Whether what is seen belongs to the settings, the place and the focus of now. */
  public boolean isCurrent() {
    Picture last = picture.get();
    return last != null && last.request().equals(wanted);
  }

  private void show(Picture drawn) {
    ArcLayout layout = drawn.request().layout();
    pixels.show(layout.width(), layout.height(), drawn.pixels());
    words.paint(drawn.request());
    picture.set(drawn);
    pixels.setOpacity(drawn.request().content().current() ? 1 : 0.45);
    String line = ArcsTold.line(drawn);
    Spoken.tell(this, line.isEmpty() ? ArcsTold.note(drawn) : line);
  }

  private static double edge() {
    return ArcsWords.edge();
  }

  /** Whether a place is where the words of keys stand; null if no words stand there. */
  private @Nullable Boolean keySide(double x, boolean oneLine) {
    double reach = ArcsWords.reach();
    if (oneLine) {
      return Math.abs(x - getWidth() / 2) < reach / 2 ? Boolean.FALSE : null;
    }
    return x < reach ? Boolean.FALSE : x > getWidth() - reach ? Boolean.TRUE : null;
  }

  /** The cell of the token at a place and what it is most about; null if there is none. */
  private @Nullable Cell cellAt(MouseEvent event) {
    Content content = model.contentProperty().get();
    if (content == null) {
      return null;
    }
    Boolean isKey = keySide(event.getX(), content.settings().oneLine());
    int token = scroll.tokenAt(event.getY() - edge());
    if (isKey == null || token < 0) {
      return null;
    }
    return cell(token, isKey);
  }

  private Cell cell(int token, boolean isKey) {
    Picture drawn = picture.get();
    int other = drawn == null ? token : ArcsTold.strongest(drawn, token, isKey).orElse(token);
    return isKey ? new Cell(other, token, false) : new Cell(token, other, false);
  }

  private void moved(MouseEvent event) {
    Cell cell = cellAt(event);
    setCursor(cell == null ? Cursor.DEFAULT : Cursor.HAND);
    if (model.focus().pinnedProperty().get() == null) {
      keyCell = cell != null && isKeyAt(event) ? cell : null;
    }
    if (!Objects.equals(model.focus().hoveredProperty().get(), cell)) {
      model.focus().hover(cell);
    }
  }

  private boolean isKeyAt(MouseEvent event) {
    Content content = model.contentProperty().get();
    return content != null
        && Boolean.TRUE.equals(keySide(event.getX(), content.settings().oneLine()));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressedAt = event.getY();
    dragged = false;
  }

  private void drag(MouseEvent event) {
    double by = event.getY() - pressedAt;
    dragged |= Math.abs(by) > 3;
    if (dragged) {
      pressedAt = event.getY();
      scroll.pan(by);
      draw();
    }
  }

  private void clicked(MouseEvent event) {
    Cell cell = cellAt(event);
    if (!dragged && cell != null && event.getButton() == MouseButton.PRIMARY) {
      keyCell = isKeyAt(event) ? cell : null;
      model.focus().pin(cell);
      draw();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShiftDown()) {
      scroll.pan(event.getDeltaX() + event.getDeltaY());
    } else {
      scroll.zoom(event.getY() - edge(), Math.pow(ZOOM, event.getDeltaY()));
    }
    draw();
    event.consume();
  }

  private void typed(KeyEvent event) {
    Content content = model.contentProperty().get();
    if (content == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Cell key = pinnedKey();
    boolean isKey = key != null;
    int token = key != null ? key.column() : model.focus().rowProperty().get();
    switch (event.getCode()) {
      case UP -> pin(token - 1, isKey);
      case DOWN -> pin(token + 1, isKey);
      case PAGE_UP -> pin(token - scroll.count() / 2, isKey);
      case PAGE_DOWN -> pin(token + scroll.count() / 2, isKey);
      case HOME -> pin(0, isKey);
      case END -> pin(content.tokens().size() - 1, isKey);
      case LEFT -> pin(token, false);
      case RIGHT -> pin(token, true);
      case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void zoom(double factor) {
    scroll.zoom(scroll.y(model.focus().rowProperty().get()), factor);
    draw();
  }

  /** The pinned cell, if it is a key that is pinned and not a query. */
  private @Nullable Cell pinnedKey() {
    Cell pinned = model.focus().pinnedProperty().get();
    return pinned != null && pinned.equals(keyCell) ? pinned : null;
  }

  /** Shows a token's curves as a query or as a key, and the token itself. */
  private void pin(int token, boolean isKey) {
    Tokens now = tokens;
    if (now != null) {
      int inside = Math.max(0, Math.min(now.size() - 1, token));
      scroll.reveal(inside);
      Cell cell = cell(inside, isKey);
      keyCell = isKey ? cell : null;
      model.focus().pin(cell);
      draw();
    }
  }
}

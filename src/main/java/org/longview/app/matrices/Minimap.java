package org.longview.app.matrices;

import java.util.List;
import java.util.Locale;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.picture.Axis;
import org.longview.picture.CellRange;
import org.longview.picture.Palette;
import org.longview.picture.Viewport;
import org.longview.study.TextMark;

/**
 * The whole matrix in a corner, with the part that is seen; a click or a drag moves that part. The
 * wheel goes on to the matrix below it, as the map may come up under it.
 */
final class Minimap extends Region {
  /** Room around the picture for its frame and the marks of headings. */
  private static final double MARGIN = 6;

  private static final double LEAST_BOX = 5;

  /** Least distance of the marks of two pages. */
  private static final double LEAST_PAGE = 4;

  private final ViewportModel viewport;
  private final PixelView pixels = new PixelView();
  private final Canvas overlay = new Canvas();
  private @Nullable Frame frame;

  Minimap(ViewportModel viewport) {
    this.viewport = viewport;
    getChildren().addAll(pixels, overlay);
    overlay.setMouseTransparent(true);
    getStyleClass().add("minimap");
    setCursor(Cursor.MOVE);
    setManaged(false);
    setVisible(false);
    Spoken.picture(this, "Overview of the matrix");
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::moved);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
  }

  /** Device pixels of a picture that fills the map at a size. */
  static int pictureSize(double size, double device) {
    return (int) Math.max(1, Math.round((size - 2 * MARGIN) * device));
  }

  /** Shows a picture of the whole matrix. */
  void show(Frame picture) {
    frame = picture;
    pixels.show(picture.view().width(), picture.view().height(), picture.pixels());
    requestLayout();
  }

  /** The picture that is shown; null if there is none. */
  @Nullable Frame frame() {
    return frame;
  }

  void clear() {
    frame = null;
    pixels.clear();
  }

  @Override
  protected void layoutChildren() {
    overlay.setWidth(getWidth());
    overlay.setHeight(getHeight());
    pixels.resizeRelocate(MARGIN, MARGIN, getWidth() - 2 * MARGIN, getHeight() - 2 * MARGIN);
  }

  void paint(Viewport view, Palette palette, List<TextMark> signposts, FindModel.Found found) {
    layoutChildren();
    GraphicsContext g = overlay.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    double side = getWidth() - 2 * MARGIN;
    if (view.rows() == view.columns()) {
      double last = Double.NEGATIVE_INFINITY;
      for (TextMark signpost : signposts) {
        double place = MARGIN + side * signpost.token() / view.rows();
        if (signpost.isPage() && place - last < LEAST_PAGE) {
          continue;
        }
        last = place;
        double length = signpost.level() == 1 ? MARGIN - 1 : MARGIN - 3;
        g.setFill(Colors.of(signpost.isPage() ? palette.muted() : palette.global()));
        g.fillRect(MARGIN - length, place - 0.5, length, 1);
        g.fillRect(place - 0.5, MARGIN - length, 1, length);
      }
      g.setFill(Colors.of(palette.good()));
      for (FindModel.Place place : found.places()) {
        double at = MARGIN + side * place.from() / view.rows();
        g.fillRect(MARGIN + side + 1, at - 0.5, MARGIN - 2, 1);
        g.fillRect(at - 0.5, MARGIN + side + 1, 1, MARGIN - 2);
      }
    }
    CellRange seen = view.visible();
    Spoken.tell(
        this,
        String.format(
            Locale.ROOT,
            "Rows %,d to %,d of %,d and columns %,d to %,d of %,d are seen.",
            seen.rowFrom(),
            seen.rowTo() - 1,
            view.rows(),
            seen.columnFrom(),
            seen.columnTo() - 1,
            view.columns()));
    double left = MARGIN + side * seen.columnFrom() / view.columns();
    double right = MARGIN + side * seen.columnTo() / view.columns();
    double top = MARGIN + side * seen.rowFrom() / view.rows();
    double bottom = MARGIN + side * seen.rowTo() / view.rows();
    double width = Math.max(LEAST_BOX, right - left);
    double height = Math.max(LEAST_BOX, bottom - top);
    double x = Math.max(MARGIN, Math.min(MARGIN + side - width, (left + right - width) / 2));
    double y = Math.max(MARGIN, Math.min(MARGIN + side - height, (top + bottom - height) / 2));
    g.setLineWidth(3.5);
    g.setStroke(Colors.of(palette.background(), 0.8));
    g.strokeRect(x, y, width, height);
    g.setLineWidth(1.5);
    g.setStroke(Colors.of(palette.global()));
    g.strokeRect(x, y, width, height);
  }

  private void moved(MouseEvent event) {
    double side = getWidth() - 2 * MARGIN;
    double across = (event.getX() - MARGIN) / side;
    double down = (event.getY() - MARGIN) / side;
    viewport.change(view -> view.centeredOn(down * view.rows(), across * view.columns()));
    event.consume();
  }

  /** Whether a matrix needs a map: part of it is seen, and its cells share pixels as a whole. */
  static boolean isNeeded(Viewport view) {
    Axis down = view.down();
    Axis across = view.across();
    boolean whole =
        down.endVisible() - down.firstVisible() >= view.rows()
            && across.endVisible() - across.firstVisible() >= view.columns();
    return !whole
        && Viewport.fit(view.rows(), view.columns(), view.width(), view.height())
            .cellsSharePixels();
  }
}

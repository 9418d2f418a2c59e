package org.longview.app.atlas;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.app.atlas.AtlasModel.State;
import org.longview.app.atlas.MapPainter.Look;
import org.longview.app.atlas.MapPainter.Painted;
import org.longview.app.control.FocusRing;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.picture.ColorMap;
import org.longview.picture.HeadLayout;
import org.longview.picture.HeadLayout.Place;
import org.longview.picture.Palette;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadOrder;

/** The maps of all heads in one raster, with words and outlines above it. */
public final class AtlasView extends Region {
  private static final int LEAST = 30;
  private static final int MOST = 180;
  private static final double GAP = 4;
  private static final double BAR = 10;

  private final AtlasModel model;
  private final Notices notices;
  private final PixelView pixels = new PixelView();
  private final Canvas canvas = new Canvas();
  private final ScrollBar scroll = new ScrollBar();
  private final AtlasLabels labels;
  private final LatestJob painting;
  private final ReadOnlyObjectWrapper<@Nullable Head> hovered = new ReadOnlyObjectWrapper<>();
  private Palette palette;
  private ColorMap colorMap = ColorMap.VIRIDIS;
  private @Nullable HeadArrangement arrangement;
  private @Nullable HeadLayout layout;
  private List<Head> heads = List.of();
  private Map<Head, Painted> painted = Map.of();
  private @Nullable State paintedState;
  private @Nullable Look paintedLook;

  /** Follows the model. */
  AtlasView(
      AtlasModel model,
      Notices notices,
      Background background,
      Activities activities,
      Palette palette) {
    this.model = model;
    this.notices = notices;
    this.palette = palette;
    labels = new AtlasLabels(model);
    painting = new LatestJob("Painting heads", background, activities, Duration.ofMillis(200));
    setId("atlas-view");
    setMinSize(200, 120);
    Spoken.picture(this, "Maps of heads", "Arrow keys choose a head, Enter opens its matrices.");
    pixels.setMouseTransparent(true);
    canvas.setMouseTransparent(true);
    canvas.setManaged(false);
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    getChildren().addAll(pixels, canvas, scroll);
    model.stateProperty().addListener((property, before, now) -> requestLayout());
    scroll.valueProperty().addListener((property, before, now) -> requestLayout());
    FocusRing.whenChanged(this, this::requestLayout);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(event.getX(), event.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** The head under the mouse; null if there is none. */
  ReadOnlyObjectProperty<@Nullable Head> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  void setColorMap(ColorMap newColorMap) {
    colorMap = newColorMap;
    requestLayout();
  }

  /** Whether every map that is known has been painted as it is to look now. */
  @SuppressWarnings("ReferenceEquality") // of states that are alike, one is meant
  public boolean isPainted() {
    State state = model.stateProperty().get();
    return state != null && state == paintedState && look(state).equals(paintedLook);
  }

  @Override
  protected void layoutChildren() {
    State state = model.stateProperty().get();
    if (state == null) {
      painting.cancel();
      painted = Map.of();
      paintedState = null;
      hover(null);
    }
    arrange(state);
    double wide = getWidth() - (scroll.isVisible() ? BAR : 0);
    pixels.resizeRelocate(0, 0, wide, getHeight());
    canvas.setWidth(wide);
    canvas.setHeight(getHeight());
    scroll.resizeRelocate(wide, 0, BAR, getHeight());
    if (state != null) {
      paint(state);
    }
    compose(state);
  }

  /** Finds each map's place. */
  private void arrange(@Nullable State state) {
    if (state == null) {
      arrangement = null;
      layout = null;
      heads = List.of();
      scroll.setVisible(false);
      return;
    }
    HeadArrangement now = model.arrangement(state);
    arrangement = now;
    heads = now.heads();
    HeadLayout fitted = fitted(now, getWidth());
    boolean scrolls = fitted.height() > getHeight();
    if (scrolls) {
      fitted = fitted(now, getWidth() - BAR);
      scroll.setMax(Math.max(0, fitted.height() - getHeight()));
      scroll.setVisibleAmount(scroll.getMax() * getHeight() / fitted.height());
      scroll.setUnitIncrement(fitted.size());
      scroll.setBlockIncrement(getHeight() / 2);
      scroll.setValue(Math.min(scroll.getValue(), scroll.getMax()));
    } else {
      scroll.setValue(0);
    }
    scroll.setVisible(scrolls);
    layout = fitted;
  }

  private HeadLayout fitted(HeadArrangement now, double width) {
    boolean grid = now.order() == HeadOrder.GRID;
    return HeadLayout.fit(
        now.groups().stream().map(group -> group.heads().size()).toList(),
        grid ? now.columns() : 0,
        width - 2,
        getHeight() - 2,
        LEAST,
        MOST,
        labels.room(now.order(), GAP));
  }

  private Look look(State state) {
    HeadLayout now = layout;
    int size = now == null ? 1 : (int) Math.round(now.size() * pixels.deviceScale());
    return new Look(size, colorMap, model.scale(state), palette);
  }

  /** Has painted what is not yet. */
  @SuppressWarnings("ReferenceEquality") // of states that are alike, one is meant
  private void paint(State state) {
    Look look = look(state);
    if (state == paintedState && look.equals(paintedLook)) {
      return;
    }
    Map<Head, Painted> known = painted;
    painting.submit(
        (progress, cancellation) -> MapPainter.paint(state.maps(), look, known, cancellation),
        maps -> {
          painted = maps;
          paintedState = state;
          paintedLook = look;
          notices.mended(painting);
          requestLayout();
        },
        thrown -> notices.failure(painting, thrown));
  }

  /** Puts the maps together. */
  private void compose(@Nullable State state) {
    HeadLayout now = layout;
    HeadArrangement arranged = arrangement;
    if (state == null || now == null || arranged == null) {
      pixels.clear();
      labels.clear(canvas);
      Spoken.tell(this, "");
      return;
    }
    int width = pixels.deviceWidth();
    int height = pixels.deviceHeight();
    if (width > 0 && height > 0) {
      int[] target = new int[width * height];
      Arrays.fill(target, palette.background());
      double scale = pixels.deviceScale();
      int size = (int) Math.round(now.size() * scale);
      for (int i = 0; i < heads.size(); i++) {
        Painted map = painted.get(heads.get(i));
        int x = (int) Math.round(now.places().get(i).x() * scale);
        int y = (int) Math.round((now.places().get(i).y() - scroll.getValue()) * scale);
        if (map != null) {
          copy(map, size, x, y, width, height, target);
        }
      }
      pixels.show(width, height, target);
    }
    labels.paint(canvas, new AtlasLabels.Scene(state, arranged, now, scroll.getValue()), palette);
    labels.outline(
        canvas, place(hovered.get()), place(model.chosen()), now, FocusRing.isOn(this), palette);
    Head chosen = model.chosen();
    Spoken.tell(
        this,
        AtlasTold.headline(state, chosen)
            + ". "
            + String.join(" · ", AtlasTold.scores(state, chosen, model.quality(chosen.layer()))));
  }

  /** Copies a map, or what it looks like in another size while it is being painted anew. */
  private static void copy(
      Painted map, int size, int x, int y, int width, int height, int[] target) {
    int from = map.look().size();
    for (int row = Math.max(0, -y); row < Math.min(size, height - y); row++) {
      int source = (int) ((long) row * from / size) * from;
      int at = (y + row) * width + x;
      int columns = Math.min(size, width - x);
      if (from == size) {
        System.arraycopy(map.pixels(), source, target, at, Math.max(0, columns));
      } else {
        for (int column = 0; column < columns; column++) {
          target[at + column] = map.pixels()[source + (int) ((long) column * from / size)];
        }
      }
    }
  }

  /** Where a head's map is seen; null if it has none. */
  private @Nullable Place place(@Nullable Head head) {
    HeadLayout now = layout;
    int index = head == null ? -1 : heads.indexOf(head);
    if (now == null || index < 0) {
      return null;
    }
    Place place = now.places().get(index);
    return new Place(place.x(), place.y() - scroll.getValue());
  }

  private @Nullable Head at(double x, double y) {
    HeadLayout now = layout;
    if (now == null) {
      return null;
    }
    double down = y + scroll.getValue();
    int index =
        IntStream.range(0, heads.size())
            .filter(
                i -> {
                  Place place = now.places().get(i);
                  return x >= place.x()
                      && x < place.x() + now.size() + GAP
                      && down >= place.y()
                      && down < place.y() + now.size() + GAP;
                })
            .findFirst()
            .orElse(-1);
    return index < 0 ? null : heads.get(index);
  }

  private void hover(@Nullable Head head) {
    setCursor(head == null ? Cursor.DEFAULT : Cursor.HAND);
    if (!Objects.equals(head, hovered.get())) {
      hovered.set(head);
      requestLayout();
    }
  }

  private void clicked(MouseEvent event) {
    Head head = at(event.getX(), event.getY());
    if (head != null && event.getButton() == MouseButton.PRIMARY) {
      if (event.getClickCount() == 2) {
        model.open(head);
      } else {
        model.choose(head);
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    if (scroll.isVisible()) {
      double to = scroll.getValue() - event.getDeltaY();
      scroll.setValue(Math.max(0, Math.min(scroll.getMax(), to)));
      hover(at(event.getX(), event.getY()));
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    HeadLayout now = layout;
    if (now == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Head chosen = model.chosen();
    int from = Math.max(0, heads.indexOf(chosen));
    switch (event.getCode()) {
      case LEFT -> choose(now.beside(from, -1));
      case RIGHT -> choose(now.beside(from, 1));
      case UP -> choose(now.below(from, -1));
      case DOWN -> choose(now.below(from, 1));
      case HOME -> choose(0);
      case END -> choose(heads.size() - 1);
      case ENTER -> model.open(chosen);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Views a head, and makes sure that its map is seen. */
  private void choose(int index) {
    HeadLayout now = layout;
    if (now == null) {
      return;
    }
    double top = now.places().get(index).y();
    double bottom = top + now.size() + GAP;
    if (top < scroll.getValue()) {
      scroll.setValue(Math.max(0, top - GAP));
    } else if (bottom > scroll.getValue() + getHeight()) {
      scroll.setValue(Math.min(scroll.getMax(), bottom - getHeight()));
    }
    model.choose(heads.get(index));
  }
}

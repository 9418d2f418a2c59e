package org.longview.app.tradeoffs;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.Colors;
import org.longview.app.control.FocusRing;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.TradeoffPicture;
import org.longview.picture.ValueScale;
import org.longview.study.TradeoffGrid;

/** Quality by window and number of global tokens, with lines of equal memory. */
final class TradeoffMap extends CanvasView {
  private static final double LEFT = 46;
  private static final double TOP = 18;
  private static final double RIGHT = 66;
  private static final double BOTTOM = 36;
  private static final double BAR = 12;
  private static final int CASING = 0xff000000;
  private static final int LINE = 0xffffffff;

  /** All that the ground depends on; a picture is the same if it is one object. */
  private record Painted(
      @Nullable TradeoffPicture picture,
      Palette palette,
      double width,
      double height,
      double type,
      boolean focused) {}

  private final IntFunction<String> told;
  private final IntConsumer pointed;
  private final IntConsumer use;
  private final TradeoffMarks marks = new TradeoffMarks();
  private @Nullable TradeoffPicture picture;
  private int hovered = -1;
  private int cursor = -1;
  private @Nullable Painted painted;

  /**
   * An empty map.
   *
   * @param told says what a candidate is
   * @param pointed told of the candidate under the mouse or the cursor, −1 for none
   * @param use takes a candidate
   */
  TradeoffMap(IntFunction<String> told, IntConsumer pointed, IntConsumer use, Palette palette) {
    super(palette);
    this.told = told;
    this.pointed = pointed;
    this.use = use;
    setId("tradeoff-map");
    setMinSize(260, 120);
    getChildren().add(marks);
    Spoken.picture(
        this, "Map of trade-offs", "Arrow keys go from setting to setting, Enter uses one.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(x(event), y(event))));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  void show(@Nullable TradeoffPicture newPicture) {
    picture = newPicture;
    if (newPicture == null || cursor >= newPicture.grid().cells()) {
      cursor = -1;
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    TradeoffPicture shown = picture;
    Painted now =
        new Painted(
            shown, palette(), getWidth(), getHeight(), TypeSize.factor(), FocusRing.isOn(this));
    if (!now.equals(painted)) {
      painted = now;
      super.layoutChildren();
    }
    mark(shown);
    if (shown != null) {
      Spoken.tell(this, cursor >= 0 ? told.apply(cursor) : summary(shown));
    }
  }

  @Override
  protected void paint(GraphicsContext g) {
    TradeoffPicture shown = picture;
    if (shown != null) {
      paintGround(g, shown);
    }
  }

  /** What all of it shows. */
  private static String summary(TradeoffPicture shown) {
    double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    forEachCell(
        shown,
        (column, row, percent) -> {
          if (!Double.isNaN(percent)) {
            ends[0] = Math.min(ends[0], percent);
            ends[1] = Math.max(ends[1], percent);
          }
        });
    String sizes =
        "%d windows by %d numbers of global tokens".formatted(shown.columns(), shown.rows());
    return ends[0] > ends[1]
        ? sizes
        : "%s, from %s %% to %s %%"
            .formatted(sizes, TradeoffPicture.number(ends[0]), TradeoffPicture.number(ends[1]));
  }

  private void paintGround(GraphicsContext g, TradeoffPicture shown) {
    ValueScale scale = shown.scale();
    cells(g, shown, scale);
    lines(g, shown, scale != null);
    numbers(g, shown, scale);
    axes(g, shown.grid());
    if (scale != null) {
      bar(g, shown, scale);
    }
  }

  private void cells(GraphicsContext g, TradeoffPicture shown, @Nullable ValueScale scale) {
    forEachCell(
        shown,
        (column, row, percent) -> {
          g.setFill(Colors.of(cellColor(shown, scale, percent)));
          g.fillRect(x(column) + 0.5, y(row) + 0.5, width() - 1, height() - 1);
        });
  }

  /** Numbers on a patch of their cell's colour, so that no line goes through them. */
  private void numbers(GraphicsContext g, TradeoffPicture shown, @Nullable ValueScale scale) {
    FontMeasure font =
        new FontMeasure(
            Fonts.regular(Math.max(8.5, Math.min(12, 0.3 * Math.min(width(), 2 * height())))));
    g.setFont(font.font());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    Point2D ring = ring(shown);
    forEachCell(
        shown,
        (column, row, percent) -> {
          if (Double.isNaN(percent)) {
            return;
          }
          String number = TradeoffPicture.number(percent);
          double wide = font.width(number) + 3;
          double tall = 0.9 * (font.ascent() + font.descent());
          Point2D middle = RoomBeside.middle(cell(column, row), wide, tall, ring);
          double x = middle.getX();
          double y = middle.getY();
          int color = cellColor(shown, scale, percent);
          g.setFill(Colors.of(color));
          g.fillRect(x - wide / 2, y - tall / 2, wide, tall);
          g.setFill(Colors.of(TradeoffPicture.ink(color)));
          g.fillText(number, x, y);
        });
  }

  private interface CellVisitor {
    void visit(int column, int row, double percent);
  }

  private static void forEachCell(TradeoffPicture shown, CellVisitor visitor) {
    for (int column = 0; column < shown.columns(); column++) {
      for (int row = 0; row < shown.rows(); row++) {
        visitor.visit(column, row, shown.percent(column, row));
      }
    }
  }

  private int cellColor(TradeoffPicture shown, @Nullable ValueScale scale, double percent) {
    return scale == null || Double.isNaN(percent)
        ? palette().excluded()
        : shown.color(scale, percent);
  }

  /**
   * Draws lines of equal memory.
   *
   * @param onColors whether they are to be seen on every colour of the map
   */
  private void lines(GraphicsContext g, TradeoffPicture shown, boolean onColors) {
    g.setLineCap(StrokeLineCap.BUTT);
    for (TradeoffPicture.Line line : shown.lines()) {
      g.beginPath();
      line.places().forEach(place -> g.lineTo(x(place), y(place)));
      if (onColors) {
        g.setStroke(Colors.of(CASING, 0.45));
        g.setLineWidth(3.6);
        g.stroke();
      }
      g.setStroke(Colors.of(onColors ? LINE : palette().muted()));
      g.setLineWidth(1.6);
      g.stroke();
      TradeoffPicture.Place end = shown.end(line);
      if (end != null) {
        g.setFill(Colors.of(palette().muted()));
        g.setFont(Fonts.regular(10.5));
        g.setTextBaseline(VPos.BOTTOM);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(Numerals.brief((double) line.entries()), x(end), TOP - 3);
      }
    }
  }

  private void axes(GraphicsContext g, TradeoffGrid grid) {
    g.setFont(Fonts.regular(10.5));
    g.setFill(Colors.of(palette().muted()));
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.CENTER);
    double bottom = TOP + grid.counts().size() * height();
    for (int column = 0; column < grid.windows().size(); column++) {
      g.fillText(Long.toString(grid.windows().get(column)), x(column) + width() / 2, bottom + 4);
    }
    g.fillText("window w", LEFT + grid.windows().size() * width() / 2, bottom + 19);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    for (int row = 0; row < grid.counts().size(); row++) {
      g.fillText(Integer.toString(grid.counts().get(row)), LEFT - 6, y(row) + height() / 2);
    }
    g.save();
    g.translate(10, TOP + grid.counts().size() * height() / 2);
    g.rotate(-90);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText("global tokens s", 0, 0);
    g.restore();
  }

  /** What moves over the map, so that the map itself need not be painted again. */
  private void mark(@Nullable TradeoffPicture shown) {
    marks.look(palette(), TypeSize.factor());
    marks.noRing();
    marks.choose(null);
    marks.point(null);
    if (shown == null) {
      return;
    }
    Point2D ring = ring(shown);
    if (ring != null) {
      marks.ring(ring.getX(), ring.getY());
    } else if (shown.isMarked()) {
      marks.choose(chosen(shown));
    }
    int looked = hovered >= 0 ? hovered : FocusRing.isOn(this) ? cursor : -1;
    if (looked >= 0) {
      marks.point(cell(looked / shown.rows(), looked % shown.rows()));
    }
  }

  /** Where the settings of now are, if they are none of the cells'; null otherwise. */
  private @Nullable Point2D ring(TradeoffPicture shown) {
    return shown.isMarked() && !shown.isCellMarked()
        ? new Point2D(x(shown.marked()), y(shown.marked()))
        : null;
  }

  private Rectangle2D chosen(TradeoffPicture shown) {
    TradeoffPicture.Place marked = shown.marked();
    int row = shown.rows() - 1 - (int) Math.floor(marked.down());
    return cell((int) Math.floor(marked.across()), row);
  }

  private Rectangle2D cell(int column, int row) {
    return new Rectangle2D(x(column), y(row), width(), height());
  }

  private void bar(GraphicsContext g, TradeoffPicture shown, ValueScale scale) {
    double left = LEFT + shown.grid().windows().size() * width() + 14;
    double tall = shown.grid().counts().size() * height();
    for (int y = 0; y < tall; y++) {
      double up = 1 - y / Math.max(1, tall - 1);
      g.setFill(Colors.of(shown.map().at(Math.max(0, up))));
      g.fillRect(left, TOP + y, BAR, 1.5);
    }
    g.setFill(Colors.of(palette().muted()));
    g.setStroke(Colors.of(palette().muted()));
    g.setLineWidth(1);
    g.setFont(Fonts.regular(10.5));
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    for (ValueScale.Tick tick : scale.ticks(Math.max(2, (int) (tall / 40)))) {
      double up = scale.low() == scale.high() ? 1 : tick.position();
      double y = TOP + tall * (shown.smallerIsBetter() ? up : 1 - up);
      g.strokeLine(left + BAR, y, left + BAR + 3, y);
      g.fillText(tick.label() + " %", left + BAR + 5, y);
    }
  }

  private double width() {
    TradeoffPicture shown = picture;
    int columns = shown == null ? 1 : shown.grid().windows().size();
    return Math.max(1, (wide() - LEFT - RIGHT) / columns);
  }

  private double height() {
    TradeoffPicture shown = picture;
    int rows = shown == null ? 1 : shown.grid().counts().size();
    return Math.max(1, (tall() - TOP - BOTTOM) / rows);
  }

  private double x(TradeoffPicture.Place place) {
    return LEFT + place.across() * width();
  }

  private double y(TradeoffPicture.Place place) {
    return TOP + place.down() * height();
  }

  private double x(int column) {
    return LEFT + column * width();
  }

  private double y(int row) {
    TradeoffPicture shown = picture;
    int rows = shown == null ? 1 : shown.grid().counts().size();
    return TOP + (rows - 1 - row) * height();
  }

  private int at(double x, double y) {
    TradeoffPicture shown = picture;
    if (shown == null) {
      return -1;
    }
    TradeoffGrid grid = shown.grid();
    int column = (int) Math.floor((x - LEFT) / width());
    int row = grid.counts().size() - 1 - (int) Math.floor((y - TOP) / height());
    boolean inside =
        column >= 0 && column < grid.windows().size() && row >= 0 && row < grid.counts().size();
    return inside ? grid.index(column, row) : -1;
  }

  private void hover(int index) {
    if (index != hovered) {
      hovered = index;
      pointed.accept(index);
      requestLayout();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int index = at(x(event), y(event));
    if (index >= 0) {
      cursor = index;
      use.accept(index);
    }
    // The panel around it would take the focus
    event.consume();
  }

  private void typed(KeyEvent event) {
    TradeoffPicture shown = picture;
    if (shown == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> move(shown.grid(), -1, 0);
      case RIGHT -> move(shown.grid(), 1, 0);
      case UP -> move(shown.grid(), 0, 1);
      case DOWN -> move(shown.grid(), 0, -1);
      case ENTER, SPACE -> {
        if (cursor >= 0) {
          use.accept(cursor);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(TradeoffGrid grid, int right, int up) {
    int rows = grid.counts().size();
    int from = Math.max(0, cursor);
    int column = Math.max(0, Math.min(grid.windows().size() - 1, from / rows + right));
    int row = Math.max(0, Math.min(rows - 1, from % rows + up));
    cursor = cursor < 0 ? 0 : grid.index(column, row);
    Spoken.tell(this, told.apply(cursor));
    pointed.accept(cursor);
    requestLayout();
  }
}

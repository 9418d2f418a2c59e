package org.longview.app.tradeoffs;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.TradeoffGrid;

/** Quality by window and number of global tokens, with lines of equal memory. */
final class TradeoffMap extends CanvasView {
  /**
   * What is drawn.
   *
   * @param quality of each candidate of the grid, NaN where it is not known
   * @param smallerIsBetter whether the bright colours are those of small values
   * @param map of colours, dark for what is bad
   * @param window that is marked although it may be none of the grid's; NaN for none
   * @param globals likewise
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
  record Picture(
      TradeoffGrid grid,
      double[] quality,
      boolean smallerIsBetter,
      ColorMap map,
      double window,
      double globals) {}

  private static final double LEFT = 46;
  private static final double TOP = 18;
  private static final double RIGHT = 66;
  private static final double BOTTOM = 36;
  private static final double BAR = 12;
  private static final int DARK_INK = 0xff000000;
  private static final int LIGHT_INK = 0xffffffff;
  private static final double STEP = 0.05;

  private final IntFunction<String> told;
  private final IntConsumer pointed;
  private final IntConsumer use;
  private @Nullable Picture picture;
  private int hovered = -1;
  private int cursor = -1;

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
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleHelp("Arrow keys go from setting to setting, Enter uses one.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(at(x(event), y(event))));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  void show(@Nullable Picture newPicture) {
    picture = newPicture;
    if (newPicture == null || cursor >= newPicture.grid().cells()) {
      cursor = -1;
    }
    requestLayout();
  }

  @Override
  protected void paint(GraphicsContext g) {
    Picture shown = picture;
    if (shown == null) {
      return;
    }
    ValueScale scale = scale(shown);
    cells(g, shown, scale);
    lines(g, shown.grid(), scale != null);
    numbers(g, shown, scale);
    axes(g, shown.grid());
    marks(g, shown);
    if (scale != null) {
      bar(g, shown, scale);
    }
    if (cursor >= 0) {
      setAccessibleText(told.apply(cursor));
    }
  }

  /** In per cent, from the least to the largest value; null while none is known. */
  private static @Nullable ValueScale scale(Picture shown) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shown.grid().cells(); i++) {
      if (!Double.isNaN(shown.quality()[i])) {
        low = Math.min(low, 100 * shown.quality()[i]);
        high = Math.max(high, 100 * shown.quality()[i]);
      }
    }
    return low > high ? null : ValueScale.sequential(ValueScale.Kind.LINEAR, low, high);
  }

  private static int color(Picture shown, ValueScale scale, double percent) {
    double position = scale.low() == scale.high() ? 1 : scale.position(percent);
    boolean reversed = shown.smallerIsBetter() && scale.low() != scale.high();
    return shown.map().at(reversed ? 1 - position : position);
  }

  private void cells(GraphicsContext g, Picture shown, @Nullable ValueScale scale) {
    forEachCell(
        shown,
        (column, row, percent) -> {
          g.setFill(Colors.of(cellColor(shown, scale, percent)));
          g.fillRect(x(column) + 0.5, y(row) + 0.5, width() - 1, height() - 1);
        });
  }

  /** Numbers on a patch of their cell's colour, so that no line goes through them. */
  private void numbers(GraphicsContext g, Picture shown, @Nullable ValueScale scale) {
    FontMeasure font =
        new FontMeasure(
            Fonts.regular(Math.max(8.5, Math.min(12, 0.3 * Math.min(width(), 2 * height())))));
    g.setFont(font.font());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    forEachCell(
        shown,
        (column, row, percent) -> {
          if (Double.isNaN(percent)) {
            return;
          }
          String number = number(percent);
          double x = x(column) + width() / 2;
          double y = y(row) + height() / 2;
          double wide = font.width(number) + 3;
          double tall = 0.9 * (font.ascent() + font.descent());
          int color = cellColor(shown, scale, percent);
          g.setFill(Colors.of(color));
          g.fillRect(x - wide / 2, y - tall / 2, wide, tall);
          g.setFill(Colors.of(ink(color)));
          g.fillText(number, x, y);
        });
  }

  private interface CellVisitor {
    void visit(int column, int row, double percent);
  }

  private static void forEachCell(Picture shown, CellVisitor visitor) {
    TradeoffGrid grid = shown.grid();
    for (int column = 0; column < grid.windows().size(); column++) {
      for (int row = 0; row < grid.counts().size(); row++) {
        visitor.visit(column, row, 100 * shown.quality()[grid.index(column, row)]);
      }
    }
  }

  private int cellColor(Picture shown, @Nullable ValueScale scale, double percent) {
    return scale == null || Double.isNaN(percent)
        ? palette().excluded()
        : color(shown, scale, percent);
  }

  /** A percentage as short as a cell needs it; what is not all or nothing never looks so. */
  static String number(double percent) {
    boolean fine = percent > 0 && (percent < 9.95 || (percent > 99.5 && percent < 100));
    if (!fine) {
      return Long.toString(Math.round(percent));
    }
    double shown = Math.max(0.1, Math.min(99.9, Math.round(10 * percent) / 10.0));
    return percent > 99.9999 ? "100" : Numerals.threeDigits(shown);
  }

  /** Black or white, whatever stands out more on a colour (WCAG 2.1, relative luminance). */
  static int ink(int color) {
    double luminance =
        0.2126 * linear(color >> 16 & 0xff)
            + 0.7152 * linear(color >> 8 & 0xff)
            + 0.0722 * linear(color & 0xff);
    return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? DARK_INK : LIGHT_INK;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /**
   * Draws lines of equal memory.
   *
   * @param onColors whether they are to be seen on every colour of the map
   */
  private void lines(GraphicsContext g, TradeoffGrid grid, boolean onColors) {
    g.save();
    g.beginPath();
    g.rect(LEFT, 0, grid.windows().size() * width(), TOP + grid.counts().size() * height());
    g.clip();
    grid.lines().forEach(entries -> line(g, grid, entries, onColors));
    g.restore();
  }

  private void line(GraphicsContext g, TradeoffGrid grid, long entries, boolean onColors) {
    List<Double> counts = grid.counts().stream().map(Integer::doubleValue).toList();
    List<Double> windows = grid.windows().stream().map(Long::doubleValue).toList();
    double top = grid.counts().size() - 0.5;
    for (boolean casing : new boolean[] {true, false}) {
      g.beginPath();
      boolean begun = false;
      for (double row = -0.5; row <= top + STEP / 2; row += STEP) {
        double s = value(counts, row);
        double window = (double) entries / grid.n() - 2 * s;
        if (window < windows.get(0)) {
          break;
        }
        double x = LEFT + (place(windows, window) + 0.5) * width();
        double y = TOP + (grid.counts().size() - 0.5 - row) * height();
        if (begun) {
          g.lineTo(x, y);
        } else {
          g.moveTo(x, y);
          begun = true;
        }
      }
      if (!onColors) {
        g.setStroke(Colors.of(palette().muted()));
      } else {
        g.setStroke(Colors.of(casing ? DARK_INK : LIGHT_INK, casing ? 0.45 : 1));
      }
      g.setLineWidth(casing && onColors ? 3.6 : 1.6);
      g.stroke();
    }
    double highest = (double) entries / grid.n() - 2 * counts.get(counts.size() - 1);
    if (highest >= windows.get(0)) {
      g.setFill(Colors.of(palette().muted()));
      g.setFont(Fonts.regular(10.5));
      g.setTextBaseline(VPos.BOTTOM);
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(
          Numerals.brief((double) entries),
          LEFT + (place(windows, highest) + 0.5) * width(),
          TOP - 3);
    }
  }

  /** The place of a value among ascending ones, between two of them in proportion. */
  static double place(List<Double> values, double value) {
    for (int i = 1; i < values.size(); i++) {
      if (value <= values.get(i)) {
        double below = values.get(i - 1);
        return i - 1 + (value - below) / (values.get(i) - below);
      }
    }
    return values.size() - 1;
  }

  /** The value at a place; beyond the ends theirs. */
  private static double value(List<Double> values, double place) {
    double inside = Math.max(0, Math.min(values.size() - 1, place));
    int below = (int) Math.min(values.size() - 2.0, Math.floor(inside));
    return values.size() == 1
        ? values.get(0)
        : values.get(below) + (inside - below) * (values.get(below + 1) - values.get(below));
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

  private void marks(GraphicsContext g, Picture shown) {
    TradeoffGrid grid = shown.grid();
    if (!Double.isNaN(shown.window())) {
      List<Double> windows = grid.windows().stream().map(Long::doubleValue).toList();
      List<Double> counts = grid.counts().stream().map(Integer::doubleValue).toList();
      double column = place(windows, Math.max(windows.get(0), shown.window()));
      double row = counts.size() == 1 ? 0 : place(counts, shown.globals());
      boolean exact = windows.contains(shown.window()) && counts.contains(shown.globals());
      if (exact) {
        frame(g, (int) Math.round(column), (int) Math.round(row), palette().global(), 3);
      } else {
        double x = LEFT + (column + 0.5) * width();
        double y = TOP + (counts.size() - 0.5 - row) * height();
        g.setStroke(Colors.of(palette().background()));
        g.setLineWidth(5);
        g.strokeOval(x - 6, y - 6, 12, 12);
        g.setStroke(Colors.of(palette().global()));
        g.setLineWidth(2.5);
        g.strokeOval(x - 6, y - 6, 12, 12);
      }
    }
    int looked = hovered >= 0 ? hovered : isFocusVisible() ? cursor : -1;
    if (looked >= 0) {
      frame(g, looked / grid.counts().size(), looked % grid.counts().size(), palette().text(), 2);
    }
  }

  private void frame(GraphicsContext g, int column, int row, int color, double line) {
    g.setStroke(Colors.of(palette().background()));
    g.setLineWidth(line + 2);
    g.strokeRect(x(column) + 0.5, y(row) + 0.5, width() - 1, height() - 1);
    g.setStroke(Colors.of(color));
    g.setLineWidth(line);
    g.strokeRect(x(column) + 0.5, y(row) + 0.5, width() - 1, height() - 1);
  }

  private void bar(GraphicsContext g, Picture shown, ValueScale scale) {
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
    Picture shown = picture;
    int columns = shown == null ? 1 : shown.grid().windows().size();
    return Math.max(1, (wide() - LEFT - RIGHT) / columns);
  }

  private double height() {
    Picture shown = picture;
    int rows = shown == null ? 1 : shown.grid().counts().size();
    return Math.max(1, (tall() - TOP - BOTTOM) / rows);
  }

  private double x(int column) {
    return LEFT + column * width();
  }

  private double y(int row) {
    Picture shown = picture;
    int rows = shown == null ? 1 : shown.grid().counts().size();
    return TOP + (rows - 1 - row) * height();
  }

  private int at(double x, double y) {
    Picture shown = picture;
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
    Picture shown = picture;
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
    setAccessibleText(told.apply(cursor));
    pointed.accept(cursor);
    requestLayout();
  }
}

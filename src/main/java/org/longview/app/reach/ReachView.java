package org.longview.app.reach;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.Colors;
import org.longview.app.control.FocusRing;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.attention.Reach;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.Rollout;
import org.longview.text.Tokens;

/**
 * The picture of a token's reach: a band for each layer, the text from left to right. What is
 * reached is framed and coloured by its weight; dashes show how far the formula reaches.
 */
final class ReachView extends CanvasView {
  private static final double LEFT = 30;
  private static final double RIGHT = 62;
  private static final double TOP = 24;
  private static final double BOTTOM = 20;
  private static final double HEAD = 4;
  private static final double GAP = 3;
  private static final double DASH = 4;

  /** Runs of cells narrower than this have no frame, for it would hide them. */
  private static final double FRAMED_FROM = 5;

  /** Tokens at least this wide have their names. */
  private static final double NAMED_FROM = 26;

  private static final double TICK_PITCH = 70;
  private static final double LEAST_CURSOR = 5;
  private static final double PLAIN = 0.35;

  /** A token after so many layers. */
  private record Cell(int token, int depth) {}

  private final ReachModel model;
  private final IntConsumer deepen;
  private final FontMeasure font = new FontMeasure(Fonts.regular(11.5));
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
  private @Nullable Point2D pointed;
  private ColorMap map = ColorMap.VIRIDIS;
  private ValueScale scale = ValueScale.sequential(ValueScale.Kind.SQUARE_ROOT, 0, 1);

  /**
   * Follows the reach.
   *
   * @param deepen asks for one layer more or less: 1 or −1
   */
  ReachView(ReachModel model, IntConsumer deepen, Palette palette) {
    super(palette);
    this.model = model;
    this.deepen = deepen;
    setId("reach-view");
    setMinSize(0, 0);
    setCursor(Cursor.HAND);
    Spoken.picture(
        this,
        "Picture of the reach",
        "Left and right select a token, up and down show fewer or more layers; with Shift they go"
            + " from cell to cell, whose weights are told.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(new Point2D(x(event), y(event))));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  /** What is under the mouse, in one line; empty if nothing is. */
  ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /**
   * Repaints.
   *
   * @param newScale of the weights
   */
  void show(ColorMap newMap, ValueScale newScale) {
    map = newMap;
    scale = newScale;
    requestLayout();
  }

  private double across() {
    return Math.max(1, wide() - LEFT - RIGHT);
  }

  private double pitch() {
    return Math.max(4, (tall() - TOP - BOTTOM) / model.layers());
  }

  private double top(int depth) {
    return TOP + (depth - 1) * pitch();
  }

  private double bandHeight() {
    return pitch() - GAP;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    tell();
  }

  @Override
  protected void paint(GraphicsContext g) {
    ReachModel.State state = model.stateProperty().get();
    if (state == null || wide() < LEFT + RIGHT + 20) {
      return;
    }
    g.setFont(font.font());
    int n = state.reach().length();
    for (int depth = 1; depth <= model.layers(); depth++) {
      boolean shown = depth <= state.depth();
      if (shown) {
        paintBand(g, state, depth, n);
      }
      paintNames(g, state, depth, shown);
    }
    paintHeads(g);
    paintFormula(g, state, n);
    paintToken(g, state, n);
    paintAxis(g, state, n);
    paintCursor(g, n);
  }

  /** Where keys have gone. */
  private void paintCursor(GraphicsContext g, int n) {
    Cell cell = FocusRing.isOn(this) ? cell() : null;
    if (cell != null) {
      double wide = Math.max(LEAST_CURSOR, across() / n);
      double middle = LEFT + (cell.token + 0.5) * across() / n;
      g.setStroke(Colors.of(palette().global()));
      g.setLineWidth(2);
      g.strokeRect(middle - wide / 2, top(cell.depth), wide, bandHeight());
    }
  }

  /** Cells of one token each, or of one pixel each where tokens are narrower. */
  private void paintBand(GraphicsContext g, ReachModel.State state, int depth, int n) {
    double width = across();
    double y = top(depth);
    int cells = (int) Math.min(n, Math.ceil(width));
    double cell = width / cells;
    g.setFill(Colors.of(palette().excluded()));
    g.fillRect(LEFT, y, width, bandHeight());
    Rollout rollout = state.rollout();
    float @Nullable [] weights = rollout == null ? null : rollout.weights(depth);
    int plain = Palette.mix(palette().window(), palette().excluded(), PLAIN);
    double gap = cell > 6 ? 1 : 0;
    int runFrom = -1;
    for (int c = 0; c <= cells; c++) {
      int from = (int) ((long) c * n / cells);
      int to = (int) ((c + 1L) * n / cells);
      boolean reached = c < cells && anyReached(state.reach(), depth, from, to);
      if (reached) {
        g.setFill(
            Colors.of(weights == null ? plain : map.at(scale.position(most(weights, from, to)))));
        // Whole pixels where cells touch, so that no seam is seen between them
        double left = gap > 0 ? LEFT + c * cell : snapped(LEFT + c * cell);
        double right = gap > 0 ? LEFT + (c + 1) * cell - gap : snapped(LEFT + (c + 1) * cell);
        g.fillRect(left, y, Math.max(0.5, right - left), bandHeight());
        runFrom = runFrom < 0 ? c : runFrom;
      } else if (runFrom >= 0) {
        frame(g, LEFT + runFrom * cell, (c - runFrom) * cell - gap, y);
        runFrom = -1;
      }
    }
  }

  /** The nearest place at or before one where two pixels meet. */
  private static double snapped(double place) {
    return Math.floor(TypeSize.of(place)) / TypeSize.factor();
  }

  private static boolean anyReached(Reach reach, int depth, int from, int to) {
    for (int i = from; i < to; i++) {
      if (reach.reaches(depth, i)) {
        return true;
      }
    }
    return false;
  }

  private static float most(float[] weights, int from, int to) {
    float most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, weights[i]);
    }
    return most;
  }

  private void frame(GraphicsContext g, double x, double width, double y) {
    if (width >= FRAMED_FROM) {
      g.setStroke(Colors.of(palette().text()));
      g.setLineWidth(1);
      g.strokeRect(Math.floor(x) + 0.5, Math.floor(y) + 0.5, width - 1, bandHeight() - 1);
    }
  }

  private void paintHeads(GraphicsContext g) {
    g.setFill(Colors.of(palette().muted()));
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText("ℓ", LEFT - 8, HEAD);
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText("tokens", LEFT + across() + 8, HEAD);
  }

  /** The layer at the left, the number of tokens at the right. */
  private void paintNames(GraphicsContext g, ReachModel.State state, int depth, boolean shown) {
    double y = top(depth) + bandHeight() / 2;
    g.setTextBaseline(VPos.CENTER);
    g.setFill(Colors.of(depth == state.depth() ? palette().text() : palette().muted()));
    boolean named = isNamed(depth, state.depth());
    if (named) {
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(Integer.toString(depth), LEFT - 8, y);
    }
    if (named && shown) {
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(Numerals.grouped(state.reach().count(depth)), LEFT + across() + 8, y);
    }
    if (!shown) {
      g.setStroke(Colors.of(palette().line()));
      g.setLineWidth(1);
      g.strokeRect(
          LEFT + 0.5, Math.floor(top(depth)) + 0.5, across() - 1, Math.floor(bandHeight()) - 1);
    }
  }

  /** Whether there is room for a name: every band's, every second's …, and always that of one. */
  private boolean isNamed(int depth, int always) {
    int every = (int) Math.ceil(font.height() / pitch());
    return depth == always
        || ((model.layers() - depth) % every == 0 && Math.abs(depth - always) >= every);
  }

  /** A cone of dashes, from the token out by ℓ·d·⌊w/2⌋ on either side. */
  private void paintFormula(GraphicsContext g, ReachModel.State state, int n) {
    g.setStroke(Colors.of(palette().global()));
    g.setLineWidth(1.5);
    g.setLineDashes(DASH, DASH);
    for (int side = -1; side <= 1; side += 2) {
      double before = Double.NaN;
      for (int depth = 1; depth <= state.depth(); depth++) {
        OptionalLong span = state.reach().formula(depth);
        if (span.isEmpty()) {
          break;
        }
        double edge = state.token() + (side < 0 ? 0 : 1) + (double) side * span.getAsLong();
        if (edge < 0 || edge > n) {
          break;
        }
        double x = LEFT + edge / n * across();
        double y = top(depth) - GAP / 2;
        if (!Double.isNaN(before)) {
          g.strokeLine(before, y, x, y);
        }
        g.strokeLine(x, y, x, y + pitch());
        before = x;
      }
    }
    g.setLineDashes();
  }

  /** The token above the bands, with a line down to the first. */
  private void paintToken(GraphicsContext g, ReachModel.State state, int n) {
    double cell = across() / n;
    double middle = LEFT + (state.token() + 0.5) * cell;
    String name = "“" + state.tokens().piece(state.token()) + "”";
    double half = font.width(name) / 2;
    g.setFill(Colors.of(palette().global()));
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.CENTER);
    double room = LEFT + across() - half;
    g.fillText(name, Math.max(LEFT + half, Math.min(room, middle)), HEAD - 2);
    g.fillRect(middle - Math.max(1, cell / 2 - 1), TOP - 5, Math.max(2, cell - 2), 3);
  }

  /** Names of tokens where they have room, else positions. */
  private void paintAxis(GraphicsContext g, ReachModel.State state, int n) {
    Tokens tokens = state.tokens();
    double cell = across() / n;
    double y = top(model.layers()) + pitch() + 2;
    g.setFill(Colors.of(palette().muted()));
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.CENTER);
    if (cell >= NAMED_FROM) {
      for (int i = 0; i < n; i++) {
        g.setFill(Colors.of(i == state.token() ? palette().global() : palette().muted()));
        g.fillText(font.shortened(tokens.piece(i), cell - 2), LEFT + (i + 0.5) * cell, y);
      }
      return;
    }
    long step = 1;
    while (step * cell < TICK_PITCH) {
      step *= 2;
    }
    for (long i = 0; i < n; i += step) {
      g.fillText(Numerals.grouped(i), LEFT + (i + 0.5) * cell, y);
    }
  }

  private int tokenAt(double x) {
    ReachModel.State state = model.stateProperty().get();
    if (state == null) {
      return -1;
    }
    int n = state.reach().length();
    int token = (int) Math.floor((x - LEFT) / across() * n);
    return x >= LEFT && token < n ? token : -1;
  }

  private static String told(ReachModel.State state) {
    return Stream.of(state.title(), state.exact(), state.formula(), state.weighted())
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(". "));
  }

  private void point(@Nullable Point2D place) {
    pointed = place;
    tell();
  }

  /** Goes to the next cell in the direction of a key, from that of the token in the last layer. */
  private void look(KeyEvent event, ReachModel.State state) {
    int right =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    int down =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          default -> 0;
        };
    if (right == 0 && down == 0) {
      return;
    }
    Cell from = cell();
    int token = (from == null ? state.token() : from.token) + right;
    int depth = (from == null ? state.depth() : from.depth) + down;
    double cell = across() / state.reach().length();
    point(
        new Point2D(
            LEFT + (Math.max(0, Math.min(state.reach().length() - 1, token)) + 0.5) * cell,
            top(Math.max(1, Math.min(state.depth(), depth))) + bandHeight() / 2));
    requestLayout();
    event.consume();
  }

  /** The cell that is pointed at; null if none is. */
  private @Nullable Cell cell() {
    ReachModel.State state = model.stateProperty().get();
    Point2D place = pointed;
    int token = place == null ? -1 : tokenAt(place.getX());
    int depth = place == null ? 0 : (int) Math.floor((place.getY() - TOP) / pitch()) + 1;
    return state == null || token < 0 || depth < 1 || depth > state.depth()
        ? null
        : new Cell(token, depth);
  }

  /** Tells of the cell that is pointed at. */
  private void tell() {
    ReachModel.State state = model.stateProperty().get();
    Cell cell = cell();
    if (state == null || cell == null) {
      line.set("");
      Spoken.tell(this, state == null ? "" : told(state));
      return;
    }
    int token = cell.token;
    int depth = cell.depth;
    Rollout rollout = state.rollout();
    String weight =
        !state.reach().reaches(depth, token)
            ? "does not reach it"
            : rollout == null
                ? "reaches it"
                : String.format(Locale.ROOT, "weight %.2g", rollout.weights(depth)[token]);
    line.set(
        "after layer %d · token %s “%s”: %s"
            .formatted(depth, Numerals.grouped(token), state.tokens().piece(token), weight));
    Spoken.tell(this, line.get());
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int token = tokenAt(x(event));
    if (token >= 0) {
      model.select(token);
    }
  }

  private void typed(KeyEvent event) {
    ReachModel.State state = model.stateProperty().get();
    if (state == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.isShiftDown()) {
      look(event, state);
      return;
    }
    point(null);
    switch (event.getCode()) {
      case LEFT -> model.select(state.token() - 1);
      case RIGHT -> model.select(state.token() + 1);
      case HOME -> model.select(0);
      case END -> model.select(state.reach().length() - 1);
      case UP -> deepen.accept(-1);
      case DOWN -> deepen.accept(1);
      default -> {
        return;
      }
    }
    event.consume();
  }
}

package org.longview.app.ribbon;

import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.CanvasView;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.picture.Palette;
import org.longview.study.TextMark;
import org.longview.text.Tokens;

/** The tokens in lines, tinted; only the lines that are seen are painted. */
final class RibbonView extends CanvasView {
  private static final double LINE = 28;
  private static final double TOKEN = 24;
  private static final double ARC = 8;
  private static final double MARK = 2;
  private static final double STRONGEST = 0.75;
  private static final double FRAME = 0.45;

  private final RibbonModel model;
  private final IntConsumer toggleGlobal;
  private final ScrollBar bar = new ScrollBar();
  private final FontMeasure font = new FontMeasure(Fonts.regular(14));
  private @Nullable Tokens flowed;
  private @Nullable Flow flow;
  private double flowWidth = -1;
  private int hovered = -1;
  private int shownRow = -1;

  RibbonView(RibbonModel model, IntConsumer toggleGlobal, Palette palette) {
    super(palette);
    this.model = model;
    this.toggleGlobal = toggleGlobal;
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.setVisible(false);
    bar.valueProperty().addListener((property, before, now) -> repaint());
    getChildren().add(bar);
    getStyleClass().add("ribbon");
    setId("ribbon");
    setMinSize(0, 0);
    Spoken.picture(
        this, "Tokens of the text", "Arrow keys select a token, G makes it global or not.");
    model.rowProperty().addListener((property, before, now) -> requestLayout());
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          bar.setValue(clamp(bar.getValue() - event.getDeltaY() / TypeSize.factor()));
          event.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
  }

  private double clamp(double value) {
    return Math.max(0, Math.min(bar.getMax(), value));
  }

  @Override
  protected void layoutChildren() {
    RibbonModel.Row row = model.rowProperty().get();
    double width = wide();
    double height = tall();
    if (row == null) {
      return;
    }
    if (row.tokens() != flowed || flowWidth != width || flow == null) {
      flowed = row.tokens();
      flowWidth = width;
      flow = new Flow(row.tokens(), width - 12, font);
      shownRow = -1;
    }
    double text = flow.lines() * LINE;
    boolean scrolls = text > height;
    bar.setVisible(scrolls);
    bar.setMax(Math.max(0, text - height));
    bar.setVisibleAmount(scrolls ? bar.getMax() * height / text : 0);
    bar.setBlockIncrement(Math.max(LINE, height - LINE));
    bar.setUnitIncrement(LINE);
    double thick = bar.prefWidth(-1);
    bar.resizeRelocate(getWidth() - thick, 0, thick, getHeight());
    if (row.seen() != shownRow) {
      shownRow = row.seen();
      reveal(flow.lineOf(shownRow));
    }
    bar.setValue(clamp(bar.getValue()));
    repaint();
  }

  private void reveal(int line) {
    double top = line * LINE;
    if (top < bar.getValue()) {
      bar.setValue(top);
    } else if (top + LINE > bar.getValue() + tall()) {
      bar.setValue(clamp(top + LINE - tall()));
    }
  }

  @Override
  protected void paint(GraphicsContext g) {
    RibbonModel.Row row = model.rowProperty().get();
    Flow set = flow;
    if (row == null || set == null || row.tokens() != flowed) {
      return;
    }
    Spoken.tell(this, row.title() + ". " + row.most() + ". " + row.marking());
    g.setFont(font.font());
    g.setTextBaseline(VPos.CENTER);
    double largest = largest(row.weights());
    int firstLine = (int) Math.max(0, bar.getValue() / LINE);
    int lastLine = (int) Math.min(set.lines() - 1.0, (bar.getValue() + tall()) / LINE);
    for (int line = firstLine; line <= lastLine; line++) {
      double y = line * LINE - bar.getValue() + (LINE - TOKEN) / 2;
      for (int i = set.first(line); i < set.end(line); i++) {
        paintToken(g, row, set, i, y, largest);
      }
    }
    paintMarks(g, row, set, firstLine, lastLine);
  }

  /** A bar in front of each token that a heading or page begins with. */
  private void paintMarks(
      GraphicsContext g, RibbonModel.Row row, Flow set, int firstLine, int lastLine) {
    for (TextMark mark : row.marks()) {
      int line = set.lineOf(mark.token());
      if (line >= firstLine && line <= lastLine) {
        g.setFill(Colors.of(mark.level() == 0 ? palette().muted() : palette().text()));
        g.fillRect(set.left(mark.token()), line * LINE - bar.getValue(), MARK, LINE);
      }
    }
  }

  private void paintToken(
      GraphicsContext g, RibbonModel.Row row, Flow set, int token, double y, double largest) {
    double x = set.left(token) + 1;
    double width = set.width(token);
    float[] weights = row.weights();
    if (weights != null && largest > 0 && weights[token] != 0) {
      double strength = STRONGEST * Math.sqrt(Math.abs(weights[token]) / largest);
      int color = weights[token] > 0 ? palette().window() : palette().global();
      g.setFill(Colors.of(color, strength));
      g.fillRoundRect(x, y, width, TOKEN, ARC, ARC);
    }
    if (row.framed().get(token)) {
      g.setStroke(Colors.of(palette().window(), FRAME));
      g.setLineWidth(1);
      g.strokeRoundRect(x + 0.5, y + 0.5, width - 1, TOKEN - 1, ARC, ARC);
    }
    if (row.isSeam(token)) {
      g.setFill(Colors.of(palette().window()));
      g.fillRect(x - MARK / 2, y - MARK, MARK, TOKEN + 2 * MARK);
    }
    if (token == row.row() || token == hovered) {
      g.setStroke(Colors.of(token == row.row() ? palette().global() : palette().muted()));
      g.setLineWidth(1.5);
      g.strokeRoundRect(x, y + 0.5, width, TOKEN - 1, ARC, ARC);
    }
    if (row.globals().contains(token)) {
      g.setFill(Colors.of(palette().global()));
      g.fillRect(x + Flow.PAD, y + TOKEN - 3, width - 2 * Flow.PAD, 2);
    }
    boolean cut = row.isCut(token);
    g.setFill(Colors.of(cut ? palette().muted() : palette().text()));
    if (cut) {
      g.fillRect(x + Flow.PAD, y + TOKEN / 2, width - 2 * Flow.PAD, 1);
    }
    g.fillText(Flow.text(row.tokens(), token), x + Flow.PAD, y + TOKEN / 2);
  }

  private static double largest(float @Nullable [] weights) {
    double largest = 0;
    if (weights != null) {
      for (float weight : weights) {
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    return largest;
  }

  private int tokenAt(MouseEvent event) {
    Flow set = flow;
    return set == null
        ? -1
        : set.tokenAt((int) Math.floor((y(event) + bar.getValue()) / LINE), x(event) - 1);
  }

  private void moved(MouseEvent event) {
    hover(tokenAt(event));
  }

  private void hover(int token) {
    if (token != hovered) {
      hovered = token;
      setCursor(token >= 0 ? Cursor.HAND : Cursor.DEFAULT);
      repaint();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int token = tokenAt(event);
    if (token < 0) {
      return;
    }
    if (event.isShortcutDown() || event.getButton() == MouseButton.SECONDARY) {
      toggleGlobal.accept(token);
    } else if (event.getButton() == MouseButton.PRIMARY) {
      model.select(token);
    }
  }

  private void typed(KeyEvent event) {
    RibbonModel.Row row = model.rowProperty().get();
    Flow set = flow;
    if (row == null || set == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int token = row.row();
    switch (event.getCode()) {
      case LEFT -> model.select(token - 1);
      case RIGHT -> model.select(token + 1);
      case UP -> model.select(vertical(set, token, -1));
      case DOWN -> model.select(vertical(set, token, 1));
      case HOME -> model.select(0);
      case END -> model.select(row.tokens().size() - 1);
      case G -> toggleGlobal.accept(token);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The token nearest to one in the next line up or down. */
  private static int vertical(Flow set, int token, int direction) {
    int line = set.lineOf(token) + direction;
    if (line < 0 || line >= set.lines()) {
      return token;
    }
    double middle = set.left(token) + set.width(token) / 2;
    int best = set.first(line);
    for (int i = best; i < set.end(line); i++) {
      if (set.left(i) <= middle) {
        best = i;
      }
    }
    return best;
  }
}

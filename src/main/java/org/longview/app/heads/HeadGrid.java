package org.longview.app.heads;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.FocusRing;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.study.Head;
import org.longview.study.ViewSettings;

/** A cell for each head, layers from top to bottom, and one for the mean of each layer's heads. */
public final class HeadGrid extends Region {
  /** What is known of each head, and how one is chosen. */
  public interface Model {
    /** The head that is viewed. */
    Head chosen();

    /** Views a head. */
    void choose(Head head);

    /** Views another head in some direction; the mean stands to the right of the last one. */
    void move(int down, int right, int layers, int heads);

    /** What colours a head's cell; empty while not known. */
    OptionalDouble value(Head head);

    /** What is known of a head, in a few words; empty while not known. */
    String told(Head head);
  }

  private static final double MEAN_GAP = 5;
  private static final double LEAST_PITCH = 6;
  private static final double MOST_PITCH = 36;

  private final Model model;
  private final Consumer<@Nullable Head> hover;
  private final Canvas canvas = new Canvas();
  private Palette palette;
  private ColorMap map = ColorMap.VIRIDIS;
  private int layers = 12;
  private int heads = 12;
  private double dark;
  private double bright = 1;
  private double pitch = LEAST_PITCH;
  private @Nullable Head hovered;

  /**
   * Makes the grid.
   *
   * @param hover told of the head under the mouse, null if there is none
   */
  public HeadGrid(Model model, Consumer<@Nullable Head> hover, Palette palette) {
    this.model = model;
    this.hover = hover;
    this.palette = palette;
    getChildren().add(canvas);
    Spoken.picture(this, "Grid of heads", "Arrow keys choose a layer and a head.");
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(at(event.getX(), event.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    FocusRing.whenChanged(this, this::requestLayout);
  }

  /**
   * Shows the heads.
   *
   * @param newMap of the colours
   * @param newDark the value at the dark end of the colours
   * @param newBright the value at the bright end
   */
  public void show(int newLayers, int newHeads, ColorMap newMap, double newDark, double newBright) {
    map = newMap;
    layers = newLayers;
    heads = newHeads;
    dark = newDark;
    bright = newBright;
    requestLayout();
  }

  public void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  /** Height for a width. */
  @Override
  protected double computePrefHeight(double width) {
    return pitch(width) * layers + 2;
  }

  /** Where there is less height than for the width, cells are smaller. */
  @Override
  protected double computeMinHeight(double width) {
    return LEAST_PITCH * layers + 2;
  }

  private double pitch(double width) {
    double fitting = Math.floor((width - MEAN_GAP - 2) / (heads + 1));
    return Math.max(LEAST_PITCH, Math.min(TypeSize.of(MOST_PITCH), fitting));
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    double high = Math.floor((getHeight() - 2) / layers);
    pitch = Math.max(LEAST_PITCH, Math.min(pitch(getWidth()), high));
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    Head chosen = model.chosen();
    Spoken.tell(this, chosen.title() + ". " + model.told(chosen).replace("\n", ", "));
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    for (int layer = 0; layer < layers; layer++) {
      for (int column = 0; column <= heads; column++) {
        Head head = new Head(layer, column == heads ? ViewSettings.MEAN_HEAD : column);
        g.setFill(Colors.of(color(head)));
        g.fillRect(x(head), y(head), pitch - 1, pitch - 1);
      }
    }
    Head pointed = hovered;
    if (pointed != null) {
      outline(g, pointed, palette.text());
    }
    outline(g, chosen, palette.global());
    if (FocusRing.isOn(this)) {
      g.setStroke(Colors.of(palette.window()));
      g.setLineWidth(2);
      g.strokeRect(1, 1, getWidth() - 2, getHeight() - 2);
    }
  }

  private int color(Head head) {
    double value = model.value(head).orElse(Double.NaN);
    if (Double.isNaN(value)) {
      return palette.excluded();
    }
    double position = dark == bright ? 1 : (value - dark) / (bright - dark);
    return map.at(Math.max(0, Math.min(1, position)));
  }

  private void outline(GraphicsContext g, Head head, int color) {
    g.setStroke(Colors.of(palette.background()));
    g.setLineWidth(4);
    g.strokeRect(x(head) - 0.5, y(head) - 0.5, pitch, pitch);
    g.setStroke(Colors.of(color));
    g.setLineWidth(2);
    g.strokeRect(x(head) - 0.5, y(head) - 0.5, pitch, pitch);
  }

  private double x(Head head) {
    return 1
        + (head.head() == ViewSettings.MEAN_HEAD ? heads * pitch + MEAN_GAP : head.head() * pitch);
  }

  private double y(Head head) {
    return 1 + head.layer() * pitch;
  }

  private @Nullable Head at(double x, double y) {
    int layer = (int) Math.floor((y - 1) / pitch);
    double mean = 1 + heads * pitch + MEAN_GAP;
    int column = x >= mean ? heads : (int) Math.floor((x - 1) / pitch);
    boolean inside =
        layer >= 0
            && layer < layers
            && column >= 0
            && (x >= mean ? x < mean + pitch : column < heads);
    return inside ? new Head(layer, column == heads ? ViewSettings.MEAN_HEAD : column) : null;
  }

  private void point(@Nullable Head head) {
    boolean same = head == null ? hovered == null : head.equals(hovered);
    if (!same) {
      hovered = head;
      hover.accept(head);
      requestLayout();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    Head head = at(event.getX(), event.getY());
    if (head != null) {
      model.choose(head);
    }
    // The panel around it would take the focus
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.move(0, -1, layers, heads);
      case RIGHT -> model.move(0, 1, layers, heads);
      case UP -> model.move(-1, 0, layers, heads);
      case DOWN -> model.move(1, 0, layers, heads);
      case HOME -> model.move(0, -heads, layers, heads);
      case END -> model.move(0, heads, layers, heads);
      default -> {
        return;
      }
    }
    event.consume();
  }
}

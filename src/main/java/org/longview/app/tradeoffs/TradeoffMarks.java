package org.longview.app.tradeoffs;

import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.picture.Palette;

/**
 * What stands out on the map. Shapes and no canvas, so that only the cells around them are painted
 * when they move.
 */
final class TradeoffMarks extends Group {
  private static final double CASING = 2;
  private static final double RADIUS = 6;
  private static final double RING = 2.5;

  /** How far the ring reaches from its middle. */
  static final double REACH = RADIUS + RING;

  private final Scale unit = new Scale();
  private final Frame chosen = new Frame(3);
  private final Frame pointed = new Frame(2);
  private final Circle casing = new Circle(RADIUS);
  private final Circle ring = new Circle(RADIUS);

  /** None yet. */
  TradeoffMarks() {
    setManaged(false);
    setMouseTransparent(true);
    getTransforms().add(unit);
    casing.setStrokeWidth(2 * RING);
    ring.setStrokeWidth(RING);
    getChildren().addAll(chosen, casing, ring, pointed);
    for (Circle circle : new Circle[] {casing, ring}) {
      circle.setFill(null);
      circle.setVisible(false);
    }
  }

  /**
   * Sets colours and size.
   *
   * @param pixels for each unit of length
   */
  void look(Palette palette, double pixels) {
    unit.setX(pixels);
    unit.setY(pixels);
    chosen.color(palette.global(), palette.background());
    pointed.color(palette.text(), palette.background());
    color(ring, palette.global());
    color(casing, palette.background());
  }

  /** Frames the cell of the settings of now; null for none. */
  void choose(@Nullable Rectangle2D cell) {
    chosen.show(cell);
  }

  /** Frames the cell that is pointed at; null for none. */
  void point(@Nullable Rectangle2D cell) {
    pointed.show(cell);
  }

  /** Marks the settings of now between cells. */
  void ring(double x, double y) {
    for (Circle circle : new Circle[] {casing, ring}) {
      circle.setCenterX(x);
      circle.setCenterY(y);
      circle.setVisible(true);
    }
  }

  /** Marks no place between cells. */
  void noRing() {
    casing.setVisible(false);
    ring.setVisible(false);
  }

  private static void color(Shape shape, int color) {
    shape.setStroke(Colors.of(color));
  }

  /** A line just inside a cell, with a casing. */
  private static final class Frame extends Group {
    private final Rectangle casing = new Rectangle();
    private final Rectangle line = new Rectangle();

    Frame(double width) {
      casing.setStrokeWidth(width + CASING);
      line.setStrokeWidth(width);
      casing.setFill(null);
      line.setFill(null);
      getChildren().addAll(casing, line);
      setVisible(false);
    }

    void color(int color, int casingColor) {
      TradeoffMarks.color(line, color);
      TradeoffMarks.color(casing, casingColor);
    }

    void show(@Nullable Rectangle2D cell) {
      setVisible(cell != null);
      if (cell != null) {
        for (Rectangle frame : new Rectangle[] {casing, line}) {
          frame.setX(cell.getMinX() + 0.5);
          frame.setY(cell.getMinY() + 0.5);
          frame.setWidth(cell.getWidth() - 1);
          frame.setHeight(cell.getHeight() - 1);
        }
      }
    }
  }
}

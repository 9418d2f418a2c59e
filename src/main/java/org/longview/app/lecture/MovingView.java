package org.longview.app.lecture;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.MarkPainter;
import org.longview.app.control.Spoken;
import org.longview.picture.MarkStyle;
import org.longview.picture.Palette;
import org.longview.picture.moving.Letters;
import org.longview.picture.moving.MovingPicture;
import org.longview.picture.moving.Shape;

/** Shows a picture that moves. */
final class MovingView extends Region {
  private static final double NANOS = 1e9;
  private static final double LARGE = 1.9;

  private final Canvas canvas = new Canvas();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          advance(now);
        }
      };
  private Palette palette;
  private FontMeasure normal = new FontMeasure(Fonts.regular(16));
  private FontMeasure large = new FontMeasure(Fonts.strong(30));
  private @Nullable MovingPicture picture;
  private double time;
  private long begun = -1;
  private boolean moving;

  MovingView(Palette palette) {
    this.palette = palette;
    getChildren().add(canvas);
    setMinSize(0, 0);
    setId("moving-picture");
    Spoken.picture(this, "Moving picture");
  }

  /** Shows a picture from its first state on. */
  void play(MovingPicture newPicture) {
    show(newPicture, 0);
    begun = -1;
    moving = true;
    timer.start();
  }

  /** Shows another picture of the same things, at the moment that the one before had reached. */
  void replace(MovingPicture newPicture) {
    show(newPicture, time);
  }

  /** Shows a picture in its last state. */
  void showLast(MovingPicture newPicture) {
    stop();
    show(newPicture, 1);
  }

  /** Shows nothing. */
  void clear() {
    stop();
    picture = null;
    setAccessibleText("");
    requestLayout();
  }

  /** Whether the picture is on its way to its last state. */
  boolean isMoving() {
    return moving;
  }

  /** Goes to the last state at once. */
  void finish() {
    if (moving) {
      stop();
      time = 1;
      requestLayout();
    }
  }

  private void stop() {
    timer.stop();
    moving = false;
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  /** Sets the size of names in pixels; numbers are larger. */
  void setType(double size) {
    if (normal.font().getSize() != size) {
      normal = new FontMeasure(Fonts.regular(size));
      large = new FontMeasure(Fonts.strong(LARGE * size));
      requestLayout();
    }
  }

  private void show(MovingPicture newPicture, double newTime) {
    picture = newPicture;
    time = newTime;
    Spoken.tell(this, newPicture.description());
    requestLayout();
  }

  private void advance(long now) {
    MovingPicture current = picture;
    if (current == null) {
      stop();
      return;
    }
    if (begun < 0) {
      begun = now;
    }
    time = Math.min(1, (now - begun) / NANOS / current.seconds());
    requestLayout();
    if (time >= 1) {
      stop();
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    MovingPicture current = picture;
    if (current == null || getWidth() < 1 || getHeight() < 1) {
      return;
    }
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.BASELINE);
    Letters letters = size -> size == Letters.Size.LARGE ? large : normal;
    List<Shape> shapes = current.at(time, getWidth(), getHeight(), letters);
    shapes.forEach(shape -> paint(g, shape));
  }

  private void paint(GraphicsContext g, Shape shape) {
    if (shape instanceof Shape.Area area) {
      g.setFill(color(area.tint().argb(palette), area.opacity()));
      g.fillRect(area.x(), area.y(), area.width(), area.height());
    } else if (shape instanceof Shape.Outline outline) {
      stroke(g, outline.tint().argb(palette), outline.opacity(), outline.thickness());
      if (outline.dashed()) {
        g.setLineDashes(MarkStyle.DASH, MarkStyle.DASH);
      }
      g.strokeRect(outline.x(), outline.y(), outline.width(), outline.height());
    } else if (shape instanceof Shape.Line line) {
      stroke(g, line.tint().argb(palette), line.opacity(), line.thickness());
      g.strokeLine(line.x1(), line.y1(), line.x2(), line.y2());
    } else if (shape instanceof Shape.Words words) {
      g.setFont(words.size() == Letters.Size.LARGE ? large.font() : normal.font());
      g.setFill(color(words.tint().argb(palette), words.opacity()));
      g.fillText(words.text(), words.x(), words.baseline());
    } else if (shape instanceof Shape.Marked marked) {
      g.setFont(normal.font());
      MarkPainter.paint(g, marked.mark(), palette);
    }
  }

  private static void stroke(GraphicsContext g, int argb, double opacity, double thickness) {
    g.setStroke(color(argb, opacity));
    g.setLineWidth(thickness);
    g.setLineDashes();
  }

  private static Color color(int argb, double opacity) {
    return Colors.of(argb, Math.min(1, opacity));
  }
}

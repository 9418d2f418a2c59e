package org.longview.app.control;

import java.nio.IntBuffer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A region whose pixels are computed, one for each pixel of the device, so that they are sharp at
 * every scale of the screen.
 */
public final class PixelView extends Region {
  /** Computes pixels. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Fills an area.
     *
     * @param width in device pixels
     * @param height in device pixels
     * @param pixels row by row, opaque, 0xFFrrggbb; modified
     */
    void paint(int width, int height, int[] pixels);
  }

  private final ImageView image = new ImageView();
  private final ObservableValue<Number> scale =
      sceneProperty()
          .flatMap(Scene::windowProperty)
          .flatMap(Window::renderScaleXProperty)
          .orElse(1.0);
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable Painter painter;

  /** An empty view. */
  public PixelView() {
    image.setManaged(false);
    image.setMouseTransparent(true);
    image.setSmooth(false); // each pixel is one of the device's
    // Whoever holds it says what it shows
    image.setAccessibleRole(AccessibleRole.NODE);
    getChildren().add(image);
    scale.addListener((property, before, now) -> requestLayout());
  }

  /** Pixels of the device for each unit of length; 1 while not on a screen. */
  public double deviceScale() {
    return scale.getValue().doubleValue();
  }

  public int deviceWidth() {
    return (int) Math.round(getWidth() * deviceScale());
  }

  public int deviceHeight() {
    return (int) Math.round(getHeight() * deviceScale());
  }

  /** Paints on the next layout, and whenever the size changes; for what is painted in no time. */
  public void paintBy(Painter newPainter) {
    painter = newPainter;
    setNeedsLayout(true);
  }

  /**
   * Shows pixels that were computed before, at once.
   *
   * @param pixels row by row, opaque; copied
   */
  public void show(int width, int height, int[] pixels) {
    PixelBuffer<IntBuffer> target = resized(width, height);
    target.updateBuffer(
        b -> {
          b.getBuffer().put(0, pixels, 0, width * height);
          return null;
        });
    fit();
  }

  /** Shows nothing. */
  public void clear() {
    painter = null;
    buffer = null;
    image.setImage(null);
  }

  @Override
  protected void layoutChildren() {
    int width = deviceWidth();
    int height = deviceHeight();
    Painter current = painter;
    if (width > 0 && height > 0 && current != null) {
      int[] pixels = new int[width * height];
      current.paint(width, height, pixels);
      show(width, height, pixels);
    }
    fit();
  }

  private PixelBuffer<IntBuffer> resized(int width, int height) {
    PixelBuffer<IntBuffer> current = buffer;
    if (current == null || current.getWidth() != width || current.getHeight() != height) {
      current =
          new PixelBuffer<>(
              width,
              height,
              IntBuffer.allocate(width * height),
              PixelFormat.getIntArgbPreInstance());
      buffer = current;
      image.setImage(new WritableImage(current));
    }
    return current;
  }

  private void fit() {
    PixelBuffer<IntBuffer> current = buffer;
    if (current != null) {
      image.setFitWidth(current.getWidth() / deviceScale());
      image.setFitHeight(current.getHeight() / deviceScale());
    }
  }
}

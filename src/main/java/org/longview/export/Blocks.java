package org.longview.export;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Images of cells as blocks of pixels. Programs that smooth images between their pixels, whatever a
 * file says, then do so within hairs.
 */
final class Blocks {
  private static final int SHARP = 200;
  private static final int MOST = 8;

  private Blocks() {}

  /** The image, or if it has few pixels one in which each of them is a block. */
  static BufferedImage of(BufferedImage image) {
    int times = Math.min(MOST, SHARP / Math.max(image.getWidth(), image.getHeight()));
    if (times < 2) {
      return image;
    }
    BufferedImage blocks =
        new BufferedImage(
            image.getWidth() * times,
            image.getHeight() * times,
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = blocks.createGraphics();
    graphics.drawRenderedImage(image, AffineTransform.getScaleInstance(times, times));
    graphics.dispose();
    return blocks;
  }
}

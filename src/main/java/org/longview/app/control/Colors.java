package org.longview.app.control;

import javafx.scene.paint.Color;

/** Colours of the palette as JavaFX takes them. */
public final class Colors {
  private Colors() {}

  /** An opaque colour, 0xFFrrggbb. */
  public static Color of(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }

  /** The colour as the palette has it, 0xFFrrggbb. */
  public static int argb(Color color) {
    return 0xff000000
        | (int) Math.round(255 * color.getRed()) << 16
        | (int) Math.round(255 * color.getGreen()) << 8
        | (int) Math.round(255 * color.getBlue());
  }

  /** The same colour with an opacity from 0 to 1. */
  public static Color of(int argb, double opacity) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, opacity);
  }
}

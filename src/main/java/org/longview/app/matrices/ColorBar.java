package org.longview.app.matrices;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.PixelView;
import org.longview.app.control.Spoken;
import org.longview.app.control.TypeSize;
import org.longview.picture.ColorMap;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;

/** The colours of a scale, with numbers below. */
public final class ColorBar extends Region {
  private static final double TYPE = 10.5;
  private static final double BAR = 9;
  private static final double HEIGHT = 25;
  private static final double TICK_PITCH = 46;

  private final PixelView pixels = new PixelView();
  private final Canvas ticks = new Canvas();
  private FontMeasure font = new FontMeasure(Fonts.regular(TYPE));
  private @Nullable ValueScale scale;
  private ColorMap map = ColorMap.VIRIDIS;
  private Palette palette;
  private boolean sampled;

  /** An empty bar. */
  public ColorBar(Palette palette) {
    this.palette = palette;
    getChildren().addAll(pixels, ticks);
    setMaxHeight(USE_PREF_SIZE);
    setMinSize(80, USE_PREF_SIZE);
    setId("color-bar");
    Spoken.picture(this, "Colour bar");
  }

  /**
   * Shows a scale.
   *
   * @param newSampled whether values beyond its end are possible
   */
  public void show(@Nullable ValueScale newScale, ColorMap newMap, boolean newSampled) {
    scale = newScale;
    map = newMap;
    sampled = newSampled;
    setVisible(scale != null);
    if (newScale != null) {
      Spoken.tell(
          this,
          "Colours from %s to %s%s."
              .formatted(
                  Numerals.threeDigits(newScale.low()),
                  newSampled ? "at least " : "",
                  Numerals.threeDigits(newScale.high())));
    }
    requestLayout();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette newPalette) {
    palette = newPalette;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return TypeSize.of(HEIGHT);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (font.font().getSize() != TypeSize.of(TYPE)) {
      font = new FontMeasure(Fonts.regular(TypeSize.of(TYPE)));
    }
    pixels.resizeRelocate(0, 0, width, TypeSize.of(BAR));
    ticks.setWidth(width);
    ticks.setHeight(TypeSize.of(HEIGHT));
    ColorMap colors = map;
    pixels.paintBy(
        (across, down, target) -> {
          for (int x = 0; x < across; x++) {
            target[x] = colors.at(across == 1 ? 0 : (double) x / (across - 1));
          }
          for (int y = 1; y < down; y++) {
            System.arraycopy(target, 0, target, y * across, across);
          }
        });
    paintTicks(width);
  }

  private void paintTicks(double width) {
    GraphicsContext g = ticks.getGraphicsContext2D();
    g.clearRect(0, 0, width, ticks.getHeight());
    ValueScale current = scale;
    if (current == null) {
      return;
    }
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFont(font.font());
    g.setFill(Colors.of(palette.muted()));
    g.setStroke(Colors.of(palette.muted()));
    double bar = TypeSize.of(BAR);
    double free = Double.NEGATIVE_INFINITY;
    for (ValueScale.Tick tick :
        current.ticks(Math.max(2, (int) (width / TypeSize.of(TICK_PITCH))))) {
      double x = tick.position() * (width - 1);
      // No weight exceeds 1
      boolean mayBeMore = sampled && tick.position() > 0.97 && !tick.label().equals("1");
      String label = (mayBeMore ? "≥ " : "") + tick.label();
      double left = Math.max(0, Math.min(width - font.width(label), x - font.width(label) / 2));
      if (left > free) {
        g.strokeLine(x + 0.5, bar, x + 0.5, bar + TypeSize.of(3));
        g.fillText(label, left, bar + TypeSize.of(4));
        free = left + font.width(label) + TypeSize.of(4);
      }
    }
  }
}

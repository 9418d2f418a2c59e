package org.longview.app.control;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.longview.picture.TextMeasure;

/** Measures text in one JavaFX font. For the JavaFX thread alone. */
public final class FontMeasure implements TextMeasure {
  private static final int REMEMBERED = 4096;

  private final Text text = new Text();
  private final double ascent;
  private final double descent;
  private final Map<String, Double> widths =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
          return size() > REMEMBERED;
        }
      };

  public FontMeasure(Font font) {
    text.setFont(font);
    text.setText("Ag");
    Bounds bounds = text.getLayoutBounds();
    ascent = -bounds.getMinY();
    descent = bounds.getMaxY();
  }

  public Font font() {
    return text.getFont();
  }

  @Override
  public double width(String string) {
    return widths.computeIfAbsent(
        string,
        s -> {
          text.setText(s);
          return text.getLayoutBounds().getWidth();
        });
  }

  @Override
  public double ascent() {
    return ascent;
  }

  @Override
  public double descent() {
    return descent;
  }

  /** The text, or as much of its beginning as fits a width, with an ellipsis. */
  public String shortened(String string, double width) {
    if (width(string) <= width) {
      return string;
    }
    int end = string.length();
    while (end > 1 && width(string.substring(0, end) + "…") > width) {
      end = string.offsetByCodePoints(end, -1);
    }
    return string.substring(0, end) + "…";
  }
}

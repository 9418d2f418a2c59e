package org.longview.app.pattern;

import static org.longview.app.pattern.PatternEdits.limit;

import java.util.List;
import org.longview.app.control.NumberScale;
import org.longview.app.state.Gesture;
import org.longview.app.study.AttentionModel;
import org.longview.work.InputException;

/** What differs from layer to layer and from head to head. For the JavaFX thread alone. */
final class LayersModel {
  private final PatternEdits edits;
  private final AttentionModel attention;

  LayersModel(PatternEdits edits, AttentionModel attention) {
    this.edits = edits;
    this.attention = attention;
  }

  /** Lets windows grow, or shrink, from layer to layer, or makes them alike again. */
  void setByLayer(boolean byLayer) {
    edits.change(
        byLayer ? "windows by layer" : "the same window in all layers",
        new Gesture(),
        now ->
            now.withLayers(
                now.layers()
                    .withWindows(byLayer ? List.of(now.window(), 2 * now.window()) : List.of())));
  }

  /** w of the highest layer. */
  long topWindow() {
    List<Long> windows = edits.now().layers().windows();
    return windows.isEmpty() ? edits.now().window() : windows.get(windows.size() - 1);
  }

  /**
   * Sets w of the highest layer; those between are on an even ramp.
   *
   * @throws InputException if it is negative or huge
   */
  void setTopWindow(long window, Gesture gesture) {
    limit("window of the highest layer", window);
    edits.change(
        "window of the highest layer",
        gesture,
        now -> now.withLayers(now.layers().withWindows(List.of(now.window(), window))));
  }

  /**
   * Sets how many heads of each layer are dilated.
   *
   * @throws InputException if there are not so many
   */
  void setDilatedHeads(long count, Gesture gesture) {
    int heads = attention.heads();
    if (count < 1 || count > heads) {
      throw new InputException(
          "The number of dilated heads is %d; it must be between 1 and %d."
              .formatted(count, heads));
    }
    int dilated = count == heads ? 0 : (int) count;
    edits.change(
        "dilated heads", gesture, now -> now.withLayers(now.layers().withDilatedHeads(dilated)));
  }

  /** How many heads of each layer are dilated. */
  int dilatedHeads() {
    int dilated = edits.now().layers().dilatedHeads();
    return dilated == 0 ? attention.heads() : Math.min(dilated, attention.heads());
  }

  NumberScale dilatedHeadsScale() {
    return new NumberScale(1, Math.max(2, attention.heads()), 1);
  }
}

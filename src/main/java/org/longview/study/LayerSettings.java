package org.longview.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.longview.attention.SparsityPattern.Window;
import org.longview.work.InputException;

/**
 * Windows and dilations that change from layer to layer, and a dilation that only some heads have
 * (Beltagy, Peters and Cohan 2020, sections 3.1 and 4.1: small windows in the lower layers, larger
 * ones above, dilation on two heads of the higher layers).
 *
 * @param windows w of the lowest layer … w of the highest; two numbers are the ends of an even
 *     ramp; none if all layers have the same
 * @param dilations likewise of d
 * @param dilatedHeads the first so many heads of each layer are dilated; 0 stands for all
 */
public record LayerSettings(List<Long> windows, List<Long> dilations, int dilatedHeads) {
  /** All layers, and all heads, are alike. */
  public static final LayerSettings NONE = new LayerSettings(List.of(), List.of(), 0);

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public LayerSettings {
    windows = List.copyOf(windows);
    dilations = List.copyOf(dilations);
    windows.forEach(window -> new Window(window, 1));
    dilations.forEach(dilation -> new Window(0, dilation));
    if (dilatedHeads < 0) {
      throw new InputException(
          "The number of dilated heads is " + dilatedHeads + "; it must be 0 (all) or more.");
    }
  }

  /**
   * Checks that there is a number for each layer.
   *
   * @throws InputException if there is not
   */
  void requireFit(int layers) {
    requireFit("windows", windows, layers);
    requireFit("dilations", dilations, layers);
  }

  private static void requireFit(String name, List<Long> values, int layers) {
    if (!values.isEmpty() && values.size() != layers && (values.size() != 2 || layers == 1)) {
      throw new InputException(
          "There are %d %s for %d layer%s; give one for each layer%s."
              .formatted(
                  values.size(),
                  name,
                  layers,
                  layers == 1 ? "" : "s",
                  layers == 1 ? "" : ", or the lowest and the highest"));
    }
  }

  /** The same for so many layers: numbers for another count become the ends of a ramp. */
  LayerSettings fitted(int layers) {
    return new LayerSettings(fitted(windows, layers), fitted(dilations, layers), dilatedHeads);
  }

  private static List<Long> fitted(List<Long> values, int layers) {
    if (values.isEmpty() || values.size() == layers) {
      return values;
    }
    return layers == 1
        ? values.subList(0, 1)
        : List.of(values.get(0), values.get(values.size() - 1));
  }

  /** w of a layer; even where it lies on a ramp of even ends. */
  long window(int layer, int layers, long unless) {
    boolean even = windows.stream().allMatch(window -> window % 2 == 0);
    return windows.isEmpty() ? unless : at(windows, layer, layers, even ? 2 : 1);
  }

  /** d of a layer. */
  long dilation(int layer, int layers, long unless) {
    return dilations.isEmpty() ? unless : at(dilations, layer, layers, 1);
  }

  private static long at(List<Long> values, int layer, int layers, long step) {
    if (values.size() != 2 || layers == 2) {
      return values.get(Math.min(layer, values.size() - 1));
    }
    double part = layers < 2 ? 0 : (double) Math.min(layer, layers - 1) / (layers - 1);
    return Math.round((values.get(0) + part * (values.get(1) - values.get(0))) / step) * step;
  }

  /** "32 to 512" of a ramp, "32, 64, 128" of a number for each layer. */
  static String words(List<Long> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%,d", value))
        .collect(Collectors.joining(values.size() == 2 ? " to " : ", "));
  }

  public LayerSettings withWindows(List<Long> newWindows) {
    return new LayerSettings(newWindows, dilations, dilatedHeads);
  }

  public LayerSettings withDilations(List<Long> newDilations) {
    return new LayerSettings(windows, newDilations, dilatedHeads);
  }

  public LayerSettings withDilatedHeads(int newDilatedHeads) {
    return new LayerSettings(windows, dilations, newDilatedHeads);
  }
}

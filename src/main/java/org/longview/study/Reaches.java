package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.Reach;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/** The receptive field of a token under the settings' pattern in every layer. */
public final class Reaches {
  private Reaches() {}

  /**
   * What a token is followed through.
   *
   * @param n number of tokens
   * @param layers number of layers that there are
   * @param heads of each layer
   */
  public record Field(int n, int layers, int heads) {}

  /**
   * Whether the mechanism has a receptive field that grows: Linformer's keys mix all tokens, and
   * pieces that are read alone have nothing beyond them.
   */
  public static boolean hasReach(PatternSettings settings) {
    return settings.kind() != PatternKind.LINFORMER && !settings.readsPieces();
  }

  /**
   * The tokens that reach a token through 1 … L layers.
   *
   * @param depth L, of the lowest layers
   * @throws InputException if the token is not there, or the settings do not fit
   */
  public static Reach of(
      PatternSettings settings,
      int token,
      Field field,
      int depth,
      KeyPadding padding,
      Cancellation cancellation) {
    check(settings, token, field.n);
    if (depth < 1) {
      throw new InputException("The number of layers is " + depth + "; it must be 1 or more.");
    }
    List<Mechanism.Sparse> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(
          layer > 0 && !settings.differsByLayer()
              ? layers.get(0)
              : (Mechanism.Sparse)
                  Mechanisms.of(
                      settings,
                      new Mechanisms.Place(layer, field.layers),
                      field.n,
                      field.heads,
                      padding,
                      cancellation));
    }
    return Reach.ofHeads(token, layers, cancellation);
  }

  static void check(PatternSettings settings, int token, int n) {
    if (settings.readsPieces()) {
      throw new InputException(
          "Pieces that are read alone are never left, whatever the layer; choose another pattern,"
              + " or the merge union, to follow a receptive field.");
    }
    if (!hasReach(settings)) {
      throw new InputException(
          "Linformer's keys mix all tokens, so that one layer reaches everything; choose a sparsity"
              + " pattern to follow a receptive field.");
    }
    if (token < 0 || token >= n) {
      throw new InputException(
          "There is no token %d to follow; tokens are 0 to %d.".formatted(token, n - 1));
    }
  }
}

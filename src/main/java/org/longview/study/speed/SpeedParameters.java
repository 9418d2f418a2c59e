package org.longview.study.speed;

import java.util.Locale;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.Projection;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.study.PatternKind;
import org.longview.work.InputException;

/**
 * What is measured: a layer of attention.
 *
 * @param window w, total
 * @param globals s, the first s tokens are global
 * @param rank k of Linformer, whose heads share E and F
 * @param heads of the layer
 * @param headWidth d
 */
public record SpeedParameters(long window, int globals, int rank, int heads, int headWidth) {
  /**
   * Checks the parameters.
   *
   * @throws InputException if one is out of its range
   */
  public SpeedParameters {
    new Window(window, 1);
    if (globals < 0) {
      throw new InputException(
          "The number of global tokens is %d; it must be 0 or more.".formatted(globals));
    }
    if (rank < 1) {
      throw new InputException("The rank is %d; it must be 1 or more.".formatted(rank));
    }
    if (heads < 1 || headWidth < 1) {
      throw new IllegalArgumentException(heads + " heads of " + headWidth);
    }
  }

  /**
   * The window of Longformer's trained models, one global token, the first rank of Linformer's
   * table 3, and a layer of the model that comes with the program.
   */
  public static SpeedParameters defaults() {
    return new SpeedParameters(512, 1, 128, 12, 32);
  }

  /** The mechanism for n tokens, with all that is made once for a text or a model. */
  Mechanism mechanism(PatternKind kind, int n) {
    return switch (kind) {
      case FULL -> new Mechanism.Sparse(AttentionPlan.of(new Full(), n, KeyPadding.NONE));
      case WINDOW ->
          new Mechanism.Sparse(AttentionPlan.of(new Window(window, 1), n, KeyPadding.NONE));
      case WINDOW_GLOBAL ->
          new Mechanism.Sparse(
              AttentionPlan.of(
                  new WindowGlobal(new Window(window, 1), GlobalTokens.first(globals).within(n)),
                  n,
                  KeyPadding.NONE));
      case LINFORMER ->
          new Mechanism.LowRank(
              Projection.gaussian(rank, n, 0, Sharing.HEADWISE, heads, 0), KeyPadding.NONE);
      default -> throw new IllegalArgumentException(kind + " is not measured");
    };
  }

  /** In words: "w = 512, s = 1, k = 128". */
  public String told() {
    return String.format(Locale.ROOT, "w = %,d, s = %,d, k = %,d", window, globals, rank);
  }

  /** In words: "12 heads of d = 32". */
  public String layer() {
    return String.format(Locale.ROOT, "%,d heads of d = %,d", heads, headWidth);
  }
}

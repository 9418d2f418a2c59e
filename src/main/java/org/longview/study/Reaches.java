package org.longview.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Reach;
import org.longview.model.UserTensors;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The receptive field of a token under the settings' pattern in every layer. */
public final class Reaches {
  private Reaches() {}

  /** Whether the mechanism has a receptive field that grows; Linformer's keys mix all tokens. */
  public static boolean hasReach(PatternSettings settings) {
    return settings.kind() != PatternKind.LINFORMER;
  }

  /**
   * The tokens that reach a token through 1 … L layers.
   *
   * @param n number of tokens
   * @param layers L
   * @throws InputException if the token is not there, or the settings do not fit
   */
  public static Reach of(
      PatternSettings settings,
      int token,
      int n,
      int layers,
      KeyPadding padding,
      Cancellation cancellation) {
    check(settings, token, n);
    if (layers < 1) {
      throw new InputException("The number of layers is " + layers + "; it must be 1 or more.");
    }
    AttentionPlan plan = AttentionPlan.of(settings.pattern(n), n, padding);
    return Reach.of(token, Collections.nCopies(layers, plan), cancellation);
  }

  /**
   * The same for tensors that the user brought, the padding in them considered.
   *
   * @throws InputException if the token is not there, or the settings do not fit
   */
  public static Reach of(PatternSettings settings, int token, int layers, UserTensors tensors) {
    return of(
        settings, token, tensors.n(), layers, TensorStudy.padding(tensors), new Cancellation());
  }

  /**
   * The rollout of finished attention of all layers.
   *
   * @throws InputException if the token is not there, or the settings do not fit
   */
  public static Rollout rollout(
      PatternSettings settings, int token, UserTensors.Finished tensors, Workers workers) {
    check(settings, token, tensors.n());
    return Rollout.of(
        token,
        tensors.n(),
        tensors.layers(),
        layer -> {
          List<AttentionMatrix> heads = new ArrayList<>();
          for (int head = 0; head < tensors.heads(); head++) {
            heads.add(new FinishedAttention(tensors, settings, layer, head));
          }
          return heads;
        },
        workers,
        Progress.NONE,
        new Cancellation());
  }

  static void check(PatternSettings settings, int token, int n) {
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

package org.longview.cli;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.GlobalTokens;
import org.longview.attention.LayerAttention;
import org.longview.linear.Kernels;
import org.longview.model.UserTensors;
import org.longview.study.FinishedAttention;
import org.longview.study.LayerSpectra;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.TensorStudy;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * The reference attention of an input, to be decomposed.
 *
 * @param layers number of layers
 * @param heads of each layer
 * @param name "full" or "window 512"
 * @param matrices those of all heads of a layer
 */
record ReferenceAttention(
    int layers, int heads, String name, IntFunction<List<? extends AttentionMatrix>> matrices) {
  private static final String FULL = "full";

  /**
   * Of a text or of tensors.
   *
   * @throws org.longview.work.InputException if it is too long to be decomposed
   */
  static ReferenceAttention of(InputOptions input) {
    if (input.isTensors()) {
      return of(input.tensors());
    }
    Tokens tokens = input.tokens();
    LayerSpectra.requireFit(tokens.size(), Workers.shared());
    return of(tokens, input.workbench());
  }

  /** The same of a text. */
  static ReferenceAttention of(Tokens tokens, Workbench workbench) {
    LayerSpectra.requireFit(tokens.size(), Workers.shared());
    return new ReferenceAttention(
        workbench.encoder().config().layers(),
        workbench.encoder().config().heads(),
        workbench.referenceName(tokens),
        layer ->
            matrices(
                workbench.reference(
                    tokens, GlobalTokens.NONE, layer, Progress.NONE, new Cancellation())));
  }

  /** The same of tensors. */
  static ReferenceAttention of(UserTensors tensors) {
    LayerSpectra.requireFit(tensors.n(), Workers.shared());
    if (tensors instanceof UserTensors.Finished finished) {
      PatternSettings full = PatternSettings.defaults().withKind(PatternKind.FULL);
      return new ReferenceAttention(
          finished.layers(),
          finished.heads(),
          FULL,
          layer ->
              IntStream.range(0, finished.heads())
                  .mapToObj(head -> new FinishedAttention(finished, full, layer, head))
                  .toList());
    }
    LayerAttention attention =
        TensorStudy.reference(
            (UserTensors.Projected) tensors, Kernels.best(), Workers.shared(), new Cancellation());
    return new ReferenceAttention(1, tensors.heads(), FULL, layer -> matrices(attention));
  }

  private static List<? extends AttentionMatrix> matrices(LayerAttention attention) {
    return IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
  }

  /** The spectra of some heads of a layer. */
  LayerSpectra spectra(int layer, int[] chosen) {
    List<? extends AttentionMatrix> all = matrices.apply(layer);
    return LayerSpectra.of(
        Kernels.best(),
        IntStream.of(chosen).mapToObj(all::get).toList(),
        (spectrum, head) -> {},
        Workers.shared(),
        new Cancellation());
  }
}

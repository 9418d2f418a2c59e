package org.longview.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.GlobalTokens;
import org.longview.attention.LayerResult;
import org.longview.study.LayerSpectra;
import org.longview.study.Subject;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The reference attention of an input, to be decomposed. */
record ReferenceAttention(Subject subject) {
  /**
   * Of a text or of tensors.
   *
   * @throws org.longview.work.InputException if it is too long to be decomposed
   */
  static ReferenceAttention of(Input input) {
    LayerSpectra.requireFit(input.length(), Workers.shared());
    return new ReferenceAttention(input.subject().get());
  }

  /** The spectra of some heads of a layer. */
  LayerSpectra spectra(int layer, int[] chosen) {
    LayerResult all =
        subject.reference(GlobalTokens.NONE, layer, Progress.NONE, new Cancellation());
    List<AttentionMatrix> matrices = IntStream.of(chosen).mapToObj(all::matrix).toList();
    return LayerSpectra.of(
        subject.kernels(), matrices, (spectrum, head) -> {}, Workers.shared(), new Cancellation());
  }
}

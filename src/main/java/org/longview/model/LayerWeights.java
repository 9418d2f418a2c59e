package org.longview.model;

import org.jspecify.annotations.Nullable;

/**
 * One layer of a BERT encoder (Devlin et al., "BERT", 2019), in the order of its use.
 *
 * @param query (hidden, hidden); head a owns columns a·d … (a+1)·d−1, likewise below
 * @param key (hidden, hidden)
 * @param value (hidden, hidden)
 * @param attentionOutput (hidden, hidden), on the heads side by side
 * @param attentionNorm after adding the layer's input
 * @param intermediate (hidden, intermediate), followed by GELU
 * @param output (intermediate, hidden)
 * @param outputNorm after adding {@code attentionNorm}'s result
 * @param global what takes the place of {@code query}, {@code key} and {@code value} in the rows of
 *     global tokens (Beltagy, Peters and Cohan, "Longformer", 2020, section 3.1); null of models
 *     other than Longformer
 */
public record LayerWeights(
    DenseWeights query,
    DenseWeights key,
    DenseWeights value,
    DenseWeights attentionOutput,
    NormWeights attentionNorm,
    DenseWeights intermediate,
    DenseWeights output,
    NormWeights outputNorm,
    @Nullable GlobalWeights global) {
  /** The separate projections, each (hidden, hidden). */
  public record GlobalWeights(DenseWeights query, DenseWeights key, DenseWeights value) {}
}

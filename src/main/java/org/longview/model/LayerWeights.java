package org.longview.model;

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
 */
public record LayerWeights(
    DenseWeights query,
    DenseWeights key,
    DenseWeights value,
    DenseWeights attentionOutput,
    NormWeights attentionNorm,
    DenseWeights intermediate,
    DenseWeights output,
    NormWeights outputNorm) {}

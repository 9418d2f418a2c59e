package org.longview.model;

import java.util.List;

/**
 * The measures of an encoder: BERT's, or RoBERTa's or Longformer's, which differ from it in nothing
 * that is not here.
 *
 * @param name of the model
 * @param layers L
 * @param heads A, a divisor of {@code hidden}
 * @param hidden width of a token's vector, H
 * @param intermediate width inside the feed-forward part
 * @param maxPositions rows of the position embeddings, the longest text it was trained on
 * @param vocabularySize rows of the word embeddings
 * @param layerNormEpsilon added to the variance
 * @param attentionWindows of a Longformer the window w that each layer was trained with, both sides
 *     together; empty for models of full attention. Where there are any, each layer has separate
 *     projections for global tokens
 */
public record EncoderConfig(
    String name,
    int layers,
    int heads,
    int hidden,
    int intermediate,
    int maxPositions,
    int vocabularySize,
    float layerNormEpsilon,
    List<Integer> attentionWindows) {
  public EncoderConfig {
    attentionWindows = List.copyOf(attentionWindows);
  }

  /** A model of full attention. */
  public EncoderConfig(
      String name,
      int layers,
      int heads,
      int hidden,
      int intermediate,
      int maxPositions,
      int vocabularySize,
      float layerNormEpsilon) {
    this(
        name,
        layers,
        heads,
        hidden,
        intermediate,
        maxPositions,
        vocabularySize,
        layerNormEpsilon,
        List.of());
  }

  /** Width of a head, d = hidden / heads. */
  public int headWidth() {
    return hidden / heads;
  }

  /** Whether it was trained with windows and separate projections for global tokens. */
  public boolean isLongformer() {
    return !attentionWindows.isEmpty();
  }

  /**
   * The longest text over which full attention is what the model was trained with. Of a Longformer
   * that is as far as its largest window reaches on one side.
   */
  public int fullAttentionLength() {
    return isLongformer() ? Math.min(maxPositions, widestWindow() / 2 + 1) : maxPositions;
  }

  /** The largest window w of a Longformer; 0 of other models. */
  public int widestWindow() {
    return attentionWindows.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}

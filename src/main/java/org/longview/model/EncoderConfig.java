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
   * that is as long as its largest window, for beyond it no token saw all others.
   */
  public int fullAttentionLength() {
    return attentionWindows.stream()
        .mapToInt(window -> Math.min(window, maxPositions))
        .max()
        .orElse(maxPositions);
  }
}

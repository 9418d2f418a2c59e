package org.longview.model;

/**
 * The measures of a BERT encoder.
 *
 * @param name of the model
 * @param layers L
 * @param heads A, a divisor of {@code hidden}
 * @param hidden width of a token's vector, H
 * @param intermediate width inside the feed-forward part
 * @param maxPositions rows of the position embeddings, the longest text it was trained on
 * @param vocabularySize rows of the word embeddings
 * @param layerNormEpsilon added to the variance
 */
public record EncoderConfig(
    String name,
    int layers,
    int heads,
    int hidden,
    int intermediate,
    int maxPositions,
    int vocabularySize,
    float layerNormEpsilon) {

  /** Width of a head, d = hidden / heads. */
  public int headWidth() {
    return hidden / heads;
  }
}

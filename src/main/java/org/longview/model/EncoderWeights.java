package org.longview.model;

import java.util.List;

/** The weights of a BERT encoder. The arrays are shared and must not be modified. */
public final class EncoderWeights {
  private final EncoderConfig config;
  private final float[] wordEmbeddings;
  private final float[] positionEmbeddings;
  private final float[] typeEmbedding;
  private final NormWeights embeddingNorm;
  private final List<LayerWeights> layers;
  private final List<String> unused;

  EncoderWeights(
      EncoderConfig config,
      float[] wordEmbeddings,
      float[] positionEmbeddings,
      float[] typeEmbedding,
      NormWeights embeddingNorm,
      List<LayerWeights> layers,
      List<String> unused) {
    this.config = config;
    this.wordEmbeddings = wordEmbeddings;
    this.positionEmbeddings = positionEmbeddings;
    this.typeEmbedding = typeEmbedding;
    this.embeddingNorm = embeddingNorm;
    this.layers = List.copyOf(layers);
    this.unused = List.copyOf(unused);
  }

  public EncoderConfig config() {
    return config;
  }

  /** One row for each id of the vocabulary (vocabularySize, hidden), row-major. */
  public float[] wordEmbeddings() {
    return wordEmbeddings;
  }

  /** One row for each position (maxPositions, hidden), row-major. */
  public float[] positionEmbeddings() {
    return positionEmbeddings;
  }

  /** What is added to every token of a text that is not a pair of texts (hidden). */
  public float[] typeEmbedding() {
    return typeEmbedding;
  }

  /** The norm of the sum of the three embeddings. */
  public NormWeights embeddingNorm() {
    return embeddingNorm;
  }

  /** The layers from the first. */
  public List<LayerWeights> layers() {
    return layers;
  }

  /** Names of tensors that lay beside the encoder's for no purpose that is known. */
  public List<String> unused() {
    return unused;
  }
}

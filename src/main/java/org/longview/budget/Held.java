package org.longview.budget;

/** Which of a model's attention is in memory at a time. */
public enum Held {
  /**
   * The probabilities of every layer, once: what a program returns that is asked for all attention
   * maps, and the plain count of entries.
   */
  MAPS("maps"),
  /**
   * One layer at a time: its scores and their softmax are there together. Measured for Hugging
   * Face's BERT over 4,096 tokens, whose peak is two matrices of 12 heads.
   */
  INFERENCE("inference"),
  /**
   * What each layer keeps for the backward pass: the softmax's output, what dropout makes of it,
   * and dropout's mask of one byte an entry (Korthikanti et al. 2022, "Reducing Activation
   * Recomputation in Large Transformer Models", section 4.1: 5·a·s²·b bytes of 16-bit entries).
   * Nothing is recomputed; gradients are as short-lived as an inference's scores and not counted.
   */
  TRAINING("training");

  private final String id;

  Held(String id) {
    this.id = id;
  }

  /** On the command line, in files and on screen. */
  public String id() {
    return id;
  }
}

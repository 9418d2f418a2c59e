package org.longview.model;

/** A layer norm's parameters. The arrays are shared and must not be modified. */
public final class NormWeights {
  private final float[] gain;
  private final float[] bias;

  NormWeights(float[] gain, float[] bias) {
    this.gain = gain;
    this.bias = bias;
  }

  /** What the normalized row is multiplied by (hidden). */
  public float[] gain() {
    return gain;
  }

  /** What is added then (hidden). */
  public float[] bias() {
    return bias;
  }
}

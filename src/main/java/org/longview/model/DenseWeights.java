package org.longview.model;

/** A dense layer y = x W + b. The arrays are shared and must not be modified. */
public final class DenseWeights {
  private final float[] weight;
  private final float[] bias;

  /** W has as many columns as {@code bias} elements. */
  DenseWeights(float[] weight, float[] bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** Width of x. */
  public int inputs() {
    return weight.length / bias.length;
  }

  /** Width of y. */
  public int outputs() {
    return bias.length;
  }

  /** W (inputs, outputs), row-major. */
  public float[] weight() {
    return weight;
  }

  /** b (outputs). */
  public float[] bias() {
    return bias;
  }
}

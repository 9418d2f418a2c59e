package org.longview.linear;

/**
 * Layer normalisation, y = (x − mean) / √(variance + epsilon) · gain + shift over each row (Ba,
 * Kiros and Hinton 2016). Gain and shift have one element a column and are not copied.
 */
public final class LayerNorm {
  private final float[] gain;
  private final float[] shift;
  private final float epsilon;

  public LayerNorm(float[] gain, float[] shift, float epsilon) {
    if (gain.length != shift.length) {
      throw new IllegalArgumentException(gain.length + " gains, " + shift.length + " shifts");
    }
    this.gain = gain;
    this.shift = shift;
    this.epsilon = epsilon;
  }

  public float[] gain() {
    return gain;
  }

  public float[] shift() {
    return shift;
  }

  public float epsilon() {
    return epsilon;
  }
}

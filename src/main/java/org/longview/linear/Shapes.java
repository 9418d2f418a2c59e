package org.longview.linear;

import org.jspecify.annotations.Nullable;

/** Checks that the arguments of a kernel fit together. */
public final class Shapes {
  private Shapes() {}

  /** C = A·B + bias. */
  public static void checkProduct(Matrix a, PackedMatrix b, float @Nullable [] bias, Matrix c) {
    if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
      throw new IllegalArgumentException(
          "(" + a + ") · (" + b.rows() + " × " + b.columns() + ") does not fit into " + c);
    }
    if (bias != null && bias.length != b.columns()) {
      throw new IllegalArgumentException(bias.length + " biases for " + b.columns() + " columns");
    }
  }

  /** x + residual, then the norm. */
  public static void checkNormalize(Matrix x, @Nullable Matrix residual, LayerNorm norm) {
    if (x.columns() != norm.gain().length
        || (residual != null
            && (residual.rows() != x.rows() || residual.columns() != x.columns()))) {
      throw new IllegalArgumentException(
          x + " with residual " + residual + " and a norm of " + norm.gain().length + " columns");
    }
  }
}

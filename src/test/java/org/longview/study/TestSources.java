package org.longview.study;

import java.util.List;
import org.longview.attention.AttentionMatrix;

/** Sources that tests outside this package need. */
public final class TestSources {
  private TestSources() {}

  /** The mean of attention matrices of the same pattern. */
  public static MatrixSource of(List<AttentionMatrix> matrices) {
    return new AttentionSource(matrices, false);
  }

  /** One matrix minus another. */
  public static MatrixSource difference(MatrixSource pattern, MatrixSource reference) {
    return new DifferenceSource(pattern, reference);
  }
}

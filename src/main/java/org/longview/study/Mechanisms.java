package org.longview.study;

import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.Mechanism;
import org.longview.attention.Projection;
import org.longview.linear.Matrix;
import org.longview.model.Projections;
import org.longview.model.TensorFile;
import org.longview.work.Cancellation;

/** Makes the mechanism that settings describe. */
public final class Mechanisms {
  private Mechanisms() {}

  /**
   * The mechanism of each layer for n tokens and a number of heads; a projection file is read.
   *
   * @throws org.longview.work.InputException if the settings, or the file, do not fit the text
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static IntFunction<Mechanism> of(
      PatternSettings settings, int n, int heads, KeyPadding padding, Cancellation cancellation) {
    if (settings.kind() != PatternKind.LINFORMER) {
      Mechanism sparse = new Mechanism.Sparse(AttentionPlan.of(settings.pattern(n), n, padding));
      return layer -> sparse;
    }
    LowRankSettings low = settings.lowRank();
    ProjectionSource source = low.projection();
    if (source instanceof ProjectionSource.BestApproximation) {
      return layer -> new Mechanism.Best(low.rank(layer), n, padding);
    }
    if (source instanceof ProjectionSource.File file) {
      Mechanism projected =
          new Mechanism.LowRank(read(file.path(), n, heads, cancellation), padding);
      return layer -> projected;
    }
    return layer -> new Mechanism.LowRank(projection(low, n, heads, layer), padding);
  }

  private static Projection projection(LowRankSettings low, int n, int heads, int layer) {
    return low.projection() instanceof ProjectionSource.Gaussian gaussian
        ? Projection.gaussian(low.rank(layer), n, gaussian.seed(), low.sharing(), heads, layer)
        : Projection.meanPooling(low.rank(layer), n);
  }

  private static Projection read(Path path, int n, int heads, Cancellation cancellation) {
    Projections read = TensorFile.readProjections(path, cancellation);
    read.requireFit(heads, n);
    Matrix[] e = matrices(read.e(), read);
    Matrix @Nullable [] f = read.f() == read.e() ? null : matrices(read.f(), read);
    return Projection.of(e, f, heads, n);
  }

  private static Matrix[] matrices(float[] values, Projections shape) {
    Matrix[] matrices = new Matrix[shape.heads()];
    int size = shape.k() * shape.n();
    for (int h = 0; h < matrices.length; h++) {
      matrices[h] = Matrix.of(values, h * size, shape.k(), shape.n(), shape.n());
    }
    return matrices;
  }
}

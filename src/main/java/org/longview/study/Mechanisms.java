package org.longview.study;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionPlan;
import org.longview.attention.HeadTensors;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.attention.MergedAttention;
import org.longview.attention.Projection;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.Projections;
import org.longview.model.TensorFile;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Makes the mechanism that settings describe. */
public final class Mechanisms {
  /** Floats for each element of a matrix whose singular vectors are found. */
  private static final int FLOATS_TO_DECOMPOSE = 9;

  private Mechanisms() {}

  /** A projection's file as it was when it was read. */
  private record FileKey(PatternSettings settings, long modified, long size) {}

  /**
   * A layer of so many.
   *
   * @param layer counted from 0
   */
  public record Place(int layer, int layers) {}

  /** Tells settings apart that compute different things of n tokens, by content. */
  static Object key(PatternSettings settings, int n) {
    PatternSettings effective = settings.effective(n);
    if (effective.kind() == PatternKind.LINFORMER
        && effective.lowRank().projection() instanceof ProjectionSource.File source) {
      File file = source.path().toFile();
      return new FileKey(effective, file.lastModified(), file.length());
    }
    return effective;
  }

  /** Floats that Linformer takes for each of n tokens in a layer. */
  static long floatsForEachToken(LowRankSettings settings, int n, int heads, Workers workers) {
    long rank = settings.largestRank();
    if (settings.projection() instanceof ProjectionSource.Gaussian) {
      return rank * settings.sharing().matrices(1, heads);
    }
    return settings.projection() instanceof ProjectionSource.BestApproximation
        ? 2 * Math.min(rank, n) * heads + (long) FLOATS_TO_DECOMPOSE * n * workers.threads()
        : 0;
  }

  /**
   * The mechanism of one layer for n tokens and a number of heads; a projection file is read.
   *
   * @throws org.longview.work.InputException if the settings, or the file, do not fit the text
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static Mechanism of(
      PatternSettings settings,
      Place place,
      int n,
      int heads,
      KeyPadding padding,
      Cancellation cancellation) {
    settings.requireFit(place.layers());
    if (settings.kind() != PatternKind.LINFORMER) {
      return sparse(settings, place, n, heads, padding);
    }
    LowRankSettings low = settings.lowRank();
    if (low.projection() instanceof ProjectionSource.BestApproximation) {
      return new Mechanism.Best(low.rank(place.layer()), n, padding);
    }
    return new Mechanism.LowRank(projection(low, place.layer(), n, heads, cancellation), padding);
  }

  private static Mechanism sparse(
      PatternSettings settings, Place place, int n, int heads, KeyPadding padding) {
    if (settings.kind().hasRandom()) {
      settings.random().requireFit(heads);
    }
    // Heads that are alike share a plan
    Map<SparsityPattern, AttentionPlan> plans = new HashMap<>();
    return new Mechanism.Sparse(
        IntStream.range(0, settings.differsByHead() ? heads : 1)
            .mapToObj(
                head ->
                    plans.computeIfAbsent(
                        settings.at(place.layer(), place.layers(), head).pattern(n),
                        pattern -> AttentionPlan.of(pattern, n, padding)))
            .toList());
  }

  /**
   * The attention of a layer's heads piece by piece, merged as the settings ask for it.
   *
   * @param heads the tensors of the whole text
   * @param union that of the settings, with all pairs that share a piece
   */
  static LayerResult merged(
      Kernels kernels,
      List<HeadTensors> heads,
      PatternSettings settings,
      Mechanism union,
      Workers workers,
      Cancellation cancellation) {
    return MergedAttention.of(
        kernels,
        heads,
        settings.pieces(union.length()),
        settings.pieces().merge(),
        ((Mechanism.Sparse) union).plan(0),
        workers,
        cancellation);
  }

  private static Projection projection(
      LowRankSettings low, int layer, int n, int heads, Cancellation cancellation) {
    ProjectionSource source = low.projection();
    if (source instanceof ProjectionSource.Gaussian gaussian) {
      return Projection.gaussian(low.rank(layer), n, gaussian.seed(), low.sharing(), heads, layer);
    }
    if (source instanceof ProjectionSource.File file) {
      return read(file.path(), n, heads, cancellation);
    }
    return Projection.meanPooling(low.rank(layer), n);
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

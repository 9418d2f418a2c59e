package org.longview.bench;

import java.util.List;
import org.longview.attention.AttentionPlan;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern;
import org.longview.linear.Kernels;
import org.longview.picture.Reduction;
import org.longview.picture.TileCache;
import org.longview.picture.TiledMatrix;
import org.longview.picture.Viewport;
import org.longview.study.MatrixSource;
import org.longview.study.TestSources;
import org.longview.work.Cancellation;
import org.longview.work.Workers;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A view of one head's attention matrix, from Q, K and the logarithms of the rows' sums, with
 * nothing kept from before, against the attention that looks at as many entries.
 */
public class HeadMap extends Comparison {
  /** Pixels of the view, each way. */
  static final int SIDE = 1024;

  private static final int D = 32;
  private static final long CACHE = 64 << 20;

  @Param({"16384"})
  public int n;

  /** Entries that share a pixel, each way; n / SIDE shows the whole matrix. */
  @Param({"1", "16"})
  public int perPixel;

  @Setup
  public void open() {
    Workers workers = new Workers(1);
    Cancellation never = new Cancellation();
    Heads heads = new Heads(n, 1, D);
    LayerAttention attention =
        new LayerAttention(
            Kernels.best(), heads.tensors(), new Mechanism.Sparse(full(n)), workers, never);
    MatrixSource matrix = TestSources.of(List.of(attention.matrix(0)));
    Viewport whole = Viewport.fit(n, n, SIDE, SIDE);
    double zoom = (double) n / (SIDE * perPixel);
    Viewport view = whole.zoomedAt(SIDE / 2.0, SIDE / 2.0, zoom);
    int as = SIDE * perPixel;
    Heads peer = new Heads(as, 1, D);
    AttentionPlan plan = full(as);
    compare(
        () -> {
          TiledMatrix map = new TiledMatrix(matrix, Reduction.MAX, new TileCache(CACHE));
          map.load(view, Long.MAX_VALUE, workers, never);
          if (!map.raster(view, workers, never).isSharp()) {
            throw new IllegalStateException("the view is not sharp");
          }
        },
        () -> peer.attend(plan));
  }

  private static AttentionPlan full(int n) {
    return AttentionPlan.of(new SparsityPattern.Full(), n, KeyPadding.NONE);
  }
}

package org.longview.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.longview.attention.AttentionPlan;
import org.longview.attention.HeadTensors;
import org.longview.attention.PatternAttention;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Random queries, keys and values of several heads, laid out as a model's projections are. */
final class Heads {
  private final int n;
  private final int heads;
  private final int d;
  private final Workers workers = new Workers(1);
  private final Cancellation never = new Cancellation();

  /** Each n × (heads · d), with standard normal elements. */
  final float[] q;

  final float[] k;
  final float[] v;

  private final List<HeadTensors> tensors = new ArrayList<>();

  Heads(int n, int heads, int d) {
    this.n = n;
    this.heads = heads;
    this.d = d;
    Random random = new Random(1);
    q = normal(random);
    k = normal(random);
    v = normal(random);
    for (int h = 0; h < heads; h++) {
      tensors.add(new HeadTensors(head(q, h), head(k, h), head(v, h)));
    }
  }

  private float[] normal(Random random) {
    float[] x = new float[n * heads * d];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private Matrix head(float[] x, int h) {
    return Matrix.of(x, n, heads * d).columns(h * d, (h + 1) * d);
  }

  List<HeadTensors> tensors() {
    return tensors;
  }

  /** The outputs of all heads, n × (heads · d). */
  Matrix attend(AttentionPlan plan) {
    Matrix out = Matrix.zeros(n, heads * d);
    for (int h = 0; h < heads; h++) {
      PatternAttention.compute(
          Kernels.best(),
          tensors.get(h),
          plan,
          out.columns(h * d, (h + 1) * d),
          new float[n],
          null,
          workers,
          never);
    }
    return out;
  }
}

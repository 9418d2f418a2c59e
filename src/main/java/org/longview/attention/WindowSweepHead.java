package org.longview.attention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.longview.attention.WindowSweep.Loss;
import org.longview.attention.WindowSweep.Member;
import org.longview.attention.WindowSweep.Outside;
import org.longview.attention.WindowSweep.Use;
import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;
import org.longview.linear.PackedKeys;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** One head in a {@link WindowSweep}, whose windows grow. For one thread. */
final class WindowSweepHead {
  /** Weights are relative to a score; another is taken when weights grow by more than e to this. */
  private static final double MOST = 300;

  /**
   * Attention over the global keys of one step of a chain, as far as they are outside the window.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Step(PackedKeys keys, Matrix output, float[] logSumExp) {}

  private final WindowSweep sweep;
  private final Kernels kernels;
  private final HeadTensors head;
  private final float[] referenceLogSumExp;
  private final Matrix referenceOutput;
  private final int n;
  private final int d;
  private final PackedKeys keys;
  private final Map<GlobalChain, List<Step>> chains = new HashMap<>();

  /** Attention over the keys by which the window has grown. */
  private final Matrix ringOutput;

  private final float[] ringLogSumExp;

  /** The rows of global tokens. */
  private final Matrix globalOutput;

  private final float[] globalLogSumExp;

  /** Σ exp(score − base) over the keys in the window, row by row; and of weighted values, n × d. */
  private final double[] sums;

  private final double[] bases;
  private final double[] values;

  /** The same of one row with global keys on top. */
  private double sum;

  private double base;
  private final double[] row;

  private final double[] kept;
  private final double[] squares;

  WindowSweepHead(
      WindowSweep sweep,
      Kernels kernels,
      HeadTensors head,
      float[] referenceLogSumExp,
      Matrix referenceOutput,
      Workers workers,
      Cancellation cancellation) {
    this.sweep = sweep;
    this.kernels = kernels;
    this.head = head;
    this.referenceLogSumExp = referenceLogSumExp;
    this.referenceOutput = referenceOutput;
    n = sweep.length();
    d = head.v().columns();
    keys = kernels.packKeys(head.k(), head.v(), sweep.order());
    ringOutput = Matrix.zeros(n, d);
    ringLogSumExp = new float[n];
    globalOutput = Matrix.zeros(sweep.globals().count() == 0 ? 0 : n, d);
    globalLogSumExp = new float[n];
    if (sweep.globals().count() > 0) {
      computeGlobalRows(workers, cancellation);
    }
    sums = new double[n];
    bases = new double[n];
    values = new double[n * d];
    row = new double[d];
    kept = new double[sweep.patterns()];
    squares = new double[sweep.patterns()];
  }

  private void computeGlobalRows(Workers workers, Cancellation cancellation) {
    AttentionPlan plan = sweep.ofGlobals();
    PatternAttention.compute(
        kernels, head, plan, globalOutput, globalLogSumExp, null, workers, cancellation);
    if (head.global() != null) {
      // What is kept is told of the ordinary projections
      PatternAttention.compute(
          kernels, head.shared(), plan, null, globalLogSumExp, null, workers, cancellation);
    }
  }

  /** Takes the keys of the next window into every row. */
  void widen(KeySpans ring) {
    attend(keys, sweep.order(), ring, ringOutput, ringLogSumExp);
    for (int i = 0; i < n; i++) {
      load(i);
      join(ringOutput, ringLogSumExp, i);
      sums[i] = sum;
      bases[i] = base;
      System.arraycopy(row, 0, values, i * d, d);
    }
  }

  private void attend(
      PackedKeys packed, int[] rows, KeySpans spans, Matrix output, float[] logSumExp) {
    kernels.attend(
        head.q(), rows, packed, spans, head.scale(), 0, spans.rows(), output, logSumExp, null);
  }

  private void load(int i) {
    sum = sums[i];
    base = bases[i];
    System.arraycopy(values, i * d, row, 0, d);
  }

  /** Puts attention over other keys to that of the row; tells whether there were any. */
  private boolean join(Matrix output, float[] logSumExp, int i) {
    double score = logSumExp[i];
    if (score == Double.NEGATIVE_INFINITY) {
      return false;
    }
    if (sum == 0 || score > base + MOST) {
      double shrink = sum == 0 ? 0 : Math.exp(base - score);
      sum *= shrink;
      for (int c = 0; c < d; c++) {
        row[c] *= shrink;
      }
      base = score;
    }
    double weight = Math.exp(score - base);
    sum += weight;
    int at = output.at(i);
    for (int c = 0; c < d; c++) {
      row[c] += weight * output.data()[at + c];
    }
    return true;
  }

  /** Measures the patterns of the window that has been reached. */
  void measure(Use use) {
    List<Step> steps = chains.computeIfAbsent(use.chain(), this::steps);
    for (int s = 0; s < steps.size(); s++) {
      Outside outside = use.steps().get(s);
      Step step = steps.get(s);
      attend(step.keys(), outside.rows(), outside.spans(), step.output(), step.logSumExp());
    }
    for (int i = 0; i < n; i++) {
      measure(i, use.members(), steps);
    }
    if (use.last()) {
      chains.remove(use.chain());
    }
  }

  private List<Step> steps(GlobalChain chain) {
    List<Step> steps = new ArrayList<>();
    for (int s = 0; s < chain.steps(); s++) {
      PackedKeys packed = kernels.packKeys(head.k(), head.v(), chain.added(s));
      steps.add(new Step(packed, Matrix.zeros(n, d), new float[n]));
    }
    return steps;
  }

  private void measure(int i, List<Member> members, List<Step> steps) {
    load(i);
    boolean everGlobal = sweep.globals().contains(i);
    boolean padding = sweep.padding().contains(i);
    int done = 0;
    double squared = Double.NaN;
    for (Member member : members) {
      for (; done < member.steps(); done++) {
        Step step = steps.get(done);
        if (join(step.output(), step.logSumExp(), i)) {
          squared = Double.NaN;
        }
      }
      int p = member.index();
      boolean global = everGlobal && member.globals().contains(i);
      if (member.ofKept()) {
        kept[p] += global ? part(1, globalLogSumExp[i], i) : part(sum, base, i);
      }
      if (!member.ofError()) {
        continue;
      }
      if (global) {
        squares[p] += squaredOfGlobal(i);
      } else if (padding && member.silent()) {
        squares[p] += squared(0, i);
      } else {
        squared = Double.isNaN(squared) ? squared(sum == 0 ? 0 : 1 / sum, i) : squared;
        squares[p] += squared;
      }
    }
  }

  /** The part of the reference's weights in a row that some keys have. */
  private double part(double weights, double relativeTo, int i) {
    double logarithm = relativeTo - referenceLogSumExp[i];
    return weights == 0 || Double.isNaN(logarithm) ? 0 : Math.min(1, weights * Math.exp(logarithm));
  }

  /** The squared distance of a row of weighted values, times a factor, from the reference. */
  private double squared(double factor, int i) {
    float[] reference = referenceOutput.data();
    int at = referenceOutput.at(i);
    double even = 0;
    double odd = 0;
    for (int c = 0; c < d; c++) {
      double e = row[c] * factor - reference[at + c];
      if ((c & 1) == 0) {
        even += e * e;
      } else {
        odd += e * e;
      }
    }
    return even + odd;
  }

  private double squaredOfGlobal(int i) {
    double squared = 0;
    for (int c = 0; c < d; c++) {
      double e = (double) globalOutput.get(i, c) - referenceOutput.get(i, c);
      squared += e * e;
    }
    return squared;
  }

  List<Loss> losses() {
    double norm = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < d; c++) {
        double r = referenceOutput.get(i, c);
        norm += r * r;
      }
    }
    List<Loss> losses = new ArrayList<>();
    for (int p = 0; p < kept.length; p++) {
      losses.add(new Loss(kept[p] / n, squares[p] == 0 ? 0 : Math.sqrt(squares[p] / norm)));
    }
    return losses;
  }
}

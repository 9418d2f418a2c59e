package org.longview.study;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern.Full;
import org.longview.linear.Matrix;
import org.longview.model.Encoder;
import org.longview.model.EncoderConfig;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** How long sweeps take, told before they begin from what a piece of a layer takes here and now. */
public final class SweepCost {
  /** Tokens of which a layer is timed, so many that it takes longer than to begin. */
  private static final int TIMED = 128;

  /** Tokens of which it is run beforehand, in a runtime that has not compiled its kernels yet. */
  private static final int WARMING = 16;

  /** Seconds after which the shortest time counts although runs still get faster. */
  private static final double MOST_SECONDS = 5;

  /** What measuring one row of one head under one more setting takes, in multiplications. */
  private static final long EACH_ROW = 12_500;

  /** Multiplications that a core does in a second, where there is no layer to be timed. */
  private static final double USUAL = 1e10;

  private final Subject subject;
  private final double perSecond;

  /**
   * Times the first layer of the model, if there is one.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public SweepCost(Subject subject, Cancellation cancellation) {
    this.subject = subject;
    Encoder encoder = subject.encoder();
    perSecond =
        encoder == null ? USUAL * Workers.shared().threads() : perSecond(encoder, cancellation);
  }

  private double perSecond(Encoder encoder, Cancellation cancellation) {
    ShortestTime.of(firstLayer(encoder, WARMING, cancellation), 0, MOST_SECONDS);
    double seconds = ShortestTime.of(firstLayer(encoder, TIMED, cancellation), 0, MOST_SECONDS);
    return pass(TIMED, (double) TIMED * TIMED) / subject.layers() / seconds;
  }

  /** Runs the first layer over so many tokens and says how many seconds that took. */
  private DoubleSupplier firstLayer(Encoder encoder, int n, Cancellation cancellation) {
    int[] ids = IntStream.range(0, n).map(i -> subject.tokens().id(i % subject.length())).toArray();
    Mechanism full = new Mechanism.Sparse(AttentionPlan.of(new Full(), n, KeyPadding.NONE));
    Matrix hidden = encoder.embed(ids);
    return () -> {
      long begin = System.nanoTime();
      LayerAttention attention = encoder.attend(0, hidden, full, cancellation);
      encoder.complete(0, hidden, attention.output(), cancellation);
      return (System.nanoTime() - begin) / 1e9;
    };
  }

  /** Multiplications of a run of the model, whose heads have so many entries each. */
  private double pass(double n, double entries) {
    EncoderConfig config = subject.model();
    if (config == null) {
      return 0;
    }
    double h = config.hidden();
    return config.layers() * (n * (4 * h * h + 2 * h * config.intermediate()) + 2 * entries * h);
  }

  /** Seconds of settings that every layer uses, one run each. */
  public double ofRuns(List<PatternSettings> settings) {
    int n = subject.length();
    double operations = references(settings);
    for (PatternSettings setting : settings) {
      operations += pass(n, (double) TradeoffGrid.entries(setting, n));
    }
    return operations / perSecond;
  }

  /**
   * Seconds of settings that are measured layer by layer, together.
   *
   * @param layers how many
   */
  public double ofLayers(List<PatternSettings> settings, int layers) {
    long rows = (long) subject.length() * subject.heads() * layers;
    return (references(settings) + (double) EACH_ROW * settings.size() * rows) / perSecond;
  }

  /** Multiplications of the runs that settings are compared with. */
  private double references(List<PatternSettings> settings) {
    int n = subject.length();
    Reference reference = subject.reference(GlobalTokens.NONE);
    boolean full = reference.isFull();
    long runs =
        full ? 1 : settings.stream().map(setting -> setting.globalTokens(n)).distinct().count();
    return runs * pass(n, full ? (double) n * n : (double) n * reference.window().window());
  }
}

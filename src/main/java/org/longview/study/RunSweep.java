package org.longview.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Measures;
import org.longview.attention.Mechanism;
import org.longview.budget.Memory;
import org.longview.linear.Matrix;
import org.longview.model.Encoder;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Settings that every layer uses, so that each takes a run of the model, of which only the first
 * layer's queries, keys and values are shared. Nothing that was kept for other questions makes room
 * for it.
 */
public final class RunSweep implements TextSweep {
  private final Subject subject;
  private final Encoder encoder;

  /** The reference run that settings are compared with, the last one that was needed. */
  private @Nullable Run reference;

  /**
   * What is kept of a reference run.
   *
   * @param of what it is the run of
   * @param outputs of each layer's heads, n × hidden
   * @param first the attention of the first layer
   * @param embedding the last layer's row of [CLS]
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Run(Reference of, List<Matrix> outputs, LayerAttention first, float[] embedding) {}

  /** Why there is no such sweep of tensors, in a sentence. */
  public static final String NO_MODEL =
      "No model is between the layers of these tensors, so that there is no embedding; look at the"
          + " attention kept, or open a text.";

  /**
   * Measures nothing yet.
   *
   * @throws InputException if no model reads the subject
   */
  public RunSweep(Subject subject) {
    this.subject = subject;
    Encoder reads = subject.encoder();
    if (reads == null) {
      throw new InputException(NO_MODEL);
    }
    encoder = reads;
  }

  @Override
  public void measure(
      List<PatternSettings> settings,
      Consumer<Found> found,
      Progress progress,
      Cancellation cancellation) {
    requireFit();
    boolean byGlobals = !subject.reference(GlobalTokens.NONE).isFull();
    int done = 0;
    for (List<Integer> group : SweepGroups.of(settings, subject.length(), byGlobals)) {
      for (int index : group) {
        progress.at(
            "Sweep, setting %d of %d".formatted(done + 1, settings.size()),
            (double) done / settings.size());
        long begin = System.nanoTime();
        Found one = measure(settings.get(index), index, begin, cancellation);
        found.accept(one);
        done++;
      }
    }
  }

  private void requireFit() {
    long widths =
        encoder.config().layers()
            + 2L * EncoderRun.widths(encoder.config())
            + EncoderRun.PASSING_WIDTHS;
    long needed = Float.BYTES * widths * encoder.config().hidden() * subject.length();
    long capacity = subject.workingSet().capacity();
    if (needed > capacity) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Comparing runs over %,d tokens needs %s of memory, and there is %s; use at most %,d"
                  + " tokens, or allow more memory for results.",
              subject.length(),
              Memory.format(needed),
              Memory.format(capacity),
              capacity * subject.length() / needed));
    }
  }

  private Found measure(
      PatternSettings settings, int index, long begin, Cancellation cancellation) {
    Run expected = reference(settings.globalTokens(subject.length()), cancellation);
    Mechanism[] mechanisms = new Mechanism[encoder.config().layers()];
    for (int layer = 0; layer < mechanisms.length; layer++) {
      mechanisms[layer] =
          layer > 0 && !settings.projectsByLayer() && !settings.differsByLayer()
              ? mechanisms[0]
              : Mechanisms.of(
                  settings,
                  new Mechanisms.Place(layer, mechanisms.length),
                  subject.length(),
                  encoder.config().heads(),
                  KeyPadding.NONE,
                  cancellation);
    }
    List<LayerQuality> layers = new ArrayList<>();
    Matrix hidden =
        run(
            mechanisms,
            expected.first(),
            (layer, attention) -> layers.add(quality(attention, expected.outputs().get(layer))),
            cancellation);
    OptionalDouble change =
        OptionalDouble.of(1 - Embeddings.cosine(Embeddings.row(hidden, 0), expected.embedding()));
    return new Found(index, List.copyOf(layers), change, (System.nanoTime() - begin) / 1e9);
  }

  /** Told of each layer's attention. */
  private interface Visitor {
    void visit(int layer, LayerAttention attention);
  }

  private Matrix run(
      Mechanism[] mechanisms,
      @Nullable LayerAttention first,
      Visitor visitor,
      Cancellation cancellation) {
    Matrix hidden = encoder.embed(subject.tokens().ids());
    for (int layer = 0; layer < mechanisms.length; layer++) {
      LayerAttention attention =
          layer == 0 && first != null
              ? first.under(mechanisms[0], Workers.shared(), cancellation)
              : encoder.attend(layer, hidden, mechanisms[layer], cancellation);
      visitor.visit(layer, attention);
      hidden = encoder.complete(layer, hidden, attention.output(), cancellation);
    }
    return hidden;
  }

  private Run reference(GlobalTokens globals, Cancellation cancellation) {
    Reference wanted = subject.reference(globals);
    Run known = reference;
    if (known != null && known.of().equals(wanted)) {
      return known;
    }
    reference = null;
    Mechanism mechanism = new Mechanism.Sparse(wanted.plan(subject.length(), KeyPadding.NONE));
    Mechanism[] mechanisms =
        Collections.nCopies(encoder.config().layers(), mechanism).toArray(Mechanism[]::new);
    List<Matrix> outputs = new ArrayList<>();
    List<LayerAttention> first = new ArrayList<>();
    Matrix hidden =
        run(
            mechanisms,
            null,
            (layer, attention) -> {
              outputs.add(attention.output());
              if (layer == 0) {
                first.add(attention);
              }
            },
            cancellation);
    Run made = new Run(wanted, List.copyOf(outputs), first.get(0), Embeddings.row(hidden, 0));
    reference = made;
    return made;
  }

  private static LayerQuality quality(LayerAttention attention, Matrix expected) {
    int heads = attention.heads();
    int d = expected.columns() / heads;
    double[] errors = new double[heads];
    for (int h = 0; h < heads; h++) {
      errors[h] = Measures.outputError(attention.output(h), expected.columns(h * d, (h + 1) * d));
    }
    return new LayerQuality(heads, null, errors);
  }
}

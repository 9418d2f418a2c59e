package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerResult;
import org.longview.attention.Spectrum;
import org.longview.linear.Kernels;
import org.longview.model.Encoder;
import org.longview.model.EncoderConfig;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.MemoryException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * What attention is asked of, layer by layer: a text that a model reads, or tensors that the user
 * brought. Answers are kept in a working set as far as it has room, so that what was answered
 * before is there at once. One question is answered at a time; others wait, and give way when
 * cancelled.
 */
public abstract sealed class Subject permits TextSubject, TensorSubject {
  private final Tokens tokens;
  private final Kernels kernels;
  private final Workers workers;
  private final WorkingSet kept;

  private record SpectraKey(Object subject, int layer) {}

  private record ScoresKey(Object subject, Reference reference, int layer) {}

  Subject(Tokens tokens, Kernels kernels, Workers workers, WorkingSet kept) {
    this.tokens = tokens;
    this.kernels = kernels;
    this.workers = workers;
    this.kept = kept;
  }

  /**
   * Tensors that the user brought.
   *
   * @param kept takes the answers
   */
  public static Subject of(UserTensors tensors, WorkingSet kept) {
    return new TensorSubject(tensors, new Mechanisms.Place(0, 1), Workers.shared(), kept);
  }

  /**
   * The same where the tensors are those of one layer of several, whose patterns may differ.
   *
   * @param place which layer, of how many
   */
  public static Subject of(UserTensors tensors, Mechanisms.Place place, WorkingSet kept) {
    return new TensorSubject(tensors, place, Workers.shared(), kept);
  }

  /** The tokens, as many as there are rows and columns; they have names at least. */
  public final Tokens tokens() {
    return tokens;
  }

  /** n, the number of tokens. */
  public final int length() {
    return tokens.size();
  }

  /** What is to be known before it is trusted, in whole sentences; empty if nothing is. */
  public abstract Optional<String> warning();

  /** Number of layers, at least 1. */
  public abstract int layers();

  /** Number of heads of each layer, at least 1. */
  public abstract int heads();

  /** d, the width of a head; none of finished attention. */
  public abstract OptionalInt headWidth();

  /** The measures of the model that reads the tokens; null of tensors. */
  public abstract @Nullable EncoderConfig model();

  /** The model that reads the tokens; null of tensors. */
  abstract @Nullable Encoder encoder();

  /** Keys that are only padding. */
  public abstract KeyPadding padding();

  /**
   * Which layers use a pattern that is to be applied so: of tensors only each alone, for no model
   * is between their layers.
   */
  public abstract Apply applied(Apply asked);

  /** What a pattern of such global tokens is measured against. */
  abstract Reference reference(GlobalTokens globals);

  /** The name of what {@link #reference} gives without global tokens: "full" or "window 512". */
  public final String referenceName() {
    return reference(GlobalTokens.NONE).name();
  }

  /** Where a layer stands among those that patterns differ by. */
  Mechanisms.Place place(int layer) {
    return new Mechanisms.Place(layer, layers());
  }

  /** Takes the answers. */
  final WorkingSet workingSet() {
    return kept;
  }

  /** What computes it. */
  public final Kernels kernels() {
    return kernels;
  }

  /** What tells the subject apart from all others, by content; small. */
  abstract Object key();

  /** The subject under a pattern. */
  abstract Topic topic(PatternSettings settings);

  /** A pattern that is the reference itself, so that one run is enough. */
  private PatternSettings ofReference(GlobalTokens globals) {
    PatternSettings settings = PatternSettings.defaults();
    return reference(globals).isFull()
        ? settings.withKind(PatternKind.FULL)
        : settings
            .withKind(globals.count() == 0 ? PatternKind.WINDOW : PatternKind.WINDOW_GLOBAL)
            .withWindow(reference(globals).window().window())
            .withGlobals(globals);
  }

  /**
   * The attention of one layer under the settings' pattern, beside the reference.
   *
   * @throws InputException if the settings do not fit the tokens, or it does not fit the working
   *     set
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final LayerComparison layer(
      PatternSettings settings,
      Apply apply,
      int layer,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    LayerComparison known = knownLayer(settings, apply, layer);
    return known != null
        ? known
        : within(
            settings,
            apply,
            cancellation,
            topic -> {
              Topic.Question question = topic.ask(apply, progress, cancellation);
              LayerComparison answer = question.layer(layer);
              kept.release();
              question.keep(layer, answer);
              return answer;
            });
  }

  /** The same as far as it was computed before and kept; null otherwise. It never waits. */
  public final @Nullable LayerComparison knownLayer(
      PatternSettings settings, Apply apply, int layer) {
    return kept.get(topic(settings).layerKey(apply, layer), LayerComparison.class);
  }

  /**
   * What the pattern keeps and loses in every head of every layer. Applied to "this layer", each
   * layer is measured as if it alone used the pattern.
   *
   * @throws InputException if the settings do not fit the tokens, or it does not fit the working
   *     set
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final ModelQuality quality(
      PatternSettings settings, Apply apply, Progress progress, Cancellation cancellation) {
    cancellation.check();
    ModelQuality known = knownQuality(settings, apply);
    return known != null
        ? known
        : within(
            settings,
            apply,
            cancellation,
            topic -> {
              Topic.Question question = topic.ask(apply, Progress.NONE, cancellation);
              List<LayerQuality> layers = new ArrayList<>();
              int count = layers();
              for (int layer = 0; layer < count; layer++) {
                progress.at(
                    "Measuring layer " + (layer + 1) + " of " + count, layer / (double) count);
                layers.add(question.layer(layer).quality());
              }
              ModelQuality answer = new ModelQuality(List.copyOf(layers));
              kept.keep(
                  topic.qualityKey(apply),
                  answer,
                  Map.of(answer, 2L * Double.BYTES * count * heads()));
              return answer;
            });
  }

  /** The same as far as it was measured before and kept; null otherwise. It never waits. */
  public final @Nullable ModelQuality knownQuality(PatternSettings settings, Apply apply) {
    return kept.get(topic(settings).qualityKey(apply), ModelQuality.class);
  }

  /**
   * The reference attention of a layer.
   *
   * @param globals of the pattern that is measured; they matter beyond the trained length
   * @throws InputException if it does not fit the working set
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final LayerResult reference(
      GlobalTokens globals, int layer, Progress progress, Cancellation cancellation) {
    return layer(ofReference(globals), Apply.EVERY_LAYER, layer, progress, cancellation)
        .referenceAttention();
  }

  /**
   * What the heads of a layer do under the reference. Other questions are answered while they are
   * measured.
   *
   * @param globals of the pattern that is looked at; they matter beyond the trained length
   * @throws InputException if it does not fit the working set
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final LayerScores scores(
      GlobalTokens globals, int layer, Progress progress, Cancellation cancellation) {
    LayerScores known = knownScores(globals, layer);
    if (known != null) {
      return known;
    }
    LayerResult attention = reference(globals, layer, progress, cancellation);
    return measured(attention, globals, layer, cancellation);
  }

  /**
   * The same of a layer that has been answered, so that nothing is waited for.
   *
   * @param answered of this subject, under a pattern of such global tokens
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final LayerScores scores(
      LayerComparison answered, GlobalTokens globals, int layer, Cancellation cancellation) {
    LayerScores known = knownScores(globals, layer);
    return known != null
        ? known
        : measured(answered.referenceAttention(), globals, layer, cancellation);
  }

  private LayerScores measured(
      LayerResult attention, GlobalTokens globals, int layer, Cancellation cancellation) {
    LayerScores scores = LayerScores.of(attention, tokens, workers, cancellation);
    kept.keep(
        new ScoresKey(key(), reference(globals), layer), scores, Map.of(scores, scores.bytes()));
    return scores;
  }

  /** The same as far as they were measured before and kept; null otherwise. It never waits. */
  public final @Nullable LayerScores knownScores(GlobalTokens globals, int layer) {
    return kept.get(new ScoresKey(key(), reference(globals), layer), LayerScores.class);
  }

  /**
   * The spectra of a layer's heads, of the reference attention without global tokens. Other
   * questions are answered meanwhile.
   *
   * @param found told of each head that is done, on the computing threads; of none if they were
   *     known
   * @throws InputException if there are too many tokens, or a decomposition does not converge
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final LayerSpectra spectra(
      int layer, ObjIntConsumer<Spectrum> found, Progress progress, Cancellation cancellation) {
    LayerSpectra known = knownSpectra(layer);
    if (known != null) {
      return known;
    }
    LayerSpectra.requireFit(length(), workers);
    LayerResult attention = reference(GlobalTokens.NONE, layer, progress, cancellation);
    List<AttentionMatrix> matrices =
        IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
    LayerSpectra spectra = LayerSpectra.of(kernels, matrices, found, workers, cancellation);
    kept.keep(new SpectraKey(key(), layer), spectra, Map.of(spectra, spectra.bytes()));
    return spectra;
  }

  /** The same as far as they were computed before and kept; null otherwise. It never waits. */
  public final @Nullable LayerSpectra knownSpectra(int layer) {
    return kept.get(new SpectraKey(key(), layer), LayerSpectra.class);
  }

  /**
   * The attention rollout of a token while every layer uses the pattern.
   *
   * @param token counted from 0
   * @throws InputException if the settings do not fit the tokens, or it does not fit the working
   *     set
   * @throws MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public final Rollout rollout(
      PatternSettings settings, int token, Progress progress, Cancellation cancellation) {
    cancellation.check();
    Reaches.check(settings, token, length());
    Rollout known = knownRollout(settings, token);
    return known != null
        ? known
        : within(
            settings,
            Apply.EVERY_LAYER,
            cancellation,
            topic -> {
              Topic.Question question = topic.ask(Apply.EVERY_LAYER, progress, cancellation);
              Rollout answer =
                  Rollout.of(
                      token, length(), layers(), question::heads, workers, progress, cancellation);
              kept.keep(
                  topic.rolloutKey(token),
                  answer,
                  Map.of(answer, (long) Float.BYTES * layers() * length()));
              return answer;
            });
  }

  /** The same as far as it was computed before and kept; null otherwise. It never waits. */
  public final @Nullable Rollout knownRollout(PatternSettings settings, int token) {
    return kept.get(topic(settings).rolloutKey(token), Rollout.class);
  }

  /** Asks for the memory before it is taken, and says what would fit if there is less. */
  private <T> T within(
      PatternSettings settings, Apply apply, Cancellation cancellation, Function<Topic, T> work) {
    synchronized (kept.turn) {
      cancellation.check();
      Topic topic = topic(settings);
      topic.use();
      if (!kept.reserve(topic.bytes(apply))) {
        throw new InputException(topic.refusal(apply, kept.capacity()));
      }
      try {
        return work.apply(topic);
      } catch (OutOfMemoryError e) {
        kept.clear();
        throw new MemoryException(
            String.format(
                Locale.ROOT,
                "The memory ran out over %,d tokens, and what was kept of earlier results is gone;"
                    + " use fewer tokens, or start Java with a larger -Xmx.",
                length()),
            e);
      } finally {
        kept.release();
      }
    }
  }
}

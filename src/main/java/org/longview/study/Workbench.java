package org.longview.study;

import java.io.File;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.attention.MergedAttention;
import org.longview.attention.PieceMerge;
import org.longview.attention.PieceStack;
import org.longview.attention.Pieces;
import org.longview.attention.SparsityPattern;
import org.longview.budget.Memory;
import org.longview.model.Encoder;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.MemoryException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Answers what a text's attention is under a pattern. The answers, and what every layer of the
 * model read on the way, are kept in a working set as far as it has room: dragging a parameter runs
 * again only what the parameter changes, and what was answered before is there at once. One
 * question is answered at a time; others wait, and give way when cancelled.
 */
public final class Workbench {
  private final Encoder encoder;
  private final Workers workers;
  private final WorkingSet kept;

  private record LayerKey(EncoderRun.Key of, Apply apply, int layer) {}

  private record QualityKey(EncoderRun.Key of, Apply apply) {}

  /** A text that the model reads piece by piece, however the pieces are merged. */
  private record PiecesKey(SparsityPattern pattern) {}

  /** Pieces that are merged in some way. */
  private record MergeKey(SparsityPattern pattern, PieceMerge merge) {}

  /** A projection's file as it was when it was read. */
  private record FileKey(PatternSettings settings, long modified, long size) {}

  /** Works with a set as large as the heap allows. */
  public Workbench(Encoder encoder, Workers workers) {
    this(encoder, workers, new WorkingSet(WorkingSet.mostOfHeap()));
  }

  /** Works with a set of its own, which nobody else may put anything into. */
  Workbench(Encoder encoder, Workers workers, WorkingSet kept) {
    this.encoder = encoder;
    this.workers = workers;
    this.kept = kept;
  }

  public Encoder encoder() {
    return encoder;
  }

  /** What is kept, and how much that may be. */
  public WorkingSet workingSet() {
    return kept;
  }

  /**
   * The attention of one layer under the settings' pattern, beside the reference.
   *
   * @param tokens the text's tokens, as many as are to be used
   * @throws org.longview.work.InputException if the settings do not fit the text, or it does not
   *     fit the working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public LayerComparison layer(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      int layer,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    LayerComparison known = knownLayer(tokens, settings, apply, layer);
    return known != null
        ? known
        : computeLayer(tokens, settings, apply, layer, progress, cancellation);
  }

  private synchronized LayerComparison computeLayer(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      int layer,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    return within(
        tokens,
        settings,
        apply,
        topic -> {
          Question question = new Question(topic, settings, apply, progress, cancellation);
          LayerComparison answer = question.layer(layer);
          kept.release();
          question.keep(layer, answer);
          return answer;
        });
  }

  /**
   * The same as far as it was computed before and kept; null otherwise. It never waits.
   *
   * @param tokens as of {@link #layer}
   */
  public @Nullable LayerComparison knownLayer(
      Tokens tokens, PatternSettings settings, Apply apply, int layer) {
    LayerKey key = new LayerKey(new Topic(tokens, settings).pattern, apply, layer);
    return kept.get(key, LayerComparison.class);
  }

  /**
   * What the pattern keeps and loses in every head of every layer. Applied to "this layer", each
   * layer is measured as if it alone used the pattern.
   *
   * @throws org.longview.work.InputException if the settings do not fit the text, or it does not
   *     fit the working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ModelQuality quality(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    ModelQuality known = knownQuality(tokens, settings, apply);
    return known != null ? known : computeQuality(tokens, settings, apply, progress, cancellation);
  }

  private synchronized ModelQuality computeQuality(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    return within(
        tokens,
        settings,
        apply,
        topic -> {
          Question question = new Question(topic, settings, apply, progress, cancellation);
          List<LayerQuality> layers = new ArrayList<>();
          int count = encoder.config().layers();
          for (int layer = 0; layer < count; layer++) {
            progress.at("Measuring layer " + (layer + 1) + " of " + count, layer / (double) count);
            layers.add(question.layer(layer).quality());
          }
          ModelQuality answer = new ModelQuality(List.copyOf(layers));
          kept.keep(
              new QualityKey(topic.pattern, apply),
              answer,
              Map.of(answer, 2L * Double.BYTES * count * encoder.config().heads()));
          return answer;
        });
  }

  /**
   * The same as far as it was measured before and kept; null otherwise. It never waits.
   *
   * @param tokens as of {@link #quality}
   */
  public @Nullable ModelQuality knownQuality(Tokens tokens, PatternSettings settings, Apply apply) {
    QualityKey key = new QualityKey(new Topic(tokens, settings).pattern, apply);
    return kept.get(key, ModelQuality.class);
  }

  /** Whatever tells mechanisms apart that compute different things. */
  private static Object mechanismKey(PatternSettings settings, int n) {
    if (settings.mergesPieces()) {
      return new MergeKey(settings.pattern(n), settings.pieces().merge());
    }
    if (settings.kind() != PatternKind.LINFORMER) {
      return settings.pattern(n);
    }
    PatternSettings effective = settings.effective(n);
    if (effective.projection() instanceof ProjectionSource.File source) {
      File file = source.path().toFile();
      return new FileKey(effective, file.lastModified(), file.length());
    }
    return effective;
  }

  /** What runs are about; takes no memory to speak of. */
  private final class Topic {
    final int[] ids;
    final Reference reference;
    final EncoderRun.Key referenceRun;

    /** Of what is asked about. */
    final EncoderRun.Key pattern;

    /** Of the run that answers where every layer uses the pattern. */
    final EncoderRun.Key patternRun;

    /** The pieces, if the model reads them one by one where every layer uses the pattern. */
    final @Nullable Pieces pieces;

    Topic(Tokens tokens, PatternSettings settings) {
      ids = tokens.ids();
      int n = ids.length;
      GlobalTokens globals =
          settings.kind().hasGlobals() ? settings.globals().within(n) : GlobalTokens.NONE;
      reference = Reference.of(n, encoder.config().maxPositions(), globals);
      Object text = IntBuffer.wrap(ids);
      referenceRun = new EncoderRun.Key(text, reference.pattern());
      pattern = new EncoderRun.Key(text, mechanismKey(settings, n));
      pieces = settings.readsPieces() ? settings.pieces(n) : null;
      patternRun =
          pieces != null ? new EncoderRun.Key(text, new PiecesKey(settings.pattern(n))) : pattern;
    }

    /** So that what layers read makes no room for what is computed from it. */
    void use() {
      int layers = encoder.config().layers();
      EncoderRun.use(patternRun, layers, kept);
      EncoderRun.use(referenceRun, layers, kept);
    }
  }

  /** Asks for the memory before it is taken, and says what would fit if there is less. */
  private <T> T within(
      Tokens tokens, PatternSettings settings, Apply apply, Function<Topic, T> work) {
    int n = tokens.size();
    Topic topic = new Topic(tokens, settings);
    topic.use();
    long forEach = bytesForEachToken(topic, settings, apply);
    if (!kept.reserve(forEach * n)) {
      throw new InputException(refusal(n, forEach, settings, apply));
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
              n),
          e);
    } finally {
      kept.release();
    }
  }

  /** Bytes that are taken at a time for each token, beside what is kept. */
  private long bytesForEachToken(Topic topic, PatternSettings settings, Apply apply) {
    // Of a single layer the pattern's attention shares all but the output with the reference's
    long widths =
        (long) EncoderRun.WIDTHS
            + (apply == Apply.EVERY_LAYER ? EncoderRun.WIDTHS : 1)
            + EncoderRun.PASSING_WIDTHS;
    Pieces pieces = topic.pieces;
    if (pieces != null) {
      // In pieces that overlap a token is computed several times; then it is merged
      long times = (pieces.tokens() + 2L * pieces.count()) / topic.ids.length + 1;
      widths = EncoderRun.WIDTHS + times * (EncoderRun.WIDTHS + EncoderRun.PASSING_WIDTHS) + 1;
    }
    int denominators = 3 * encoder.config().heads();
    long projections =
        settings.kind() == PatternKind.LINFORMER
                && settings.projection() instanceof ProjectionSource.Gaussian
            ? 2L * settings.rank()
            : 0;
    return Float.BYTES * (widths * encoder.config().hidden() + denominators + projections);
  }

  private String refusal(int n, long forEach, PatternSettings settings, Apply apply) {
    long capacity = kept.capacity();
    boolean largest = capacity >= WorkingSet.mostOfHeap();
    return String.format(
        Locale.ROOT,
        "%,d tokens need %s of memory with %s in %s, and there is %s for them; use at most %,d"
            + " tokens, or %s.",
        n,
        Memory.format(forEach * n),
        Wording.of(settings, n),
        apply == Apply.EVERY_LAYER ? "every layer" : "one layer",
        Memory.format(capacity),
        capacity / forEach,
        largest ? "start Java with a larger -Xmx" : "allow more memory for results");
  }

  /** One question's text, pattern and runs. */
  private final class Question {
    private final PatternSettings settings;
    private final Apply apply;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Topic topic;
    private final Mechanism mechanism;
    private final EncoderRun referenceRun;
    private final @Nullable EncoderRun patternRun;

    /** What the pattern's run is of, if that is not the text. */
    private final @Nullable PieceStack stack;

    Question(
        Topic topic,
        PatternSettings settings,
        Apply apply,
        Progress progress,
        Cancellation cancellation) {
      this.topic = topic;
      this.settings = settings;
      this.apply = apply;
      this.progress = progress;
      this.cancellation = cancellation;
      int n = topic.ids.length;
      mechanism =
          Mechanisms.of(settings, n, encoder.config().heads(), KeyPadding.NONE, cancellation);
      Mechanism ofReference = new Mechanism.Sparse(topic.reference.plan(n, KeyPadding.NONE));
      referenceRun = run(topic.referenceRun, ofReference, null);
      Pieces pieces = apply == Apply.EVERY_LAYER ? topic.pieces : null;
      stack = pieces == null ? null : PieceStack.marked(pieces);
      if (apply == Apply.THIS_LAYER) {
        patternRun = null;
      } else if (stack != null) {
        patternRun = run(topic.patternRun, stack);
      } else if (topic.patternRun.equals(topic.referenceRun)) {
        patternRun = referenceRun;
      } else {
        patternRun = run(topic.patternRun, mechanism, referenceRun);
      }
    }

    private EncoderRun run(EncoderRun.Key key, Mechanism under, @Nullable EncoderRun sibling) {
      int[] positions = IntStream.range(0, topic.ids.length).toArray();
      return new EncoderRun(key, encoder, topic.ids, positions, under, sibling, kept, workers);
    }

    private EncoderRun run(EncoderRun.Key key, PieceStack stack) {
      int[] ids = IntStream.of(stack.tokens()).map(token -> topic.ids[token]).toArray();
      AttentionPlan plan =
          AttentionPlan.of(stack.pattern(settings.isCausal()), stack.length(), KeyPadding.NONE);
      return new EncoderRun(
          key, encoder, ids, stack.positions(), new Mechanism.Sparse(plan), null, kept, workers);
    }

    /** The attention of a layer, which is kept if that of all layers is. */
    LayerComparison layer(int layer) {
      LayerKey key = new LayerKey(topic.pattern, apply, layer);
      LayerComparison known = kept.get(key, LayerComparison.class);
      if (known != null) {
        return known;
      }
      LayerAttention ofReference = referenceRun.attention(layer, progress, cancellation);
      LayerComparison answer =
          new LayerComparison(
              encoder.kernels(),
              ofPattern(layer, ofReference),
              ofReference,
              topic.reference,
              workers,
              cancellation);
      if (referenceRun.keepsAttention()) {
        keep(layer, answer);
      }
      return answer;
    }

    private LayerResult ofPattern(int layer, LayerAttention ofReference) {
      if (patternRun != null) {
        LayerAttention computed = patternRun.attention(layer, progress, cancellation);
        return stack == null
            ? computed
            : new MergedAttention(
                computed, stack, settings.pieces().merge(), ((Mechanism.Sparse) mechanism).plan());
      }
      return settings.mergesPieces()
          ? Mechanisms.merged(
              encoder.kernels(), ofReference.tensors(), settings, mechanism, workers, cancellation)
          : ofReference.under(mechanism, workers, cancellation);
    }

    /** Keeps an answer, and the reference's attention for the next pattern. */
    void keep(int layer, LayerComparison answer) {
      referenceRun.keep(layer, answer.referenceAttention());
      kept.keep(new LayerKey(topic.pattern, apply, layer), answer, answer.parts());
    }
  }
}

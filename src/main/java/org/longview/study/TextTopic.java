package org.longview.study;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.AttentionPlan;
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
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * A text that the model reads, under a pattern. What every layer of the model reads on the way is
 * kept, too: dragging a parameter runs again only what the parameter changes.
 */
final class TextTopic implements Topic {
  /** The mechanisms up to the layer, or that of the layer alone, depending on where they apply. */
  private record LayerKey(Object text, List<Object> mechanisms, Apply apply, int layer) {}

  private record QualityKey(EncoderRun.Key of, Apply apply) {}

  private record RolloutKey(EncoderRun.Key of, int token) {}

  /** A text that the model reads piece by piece, however the pieces are merged. */
  private record PiecesKey(SparsityPattern pattern) {}

  /** Pieces that are merged in some way. */
  private record MergeKey(SparsityPattern pattern, PieceMerge merge) {}

  private final Encoder encoder;
  private final Workers workers;
  private final WorkingSet kept;
  private final PatternSettings settings;
  private final int[] ids;
  private final Reference reference;
  private final EncoderRun.Key referenceRun;

  /** Of what is asked about. */
  private final EncoderRun.Key pattern;

  /** Of the run that answers where every layer uses the pattern. */
  private final EncoderRun.Key patternRun;

  /** The pieces, if the model reads them one by one where every layer uses the pattern. */
  private final @Nullable Pieces pieces;

  /**
   * Computes nothing yet.
   *
   * @param text tells the text and the model apart from all others, by content
   * @param ids the token numbers; kept, and must not change
   */
  TextTopic(
      Encoder encoder,
      Workers workers,
      WorkingSet kept,
      Object text,
      int[] ids,
      PatternSettings settings) {
    this.encoder = encoder;
    this.workers = workers;
    this.kept = kept;
    this.settings = settings;
    this.ids = ids;
    int n = ids.length;
    reference = Reference.of(n, encoder.config(), settings.globalTokens(n));
    int layers = encoder.config().layers();
    referenceRun = new EncoderRun.Key(text, Collections.nCopies(layers, reference.pattern()));
    pattern = new EncoderRun.Key(text, mechanismKeys(n));
    pieces = settings.readsPieces() ? settings.pieces(n) : null;
    patternRun =
        pieces != null
            ? new EncoderRun.Key(
                text, Collections.nCopies(layers, new PiecesKey(settings.pattern(n))))
            : pattern;
  }

  /** Whatever tells mechanisms apart that compute different things, layer by layer. */
  private List<Object> mechanismKeys(int n) {
    int layers = encoder.config().layers();
    if (settings.kind() == PatternKind.LINFORMER) {
      return Collections.nCopies(layers, Mechanisms.key(settings, n));
    }
    if (settings.mergesPieces()) {
      return Collections.nCopies(
          layers, new MergeKey(settings.pattern(n), settings.pieces().merge()));
    }
    return settings.differsByLayer()
        ? IntStream.range(0, layers).mapToObj(layer -> patternKey(layer, n)).toList()
        : Collections.nCopies(layers, patternKey(0, n));
  }

  /** The pattern of a layer, or those of its heads if they differ. */
  private Object patternKey(int layer, int n) {
    List<SparsityPattern> heads =
        IntStream.range(0, settings.differsByHead() ? encoder.config().heads() : 1)
            .mapToObj(head -> settings.at(layer, encoder.config().layers(), head).pattern(n))
            .toList();
    return heads.stream().distinct().count() == 1 ? heads.get(0) : heads;
  }

  @Override
  public Object layerKey(Apply apply, int layer) {
    int first = apply == Apply.EVERY_LAYER ? 0 : layer;
    List<Object> mechanisms = pattern.mechanisms().subList(first, layer + 1);
    return new LayerKey(pattern.text(), mechanisms, apply, layer);
  }

  @Override
  public Object qualityKey(Apply apply) {
    return new QualityKey(pattern, apply);
  }

  @Override
  public Object rolloutKey(int token) {
    return new RolloutKey(patternRun, token);
  }

  @Override
  public void use() {
    int layers = encoder.config().layers();
    EncoderRun.use(patternRun, layers, kept);
    EncoderRun.use(referenceRun, layers, kept);
  }

  @Override
  public long bytes(Apply apply) {
    return bytesForEachToken(apply) * ids.length;
  }

  private long bytesForEachToken(Apply apply) {
    // Of a single layer the pattern's attention shares all but the output with the reference's
    long ofLayer = EncoderRun.widths(encoder.config());
    long widths = ofLayer + (apply == Apply.EVERY_LAYER ? ofLayer : 1) + EncoderRun.PASSING_WIDTHS;
    Pieces alone = pieces;
    if (alone != null) {
      // In pieces that overlap a token is computed several times; then it is merged
      long times = (alone.tokens() + 2L * alone.count()) / ids.length + 1;
      widths = ofLayer + times * (ofLayer + EncoderRun.PASSING_WIDTHS) + 1;
    }
    int denominators = 3 * encoder.config().heads();
    long projections =
        settings.kind() == PatternKind.LINFORMER
            ? Mechanisms.floatsForEachToken(
                settings.lowRank(), ids.length, encoder.config().heads(), workers)
            : 0;
    return Float.BYTES * (widths * encoder.config().hidden() + denominators + projections);
  }

  @Override
  public String refusal(Apply apply, long capacity) {
    int n = ids.length;
    long forEach = bytesForEachToken(apply);
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

  @Override
  public Topic.Question ask(Apply apply, Progress progress, Cancellation cancellation) {
    return new Question(apply, progress, cancellation);
  }

  /** One question's mechanisms and runs. */
  private final class Question implements Topic.Question {
    private final Apply apply;
    private final Progress progress;
    private final Cancellation cancellation;
    private final @Nullable Mechanism[] mechanisms;
    private final EncoderRun ofReference;
    private final @Nullable EncoderRun ofPattern;

    /** What the pattern's run is of, if that is not the text. */
    private final @Nullable PieceStack stack;

    Question(Apply apply, Progress progress, Cancellation cancellation) {
      this.apply = apply;
      this.progress = progress;
      this.cancellation = cancellation;
      int n = ids.length;
      mechanisms = new @Nullable Mechanism[encoder.config().layers()];
      mechanism(0);
      Mechanism full = new Mechanism.Sparse(reference.plan(n, KeyPadding.NONE));
      ofReference = run(referenceRun, layer -> full, null);
      Pieces alone = apply == Apply.EVERY_LAYER ? pieces : null;
      stack = alone == null ? null : PieceStack.marked(alone);
      if (apply == Apply.THIS_LAYER) {
        ofPattern = null;
      } else if (stack != null) {
        ofPattern = run(patternRun, stack);
      } else if (patternRun.equals(referenceRun)) {
        ofPattern = ofReference;
      } else {
        ofPattern = run(patternRun, this::mechanism, ofReference);
      }
    }

    /** The mechanism of a layer; all layers share it unless they differ. */
    private Mechanism mechanism(int layer) {
      int place = settings.differsByLayer() || settings.projectsByLayer() ? layer : 0;
      Mechanism made = mechanisms[place];
      if (made == null) {
        made =
            Mechanisms.of(
                settings,
                new Mechanisms.Place(place, encoder.config().layers()),
                ids.length,
                encoder.config().heads(),
                KeyPadding.NONE,
                cancellation);
        mechanisms[place] = made;
      }
      return made;
    }

    private EncoderRun run(
        EncoderRun.Key key, IntFunction<Mechanism> under, @Nullable EncoderRun sibling) {
      int[] positions = IntStream.range(0, ids.length).toArray();
      return new EncoderRun(key, encoder, ids, positions, under, sibling, kept, workers);
    }

    private EncoderRun run(EncoderRun.Key key, PieceStack stacked) {
      int[] stackedIds = IntStream.of(stacked.tokens()).map(token -> ids[token]).toArray();
      AttentionPlan plan =
          AttentionPlan.of(stacked.pattern(settings.isCausal()), stacked.length(), KeyPadding.NONE);
      Mechanism alone = new Mechanism.Sparse(plan);
      return new EncoderRun(
          key, encoder, stackedIds, stacked.positions(), layer -> alone, null, kept, workers);
    }

    @Override
    public List<AttentionMatrix> heads(int layer) {
      EncoderRun run = Objects.requireNonNull(ofPattern);
      LayerAttention attention = run.attention(layer, progress, cancellation);
      return IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
    }

    /** The attention of a layer, which is kept if that of all layers is. */
    @Override
    public LayerComparison layer(int layer) {
      LayerComparison known = kept.get(layerKey(apply, layer), LayerComparison.class);
      if (known != null) {
        return known;
      }
      LayerAttention full = ofReference.attention(layer, progress, cancellation);
      LayerComparison answer =
          LayerComparison.of(
              encoder.kernels(), underPattern(layer, full), full, reference, workers, cancellation);
      if (ofReference.keepsAttention()) {
        keep(layer, answer);
      }
      return answer;
    }

    private LayerResult underPattern(int layer, LayerAttention full) {
      if (ofPattern != null) {
        LayerAttention computed = ofPattern.attention(layer, progress, cancellation);
        return stack == null
            ? computed
            : new MergedAttention(
                computed,
                stack,
                settings.pieces().merge(),
                ((Mechanism.Sparse) mechanism(layer)).plan(0));
      }
      return settings.mergesPieces()
          ? Mechanisms.merged(
              encoder.kernels(), full.tensors(), settings, mechanism(layer), workers, cancellation)
          : full.under(mechanism(layer), workers, cancellation);
    }

    /** Keeps the answer, and the reference's attention for the next pattern. */
    @Override
    public void keep(int layer, LayerComparison answer) {
      ofReference.keep(layer, answer.referenceAttention());
      kept.keep(layerKey(apply, layer), answer, answer.parts());
    }
  }
}

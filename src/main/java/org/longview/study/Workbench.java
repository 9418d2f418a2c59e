package org.longview.study;

import java.io.File;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionMatrix;
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
import org.longview.attention.Spectrum;
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
  /** Floats for each element of a matrix whose singular vectors are found. */
  private static final int FLOATS_TO_DECOMPOSE = 9;

  private final Encoder encoder;
  private final Workers workers;
  private final WorkingSet kept;

  /** The mechanisms up to the layer, or that of the layer alone, depending on where they apply. */
  private record LayerKey(Object text, List<Object> mechanisms, Apply apply, int layer) {}

  private record QualityKey(EncoderRun.Key of, Apply apply) {}

  private record SpectraKey(Object text, int layer) {}

  private record RolloutKey(EncoderRun.Key of, int token) {}

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
    return kept.get(new Topic(tokens, settings).layerKey(apply, layer), LayerComparison.class);
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

  /**
   * The reference attention of a layer.
   *
   * @param globals of the pattern that is measured; they matter beyond the trained length
   * @throws org.longview.work.InputException if the text does not fit the working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public LayerAttention reference(
      Tokens tokens,
      GlobalTokens globals,
      int layer,
      Progress progress,
      Cancellation cancellation) {
    PatternSettings settings = ofReference(tokens, globals);
    return layer(tokens, settings, Apply.EVERY_LAYER, layer, progress, cancellation)
        .referenceAttention();
  }

  /** What {@link #reference} gives. */
  Reference reference(Tokens tokens, GlobalTokens globals) {
    return Reference.of(tokens.size(), encoder.config().fullAttentionLength(), globals);
  }

  /** The name of what {@link #reference} gives: "full" or "window 512". */
  public String referenceName(Tokens tokens) {
    return reference(tokens, GlobalTokens.NONE).name();
  }

  /**
   * The spectra of a layer's heads, of the reference attention without global tokens. Other
   * questions are answered meanwhile.
   *
   * @param found told of each head that is done, on the computing threads; of none if they were
   *     known
   * @throws org.longview.work.InputException if the text is too long, or a decomposition does not
   *     converge
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public LayerSpectra spectra(
      Tokens tokens,
      int layer,
      ObjIntConsumer<Spectrum> found,
      Progress progress,
      Cancellation cancellation) {
    LayerSpectra known = knownSpectra(tokens, layer);
    if (known != null) {
      return known;
    }
    LayerSpectra.requireFit(tokens.size(), workers);
    LayerAttention attention = reference(tokens, GlobalTokens.NONE, layer, progress, cancellation);
    List<AttentionMatrix> matrices =
        IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
    LayerSpectra spectra =
        LayerSpectra.of(encoder.kernels(), matrices, found, workers, cancellation);
    kept.keep(new SpectraKey(text(tokens), layer), spectra, Map.of(spectra, spectra.bytes()));
    return spectra;
  }

  /** The same as far as they were computed before and kept; null otherwise. It never waits. */
  public @Nullable LayerSpectra knownSpectra(Tokens tokens, int layer) {
    return kept.get(new SpectraKey(text(tokens), layer), LayerSpectra.class);
  }

  /** A pattern that is the reference itself, so that one run is enough. */
  private PatternSettings ofReference(Tokens tokens, GlobalTokens globals) {
    PatternSettings settings = PatternSettings.defaults();
    return reference(tokens, globals).isFull()
        ? settings.withKind(PatternKind.FULL)
        : settings
            .withKind(globals.count() == 0 ? PatternKind.WINDOW : PatternKind.WINDOW_GLOBAL)
            .withWindow(Reference.WINDOW)
            .withGlobals(globals);
  }

  private static Object text(Tokens tokens) {
    return IntBuffer.wrap(tokens.ids());
  }

  /**
   * The attention rollout of a token while every layer uses the pattern.
   *
   * @param token counted from 0
   * @throws org.longview.work.InputException if the settings do not fit the text, or it does not
   *     fit the working set
   * @throws org.longview.work.MemoryException if the memory ran out all the same
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Rollout rollout(
      Tokens tokens,
      PatternSettings settings,
      int token,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    Reaches.check(settings, token, tokens.size());
    Rollout known = knownRollout(tokens, settings, token);
    return known != null ? known : computeRollout(tokens, settings, token, progress, cancellation);
  }

  private synchronized Rollout computeRollout(
      Tokens tokens,
      PatternSettings settings,
      int token,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    return within(
        tokens,
        settings,
        Apply.EVERY_LAYER,
        topic -> {
          Question question =
              new Question(topic, settings, Apply.EVERY_LAYER, progress, cancellation);
          int layers = encoder.config().layers();
          Rollout answer =
              Rollout.of(
                  token,
                  tokens.size(),
                  layers,
                  layer -> question.heads(layer),
                  workers,
                  progress,
                  cancellation);
          kept.keep(
              new RolloutKey(topic.patternRun, token),
              answer,
              Map.of(answer, (long) Float.BYTES * layers * tokens.size()));
          return answer;
        });
  }

  /**
   * The same as far as it was computed before and kept; null otherwise. It never waits.
   *
   * @param tokens as of {@link #rollout}
   */
  public @Nullable Rollout knownRollout(Tokens tokens, PatternSettings settings, int token) {
    return kept.get(new RolloutKey(new Topic(tokens, settings).patternRun, token), Rollout.class);
  }

  /** Whatever tells mechanisms apart that compute different things, layer by layer. */
  private List<Object> mechanismKeys(PatternSettings settings, int n) {
    int layers = encoder.config().layers();
    if (settings.kind() == PatternKind.LINFORMER) {
      return Collections.nCopies(layers, linformerKey(settings, n));
    }
    if (settings.mergesPieces()) {
      return Collections.nCopies(
          layers, new MergeKey(settings.pattern(n), settings.pieces().merge()));
    }
    return settings.differsByLayer()
        ? IntStream.range(0, layers).mapToObj(layer -> patternKey(settings, layer, n)).toList()
        : Collections.nCopies(layers, patternKey(settings, 0, n));
  }

  /** The pattern of a layer, or those of its heads if they differ. */
  private Object patternKey(PatternSettings settings, int layer, int n) {
    List<SparsityPattern> heads =
        IntStream.range(0, settings.differsByHead() ? encoder.config().heads() : 1)
            .mapToObj(head -> settings.at(layer, encoder.config().layers(), head).pattern(n))
            .toList();
    return heads.stream().distinct().count() == 1 ? heads.get(0) : heads;
  }

  private static Object linformerKey(PatternSettings settings, int n) {
    PatternSettings effective = settings.effective(n);
    if (effective.lowRank().projection() instanceof ProjectionSource.File source) {
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
      reference = Reference.of(n, encoder.config().fullAttentionLength(), settings.globalTokens(n));
      Object text = text(tokens);
      int layers = encoder.config().layers();
      referenceRun = new EncoderRun.Key(text, Collections.nCopies(layers, reference.pattern()));
      pattern = new EncoderRun.Key(text, mechanismKeys(settings, n));
      pieces = settings.readsPieces() ? settings.pieces(n) : null;
      patternRun =
          pieces != null
              ? new EncoderRun.Key(
                  text, Collections.nCopies(layers, new PiecesKey(settings.pattern(n))))
              : pattern;
    }

    LayerKey layerKey(Apply apply, int layer) {
      int first = apply == Apply.EVERY_LAYER ? 0 : layer;
      List<Object> mechanisms = pattern.mechanisms().subList(first, layer + 1);
      return new LayerKey(pattern.text(), mechanisms, apply, layer);
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
    long ofLayer = EncoderRun.widths(encoder.config());
    long widths = ofLayer + (apply == Apply.EVERY_LAYER ? ofLayer : 1) + EncoderRun.PASSING_WIDTHS;
    Pieces pieces = topic.pieces;
    if (pieces != null) {
      // In pieces that overlap a token is computed several times; then it is merged
      long times = (pieces.tokens() + 2L * pieces.count()) / topic.ids.length + 1;
      widths = ofLayer + times * (ofLayer + EncoderRun.PASSING_WIDTHS) + 1;
    }
    int denominators = 3 * encoder.config().heads();
    long projections =
        settings.kind() == PatternKind.LINFORMER
            ? floatsOf(settings.lowRank(), topic.ids.length)
            : 0;
    return Float.BYTES * (widths * encoder.config().hidden() + denominators + projections);
  }

  /** Floats that Linformer takes for each token in a layer. */
  private long floatsOf(LowRankSettings settings, int n) {
    long rank = settings.largestRank();
    int heads = encoder.config().heads();
    if (settings.projection() instanceof ProjectionSource.Gaussian) {
      return rank * settings.sharing().matrices(1, heads);
    }
    return settings.projection() instanceof ProjectionSource.BestApproximation
        ? 2 * Math.min(rank, n) * heads + (long) FLOATS_TO_DECOMPOSE * n * workers.threads()
        : 0;
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
    private final Apply apply;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Topic topic;
    private final PatternSettings settings;
    private final @Nullable Mechanism[] mechanisms;
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
      this.apply = apply;
      this.progress = progress;
      this.cancellation = cancellation;
      this.settings = settings;
      int n = topic.ids.length;
      mechanisms = new @Nullable Mechanism[encoder.config().layers()];
      mechanism(0);
      Mechanism ofReference = new Mechanism.Sparse(topic.reference.plan(n, KeyPadding.NONE));
      referenceRun = run(topic.referenceRun, layer -> ofReference, null);
      Pieces pieces = apply == Apply.EVERY_LAYER ? topic.pieces : null;
      stack = pieces == null ? null : PieceStack.marked(pieces);
      if (apply == Apply.THIS_LAYER) {
        patternRun = null;
      } else if (stack != null) {
        patternRun = run(topic.patternRun, stack);
      } else if (topic.patternRun.equals(topic.referenceRun)) {
        patternRun = referenceRun;
      } else {
        patternRun = run(topic.patternRun, this::mechanism, referenceRun);
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
                topic.ids.length,
                encoder.config().heads(),
                KeyPadding.NONE,
                cancellation);
        mechanisms[place] = made;
      }
      return made;
    }

    private EncoderRun run(
        EncoderRun.Key key, IntFunction<Mechanism> under, @Nullable EncoderRun sibling) {
      int[] positions = IntStream.range(0, topic.ids.length).toArray();
      return new EncoderRun(key, encoder, topic.ids, positions, under, sibling, kept, workers);
    }

    private EncoderRun run(EncoderRun.Key key, PieceStack stacked) {
      int[] ids = IntStream.of(stacked.tokens()).map(token -> topic.ids[token]).toArray();
      AttentionPlan plan =
          AttentionPlan.of(stacked.pattern(settings.isCausal()), stacked.length(), KeyPadding.NONE);
      Mechanism alone = new Mechanism.Sparse(plan);
      return new EncoderRun(
          key, encoder, ids, stacked.positions(), layer -> alone, null, kept, workers);
    }

    /** The matrices of a layer's heads under the pattern, which every layer uses. */
    List<AttentionMatrix> heads(int layer) {
      EncoderRun run = Objects.requireNonNull(patternRun);
      LayerAttention attention = run.attention(layer, progress, cancellation);
      return IntStream.range(0, attention.heads()).mapToObj(attention::matrix).toList();
    }

    /** The attention of a layer, which is kept if that of all layers is. */
    LayerComparison layer(int layer) {
      LayerComparison known = kept.get(topic.layerKey(apply, layer), LayerComparison.class);
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
                computed,
                stack,
                settings.pieces().merge(),
                ((Mechanism.Sparse) mechanism(layer)).plan(0));
      }
      return settings.mergesPieces()
          ? Mechanisms.merged(
              encoder.kernels(),
              ofReference.tensors(),
              settings,
              mechanism(layer),
              workers,
              cancellation)
          : ofReference.under(mechanism(layer), workers, cancellation);
    }

    /** Keeps an answer, and the reference's attention for the next pattern. */
    void keep(int layer, LayerComparison answer) {
      referenceRun.keep(layer, answer.referenceAttention());
      kept.keep(topic.layerKey(apply, layer), answer, answer.parts());
    }
  }
}

package org.longview.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.Projection.Sharing;
import org.longview.model.TensorFile;
import org.longview.study.LayerSettings;
import org.longview.study.LowRankSettings;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.ProjectionSource;
import org.longview.study.ProjectionSource.BestApproximation;
import org.longview.study.ProjectionSource.File;
import org.longview.study.RandomSettings;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The mechanism and its parameters. */
final class PatternOptions {
  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description =
          "full, window, dilated, window-global, bigbird, sinks, strided, fixed, chunked, truncated"
              + " or linformer; sinks, strided and fixed are causal.")
  @Nullable String pattern;

  @Option(
      names = "--window",
      split = ",",
      paramLabel = "W",
      description =
          "The total window w; or one for each layer, or that of the lowest and of the highest"
              + " with those between on an even ramp: 32,512.")
  List<Long> windows = List.of();

  @Option(
      names = "--dilation",
      split = ",",
      paramLabel = "D",
      description = "The stride d, 1 is none; or one for each layer, or the lowest and highest.")
  List<Long> dilations = List.of();

  @Option(
      names = "--dilated-heads",
      paramLabel = "N",
      description = "Only the first N heads of each layer are dilated; default all.")
  int dilatedHeads;

  @Option(
      names = "--global",
      paramLabel = "LIST",
      description = "Positions of global tokens, or of sinks: 0,5 or first:4.")
  @Nullable String global;

  @Option(
      names = "--stride",
      paramLabel = "L",
      description =
          "The stride l of strided, and the length l of the blocks of fixed; of chunked, from the"
              + " start of a piece to the next, default B.")
  @Nullable Integer stride;

  @Option(
      names = "--summary",
      paramLabel = "C",
      description =
          "Of fixed: the last C tokens of each block are seen by all after it; default 1.")
  @Nullable Integer summary;

  @Option(
      names = "--random",
      paramLabel = "R|FILE.npz",
      description =
          "BigBird's random keys of each token, or blocks of each block: their number, or a file"
              + " with random_index or random_block_index.")
  @Nullable String random;

  @Option(
      names = "--block",
      paramLabel = "B",
      description = "BigBird of blocks of B tokens: three of window, the first and last global.")
  @Nullable Integer block;

  @Option(
      names = "--chunk",
      paramLabel = "B",
      description = "Tokens of each piece of chunked; of truncated, those that are seen.")
  @Nullable Integer chunk;

  @Option(
      names = "--merge",
      paramLabel = "NAME",
      description =
          "Of chunked: union (default, one softmax), or mean or maxcontext of pieces that are"
              + " computed one by one.")
  @Nullable String merge;

  @Option(
      names = "--rank",
      paramLabel = "K",
      description =
          "Linformer's rank k; or, layer by layer, 128,64,32, the last one for all layers above.")
  @Nullable String rank;

  @Option(
      names = "--projection",
      paramLabel = "NAME|FILE.npz",
      description =
          "Linformer's E and F: gaussian, mean, or a file; or svd, the best approximation of each"
              + " head's own attention.")
  @Nullable String projection;

  @Option(
      names = "--sharing",
      paramLabel = "NAME",
      description =
          "What shares a Gaussian E and F: none, headwise (default), key-value or layerwise.")
  String sharing = Sharing.HEADWISE.id();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the Gaussian projection, and of random keys.")
  long seed;

  @Option(names = "--causal", description = "Leave out keys after the query.")
  boolean causal;

  /**
   * The settings.
   *
   * @throws InputException if parameters are missing, wrong or contradict each other
   */
  PatternSettings settings() {
    PatternKind kind = kind();
    if (kind.hasWindow() && windows.isEmpty() && !(kind.hasRandom() && block != null)) {
      throw new InputException("The pattern " + kind.id() + " needs its window; give --window W.");
    }
    if (kind.hasStride() && stride == null) {
      throw new InputException("The pattern " + kind.id() + " needs its stride; give --stride L.");
    }
    if (kind.hasRandom() && random == null) {
      throw new InputException(
          "The pattern bigbird needs its random keys; give --random R or --random FILE.npz.");
    }
    if (kind.hasPieces() && chunk == null) {
      throw new InputException(
          "The pattern " + kind.id() + " needs the length of a piece; give --chunk B.");
    }
    if (kind.hasSummary()) {
      new Fixed(stride == null ? 1 : stride, summary == null ? 1 : summary);
    }
    return settingsWithoutWindow();
  }

  /** The settings where a missing window does not matter. */
  PatternSettings settingsWithoutWindow() {
    PatternKind kind = kind();
    if (causal && kind.hasRank()) {
      throw new InputException("Linformer has no causal form; leave out --causal.");
    }
    ProjectionSource source = projection();
    PatternSettings defaults = PatternSettings.defaults();
    return new PatternSettings(
        kind,
        windows.isEmpty() ? defaults.window() : windows.get(0),
        dilations.isEmpty() ? 1 : dilations.get(0),
        globals(global),
        causal,
        new LowRankSettings(
            kind.hasRank() ? ranks(source) : defaults.lowRank().ranks(),
            source,
            Sharing.named(sharing)),
        stride == null || kind.hasPieces() ? defaults.stride() : stride,
        summary == null ? defaults.summary() : summary,
        random(),
        new LayerSettings(byLayer(windows), byLayer(dilations), dilatedHeads),
        pieces(kind));
  }

  /** One number is that of all layers. */
  private static List<Long> byLayer(List<Long> values) {
    return values.size() > 1 ? values : List.of();
  }

  private RandomSettings random() {
    RandomSettings unset = RandomSettings.defaults().withSource(new RandomSettings.Seed(seed));
    RandomSettings formed =
        block == null ? unset : unset.withForm(RandomSettings.Form.BLOCKS).withBlock(block);
    if (random == null) {
      return formed;
    }
    if (random.endsWith(".npz") || random.endsWith(".npy")) {
      Path file = Path.of(random);
      return formed.withSource(
          new RandomSettings.File(
              file, TensorFile.readRandomIndex(file, block != null, new Cancellation())));
    }
    try {
      return formed.withCount(Integer.parseInt(random));
    } catch (NumberFormatException e) {
      throw new InputException(
          "The random keys %s are neither a number nor a .npz file; give --random 3, or a file."
              .formatted(random),
          e);
    }
  }

  private PieceSettings pieces(PatternKind kind) {
    if (kind != PatternKind.CHUNKED && (merge != null || (chunk != null && !kind.hasPieces()))) {
      throw new InputException(
          merge != null
              ? "--merge is for the pattern chunked; give --pattern chunked, or leave it out."
              : "--chunk is for the patterns chunked and truncated; choose one, or leave it out.");
    }
    if (chunk == null) {
      return PieceSettings.defaults();
    }
    boolean strides = kind == PatternKind.CHUNKED && stride != null;
    return new PieceSettings(chunk, strides ? stride : Math.max(1, chunk), merge());
  }

  private PieceMerge merge() {
    return merge == null ? PieceMerge.UNION : PieceMerge.named(merge);
  }

  /**
   * The mechanism.
   *
   * @throws InputException if there is none of that name
   */
  PatternKind kind() {
    if (pattern != null) {
      PatternKind kind = PatternKind.named(pattern);
      boolean isDilated = kind == PatternKind.WINDOW && dilations.stream().anyMatch(d -> d > 1);
      return isDilated ? PatternKind.DILATED : kind;
    }
    if (random != null || block != null) {
      return PatternKind.BIGBIRD;
    }
    if (chunk != null) {
      return PatternKind.CHUNKED;
    }
    if (rank != null || projection != null) {
      return PatternKind.LINFORMER;
    }
    if (global != null) {
      return PatternKind.WINDOW_GLOBAL;
    }
    if (windows.isEmpty()) {
      return PatternKind.FULL;
    }
    return dilations.isEmpty() ? PatternKind.WINDOW : PatternKind.DILATED;
  }

  private ProjectionSource projection() {
    return ProjectionSource.named(projection == null ? "gaussian" : projection, seed);
  }

  /** The rank k that is given for a layer, if one is. */
  OptionalInt rankOfLayer(int layer) {
    if (rank == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        LowRankSettings.defaults().withRanks(LowRankSettings.ranks(rank)).rank(layer));
  }

  private List<Integer> ranks(ProjectionSource source) {
    List<Integer> given = rank == null ? List.of() : LowRankSettings.ranks(rank);
    if (source instanceof ProjectionSource.File file) {
      int k = TensorFile.readProjections(file.path(), new Cancellation()).k();
      if (!given.isEmpty() && !given.equals(List.of(k))) {
        throw new InputException(
            "The rank is "
                + rank
                + " but "
                + file.path()
                + " holds projections of rank "
                + k
                + "; leave out --rank.");
      }
      return List.of(k);
    }
    if (given.isEmpty()) {
      throw new InputException("The pattern linformer needs its rank; give --rank K.");
    }
    return given;
  }

  /** The tokens of "0,5", "first:4" or nothing. */
  static GlobalTokens globals(@Nullable String list) {
    return list == null ? GlobalTokens.NONE : GlobalTokens.of(list);
  }

  /**
   * Refuses ranks above the number of tokens, which the window does not offer either. A file of
   * projections has the rank that it has, and the best approximation is exact at any higher one.
   *
   * @throws InputException if there is one
   */
  static void requireRank(PatternSettings settings, int n) {
    LowRankSettings lowRank = settings.lowRank();
    int rank = lowRank.largestRank();
    ProjectionSource source = lowRank.projection();
    boolean isMade = !(source instanceof File || source instanceof BestApproximation);
    if (settings.kind().hasRank() && isMade && rank > n) {
      throw new InputException(
          "The rank %d is above the %d tokens, so that nothing would be compressed; choose 1 to %d."
              .formatted(rank, n, n));
    }
  }

  /**
   * Refuses global tokens outside the text, which the settings themselves leave aside, and random
   * keys and blocks that do not fit it.
   *
   * @throws InputException if there are any
   */
  static void requireFit(PatternSettings settings, int n) {
    if (settings.hasGlobals()) {
      settings.globals().check(n);
    }
    if (settings.kind().hasRandom()) {
      settings.pattern(n).check(n);
    }
  }
}

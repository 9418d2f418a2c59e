package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.Fixed;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.model.TensorFile;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.ProjectionSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The mechanism and its parameters. */
final class PatternOptions {
  private static final String FIRST = "first:";

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description =
          "full, window, dilated, window-global, sinks, strided, fixed, chunked, truncated or"
              + " linformer; sinks, strided and fixed are causal.")
  @Nullable String pattern;

  @Option(names = "--window", paramLabel = "W", description = "The total window w.")
  @Nullable Long window;

  @Option(names = "--dilation", paramLabel = "D", description = "The stride d; 1 is none.")
  @Nullable Long dilation;

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

  @Option(names = "--rank", paramLabel = "K", description = "Linformer's rank k.")
  @Nullable Integer rank;

  @Option(
      names = "--projection",
      paramLabel = "NAME|FILE.npz",
      description = "Linformer's E and F: gaussian, mean, or a file.")
  @Nullable String projection;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the Gaussian projection.")
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
    if (kind.hasWindow() && window == null) {
      throw new InputException("The pattern " + kind.id() + " needs its window; give --window W.");
    }
    if (kind.hasStride() && stride == null) {
      throw new InputException("The pattern " + kind.id() + " needs its stride; give --stride L.");
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
        window == null ? defaults.window() : window,
        dilation == null ? 1 : dilation,
        globals(global),
        causal,
        kind.hasRank() ? rank(source) : defaults.rank(),
        source,
        stride == null || kind.hasPieces() ? defaults.stride() : stride,
        summary == null ? defaults.summary() : summary,
        pieces(kind));
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
    if (merge == null) {
      return PieceMerge.UNION;
    }
    return Stream.of(PieceMerge.values())
        .filter(known -> known.id().equals(merge))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no merge " + merge + "; there are union, mean and maxcontext."));
  }

  private PatternKind kind() {
    if (pattern != null) {
      String name = pattern;
      PatternKind kind =
          Stream.of(PatternKind.values())
              .filter(known -> known.id().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InputException(
                          "There is no pattern " + name + "; there are " + names() + "."));
      boolean isDilated = kind == PatternKind.WINDOW && dilation != null && dilation > 1;
      return isDilated ? PatternKind.DILATED : kind;
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
    if (window == null) {
      return PatternKind.FULL;
    }
    return dilation == null ? PatternKind.WINDOW : PatternKind.DILATED;
  }

  private static String names() {
    return Stream.of(PatternKind.values()).map(PatternKind::id).collect(Collectors.joining(", "));
  }

  private ProjectionSource projection() {
    if (projection == null || projection.equals("gaussian")) {
      return new ProjectionSource.Gaussian(seed);
    }
    if (projection.equals("mean")) {
      return new ProjectionSource.MeanPooling();
    }
    if (projection.endsWith(".npz") || projection.endsWith(".npy")) {
      return new ProjectionSource.File(Path.of(projection));
    }
    throw new InputException(
        "There is no projection " + projection + "; there are gaussian, mean, and .npz files.");
  }

  private int rank(ProjectionSource source) {
    if (source instanceof ProjectionSource.File file) {
      int k = TensorFile.readProjections(file.path(), new Cancellation()).k();
      if (rank != null && rank != k) {
        throw new InputException(
            "The rank is "
                + rank
                + " but "
                + file.path()
                + " holds projections of rank "
                + k
                + "; leave out --rank.");
      }
      return k;
    }
    if (rank == null) {
      throw new InputException("The pattern linformer needs its rank; give --rank K.");
    }
    return rank;
  }

  /** The tokens of "0,5", "first:4" or nothing. */
  static GlobalTokens globals(@Nullable String list) {
    if (list == null || list.isBlank()) {
      return GlobalTokens.NONE;
    }
    if (list.startsWith(FIRST)) {
      return GlobalTokens.first(number(list, list.substring(FIRST.length())));
    }
    List<Integer> positions = new ArrayList<>();
    for (String position : list.split(",", -1)) {
      positions.add(number(list, position));
    }
    return GlobalTokens.of(positions.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int number(String list, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new InputException(
          "The global tokens " + list + " are not a list of positions; write 0,5 or first:4.", e);
    }
  }

  /** The settings as they are used with n tokens. */
  static JsonObject json(PatternSettings settings, int n) {
    PatternKind kind = settings.kind();
    JsonObject json = new JsonObject();
    json.addProperty("name", kind.id());
    if (kind.hasWindow()) {
      json.addProperty("window", settings.window());
      json.addProperty("dilation", kind.hasDilation() ? settings.dilation() : 1);
    }
    if (kind.hasGlobals()) {
      JsonArray positions = new JsonArray();
      for (int position : settings.globals().within(n).positions()) {
        positions.add(position);
      }
      json.add("global", positions);
    }
    if (kind.hasStride()) {
      json.addProperty("stride", settings.stride());
    }
    if (kind.hasSummary()) {
      json.addProperty("summary", settings.summary());
    }
    if (kind.hasPieces()) {
      json.addProperty("chunk", settings.pieces().length());
    }
    if (kind == PatternKind.CHUNKED) {
      json.addProperty("stride", settings.pieces().stride());
      json.addProperty("merge", settings.pieces().merge().id());
    }
    if (!kind.hasRank()) {
      json.addProperty("causal", settings.isCausal());
    }
    if (kind.hasRank()) {
      json.addProperty("rank", settings.rank());
      if (settings.projection() instanceof ProjectionSource.Gaussian gaussian) {
        json.addProperty("projection", "gaussian");
        json.addProperty("seed", gaussian.seed());
      } else if (settings.projection() instanceof ProjectionSource.File file) {
        json.addProperty("projection", file.path().toString());
      } else {
        json.addProperty("projection", "mean");
      }
    }
    return json;
  }

  /**
   * Refuses global tokens outside the text, which the settings themselves leave aside.
   *
   * @throws InputException if there are any
   */
  static void requireFit(PatternSettings settings, int n) {
    if (settings.kind().hasGlobals()) {
      new WindowGlobal(new Window(0, 1), settings.globals()).check(n);
    }
  }
}

package org.longview.study;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;

/** Settings in words, for captions, status lines and menus. */
public final class Wording {
  private static final int MOST_POSITIONS = 8;

  private Wording() {}

  /** Mechanism and parameters, as far as they matter: "window w = 4, global tokens 0 and 5". */
  public static String of(PatternSettings settings, int n) {
    PatternKind kind = settings.kind();
    StringBuilder words = new StringBuilder();
    switch (kind) {
      case FULL -> words.append("full attention");
      case WINDOW, DILATED, WINDOW_GLOBAL -> words.append("window w = ").append(window(settings));
      case BIGBIRD -> words.append(bigBird(settings));
      case SINKS ->
          words.append(String.format(Locale.ROOT, "sinks and window w = %s", window(settings)));
      case STRIDED ->
          words.append(String.format(Locale.ROOT, "strided, l = %,d", settings.stride()));
      case FIXED ->
          words.append(
              String.format(
                  Locale.ROOT,
                  "fixed, l = %,d, c = %,d",
                  settings.stride(),
                  Math.min(settings.stride(), settings.summary())));
      case CHUNKED -> words.append(chunked(settings.pieces()));
      case TRUNCATED ->
          words.append(
              String.format(
                  Locale.ROOT, "truncated after b = %,d tokens", settings.pieces().length()));
      case LINFORMER ->
          words
              .append("Linformer k = ")
              .append(ranks(settings.lowRank()))
              .append(", ")
              .append(of(settings.lowRank()));
    }
    if (kind.hasDilation()) {
      words.append(dilation(settings));
    }
    if (settings.hasGlobals()) {
      words
          .append(", ")
          .append(
              of(
                  settings.globals().within(n),
                  kind == PatternKind.SINKS ? "sink" : "global token"));
    }
    if (kind.hasRandom()) {
      words.append(", ").append(of(settings.random()));
    }
    if (settings.isCausal()) {
      words.append(", causal");
    }
    return words.toString();
  }

  private static String bigBird(PatternSettings settings) {
    return settings.random().ofBlocks()
        ? String.format(
            Locale.ROOT,
            "BigBird of blocks of b = %,d, first and last global",
            settings.random().block())
        : "BigBird, window w = " + window(settings);
  }

  private static String window(PatternSettings settings) {
    return settings.layers().windows().isEmpty()
        ? String.format(Locale.ROOT, "%,d", settings.window())
        : LayerSettings.words(settings.layers().windows()) + " by layer";
  }

  private static String dilation(PatternSettings settings) {
    LayerSettings layers = settings.layers();
    boolean everywhere = layers.dilations().isEmpty();
    if (everywhere && settings.dilation() == 1) {
      return "";
    }
    String d =
        everywhere
            ? String.format(Locale.ROOT, "%,d", settings.dilation())
            : LayerSettings.words(layers.dilations()) + " by layer";
    int heads = layers.dilatedHeads();
    String of = heads == 0 ? "" : " on " + heads + (heads == 1 ? " head" : " heads");
    return ", dilation d = " + d + of;
  }

  private static String of(RandomSettings random) {
    String unit = random.ofBlocks() ? "random blocks" : "random keys";
    return random.source() instanceof RandomSettings.File file
        ? unit + " from " + file.index().file()
        : String.format(
            Locale.ROOT,
            "%s r = %,d, seed %d",
            unit,
            random.count(),
            ((RandomSettings.Seed) random.source()).seed());
  }

  /** Where tensors came from, for captions: "mine.npz". */
  public static String origin(UserTensors tensors) {
    return tensors.name() + (tensors.warning() == null ? "" : ", rows not summing to 1 divided");
  }

  /** Why a pattern allows a pair: "window", "attention sink". */
  public static String of(CellKind kind, PatternKind pattern) {
    return switch (kind) {
      case PROJECTED -> "mixture of all keys";
      case SELF -> "the token itself";
      case WINDOW ->
          switch (pattern) {
            case FULL, LINFORMER -> "any other token";
            case WINDOW, DILATED, WINDOW_GLOBAL, BIGBIRD, SINKS -> "window";
            case STRIDED -> "the l tokens before";
            case FIXED -> "own block";
            case CHUNKED -> "same piece";
            case TRUNCATED -> "before the cut";
          };
      case FAR -> pattern.hasSummary() ? "summary of a block" : "every l-th token";
      case OVERLAP -> "in several pieces";
      case RANDOM -> "random key";
      case GLOBAL -> pattern == PatternKind.SINKS ? "attention sink" : "global token";
    };
  }

  /** What is said of a pair that a pattern excludes: "excluded", "never read". */
  public static String excluded(PatternKind pattern) {
    return switch (pattern) {
      case CHUNKED -> "no common piece";
      case TRUNCATED -> "never read";
      default -> "excluded";
    };
  }

  /** The same of what is looked at; nothing of tensors, whose layers have nothing to do. */
  public static String applied(Settings now) {
    return now.source() instanceof TensorSource ? "" : applied(now.pattern(), now.apply());
  }

  /** Which layers use the pattern, for captions. */
  public static String applied(PatternSettings settings, Apply apply) {
    if (apply == Apply.THIS_LAYER) {
      return "in this layer only";
    }
    return settings.readsPieces()
        ? "in every layer; what a row lacks is on the marks at each piece’s ends"
        : "in every layer";
  }

  /** How a text is read in pieces, in whole sentences; empty for a mechanism without pieces. */
  public static String ofPieces(Settings now) {
    PatternSettings settings = now.pattern();
    boolean everyLayer = now.applied() == Apply.EVERY_LAYER;
    String input =
        now.source() instanceof TensorSource ? "" : ", from what the reference run gives it";
    return switch (settings.kind()) {
      case CHUNKED ->
          !settings.mergesPieces()
              ? "One softmax over all keys that share a piece with the query."
              : (everyLayer
                      ? "Each piece is read alone, from position 0, with a mark of its own at"
                          + " either end, which b does not count and which takes part of each"
                          + " row. "
                      : "The layer computes each piece alone" + input + ". ")
                  + (settings.pieces().merge() == PieceMerge.MEAN
                      ? "Output: the mean over a token's pieces."
                      : "Output: from the piece with most context.");
      case TRUNCATED ->
          (everyLayer
                  ? "Read are the first b tokens and a mark of their own behind them, which takes"
                      + " part of each row. "
                  : "The layer sees the first b tokens alone. ")
              + "The rest is never read: its rows have no keys, its output is zero.";
      default -> "";
    };
  }

  private static String chunked(PieceSettings pieces) {
    String cut = String.format(Locale.ROOT, "pieces of b = %,d", pieces.length());
    if (pieces.stride() < pieces.length()) {
      cut += String.format(Locale.ROOT, " every S = %,d", pieces.stride());
    }
    return switch (pieces.merge()) {
      case UNION -> cut;
      case MEAN -> cut + ", each alone, their mean";
      case MAX_CONTEXT -> cut + ", each alone, most context";
    };
  }

  /** "128", or layer by layer "128, 64, 32". */
  private static String ranks(LowRankSettings settings) {
    return settings.isUniform()
        ? String.format(Locale.ROOT, "%,d", settings.rank(0))
        : settings.ranks().stream()
            .map(rank -> String.format(Locale.ROOT, "%,d", rank))
            .collect(Collectors.joining(", "));
  }

  private static String of(LowRankSettings settings) {
    ProjectionSource source = settings.projection();
    if (source instanceof ProjectionSource.Gaussian gaussian) {
      String shared =
          settings.sharing() == Sharing.HEADWISE ? "" : " " + settings.sharing().id() + ",";
      return "Gaussian projection," + shared + " seed " + gaussian.seed();
    }
    if (source instanceof ProjectionSource.BestApproximation) {
      return "best approximation of P";
    }
    if (source instanceof ProjectionSource.File file) {
      return "projection from " + file.path().getFileName();
    }
    return "mean pooling";
  }

  private static String of(GlobalTokens globals, String name) {
    int s = globals.count();
    if (s == 0) {
      return "no " + name + "s";
    }
    if (s > MOST_POSITIONS) {
      return String.format(Locale.ROOT, "%,d %ss", s, name);
    }
    String positions =
        IntStream.of(globals.positions())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return name + (s == 1 ? " " : "s ") + positions;
  }

  /** "232 of 576 entries (40 %)", pairs that are allowed, or stored by Linformer. */
  public static String entries(PatternSettings settings, int n) {
    long full = (long) n * n;
    long entries;
    if (settings.kind() == PatternKind.LINFORMER) {
      entries = (long) n * settings.lowRank().rank(0);
    } else {
      SparsityPattern pattern = settings.pattern(n);
      entries = pattern.exactEntries(n);
    }
    return String.format(
        Locale.ROOT, "%,d of %,d entries (%s)", entries, full, percent((double) entries / full));
  }

  /**
   * A part of one as a percentage of three digits: "93.1 %", "4.20 %". What is not all is never
   * shown as 100 %, nor what is not nothing as 0 %, but for the millionth that rounding leaves.
   */
  public static String percent(double part) {
    double percent = part * 100;
    if (percent > 0 && percent < 0.0001) {
      return "0 %";
    }
    if (percent > 99.95 && percent < 99.9999) {
      return "> 99.9 %";
    }
    if (percent > 0 && percent < 0.005) {
      return "< 0.01 %";
    }
    int decimals = percent == 0 || percent >= 99.95 ? 0 : percent >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f %%", percent);
  }
}

package org.longview.lesson;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longview.attention.GlobalTokens;
import org.longview.attention.LayerResult;
import org.longview.attention.Measures;
import org.longview.attention.PieceMerge;
import org.longview.attention.Spectrum;
import org.longview.study.LayerComparison;
import org.longview.study.LayerQuality;
import org.longview.study.ModelQuality;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.ViewSettings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** Asks the text and the model for facts. What was answered before is kept there. */
final class Measured {
  private static final double HUNDRED = 100;

  private Measured() {}

  static double words(Asked asked) {
    return Stream.of(asked.subject().tokens().text().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .count();
  }

  static String pieces(Asked asked) {
    return IntStream.range(0, asked.n())
        .mapToObj(asked.subject().tokens()::piece)
        .collect(Collectors.joining(" "));
  }

  /** Of one head; the mean over all where they differ. */
  static double entries(Asked asked, boolean exact) {
    PatternSettings pattern = asked.pattern();
    int n = asked.n();
    if (pattern.kind() == PatternKind.LINFORMER) {
      return (double) n * pattern.lowRank().meanRank(asked.subject().layers());
    }
    return pattern.entries(n, asked.subject().layers(), asked.subject().heads(), exact);
  }

  /** Of one head at the budget's n with its s, the pattern's window as it is. */
  static double budgetEntries(Asked asked, boolean exact) {
    return asked
        .pattern()
        .withGlobals(GlobalTokens.first((int) asked.budgetGlobals()))
        .entries(asked.budgetLength(), asked.subject().layers(), asked.subject().heads(), exact);
  }

  static double kept(Asked asked, int head) {
    return quality(asked).kept(head).orElseThrow(Measured::noneKept);
  }

  static double error(Asked asked, int head) {
    return quality(asked).outputError(head);
  }

  private static LayerQuality quality(Asked asked) {
    return layer(asked).quality();
  }

  /**
   * ‖Oₘ − O_c‖ / ‖O_c‖ in the Frobenius norm, Oₘ the mean of overlapping pieces and O_c the piece
   * with most context: the mean over the heads of the viewed layer.
   */
  static double mergesApart(Asked asked) {
    if (asked.pattern().kind() != PatternKind.CHUNKED) {
      throw new InputException("Only pieces are merged; choose pattern: chunked.");
    }
    LayerResult mean = layer(asked, merged(asked, PieceMerge.MEAN)).attention();
    LayerResult context = layer(asked, merged(asked, PieceMerge.MAX_CONTEXT)).attention();
    return IntStream.range(0, mean.heads())
        .mapToDouble(
            head ->
                Measures.outputError(
                    Objects.requireNonNull(mean.output(head)),
                    Objects.requireNonNull(context.output(head))))
        .average()
        .orElseThrow();
  }

  private static PatternSettings merged(Asked asked, PieceMerge merge) {
    return asked.pattern().withPieces(asked.pattern().pieces().withMerge(merge));
  }

  private static LayerComparison layer(Asked asked) {
    return layer(asked, asked.pattern());
  }

  private static LayerComparison layer(Asked asked, PatternSettings pattern) {
    return asked
        .subject()
        .layer(
            pattern, asked.apply(), asked.view().layer(), asked.progress(), asked.cancellation());
  }

  static double keptOfModel(Asked asked) {
    return ofModel(asked).kept().orElseThrow(Measured::noneKept);
  }

  static double errorOfModel(Asked asked) {
    return ofModel(asked).outputError();
  }

  private static ModelQuality ofModel(Asked asked) {
    return asked
        .subject()
        .quality(asked.pattern(), asked.apply(), asked.progress(), asked.cancellation());
  }

  private static InputException noneKept() {
    return new InputException(
        "Linformer excludes no pair, so that no attention is kept or lost; name the output error.");
  }

  /** Of the highlighted cell. */
  static double weight(Asked asked) {
    Highlights.Cell cell = asked.highlights().cell();
    if (cell == null) {
      throw new InputException(
          "The weight is that of a cell; say which, such as cell: love, geeks.");
    }
    Tokens tokens = asked.subject().tokens();
    int row = cell.query().in(tokens).from();
    int column = cell.key().in(tokens).from();
    LayerComparison layer = layer(asked);
    float[] value = new float[1];
    layer
        .source(layer.possible(asked.view().shown()), asked.view().head())
        .fill(row, row + 1, column, column + 1, value, 0, 1);
    return Math.max(0, value[0]);
  }

  /** A number of the viewed head's spectrum, or of the layer's spectra on the mean. */
  static double ofSpectra(Asked asked, OfSpectrum number) {
    List<Spectrum> spectra =
        asked
            .subject()
            .spectra(
                asked.view().layer(),
                (spectrum, head) -> {},
                asked.progress(),
                asked.cancellation())
            .heads();
    int head = asked.view().head();
    return (head == ViewSettings.MEAN_HEAD ? spectra : List.of(spectra.get(head)))
        .stream()
            .mapToDouble(spectrum -> number.of(spectrum, asked.number()))
            .average()
            .orElseThrow();
  }

  static double rankFor(Asked asked) {
    return ofSpectra(asked, (spectrum, percent) -> spectrum.rankFor(percent / HUNDRED));
  }

  /** Takes a number from a spectrum. */
  @FunctionalInterface
  interface OfSpectrum {
    double of(Spectrum spectrum, int argument);
  }

  static double reach(Asked asked) {
    List<Place> tokens = asked.highlights().tokens();
    if (tokens.isEmpty()) {
      throw new InputException("The reach is that of a token; say which, such as token: love.");
    }
    int depth = asked.number();
    return Reaches.of(
            asked.pattern(),
            tokens.get(0).in(asked.subject().tokens()).from(),
            new Reaches.Field(asked.n(), asked.subject().layers(), asked.subject().heads()),
            depth,
            asked.subject().padding(),
            asked.cancellation())
        .count(depth);
  }
}

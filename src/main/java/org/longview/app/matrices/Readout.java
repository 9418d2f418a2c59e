package org.longview.app.matrices;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.study.Answer;
import org.longview.attention.LayerAttention;
import org.longview.picture.Numerals;
import org.longview.study.CellKind;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.text.Tokens;

/**
 * What is told of a cell.
 *
 * @param pair both tokens
 * @param place row and column
 * @param values under the pattern, under the reference, and their difference
 * @param rank how the weight stands in its row, or what its column mixes; empty if neither is told
 * @param line all of it in one line
 */
public record Readout(String pair, String place, String values, String rank, String line) {
  /** In longer rows the rank is not told, for it takes the whole row to find it. */
  private static final int LONGEST_RANKED = 16_384;

  /** Tokens that are named of a mixture. */
  private static final int MOST_MIXED = 4;

  /**
   * Reads a cell.
   *
   * @param pattern what the pattern shows
   * @param answer attention that belongs to the settings of now; null if there is none
   * @param head counted from 0, or {@link org.longview.study.ViewSettings#MEAN_HEAD}
   */
  public static Readout of(
      Cell cell,
      MatrixContent.Pattern pattern,
      @Nullable Answer<LayerComparison> answer,
      int head) {
    Tokens tokens = pattern.tokens();
    String query = tokens.piece(cell.row());
    String key = cell.projected() ? pattern.columnName(cell.column()) : tokens.piece(cell.column());
    String place =
        "row %s, column %s"
            .formatted(Numerals.grouped(cell.row()), Numerals.grouped(cell.column()));
    String pair = query + " → " + key;
    String values;
    String rank = "";
    if (answer == null) {
      values = kind(cell, pattern);
    } else if (cell.projected()) {
      float weight = value(answer.value().source(Shown.PATTERN, head), cell);
      values = "weight " + number(weight);
      rank = mixture(cell, pattern, answer.value(), head);
    } else {
      values = compare(cell, pattern, answer.value(), head);
      rank = rank(cell, pattern, answer.value(), head);
    }
    String line =
        "row %s “%s” → column %s “%s”: %s"
            .formatted(
                Numerals.grouped(cell.row()), query, Numerals.grouped(cell.column()), key, values);
    return new Readout(pair, place, values, rank, line);
  }

  private static String kind(Cell cell, MatrixContent.Pattern pattern) {
    float kind = pattern.picture().kind(cell.row(), cell.column());
    if (kind == MatrixSource.EXCLUDED) {
      return pattern.kind().hasPieces()
          ? "excluded: " + Wording.excluded(pattern.kind())
          : "excluded by the pattern";
    }
    return "allowed: " + Wording.of(CellKind.of(kind), pattern.kind());
  }

  /** The tokens that a column mixes most: "E₃ mixes 9 tokens: love +0.31, geek −0.22". */
  private static String mixture(
      Cell cell, MatrixContent.Pattern pattern, LayerComparison layer, int head) {
    float[] weights = layer.mixture(head, cell.column());
    String largest =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(token -> -Math.abs(weights[token])))
            .limit(MOST_MIXED)
            .filter(token -> weights[token] != 0)
            .map(token -> pattern.tokens().piece(token) + " " + signed(weights[token]))
            .collect(Collectors.joining(", "));
    long mixed = IntStream.range(0, weights.length).filter(token -> weights[token] != 0).count();
    return "%s mixes %s tokens%s"
        .formatted(
            pattern.columnName(cell.column()),
            Numerals.grouped(mixed),
            mixed == 0 ? "" : ": " + largest);
  }

  private static String signed(float weight) {
    String digits = Math.abs(weight) < 0.1 ? "%+.3f" : "%+.2f";
    return String.format(Locale.ROOT, digits, weight).replace('-', '−');
  }

  private static String compare(
      Cell cell, MatrixContent.Pattern pattern, LayerComparison layer, int head) {
    String reference = layer.reference().name();
    float referenceWeight = value(layer.source(Shown.FULL, head), cell);
    String against =
        reference
            + " "
            + (referenceWeight == MatrixSource.EXCLUDED ? "excluded" : number(referenceWeight));
    if (pattern.isProjected()) {
      float equivalent = value(layer.source(Shown.EQUIVALENT, head), cell);
      return "equivalent " + number(equivalent).replace('-', '−') + "   " + against;
    }
    float weight = value(layer.source(Shown.PATTERN, head), cell);
    if (weight == MatrixSource.EXCLUDED) {
      return "pattern excluded   " + against;
    }
    String difference =
        referenceWeight == MatrixSource.EXCLUDED
            ? ""
            : String.format(Locale.ROOT, "   Δ %+.3f", weight - referenceWeight).replace('-', '−');
    return "pattern " + number(weight) + "   " + against + difference;
  }

  private static String rank(
      Cell cell, MatrixContent.Pattern pattern, LayerComparison layer, int head) {
    MatrixSource source = layer.source(pattern.isProjected() ? Shown.FULL : Shown.PATTERN, head);
    int n = source.columns();
    if (n > LONGEST_RANKED) {
      return "";
    }
    float[] row = new float[n];
    source.fill(cell.row(), cell.row() + 1, 0, n, row, 0, n);
    float weight = row[cell.column()];
    if (weight == MatrixSource.EXCLUDED) {
      return "";
    }
    int larger = 0;
    int allowed = 0;
    for (float other : row) {
      larger += other > weight ? 1 : 0;
      allowed += other == MatrixSource.EXCLUDED ? 0 : 1;
    }
    return score(weight, cell, layer, head)
        + ordinal(larger + 1)
        + " largest of "
        + Numerals.grouped(allowed)
        + " in this row";
  }

  /**
   * The score before softmax, which weight and denominator tell; not for a mean of heads or pieces.
   */
  private static String score(float weight, Cell cell, LayerComparison layer, int head) {
    if (head == ViewSettings.MEAN_HEAD
        || weight <= 0
        || layer.attention().isLowRank()
        || !(layer.attention() instanceof LayerAttention attention)) {
      return "";
    }
    double score = Math.log(weight) + attention.logSumExp(head)[cell.row()];
    return String.format(Locale.ROOT, "score %.2f · ", score).replace('-', '−');
  }

  private static String ordinal(int number) {
    if (number == 1) {
      return "the";
    }
    int last = number % 10;
    boolean teen = number / 10 % 10 == 1;
    String ending = teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return Numerals.grouped(number) + ending;
  }

  private static float value(MatrixSource source, Cell cell) {
    float[] value = new float[1];
    source.fill(cell.row(), cell.row() + 1, cell.column(), cell.column() + 1, value, 0, 1);
    return value[0];
  }

  /** Three decimals, or two significant digits of what would vanish in them. */
  private static String number(float weight) {
    return weight != 0 && Math.abs(weight) < 0.0005
        ? Numerals.threeDigits(weight)
        : String.format(Locale.ROOT, "%.3f", weight);
  }
}

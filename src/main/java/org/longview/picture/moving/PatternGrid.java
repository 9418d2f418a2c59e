package org.longview.picture.moving;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.picture.PatternPicture;
import org.longview.picture.Tint;
import org.longview.study.CellKind;
import org.longview.study.MatrixSource;
import org.longview.study.PatternSettings;

/**
 * A pattern as squares that are large enough to be seen: one for each pair, or of a long text one
 * for each block of pairs. Immutable.
 */
final class PatternGrid {
  /** Most rows and columns. */
  private static final int FINEST = 128;

  /** Up to so many tokens, pairs are counted row by row. */
  private static final int COUNTED = 512;

  private final int n;
  private final int rows;
  private final int columns;
  private final @Nullable CellKind[][] kinds;
  private final long @Nullable [] pairs;

  PatternGrid(PatternSettings settings, int n) {
    this.n = n;
    PatternPicture picture = new PatternPicture(settings, n);
    int width = picture.columns();
    rows = Math.min(n, FINEST);
    columns = Math.min(width, Math.max(1, (int) ((long) rows * width / n)));
    kinds = new @Nullable CellKind[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float value =
            picture.strongest(
                at(i, rows, n),
                at(i + 1, rows, n),
                at(j, columns, width),
                at(j + 1, columns, width));
        kinds[i][j] = value == MatrixSource.EXCLUDED ? null : CellKind.of(value);
      }
    }
    pairs = n <= COUNTED ? count(picture) : null;
  }

  private static int at(int square, int squares, int cells) {
    return (int) ((long) square * cells / squares);
  }

  private static long[] count(PatternPicture picture) {
    long[] pairs = new long[picture.rows() + 1];
    for (int i = 0; i < picture.rows(); i++) {
      pairs[i + 1] = pairs[i];
      for (int j = 0; j < picture.columns(); j++) {
        pairs[i + 1] += picture.kind(i, j) == MatrixSource.EXCLUDED ? 0 : 1;
      }
    }
    return pairs;
  }

  /** Number of tokens. */
  int tokens() {
    return n;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Whether each pair has a square of its own. */
  boolean isExact() {
    return rows == n;
  }

  /** The kind of a square; null if it is excluded. */
  @Nullable CellKind kind(int row, int column) {
    return kinds[row][column];
  }

  /** How many pairs the first tokens' rows allow; none of long texts. */
  OptionalLong pairsUpTo(int tokens) {
    return pairs == null ? OptionalLong.empty() : OptionalLong.of(pairs[tokens]);
  }

  /** The tint of a kind. */
  static Tint tint(CellKind kind) {
    return switch (kind) {
      case SELF, WINDOW -> Tint.WINDOW;
      case FAR, OVERLAP -> Tint.FAR;
      case RANDOM -> Tint.RANDOM;
      case GLOBAL -> Tint.GLOBAL;
      case PROJECTED -> Tint.PROJECTED;
    };
  }

  /** How strongly a kind shows; the diagonal stands out. */
  static double strength(CellKind kind) {
    return kind == CellKind.SELF ? 1 : 0.78;
  }
}

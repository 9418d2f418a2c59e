package org.longview.picture;

/**
 * Which rows are magnified, and how much: the crossed ones and a few below, each high enough to be
 * seen on its own; of very many crossed ones the last.
 */
final class Magnifier {
  /** Heights of a magnified row, in lines of text. */
  private static final double LOWEST_ROW = 0.7;

  private static final double HIGHEST_ROW = 2;
  private static final double LEAST_HEIGHT = 40;
  private static final double LEAST_WIDTH = 200;
  private static final double[] ROUND = {8, 6, 5, 4, 3, 2.5, 2, 1.5, 1.2, 1};

  private final double from;
  private final double to;
  private final double times;
  private final double scale;

  /**
   * Chooses the rows.
   *
   * @param plainScale height of a row in the drawing
   * @param height room for all the magnified rows
   * @param line height of a line of text
   */
  Magnifier(BudgetRows rows, double plainScale, double height, double line) {
    double most = Math.floor(height / (LOWEST_ROW * line));
    double crossed = Math.min(rows.crossed(), rows.rows());
    double below = Math.max(4, crossed / 2);
    if (crossed + 2 <= most) {
      from = 0;
      to = Math.min(rows.exactRows(), Math.min(most, crossed + below));
    } else {
      to = Math.min(rows.exactRows(), crossed + Math.floor(most / 3));
      from = Math.max(0, Math.floor(to - most));
    }
    times = roundDown(Math.min(HIGHEST_ROW * line, height / (to - from)) / plainScale);
    scale = times * plainScale;
  }

  /** Whether a magnifier is of use in an area whose drawing is so high, and which is so wide. */
  static boolean hasRoom(double height, double width) {
    return height >= LEAST_HEIGHT && width >= LEAST_WIDTH;
  }

  /** Depth of the first row shown. */
  double from() {
    return from;
  }

  /** Depth at which the last row shown ends. */
  double to() {
    return to;
  }

  /** How many times larger the rows are; a round number. */
  double times() {
    return times;
  }

  /** Height of a magnified row. */
  double scale() {
    return scale;
  }

  private static double roundDown(double number) {
    double power = Math.pow(10, Math.floor(Math.log10(number)));
    for (double round : ROUND) {
      if (round * power <= number) {
        return round * power;
      }
    }
    return number;
  }
}

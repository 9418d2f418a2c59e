package org.longview.app.arcs;

/** Which tokens of a column are in view, and where. Lengths in units of the screen. */
final class ArcsScroll {
  private final int most;
  private final int atFirst;
  private final double largestSpacing;
  private int tokens = 1;
  private double height = 1;
  private double first;
  private double shown = 1;

  /**
   * An empty column.
   *
   * @param most tokens in view
   * @param atFirst tokens in view at first, if there are more than {@code most}
   * @param largestSpacing from one token to the next
   */
  ArcsScroll(int most, int atFirst, double largestSpacing) {
    this.most = most;
    this.atFirst = atFirst;
    this.largestSpacing = largestSpacing;
  }

  /**
   * Begins with another text: all of it, or what is around a token.
   *
   * @param newTokens n
   */
  void begin(int newTokens, int around) {
    tokens = newTokens;
    shown = tokens <= most ? tokens : atFirst;
    first = tokens <= most ? 0 : around - shown / 2;
    confine();
  }

  void setHeight(double newHeight) {
    height = newHeight;
    confine();
  }

  /** The first token in view, with the part of it that is above. */
  double first() {
    return first;
  }

  /** The first token that is in view at least in part. */
  int from() {
    return (int) Math.floor(first);
  }

  /** How many tokens are in view at least in part. */
  int count() {
    return Math.min(tokens, (int) Math.ceil(first + shown)) - from();
  }

  /** From one token to the next. */
  double spacing() {
    return Math.min(largestSpacing, height / shown);
  }

  /** The middle of a token, from the top. */
  double y(int token) {
    return (token + 0.5 - first) * spacing();
  }

  /** The token at a height; −1 if there is none. */
  int tokenAt(double y) {
    int token = (int) Math.floor(first + y / spacing());
    return token >= 0 && token < tokens && y >= 0 && y < height ? token : -1;
  }

  /** Moves all downwards. */
  void pan(double by) {
    first -= by / spacing();
    confine();
  }

  /** Makes all larger; what is at a height stays there. */
  void zoom(double y, double factor) {
    double at = first + y / spacing();
    double before = spacing();
    shown /= factor;
    confineShown();
    first = at - (at - first) * before / spacing();
    confine();
  }

  /** Brings a token into view. */
  void reveal(int token) {
    if (token < first) {
      first = token;
    } else if (token + 1 > first + shown) {
      first = token + 1 - shown;
    }
    confine();
  }

  private void confineShown() {
    double fewest = Math.min(tokens, Math.max(1, height / largestSpacing));
    shown = Math.max(fewest, Math.min(Math.min(tokens, most), shown));
  }

  private void confine() {
    confineShown();
    first = Math.max(0, Math.min(tokens - shown, first));
  }
}

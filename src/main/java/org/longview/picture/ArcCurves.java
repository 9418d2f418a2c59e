package org.longview.picture;

/**
 * The curves of a choice that are drawn one by one, the weakest first. Where there is so much ink
 * that all would be covered, every curve gets less.
 *
 * @param from where each begins, at its query
 * @param to where each ends, at its key
 * @param thick the breadth of each
 * @param ink of each, from 0; 1 − e^−ink of what lies below is covered
 * @param color of each, 0xFFrrggbb
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
public record ArcCurves(float[] from, float[] to, float[] thick, float[] ink, int[] color) {
  /** Ink a pixel, on average, from which on curves get less. */
  private static final double MOST_INK = 0.5;

  private static final double THICKEST = 4;

  /** Of a token's height, for the curves of its heads. */
  private static final double STRANDS = 0.6;

  /**
   * Places the listed curves.
   *
   * @param scale what a curve is broad at least, in the units of the layout
   */
  public static ArcCurves of(ArcChoice choice, ArcLayout layout, double scale, Palette palette) {
    int count = choice.listed();
    ArcCurves curves =
        new ArcCurves(
            new float[count], new float[count], new float[count], new float[count], new int[count]);
    int heads = choice.faint().length;
    double most = Math.max(1.2 * scale, Math.min(THICKEST * scale, 0.5 * layout.spacing()));
    double strand = strand(heads, layout, scale);
    double all = 0;
    for (int i = 0; i < count; i++) {
      float ink = ArcChoice.ink(choice.weight()[i]);
      double beside = strand * (choice.head()[i] - 0.5 * (heads - 1));
      curves.from[i] = (float) (layout.y(choice.query()[i]) + beside);
      curves.to[i] = (float) (layout.y(choice.key()[i]) + beside);
      curves.thick[i] = (float) (scale + (most - scale) * ink);
      curves.ink[i] = ink;
      curves.color[i] = HeadColors.of(choice.head()[i], palette);
      all += curves.ink[i] * curves.thick[i];
    }
    float spared = (float) Math.min(1, MOST_INK * layout.height() / all);
    for (int i = 0; i < count; i++) {
      curves.ink[i] *= spared;
    }
    return curves;
  }

  /** From the curve of one head to the next of the same tokens, where there is room beside it. */
  private static double strand(int heads, ArcLayout layout, double scale) {
    double room = STRANDS * layout.spacing() / heads;
    return room < 0.5 * scale ? 0 : Math.min(room, THICKEST * scale);
  }

  public int count() {
    return from.length;
  }
}

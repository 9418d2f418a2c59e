package org.longview.picture;

/**
 * One colour for each of twelve heads, opaque, 0xFFrrggbb; more heads begin again. The colours were
 * chosen so that any two are told apart in normal, protan and deutan vision (Machado et al. 2009),
 * and each from the ground.
 */
public final class HeadColors {
  private static final int[] ON_DARK = {
    0xffe19600, 0xffa5b4ff, 0xff3ca5a5, 0xffffff00, 0xff961eff, 0xffc3f0ff,
    0xffa55a0f, 0xff5a69a5, 0xffffffb4, 0xff8778f0, 0xff96785a, 0xffffff78
  };

  private static final int[] ON_LIGHT = {
    0xff4b87e1, 0xff695a00, 0xff0000ff, 0xffa59600, 0xff3c8787, 0xff2d0096,
    0xff69965a, 0xff0f5a87, 0xff3c2d00, 0xff4b5af0, 0xff003c3c, 0xff00003c
  };

  private HeadColors() {}

  /** The colour of a head on the ground of a theme. */
  public static int of(int head, Palette palette) {
    int[] colors = palette.equals(Palette.LIGHT) ? ON_LIGHT : ON_DARK;
    return colors[head % colors.length];
  }
}

package org.longview.picture;

import org.longview.study.CellKind;

/**
 * The colours of pictures in one theme, each opaque, 0xFFrrggbb.
 *
 * @param background around and beside a picture
 * @param excluded cells outside the sparsity pattern; unlike zero in every colour map
 * @param grid gaps between large cells
 * @param line thin lines that divide
 * @param text words and numbers
 * @param muted words and lines that stand back
 * @param window what belongs to the window
 * @param global what belongs to global tokens
 * @param far keys beyond a query's neighbourhood
 * @param random keys drawn at random
 * @param projected what belongs to projected keys
 * @param good what fits
 * @param bad what does not fit
 */
public record Palette(
    int background,
    int excluded,
    int grid,
    int line,
    int text,
    int muted,
    int window,
    int global,
    int far,
    int random,
    int projected,
    int good,
    int bad) {
  /** On dark ground. */
  public static final Palette DARK =
      new Palette(
          0xff0d1117,
          0xff21262d,
          0xff010409,
          0xff30363d,
          0xffe6edf3,
          0xff8b949e,
          0xff58a6ff,
          0xfff0883e,
          0xffbc8cff,
          0xfff778ba,
          0xff3fb950,
          0xff3fb950,
          0xfff85149);

  /** On white ground. */
  public static final Palette LIGHT =
      new Palette(
          0xffffffff,
          0xfff0f3f6,
          0xffffffff,
          0xffd0d7de,
          0xff1f2328,
          0xff656d76,
          0xff0969da,
          0xffbc4c00,
          0xff8250df,
          0xffbf3989,
          0xff1a7f37,
          0xff1a7f37,
          0xffcf222e);

  /** How much of its colour a cell has; the diagonal has all of it and so stands out. */
  private static final double CELL_STRENGTH = 0.82;

  /** The colour of a cell of a pattern. */
  public int of(CellKind kind) {
    return switch (kind) {
      case SELF -> window;
      case WINDOW -> mix(window, grid, CELL_STRENGTH);
      case FAR, OVERLAP -> mix(far, grid, CELL_STRENGTH);
      case RANDOM -> mix(random, grid, CELL_STRENGTH);
      case GLOBAL -> mix(global, grid, CELL_STRENGTH);
      case PROJECTED -> mix(projected, grid, CELL_STRENGTH);
    };
  }

  /** A colour laid over another, both opaque, {@code strength} from 0 to 1. */
  public static int mix(int color, int ground, double strength) {
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int over = color >> shift & 0xff;
      int under = ground >> shift & 0xff;
      mixed = mixed << 8 | (int) Math.round(under + (over - under) * strength);
    }
    return mixed;
  }
}

package org.longview.picture;

/**
 * Which cells of one direction are reduced to which entry of a {@link ValueRaster}, and which entry
 * each pixel shows. Where cells are at least a pixel wide, each visible cell is an entry, and a
 * pixel shows the cell under its middle. Where they are smaller, each pixel is an entry, made of
 * every cell that the pixel touches.
 */
final class Footprints {
  /** Whether each entry is one cell, the next to that of the entry before it. */
  final boolean areCells;

  /** Number of entries. */
  final int entries;

  /** First cell of each entry. */
  final int[] from;

  /** The cell behind the last one of each entry. */
  final int[] to;

  /** The entry of each pixel, or −1 beside the matrix. */
  final int[] entryOf;

  /**
   * Finds the footprints of some of an axis's pixels.
   *
   * @param pixelFrom first pixel, inclusive
   * @param pixelTo last pixel, exclusive
   */
  Footprints(Axis axis, int pixelFrom, int pixelTo) {
    int pixels = pixelTo - pixelFrom;
    from = new int[pixels];
    to = new int[pixels];
    entryOf = new int[pixels];
    areCells = !axis.cellsSharePixels();
    entries = areCells ? byCell(axis, pixelFrom) : byPixel(axis, pixelFrom);
  }

  private int byPixel(Axis axis, int pixelFrom) {
    int count = 0;
    for (int p = 0; p < entryOf.length; p++) {
      from[count] = axis.cellAt((double) pixelFrom + p);
      to[count] = axis.endBefore(pixelFrom + p + 1.0);
      entryOf[p] = from[count] < 0 ? -1 : count++;
    }
    return count;
  }

  private int byCell(Axis axis, int pixelFrom) {
    int count = 0;
    for (int p = 0; p < entryOf.length; p++) {
      int cell = axis.cellAt(pixelFrom + p + 0.5);
      if (cell >= 0 && (count == 0 || from[count - 1] != cell)) {
        from[count] = cell;
        to[count] = cell + 1;
        count++;
      }
      entryOf[p] = cell < 0 ? -1 : count - 1;
    }
    return count;
  }
}

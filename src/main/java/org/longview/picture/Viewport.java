package org.longview.picture;

/**
 * The part of a matrix that is seen, and how large. Every instance is valid: whatever is asked, the
 * matrix fills the view as far as its cells do at this zoom, and starts at the near edge otherwise.
 *
 * <p>Cells of an n × n matrix are square. Those of any other matrix (n × k) fit the view in each
 * direction on its own, so that a few columns are as readable as many rows.
 *
 * @param rows rows of the matrix, at least 1
 * @param columns columns of the matrix, at least 1
 * @param width device pixels, at least 1
 * @param height device pixels, at least 1
 * @param zoom how many times larger the cells are than when the whole matrix fits, from 1 to {@link
 *     #largestZoom}
 * @param firstRow the place, in rows, at the upper edge
 * @param firstColumn the place, in columns, at the left edge
 */
public record Viewport(
    int rows,
    int columns,
    int width,
    int height,
    double zoom,
    double firstRow,
    double firstColumn) {
  /** Zooming in ends when a cell is this many device pixels wide and high. */
  public static final double LARGEST_CELL = 64;

  public Viewport {
    if (rows < 1 || columns < 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "no view of %d × %d cells in %d × %d pixels".formatted(rows, columns, width, height));
    }
    zoom = clamp(zoom, 1, largestZoom(rows, columns, width, height));
    double rowScale = scale(fitting(rows, columns, height, width), zoom);
    double columnScale = scale(fitting(columns, rows, width, height), zoom);
    firstRow = clamp(firstRow, 0, rows - height / rowScale);
    firstColumn = clamp(firstColumn, 0, columns - width / columnScale);
  }

  /** The whole matrix in so many device pixels. */
  public static Viewport fit(int rows, int columns, int width, int height) {
    return new Viewport(rows, columns, width, height, 1, 0, 0);
  }

  /** The horizontal direction: columns. */
  public Axis across() {
    return new Axis(
        columns, width, firstColumn, scale(fitting(columns, rows, width, height), zoom));
  }

  /** The vertical direction: rows. */
  public Axis down() {
    return new Axis(rows, height, firstRow, scale(fitting(rows, columns, height, width), zoom));
  }

  /**
   * Makes the cells {@code factor} times larger, or smaller if it is less than 1, and keeps what is
   * seen at a point there, unless the matrix would then no longer fill the view.
   *
   * @param x device pixels from the left edge
   * @param y device pixels from the upper edge
   */
  public Viewport zoomedAt(double x, double y, double factor) {
    Viewport zoomed = new Viewport(rows, columns, width, height, zoom * factor, 0, 0);
    return new Viewport(
        rows,
        columns,
        width,
        height,
        zoomed.zoom,
        down().toCells(y) - y / zoomed.down().scale(),
        across().toCells(x) - x / zoomed.across().scale());
  }

  /** Moves the matrix right and down by so many device pixels. */
  public Viewport panned(double right, double below) {
    return new Viewport(
        rows,
        columns,
        width,
        height,
        zoom,
        firstRow - below / down().scale(),
        firstColumn - right / across().scale());
  }

  /** The same zoom, with a place in the middle, as far as the matrix reaches. */
  public Viewport centeredOn(double row, double column) {
    return new Viewport(
        rows,
        columns,
        width,
        height,
        zoom,
        row - height / down().scale() / 2,
        column - width / across().scale() / 2);
  }

  /**
   * As large as possible, with all of a block of cells in the view and its middle in the middle.
   */
  public Viewport zoomedTo(CellRange block) {
    Viewport whole = fit(rows, columns, width, height);
    double down = height / (whole.down().scale() * (block.rowTo() - block.rowFrom()));
    double across = width / (whole.across().scale() * (block.columnTo() - block.columnFrom()));
    Viewport zoomed = new Viewport(rows, columns, width, height, Math.min(down, across), 0, 0);
    return new Viewport(
        rows,
        columns,
        width,
        height,
        zoomed.zoom,
        (block.rowFrom() + block.rowTo() - height / zoomed.down().scale()) / 2,
        (block.columnFrom() + block.columnTo() - width / zoomed.across().scale()) / 2);
  }

  /** The same zoom and the same middle in a view of another size. */
  public Viewport resized(int newWidth, int newHeight) {
    Viewport resized = new Viewport(rows, columns, newWidth, newHeight, zoom, 0, 0);
    return new Viewport(
        rows,
        columns,
        newWidth,
        newHeight,
        zoom,
        down().toCells(height / 2.0) - newHeight / 2.0 / resized.down().scale(),
        across().toCells(width / 2.0) - newWidth / 2.0 / resized.across().scale());
  }

  /** The cells of which something is seen. */
  public CellRange visible() {
    Axis down = down();
    Axis across = across();
    return new CellRange(
        down.firstVisible(), down.endVisible(), across.firstVisible(), across.endVisible());
  }

  /** Whether a pixel may show more than one cell, so that the picture shows a reduction. */
  public boolean cellsSharePixels() {
    return down().cellsSharePixels() || across().cellsSharePixels();
  }

  /** The zoom at which cells are {@link #LARGEST_CELL} pixels, at least 1. */
  public double largestZoom() {
    return largestZoom(rows, columns, width, height);
  }

  private static double largestZoom(int rows, int columns, int width, int height) {
    double smaller =
        Math.min(fitting(rows, columns, height, width), fitting(columns, rows, width, height));
    return Math.max(1, LARGEST_CELL / smaller);
  }

  /** Device pixels for each cell when the whole matrix fits. */
  private static double fitting(int cells, int others, int pixels, int otherPixels) {
    double scale = (double) pixels / cells;
    return cells == others ? Math.min(scale, (double) otherPixels / others) : scale;
  }

  private static double scale(double fit, double zoom) {
    return Math.min(fit * zoom, Math.max(fit, LARGEST_CELL));
  }

  private static double clamp(double value, double least, double greatest) {
    return Math.max(least, Math.min(greatest, value));
  }
}

package org.longview.picture;

/**
 * A block of cells.
 *
 * @param rowFrom first row, inclusive
 * @param rowTo last row, exclusive
 * @param columnFrom first column, inclusive
 * @param columnTo last column, exclusive
 */
public record CellRange(int rowFrom, int rowTo, int columnFrom, int columnTo) {}

package org.longview.linear;

import java.util.Objects;

/**
 * A rows × columns view on floats in row-major order; views share their data. Element (i, j) is
 * {@code data()[offset() + i * stride() + j]}.
 */
public final class Matrix {
  private final float[] data;
  private final int offset;
  private final int rows;
  private final int columns;
  private final int stride;

  private Matrix(float[] data, int offset, int rows, int columns, int stride) {
    this.data = data;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
  }

  /**
   * A new matrix of zeros.
   *
   * @throws IllegalArgumentException if it would hold more elements than an array can
   */
  public static Matrix zeros(int rows, int columns) {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(rows + " × " + columns + " is too large for one array");
    }
    return new Matrix(new float[(int) size], 0, rows, columns, columns);
  }

  /** A view on all of {@code data}, which holds rows · columns elements. */
  public static Matrix of(float[] data, int rows, int columns) {
    return of(data, 0, rows, columns, columns);
  }

  /** A view on part of {@code data}: row i begins at {@code offset + i * stride}. */
  public static Matrix of(float[] data, int offset, int rows, int columns, int stride) {
    if (rows < 0 || columns < 0 || stride < columns) {
      throw new IllegalArgumentException(rows + " × " + columns + ", stride " + stride);
    }
    if (rows > 0) {
      long end = offset + (long) (rows - 1) * stride + columns;
      Objects.checkFromToIndex(offset, end, data.length);
    }
    return new Matrix(data, offset, rows, columns, stride);
  }

  /** The rows from (inclusive) to (exclusive), as a view. */
  public Matrix rows(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new Matrix(data, offset + from * stride, to - from, columns, stride);
  }

  /** The columns from (inclusive) to (exclusive), as a view. */
  public Matrix columns(int from, int to) {
    Objects.checkFromToIndex(from, to, columns);
    return new Matrix(data, offset + from, rows, to - from, stride);
  }

  /** A copy with rows and columns exchanged. */
  public Matrix transposed() {
    Matrix transposed = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed.data[j * rows + i] = data[at(i) + j];
      }
    }
    return transposed;
  }

  /**
   * Copies all elements into a matrix of the same shape, which is modified.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void copyInto(Matrix target) {
    if (target.rows != rows || target.columns != columns) {
      throw new IllegalArgumentException(this + " into " + target);
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(data, at(i), target.data, target.at(i), columns);
    }
  }

  public float get(int row, int column) {
    return data[
        offset + Objects.checkIndex(row, rows) * stride + Objects.checkIndex(column, columns)];
  }

  /** The array that is viewed, not a copy. */
  public float[] data() {
    return data;
  }

  public int offset() {
    return offset;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int stride() {
    return stride;
  }

  /** Where row i begins in {@link #data()}. */
  public int at(int row) {
    return offset + row * stride;
  }

  @Override
  public String toString() {
    return rows + " × " + columns;
  }
}

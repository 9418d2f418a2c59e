package org.longview.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The length of every axis of an array, the last running fastest. Immutable. */
public final class Shape {
  private final int[] lengths;

  Shape(int... lengths) {
    this.lengths = lengths.clone();
  }

  /** The number of axes. */
  public int rank() {
    return lengths.length;
  }

  /** The length of axis {@code axis}, counted from 0. */
  public int length(int axis) {
    return lengths[axis];
  }

  /** The number of elements, or {@link Long#MAX_VALUE} if it is beyond that. */
  long count() {
    long count = 1;
    for (int length : lengths) {
      try {
        count = Math.multiplyExact(count, length);
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
    }
    return count;
  }

  /** Where element number {@code i} is, written like {@code [0, 3, 5]}. */
  String index(int i) {
    int[] index = new int[lengths.length];
    int rest = i;
    for (int axis = lengths.length - 1; axis >= 0; axis--) {
      index[axis] = rest % lengths[axis];
      rest /= lengths[axis];
    }
    return Arrays.toString(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  /** As Python writes it: {@code (3, 4)}. */
  @Override
  public String toString() {
    return Arrays.stream(lengths)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", lengths.length == 1 ? ",)" : ")"));
  }
}

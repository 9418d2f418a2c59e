package org.longview.study;

import java.nio.file.Path;

/** Where Linformer's projections come from. */
public sealed interface ProjectionSource {
  /** Normally distributed numbers; equal seeds give equal ones. */
  record Gaussian(long seed) implements ProjectionSource {}

  /** The mean of neighbouring tokens. */
  record MeanPooling() implements ProjectionSource {}

  /** E and F from a {@code .npz} file, which also fixes the rank. */
  record File(Path path) implements ProjectionSource {}

  /**
   * No projection at all: the best approximation of rank k of the head's own attention, by its
   * singular value decomposition.
   */
  record BestApproximation() implements ProjectionSource {}
}

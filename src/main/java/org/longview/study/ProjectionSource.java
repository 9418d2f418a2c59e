package org.longview.study;

import java.nio.file.Path;
import org.longview.work.InputException;

/** Where Linformer's projections come from. */
public sealed interface ProjectionSource {
  /**
   * The source of a name: "gaussian", "mean", "svd", or an {@code .npz} or {@code .npy} file.
   *
   * @param seed of Gaussian ones
   * @throws InputException if it is none of these
   */
  static ProjectionSource named(String name, long seed) {
    return switch (name) {
      case "gaussian" -> new Gaussian(seed);
      case "mean" -> new MeanPooling();
      case "svd" -> new BestApproximation();
      default -> {
        if (name.endsWith(".npz") || name.endsWith(".npy")) {
          yield new File(Path.of(name));
        }
        throw new InputException(
            "There is no projection " + name + "; there are gaussian, mean, svd, and .npz files.");
      }
    };
  }

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

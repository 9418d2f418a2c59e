package org.longview.study;

import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.Spectrum;
import org.longview.budget.Memory;
import org.longview.linear.Kernels;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/**
 * The spectra of the heads of a layer.
 *
 * @param heads from the first
 */
public record LayerSpectra(List<Spectrum> heads) {
  /** Bytes an element of the matrix takes while it is decomposed: itself, twice as a double. */
  private static final int BYTES_FOR_EACH = Float.BYTES + 2 * Double.BYTES;

  /** Part of the heap that may be taken. */
  private static final int PART = 4;

  /**
   * Decomposes matrices, several at once.
   *
   * @param found told of each matrix that is done and its place, on the computing threads
   * @throws InputException if they are too large, or a decomposition does not converge
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static LayerSpectra of(
      Kernels kernels,
      List<? extends AttentionMatrix> matrices,
      ObjIntConsumer<Spectrum> found,
      Workers workers,
      Cancellation cancellation) {
    matrices.forEach(matrix -> requireFit(matrix.rows(), workers));
    Spectrum[] spectra = new Spectrum[matrices.size()];
    workers.forEach(
        spectra.length,
        cancellation,
        h -> {
          spectra[h] = Spectrum.of(kernels, matrices.get(h));
          found.accept(spectra[h], h);
        });
    return new LayerSpectra(Stream.of(spectra).toList());
  }

  /** The largest n of which as many matrices as there are threads can be decomposed at a time. */
  public static int mostTokens(Workers workers) {
    long bytes = Runtime.getRuntime().maxMemory() / PART / workers.threads();
    return (int) Math.sqrt(Math.min((double) bytes / BYTES_FOR_EACH, Integer.MAX_VALUE / 2.0));
  }

  /**
   * Refuses what does not fit.
   *
   * @throws InputException if n tokens are too many
   */
  public static void requireFit(int n, Workers workers) {
    int most = mostTokens(workers);
    if (n > most) {
      throw new InputException(
          "Decomposing the attention of %,d tokens needs %s of memory; use at most %,d tokens, or start Java with a larger -Xmx."
              .formatted(
                  n, Memory.format((long) BYTES_FOR_EACH * workers.threads() * n * n), most));
    }
  }

  /** Bytes of the numbers. */
  long bytes() {
    return heads.stream().mapToLong(spectrum -> 2L * Double.BYTES * spectrum.size()).sum();
  }
}

package org.longview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.longview.export.NpyType;
import org.longview.export.NpzWriter;

/** Files with tensors. */
public final class TensorFiles {
  private TensorFiles() {}

  /** Queries, keys and values of several layers. */
  public static Path projected(Path file, int layers, int heads, int n, int d) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter.write(
          out,
          npz -> {
            for (String name : new String[] {"q", "k", "v"}) {
              float[] values = new float[layers * heads * n * d];
              Random random = new Random(name.hashCode());
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
              }
              npz.add(
                  name,
                  NpyType.FLOAT32,
                  new long[] {layers, heads, n, d},
                  npy -> npy.put(values, 0, values.length));
            }
          });
    }
    return file;
  }

  /**
   * Finished attention that is alike in all rows.
   *
   * @param sum of each row
   */
  public static Path finished(Path file, int heads, int n, float sum) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter.write(
          out,
          npz ->
              npz.add(
                  "attention",
                  NpyType.FLOAT32,
                  new long[] {heads, n, n},
                  npy -> {
                    float[] row = new float[n];
                    Arrays.fill(row, sum / n);
                    for (int i = 0; i < heads * n; i++) {
                      npy.put(row, 0, n);
                    }
                  }));
    }
    return file;
  }
}

package org.longview.study.speed;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What Linformer saves in inference beside a Transformer of the same size, as published (Wang et
 * al. 2020, table 3): one graphics card with 16 GB, E and F shared by all layers. Memory is told as
 * the ratio of the largest batches that fit.
 */
public final class LinformerTable {
  /** n of the rows. */
  public static final List<Integer> LENGTHS =
      List.of(512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536);

  /** k of the columns. */
  public static final List<Integer> RANKS = List.of(128, 256, 512, 1024, 2048);

  private static final double[][] TIME = {
    {1.5, 1.3},
    {1.7, 1.6, 1.3},
    {2.6, 2.4, 2.1, 1.3},
    {3.4, 3.2, 2.8, 2.2, 1.3},
    {5.5, 5.0, 4.4, 3.5, 2.1},
    {8.6, 7.8, 7.0, 5.6, 3.3},
    {13, 12, 11, 8.8, 5.0},
    {20, 18, 16, 14, 7.9}
  };

  private static final double[][] MEMORY = {
    {1.7, 1.5},
    {3.0, 2.9, 1.8},
    {6.1, 5.6, 3.6, 2.0},
    {14, 13, 8.3, 4.3, 2.3},
    {28, 26, 17, 8.5, 4.5},
    {56, 48, 32, 16, 8},
    {56, 48, 36, 18, 16},
    {60, 52, 40, 20, 18}
  };

  private LinformerTable() {}

  /** How many times as long the Transformer takes; empty where the table is. */
  public static OptionalDouble time(int length, int rank) {
    return in(TIME, length, rank);
  }

  /** How many times as much memory the Transformer takes; empty where the table is. */
  public static OptionalDouble memory(int length, int rank) {
    return in(MEMORY, length, rank);
  }

  private static OptionalDouble in(double[][] table, int length, int rank) {
    int row = LENGTHS.indexOf(length);
    int column = RANKS.indexOf(rank);
    return row < 0 || column < 0 || column >= table[row].length
        ? OptionalDouble.empty()
        : OptionalDouble.of(table[row][column]);
  }
}

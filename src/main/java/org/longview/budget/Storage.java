package org.longview.budget;

import org.longview.work.InputException;

/**
 * The attention of a model as it lies in memory. Weights, queries, keys, values and whatever else
 * the layers hold come on top.
 *
 * @param memory layers, heads and bytes of an entry
 * @param batch texts that are computed together
 * @param held which of it is there at a time
 */
public record Storage(Memory memory, long batch, Held held) {
  /** Fused attention keeps its row statistics in fp32 whatever the entries are. */
  private static final long BYTES_OF_STATISTIC = 4;

  /**
   * Checks the numbers.
   *
   * @throws InputException if the batch is not positive, or training is to store single bytes
   */
  public Storage {
    if (batch < 1) {
      throw new InputException("The batch is " + batch + "; it must be 1 text or more.");
    }
    if (held == Held.TRAINING && memory.bytesPerEntry() < Precision.FP16.bytes()) {
      throw new InputException(
          "Training stores probabilities in 16 or 32 bits; choose fp16 or fp32, or inference.");
    }
  }

  /**
   * Bytes of attention matrices.
   *
   * @param scores numbers of a head before the softmax
   * @param probabilities numbers of a head after it
   * @throws ArithmeticException if they exceed a {@code long}
   */
  public long matrices(long scores, long probabilities) {
    long entry = memory.bytesPerEntry();
    long bytes =
        switch (held) {
          case MAPS -> Math.multiplyExact(probabilities, entry);
          case INFERENCE -> Math.multiplyExact(Math.addExact(scores, probabilities), entry);
          case TRAINING -> Math.multiplyExact(probabilities, 2 * entry + 1);
        };
    return ofHeads(bytes);
  }

  /**
   * Bytes of so many row statistics a head.
   *
   * @throws ArithmeticException if they exceed a {@code long}
   */
  public long statistics(long rows) {
    return ofHeads(Math.multiplyExact(rows, BYTES_OF_STATISTIC));
  }

  /** Of all heads that are there at a time, and of the whole batch. */
  private long ofHeads(long bytes) {
    long layers = held == Held.INFERENCE ? 1 : memory.layers();
    return Math.multiplyExact(
        bytes, Math.multiplyExact(batch, Math.multiplyExact(layers, memory.heads())));
  }

  /**
   * Bytes of numbers that the model has once, however many texts there are.
   *
   * @throws ArithmeticException if they exceed a {@code long}
   */
  public long parameters(long numbers) {
    return Math.multiplyExact(numbers, memory.bytesPerEntry());
  }

  /**
   * The largest n of which an implementation's attention fits into so many bytes; 0 if not even one
   * token's does.
   */
  public long longest(Stored stored, long capacity) {
    return Longest.of(Longest.MOST, n -> stored.bytes(n, this) <= capacity);
  }
}

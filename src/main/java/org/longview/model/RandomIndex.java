package org.longview.model;

import java.util.Arrays;
import org.longview.work.InputException;

/**
 * BigBird's random keys, brought by the user: of each token, the same for all heads, or of each
 * block between the first and the last, for each head (Zaheer et al. 2020, section 2 and appendix
 * D). Compared by content.
 */
public final class RandomIndex {
  private final String file;
  private final int heads;
  private final boolean blocks;
  private final int perRow;
  private final int[] keys;
  private final int hash;

  RandomIndex(String file, int heads, boolean blocks, int perRow, int[] keys) {
    this.file = file;
    this.heads = heads;
    this.blocks = blocks;
    this.perRow = perRow;
    this.keys = keys;
    hash = 31 * Arrays.hashCode(keys) + heads;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** Whether these are blocks of blocks, and not tokens of tokens. */
  public boolean ofBlocks() {
    return blocks;
  }

  /** r, the keys of each row. */
  public int perRow() {
    return perRow;
  }

  /** The keys of one head row by row, a copy; of all heads in the token form. */
  public int[] keys(int head) {
    int size = keys.length / Math.max(1, heads);
    int from = blocks ? head * size : 0;
    return from >= 0 && from + size <= keys.length
        ? Arrays.copyOfRange(keys, from, from + size)
        : new int[0];
  }

  /**
   * Checks that there are keys for each head.
   *
   * @throws InputException if they are made for another number of heads
   */
  public void requireFit(int wanted) {
    if (blocks && heads != wanted) {
      throw new InputException(
          "%s gives random blocks for %d heads, but there are %d; give them for %d."
              .formatted(file, heads, wanted, wanted));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RandomIndex that
        && hash == that.hash
        && heads == that.heads
        && blocks == that.blocks
        && perRow == that.perRow
        && file.equals(that.file)
        && (keys == that.keys || Arrays.equals(keys, that.keys));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

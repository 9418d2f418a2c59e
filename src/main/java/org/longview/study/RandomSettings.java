package org.longview.study;

import java.nio.file.Path;
import org.longview.attention.BigBird;
import org.longview.attention.GlobalTokens;
import org.longview.attention.RandomKeys;
import org.longview.model.RandomIndex;

/**
 * The random keys of BigBird.
 *
 * @param form whether patterns are of tokens or of blocks
 * @param count r, the random keys of each token, or random blocks of each block
 * @param block b, tokens of a block
 * @param source where the keys come from
 * @param head whose random blocks are meant, where those of one head are; 0 otherwise
 */
public record RandomSettings(Form form, int count, int block, Source source, int head) {
  /** What windows, global and random keys are counted in. */
  public enum Form {
    TOKENS,
    BLOCKS
  }

  /** Where random keys come from. */
  public sealed interface Source {}

  /** They are drawn; equal seeds give equal ones. */
  public record Seed(long seed) implements Source {}

  /** They were read from a file, which also fixes their number. */
  public record File(Path path, RandomIndex index) implements Source {}

  /**
   * Checks the numbers.
   *
   * @throws org.longview.work.InputException if one is out of its range
   */
  public RandomSettings {
    new RandomKeys.Drawn(count, 0, head);
    BigBird.ofBlocks(block, block, new RandomKeys.Drawn(count, 0, head));
  }

  public static RandomSettings defaults() {
    return new RandomSettings(Form.TOKENS, 2, 4, new Seed(0), 0);
  }

  public boolean ofBlocks() {
    return form == Form.BLOCKS;
  }

  /**
   * BigBird's pattern for n tokens.
   *
   * @param window of the token form
   * @param globals of the token form
   */
  BigBird pattern(int n, long window, GlobalTokens globals) {
    return ofBlocks()
        ? BigBird.ofBlocks(n, block, keys())
        : BigBird.ofTokens(n, window, globals, keys());
  }

  private RandomKeys keys() {
    int of = ofBlocks() ? head : 0;
    if (source instanceof File file) {
      return file.index().ofBlocks() == ofBlocks()
          ? new RandomKeys.Given(
              file.index().file(), ofBlocks() ? 1 : 0, file.index().perRow(), file.index().keys(of))
          : new RandomKeys.Drawn(0, 0, 0);
    }
    return new RandomKeys.Drawn(count, ((Seed) source).seed(), of);
  }

  /**
   * Checks that a file gives keys for each head.
   *
   * @throws org.longview.work.InputException if it does not
   */
  void requireFit(int heads) {
    if (source instanceof File file) {
      file.index().requireFit(heads);
    }
  }

  /** The same without what does not matter. */
  RandomSettings effective() {
    RandomSettings unset = defaults();
    return new RandomSettings(
        form,
        source instanceof File ? unset.count : count,
        ofBlocks() ? block : unset.block,
        source,
        ofBlocks() ? head : 0);
  }

  public RandomSettings withForm(Form newForm) {
    return new RandomSettings(newForm, count, block, source, head);
  }

  public RandomSettings withCount(int newCount) {
    return new RandomSettings(form, newCount, block, source, head);
  }

  public RandomSettings withBlock(int newBlock) {
    return new RandomSettings(form, count, newBlock, source, head);
  }

  public RandomSettings withSource(Source newSource) {
    return new RandomSettings(form, count, block, newSource, head);
  }

  RandomSettings withHead(int newHead) {
    return new RandomSettings(form, count, block, source, newHead);
  }
}

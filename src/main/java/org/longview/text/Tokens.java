package org.longview.text;

import java.util.Arrays;
import org.longview.work.InputException;

/**
 * A text as the model reads it: [CLS], at least one token of the text, [SEP]. Positions count from
 * 0. Immutable.
 */
public final class Tokens {
  private static final int FEWEST = 3;

  private final String text;
  private final Vocabulary vocabulary;
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;
  private final int unknown;

  /** Takes the arrays, all of length n, as its own. */
  Tokens(String text, Vocabulary vocabulary, int[] ids, int[] starts, int[] ends) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
    this.unknown = (int) Arrays.stream(ids).filter(id -> id == vocabulary.unknown).count();
  }

  /** n, the number of tokens, [CLS] and [SEP] included. */
  public int size() {
    return ids.length;
  }

  /** The whole text, also where only its first tokens were taken. */
  public String text() {
    return text;
  }

  /** The row of token {@code i} in the model's word embeddings. */
  public int id(int i) {
    return ids[i];
  }

  /** A copy of all ids, length n. */
  public int[] ids() {
    return ids.clone();
  }

  /** Token {@code i} as the vocabulary writes it; {@code ##} marks one that continues a word. */
  public String piece(int i) {
    return vocabulary.piece(ids[i]);
  }

  /** First {@code char} of token {@code i} in {@link #text()}; [CLS] and [SEP] cover no text. */
  public int start(int i) {
    return starts[i];
  }

  /** End, exclusive, of token {@code i} in {@link #text()}. */
  public int end(int i) {
    return ends[i];
  }

  /** Whether token {@code i} is a mark such as [CLS] or [SEP]; [UNK] stands for text and is not. */
  public boolean isSpecial(int i) {
    return vocabulary.isSpecial(ids[i]);
  }

  /** How many tokens are [UNK], words that the vocabulary cannot spell. */
  public int unknown() {
    return unknown;
  }

  /**
   * The first {@code count} tokens, [CLS] and [SEP] included: [CLS], {@code count} − 2 tokens of
   * the text, [SEP]. These tokens themselves if there are no more than that.
   *
   * @throws InputException if {@code count} leaves no token of the text
   */
  public Tokens first(int count) {
    if (count < FEWEST) {
      throw new InputException(
          "The first "
              + count
              + " tokens hold none of the text; take at least "
              + FEWEST
              + ", for [CLS] and [SEP] are counted.");
    }
    if (count >= size()) {
      return this;
    }
    int last = count - 1;
    int[] firstIds = Arrays.copyOf(ids, count);
    int[] firstStarts = Arrays.copyOf(starts, count);
    int[] firstEnds = Arrays.copyOf(ends, count);
    firstIds[last] = vocabulary.separator;
    firstStarts[last] = ends[last - 1];
    firstEnds[last] = ends[last - 1];
    return new Tokens(text, vocabulary, firstIds, firstStarts, firstEnds);
  }
}

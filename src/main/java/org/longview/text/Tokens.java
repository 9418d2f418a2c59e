package org.longview.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.longview.work.InputException;

/**
 * A text as the model reads it: [CLS], at least one token of the text, [SEP], or what the model has
 * in the place of these marks; or tokens of which no more than the names are known. Positions count
 * from 0. Immutable.
 */
public final class Tokens {
  public static final int FEWEST = 3;

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

  /**
   * Tokens that have names and belong to no model. Their text is that of the names, one after the
   * other; an id is a place among the different names.
   *
   * @param names at least one
   */
  public static Tokens named(List<String> names) {
    Vocabulary vocabulary = Vocabulary.of(names);
    int n = names.size();
    int[] ids = new int[n];
    int[] starts = new int[n];
    int[] ends = new int[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      String name = names.get(i);
      ids[i] = vocabulary.id(name);
      starts[i] = at;
      ends[i] = at + name.length();
      at = ends[i] + 1;
    }
    return new Tokens(String.join(" ", names), vocabulary, ids, starts, ends);
  }

  /** n, the number of tokens, [CLS] and [SEP] included. */
  public int size() {
    return ids.length;
  }

  /** The whole text, also where only a part of its tokens was taken. */
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

  /**
   * Token {@code i} as the vocabulary writes it: BERT marks with {@code ##} one that continues a
   * word, RoBERTa with {@code Ġ} one that begins a word after a space.
   */
  public String piece(int i) {
    return vocabulary.piece(ids[i]);
  }

  /** The same without what marks where words begin. */
  public String plainPiece(int i) {
    return isSpecial(i) ? piece(i) : vocabulary.wordMark().without(piece(i));
  }

  /** Whether token {@code i} continues the word of the one before. */
  public boolean continuesWord(int i) {
    return i > 0 && !isSpecial(i) && !isSpecial(i - 1) && vocabulary.wordMark().continues(piece(i));
  }

  /** The mark in front of a text, such as [CLS]. */
  public String classifier() {
    return vocabulary.piece(vocabulary.classifier);
  }

  /** The mark behind a text, such as [SEP]. */
  public String separator() {
    return vocabulary.piece(vocabulary.separator);
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

  /** The tokens that are marks. */
  public BitSet specials() {
    BitSet specials = new BitSet();
    for (int i = 0; i < size(); i++) {
      specials.set(i, isSpecial(i));
    }
    return specials;
  }

  /**
   * What stands for words that the vocabulary cannot spell, such as [UNK]; empty if there are none.
   */
  public String unknownPiece() {
    return vocabulary.unknown < 0 ? "" : vocabulary.piece(vocabulary.unknown);
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
    return range(1, count);
  }

  /**
   * A part of these tokens as a text of its own: [CLS], {@code count} − 2 tokens of the text or as
   * many as are left, [SEP]. These tokens themselves if that is all of them. The parts of the text
   * that the tokens cover stay the same.
   *
   * @param from the first token of the text that is taken; 1 is the text's first
   * @throws InputException if there is no token of the text in the part
   */
  public Tokens range(int from, int count) {
    if (count < FEWEST) {
      throw new InputException(
          "The first "
              + count
              + " tokens hold none of the text; take at least "
              + FEWEST
              + ", for "
              + classifier()
              + " and "
              + separator()
              + " are counted.");
    }
    if (from < 1 || from > size() - 2) {
      throw new InputException(
          "There is no token %d to begin with; the text's tokens are 1 to %d."
              .formatted(from, size() - 2));
    }
    if (from == 1 && count >= size()) {
      return this;
    }
    int to = (int) Math.min(size() - 1L, from + (count - 2L));
    int last = to - from + 1;
    int[] partIds = Arrays.copyOfRange(ids, from - 1, to + 1);
    int[] partStarts = Arrays.copyOfRange(starts, from - 1, to + 1);
    int[] partEnds = Arrays.copyOfRange(ends, from - 1, to + 1);
    partIds[0] = ids[0];
    partStarts[0] = partEnds[0];
    partIds[last] = vocabulary.separator;
    partStarts[last] = partEnds[last - 1];
    partEnds[last] = partEnds[last - 1];
    return new Tokens(text, vocabulary, partIds, partStarts, partEnds);
  }
}

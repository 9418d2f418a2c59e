package org.longview.text;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * BERT's WordPiece tokenizer: every word is spelled from the left with the longest pieces that the
 * vocabulary holds, and is [UNK] if that fails or it is too long. Immutable, so one may be used
 * from several threads at once.
 *
 * <p>Wu et al., "Google's Neural Machine Translation System", 2016, §4.1, as in Devlin et al.,
 * "BERT", 2019. Gives the same tokens and spans as Hugging Face's tokenizers.
 */
public final class WordPiece implements Tokenizer {
  /** {@code char}s between two looks at the cancellation. */
  private static final int STRIDE = 1 << 14;

  private final BertNormalizer normalizer;
  private final Vocabulary vocabulary;
  private final PieceTrie trie;
  private final Pattern specialPattern;
  private final int longestWord;

  private WordPiece(TokenizerJson json) {
    normalizer = json.normalizer();
    longestWord = json.longestWord();
    vocabulary =
        new Vocabulary(
            json.vocabulary(),
            json.specials(),
            json.unknown(),
            Vocabulary.Marks.OF_BERT,
            new WordMark(json.prefix(), false),
            UnaryOperator.identity());
    trie = new PieceTrie(json.vocabulary(), json.prefix());
    specialPattern =
        Pattern.compile(
            json.specials().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  /**
   * Reads a Hugging Face {@code tokenizer.json} of a BERT model. Its settings for truncation and
   * padding are left aside.
   *
   * @param json UTF-8; not closed
   * @throws InputException if it is damaged or describes another kind of tokenizer
   */
  public static WordPiece read(InputStream json) {
    return new WordPiece(TokenizerJson.read(json));
  }

  /** One whose settings are known otherwise. */
  static WordPiece of(TokenizerJson settings) {
    return new WordPiece(settings);
  }

  @Override
  public int vocabularySize() {
    return vocabulary.size();
  }

  @Override
  public Tokens encode(String text, Cancellation cancellation) {
    Tokenizers.requireText(text);
    Encoding encoding = new Encoding(text, cancellation);
    encoding.add(vocabulary.classifier, 0, 0);
    int from = 0;
    Matcher special = specialPattern.matcher(text);
    while (special.find()) {
      encoding.words(from, special.start());
      encoding.add(vocabulary.id(special.group()), special.start(), special.end());
      from = special.end();
    }
    encoding.words(from, text.length());
    if (encoding.size == 1) {
      throw Tokenizers.nothingVisible();
    }
    encoding.add(vocabulary.separator, text.length(), text.length());
    return encoding.tokens();
  }

  /** The state of one call of {@link #encode}. */
  private final class Encoding implements BertNormalizer.Sink {
    private final String text;
    private final Cancellation cancellation;

    /** The word so far: its first {@link #longestWord} code points and the spans they came from. */
    private final int[] word = new int[longestWord];

    private final int[] wordStarts = new int[longestWord];
    private final int[] wordEnds = new int[longestWord];
    private int wordLength;

    private int[] ids;
    private int[] starts;
    private int[] ends;
    private int size;

    Encoding(String text, Cancellation cancellation) {
      this.text = text;
      this.cancellation = cancellation;
      int guess = text.length() / 4 + 16;
      ids = new int[guess];
      starts = new int[guess];
      ends = new int[guess];
    }

    void words(int from, int to) {
      int nextCheck = from;
      for (int i = from; i < to; ) {
        if (i >= nextCheck) {
          cancellation.check();
          nextCheck = i + STRIDE;
        }
        int codePoint = text.codePointAt(i);
        normalizer.normalize(codePoint, i, this);
        i += Character.charCount(codePoint);
      }
      gap();
    }

    @Override
    public void letter(int codePoint, int start, int end) {
      if (wordLength < longestWord) {
        word[wordLength] = codePoint;
        wordStarts[wordLength] = start;
        wordEnds[wordLength] = end;
      } else {
        wordEnds[longestWord - 1] = end;
      }
      wordLength++;
    }

    @Override
    public void alone(int codePoint, int start, int end) {
      gap();
      letter(codePoint, start, end);
      gap();
    }

    @Override
    public void gap() {
      if (wordLength > 0 && !spell()) {
        add(vocabulary.unknown, wordStarts[0], wordEnds[Math.min(wordLength, longestWord) - 1]);
      }
      wordLength = 0;
    }

    /** Adds the pieces of the word, or none if the vocabulary cannot spell it. */
    private boolean spell() {
      if (wordLength > longestWord) {
        return false;
      }
      int mark = size;
      int from = 0;
      while (from < wordLength) {
        int root = from == 0 ? PieceTrie.WORD : PieceTrie.CONTINUATION;
        long found = trie.longest(root, word, from, wordLength);
        if (found == 0) {
          size = mark;
          return false;
        }
        int to = from + (int) (found >>> 32);
        add((int) found, wordStarts[from], wordEnds[to - 1]);
        from = to;
      }
      return true;
    }

    void add(int id, int start, int end) {
      if (size == ids.length) {
        int capacity = size + (size >> 1);
        ids = Arrays.copyOf(ids, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
      ids[size] = id;
      starts[size] = start;
      ends[size] = end;
      size++;
    }

    Tokens tokens() {
      return new Tokens(
          text,
          vocabulary,
          Arrays.copyOf(ids, size),
          Arrays.copyOf(starts, size),
          Arrays.copyOf(ends, size));
    }
  }
}

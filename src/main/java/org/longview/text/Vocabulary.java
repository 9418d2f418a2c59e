package org.longview.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pieces that a model knows, their ids, and which of them stand for no text. */
final class Vocabulary {
  /** −1 if every text can be spelled. */
  final int unknown;

  final int classifier;
  final int separator;

  private static final int NONE = -1;

  private final Map<String, Integer> ids;
  private final String[] pieces;
  private final BitSet special = new BitSet();
  private final WordMark wordMark;

  /**
   * @param ids id of every piece, those of the marks among them; none negative
   * @param specials pieces that are marks and stand for no text, all with an id
   * @param unknown the piece for words that the others cannot spell, with an id; null if there are
   *     no such words
   * @param marks what is put around a text
   * @param wordMark how pieces show where words begin
   * @param legible how pieces are shown
   */
  Vocabulary(
      Map<String, Integer> ids,
      Collection<String> specials,
      @Nullable String unknown,
      Marks marks,
      WordMark wordMark,
      UnaryOperator<String> legible) {
    this.ids = ids;
    this.wordMark = wordMark;
    this.pieces = new String[ids.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
    Arrays.fill(pieces, "");
    ids.forEach((piece, id) -> pieces[id] = legible.apply(piece));
    this.unknown = unknown == null ? NONE : id(unknown);
    this.classifier = id(marks.classifier());
    this.separator = id(marks.separator());
    specials.forEach(piece -> special.set(id(piece)));
    if (this.unknown >= 0) {
      special.clear(this.unknown);
    }
  }

  /**
   * The marks around a text.
   *
   * @param classifier in front, such as [CLS] or {@code <s>}
   * @param separator behind, such as [SEP] or {@code </s>}
   */
  record Marks(String classifier, String separator) {
    static final Marks OF_BERT = new Marks("[CLS]", "[SEP]");
  }

  private Vocabulary(Map<String, Integer> ids) {
    this.ids = ids;
    unknown = NONE;
    classifier = NONE;
    separator = NONE;
    wordMark = WordMark.of(ids.keySet());
    boolean ofBytes = wordMark.equals(ByteLevelBpe.WORD_MARK);
    pieces =
        ids.keySet().stream()
            .map(name -> ofBytes ? ByteLevelBpe.legible(name) : name)
            .toArray(String[]::new);
  }

  /** Names that stand for nothing else, in the order in which they first occur. */
  static Vocabulary of(List<String> names) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    names.forEach(name -> ids.putIfAbsent(name, ids.size()));
    return new Vocabulary(ids);
  }

  int size() {
    return pieces.length;
  }

  /** The id of a piece that has one. */
  int id(String piece) {
    return Objects.requireNonNull(ids.get(piece), piece);
  }

  String piece(int id) {
    return pieces[id];
  }

  boolean isSpecial(int id) {
    return special.get(id);
  }

  WordMark wordMark() {
    return wordMark;
  }
}

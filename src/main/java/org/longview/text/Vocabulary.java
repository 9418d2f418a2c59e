package org.longview.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/** The pieces that a model knows, their ids, and which of them stand for no text. */
final class Vocabulary {
  static final String CLASSIFIER = "[CLS]";
  static final String SEPARATOR = "[SEP]";

  final int unknown;
  final int classifier;
  final int separator;

  private final Map<String, Integer> ids;
  private final String[] pieces;
  private final BitSet special = new BitSet();

  /**
   * @param ids id of every piece, [CLS] and [SEP] among them; none negative
   * @param specials pieces that are marks and stand for no text, all with an id
   * @param unknown the piece for words that the others cannot spell, with an id
   */
  Vocabulary(Map<String, Integer> ids, Collection<String> specials, String unknown) {
    this.ids = ids;
    this.pieces = new String[ids.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1];
    Arrays.fill(pieces, "");
    ids.forEach((piece, id) -> pieces[id] = piece);
    this.unknown = id(unknown);
    this.classifier = id(CLASSIFIER);
    this.separator = id(SEPARATOR);
    specials.forEach(piece -> special.set(id(piece)));
    special.clear(this.unknown);
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
}

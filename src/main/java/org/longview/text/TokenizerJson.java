package org.longview.text;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * What a Hugging Face {@code tokenizer.json} says of a WordPiece tokenizer, checked.
 *
 * @param normalizer how the text is cleaned
 * @param vocabulary id of every piece, special ones included
 * @param specials pieces that are found in the text as they stand, before it is cleaned
 * @param unknown the piece for a word that cannot be spelled
 * @param prefix what marks a piece that continues a word
 * @param longestWord words of more code points are not spelled
 */
record TokenizerJson(
    BertNormalizer normalizer,
    Map<String, Integer> vocabulary,
    Set<String> specials,
    String unknown,
    String prefix,
    int longestWord) {

  /** Far above any real value, so that a damaged file cannot ask for gigabytes. */
  private static final int HIGHEST_ID = 9_999_999;

  private static final int LONGEST_WORD = 100_000;
  private static final int USUAL_LONGEST_WORD = 100;

  private static final String UNKNOWN = "[UNK]";
  private static final Set<String> SPECIALS = Set.of("[PAD]", UNKNOWN, "[CLS]", "[SEP]", "[MASK]");

  /**
   * Reads the file.
   *
   * @param json UTF-8; not closed
   * @throws InputException if it is damaged or describes another kind of tokenizer
   */
  static TokenizerJson read(InputStream json) {
    try {
      File file =
          new Gson().fromJson(new InputStreamReader(json, StandardCharsets.UTF_8), File.class);
      return check(file);
    } catch (JsonParseException e) {
      throw new InputException("The tokenizer.json is damaged; copy it again.", e);
    }
  }

  /**
   * The settings of a BERT that has only a list of its pieces, one a line.
   *
   * @param file names it in a refusal
   * @param config the {@code tokenizer_config.json} beside it, or nothing
   */
  static TokenizerJson ofPieces(Path file, List<String> pieces, JsonObject config) {
    if (pieces.size() > HIGHEST_ID) {
      throw new InputException(file + " has more lines than any vocabulary; copy it again.");
    }
    Map<String, Integer> vocabulary = new HashMap<>();
    for (int id = 0; id < pieces.size(); id++) {
      vocabulary.put(pieces.get(id).strip(), id);
    }
    Vocabulary.Marks marks = Vocabulary.Marks.OF_BERT;
    for (String needed : List.of(marks.classifier(), marks.separator(), UNKNOWN)) {
      if (!vocabulary.containsKey(needed)) {
        throw new InputException(
            "%s does not list %s, so it is no vocabulary of BERT; copy it again."
                .formatted(file, needed));
      }
    }
    boolean lowercase = flag(config, "do_lower_case", true);
    Set<String> specials = new HashSet<>(SPECIALS);
    specials.retainAll(vocabulary.keySet());
    return new TokenizerJson(
        new BertNormalizer(
            true,
            flag(config, "tokenize_chinese_chars", true),
            flag(config, "strip_accents", lowercase),
            lowercase),
        vocabulary,
        specials,
        UNKNOWN,
        "##",
        USUAL_LONGEST_WORD);
  }

  private static boolean flag(JsonObject config, String key, boolean usual) {
    boolean given = config.get(key) instanceof JsonPrimitive flag && flag.isBoolean();
    return given ? config.get(key).getAsBoolean() : usual;
  }

  private static TokenizerJson check(@Nullable File file) {
    if (file == null
        || file.normalizer == null
        || file.preTokenizer == null
        || file.model == null
        || file.addedTokens == null
        || !"BertNormalizer".equals(file.normalizer.type)
        || !"BertPreTokenizer".equals(file.preTokenizer.type)) {
      throw otherKind();
    }
    Map<String, Integer> pieces = file.model.vocab;
    String unknown = file.model.unknown;
    String prefix = file.model.prefix;
    if (pieces == null || pieces.containsValue(null) || unknown == null || prefix == null) {
      throw otherKind();
    }
    Map<String, Integer> vocabulary = new HashMap<>(pieces);
    Set<String> specials = new HashSet<>();
    for (Added added : file.addedTokens) {
      if (added == null || added.content == null || added.content.isEmpty()) {
        throw otherKind();
      }
      vocabulary.put(added.content, added.id);
      specials.add(added.content);
    }
    for (String needed :
        List.of(
            Vocabulary.Marks.OF_BERT.classifier(), Vocabulary.Marks.OF_BERT.separator(), unknown)) {
      if (!specials.contains(needed)) {
        throw new InputException(
            "The tokenizer.json does not list "
                + needed
                + " among its added_tokens; copy it again.");
      }
    }
    within("a piece with id", Collections.min(vocabulary.values()), 0, HIGHEST_ID);
    within("a piece with id", Collections.max(vocabulary.values()), 0, HIGHEST_ID);
    int longestWord = file.model.longestWord;
    within("max_input_chars_per_word", longestWord, 1, LONGEST_WORD);
    return new TokenizerJson(
        file.normalizer.toNormalizer(), vocabulary, specials, unknown, prefix, longestWord);
  }

  private static InputException otherKind() {
    return new InputException(
        "The tokenizer.json is not that of a BERT model (BertNormalizer, BertPreTokenizer,"
            + " WordPiece); choose another model.");
  }

  private static void within(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new InputException(
          "The tokenizer.json has %s %d, outside %d to %d; copy it again."
              .formatted(what, value, lowest, highest));
    }
  }

  /** The file's own layout; what a file leaves out is null, false or 0. */
  private record File(
      @Nullable Normalizer normalizer,
      @SerializedName("pre_tokenizer") @Nullable PreTokenizer preTokenizer,
      @Nullable Model model,
      @SerializedName("added_tokens") @Nullable List<@Nullable Added> addedTokens) {}

  private record Normalizer(
      @Nullable String type,
      @SerializedName("clean_text") boolean cleanText,
      @SerializedName("handle_chinese_chars") boolean chineseApart,
      @SerializedName("strip_accents") @Nullable Boolean stripAccents,
      boolean lowercase) {

    BertNormalizer toNormalizer() {
      return new BertNormalizer(
          cleanText, chineseApart, stripAccents == null ? lowercase : stripAccents, lowercase);
    }
  }

  private record PreTokenizer(@Nullable String type) {}

  private record Model(
      @Nullable Map<String, Integer> vocab,
      @SerializedName("unk_token") @Nullable String unknown,
      @SerializedName("continuing_subword_prefix") @Nullable String prefix,
      @SerializedName("max_input_chars_per_word") int longestWord) {}

  private record Added(int id, @Nullable String content) {}
}

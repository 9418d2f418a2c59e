package org.longview.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The byte-level BPE of GPT-2 (Radford et al. 2019), RoBERTa and Longformer. Its pieces are bytes
 * of UTF-8, each written as a character that can be seen: {@code Ġ} is a space.
 */
final class ByteLevelBpe {
  static final String TYPE = "ByteLevel";
  static final WordMark WORD_MARK = new WordMark("Ġ", true);

  private static final char SPACE = 'Ġ';

  private static final Map<Character, Byte> BYTES = bytes();

  private ByteLevelBpe() {}

  /** Bytes that cannot be seen are written as the characters from U+0100 on. */
  private static Map<Character, Byte> bytes() {
    Map<Character, Byte> bytes = new HashMap<>();
    int invisible = 0;
    for (int b = 0; b < 256; b++) {
      boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
      bytes.put((char) (visible ? b : 256 + invisible++), (byte) b);
    }
    return bytes;
  }

  /** The piece with its characters in place of their bytes; as it is where they are incomplete. */
  static String legible(String piece) {
    ByteBuffer bytes = ByteBuffer.allocate(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      Byte meant = BYTES.get(piece.charAt(i));
      if (meant == null) {
        return piece;
      }
      bytes.put(meant);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      boolean hidden = text.codePoints().anyMatch(Character::isISOControl);
      return hidden ? piece : text.replace(' ', SPACE);
    } catch (CharacterCodingException e) {
      return piece;
    }
  }

  /** The {@code tokenizer.json} of RoBERTa's and Longformer's {@code vocab.json} and merges. */
  static JsonObject json(JsonObject vocabulary, String merges) {
    JsonArray pairs = new JsonArray();
    merges
        .lines()
        .filter(line -> !line.startsWith("#version") && !line.isBlank())
        .forEach(pairs::add);
    JsonObject model = new JsonObject();
    model.addProperty("type", "BPE");
    model.add("vocab", vocabulary);
    model.add("merges", pairs);

    JsonObject bytes = new JsonObject();
    bytes.addProperty("type", TYPE);
    bytes.addProperty("add_prefix_space", false);
    bytes.addProperty("trim_offsets", true);
    bytes.addProperty("use_regex", true);

    JsonArray added = new JsonArray();
    for (String mark : List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>")) {
      if (vocabulary.has(mark)) {
        JsonObject token = new JsonObject();
        token.add("id", vocabulary.get(mark));
        token.addProperty("content", mark);
        token.addProperty("single_word", false);
        token.addProperty("lstrip", mark.equals("<mask>"));
        token.addProperty("rstrip", false);
        token.addProperty("normalized", false);
        token.addProperty("special", true);
        added.add(token);
      }
    }
    JsonObject around = new JsonObject();
    around.addProperty("type", "RobertaProcessing");
    around.add("sep", pair(vocabulary, "</s>"));
    around.add("cls", pair(vocabulary, "<s>"));
    around.addProperty("trim_offsets", true);
    around.addProperty("add_prefix_space", false);

    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("added_tokens", added);
    json.add("pre_tokenizer", bytes);
    json.add("post_processor", around);
    json.add("decoder", bytes);
    json.add("model", model);
    return json;
  }

  private static JsonArray pair(JsonObject vocabulary, String mark) {
    JsonArray pair = new JsonArray();
    pair.add(mark);
    pair.add(vocabulary.get(mark));
    return pair;
  }
}

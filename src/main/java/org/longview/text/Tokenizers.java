package org.longview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/** Finds and reads the tokenizer of a model that is a folder. */
public final class Tokenizers {
  static final String JSON = "tokenizer.json";

  private static final String VOCABULARY = "vocab.txt";
  private static final String PIECES = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final String CONFIG = "tokenizer_config.json";

  private static final long LONGEST = 1 << 26;
  private static final Set<String> KINDS = Set.of("WordPiece", "BPE", "Unigram", "WordLevel");

  private Tokenizers() {}

  /**
   * Reads {@code tokenizer.json}, or else {@code vocab.txt} of a BERT, or else {@code vocab.json}
   * and {@code merges.txt} of a RoBERTa or Longformer.
   *
   * @throws InputException if there is none of them, or it is damaged or of another kind
   */
  public static Tokenizer read(Path folder) {
    Path json = folder.resolve(JSON);
    if (Files.exists(json)) {
      return ofJson(json);
    }
    Path vocabulary = folder.resolve(VOCABULARY);
    if (Files.exists(vocabulary)) {
      List<String> pieces = text(vocabulary).lines().toList();
      return WordPiece.of(TokenizerJson.ofPieces(vocabulary, pieces, config(folder)));
    }
    Path pieces = folder.resolve(PIECES);
    Path merges = folder.resolve(MERGES);
    if (Files.exists(pieces) && Files.exists(merges)) {
      return new LibraryTokenizer(
          pieces.toString(), ByteLevelBpe.json(object(pieces), text(merges)));
    }
    throw new InputException(
        "%s has no %s, no %s, and no %s with %s; save the tokenizer there with save_pretrained."
            .formatted(folder, JSON, VOCABULARY, PIECES, MERGES));
  }

  private static Tokenizer ofJson(Path file) {
    String text = text(file);
    JsonObject json = object(file, text);
    String kind = type(json.get("model"));
    if (kind != null && !KINDS.contains(kind)) {
      throw new InputException(
          "%s is a tokenizer of type %s, which is not known; known are %s."
              .formatted(file, kind, String.join(", ", KINDS.stream().sorted().toList())));
    }
    boolean bert =
        (kind == null || kind.equals("WordPiece"))
            && "BertNormalizer".equals(type(json.get("normalizer")))
            && "BertPreTokenizer".equals(type(json.get("pre_tokenizer")));
    return bert
        ? WordPiece.read(new ByteArrayInputStream(text.getBytes(UTF_8)))
        : new LibraryTokenizer(file.toString(), json);
  }

  /** The type that a part of the file has; null if it has none. */
  static @Nullable String type(@Nullable JsonElement part) {
    return part instanceof JsonObject object
            && object.get("type") instanceof JsonPrimitive type
            && type.isString()
        ? type.getAsString()
        : null;
  }

  private static JsonObject config(Path folder) {
    Path file = folder.resolve(CONFIG);
    return Files.exists(file) ? object(file) : new JsonObject();
  }

  private static JsonObject object(Path file) {
    return object(file, text(file));
  }

  private static JsonObject object(Path file, String text) {
    try {
      JsonObject object = new Gson().fromJson(text, JsonObject.class);
      if (object == null) {
        throw new JsonParseException("nothing in it");
      }
      return object;
    } catch (JsonParseException e) {
      throw new InputException(file + " is no complete JSON object; copy it again.", e);
    }
  }

  private static String text(Path file) {
    InputFile.require(file);
    try {
      long size = Files.size(file);
      if (size > LONGEST) {
        throw new InputException(
            "%s has %,d bytes, more than any real one; copy it again.".formatted(file, size));
      }
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw new InputException(file + " is damaged, as it is no UTF-8; copy it again.", e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  /** Refuses an empty text. */
  static void requireText(String text) {
    if (text.isEmpty()) {
      throw new InputException("The text is empty; type at least one word.");
    }
  }

  /** The refusal of a text without a token. */
  static InputException nothingVisible() {
    return new InputException(
        "The text holds only spaces or invisible characters; type at least one word.");
  }
}

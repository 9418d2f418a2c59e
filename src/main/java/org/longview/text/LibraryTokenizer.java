package org.longview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/**
 * Any other tokenizer than BERT's, by Hugging Face's own library. Its native part exists for Linux
 * (x86-64, ARM), macOS (ARM) and Windows (x86-64).
 */
final class LibraryTokenizer implements Tokenizer {
  private static final int HIGHEST_ID = 9_999_999;
  private static final String SENTENCEPIECE_SPACE = "▁";

  /** A model's own settings for these two would cut texts off or fill them up. */
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false");

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final HuggingFaceTokenizer tokenizer;
  private final Vocabulary vocabulary;

  /**
   * Reads a tokenizer.
   *
   * @param what names it in a refusal
   * @param json as in {@code tokenizer.json}
   * @throws InputException if the library does not understand it, or does not exist for this
   *     machine
   */
  LibraryTokenizer(String what, JsonObject json) {
    tokenizer = open(what, json.toString());
    try {
      vocabulary = vocabulary(json, marks(what));
    } catch (ClassCastException
        | IllegalStateException
        | NumberFormatException
        | NullPointerException e) {
      throw damaged(what, e);
    }
  }

  private static HuggingFaceTokenizer open(String what, String json) {
    NativeFiles.prepare();
    try (InputStream in = new ByteArrayInputStream(json.getBytes(UTF_8))) {
      return HuggingFaceTokenizer.newInstance(in, OPTIONS);
    } catch (LinkageError e) {
      throw new InputException(
          "%s needs a library that does not exist for %s on %s; use a model with BERT's tokenizer."
              .formatted(what, System.getProperty("os.name"), System.getProperty("os.arch")),
          e);
    } catch (IOException | RuntimeException e) {
      throw damaged(what, e);
    }
  }

  private static InputException damaged(String what, Exception e) {
    return new InputException(
        "%s is not understood (%s); save the tokenizer again.".formatted(what, e.getMessage()), e);
  }

  /** Finds what the tokenizer puts around a text. */
  private Vocabulary.Marks marks(String what) {
    Encoding word = tokenizer.encode("a", true, false);
    String[] tokens = word.getTokens();
    long[] special = word.getSpecialTokenMask();
    int last = tokens.length - 1;
    if (last < 2 || special[0] == 0 || special[last] == 0 || LongStream.of(special).sum() != 2) {
      throw new InputException(
          what
              + " does not put one mark in front of a text and one behind it, as BERT and RoBERTa do;"
              + " use a model that does.");
    }
    return new Vocabulary.Marks(tokens[0], tokens[last]);
  }

  private static Vocabulary vocabulary(JsonObject json, Vocabulary.Marks marks) {
    JsonObject model = json.getAsJsonObject("model");
    Map<String, Integer> ids = new HashMap<>();
    JsonElement pieces = model.get("vocab");
    if (pieces instanceof JsonArray list) {
      for (int id = 0; id < list.size(); id++) {
        ids.put(list.get(id).getAsJsonArray().get(0).getAsString(), id);
      }
    } else {
      pieces.getAsJsonObject().asMap().forEach((piece, id) -> ids.put(piece, id.getAsInt()));
    }
    List<String> specials = new ArrayList<>(List.of(marks.classifier(), marks.separator()));
    if (json.get("added_tokens") instanceof JsonArray added) {
      for (JsonElement token : added) {
        JsonObject piece = token.getAsJsonObject();
        String content = piece.get("content").getAsString();
        ids.put(content, piece.get("id").getAsInt());
        if (piece.get("special").getAsBoolean()) {
          specials.add(content);
        }
      }
    }
    if (ids.values().stream().anyMatch(id -> id < 0 || id > HIGHEST_ID)) {
      throw new IllegalStateException("an id outside 0 to " + HIGHEST_ID);
    }
    boolean bytes =
        ByteLevelBpe.TYPE.equals(Tokenizers.type(json.get("pre_tokenizer")))
            || ByteLevelBpe.TYPE.equals(Tokenizers.type(json.get("decoder")));
    return new Vocabulary(
        ids,
        specials,
        unknown(model, ids),
        marks,
        bytes ? ByteLevelBpe.WORD_MARK : wordMark(model),
        bytes ? ByteLevelBpe::legible : UnaryOperator.identity());
  }

  /** The piece for words that cannot be spelled; null if the model names none that it has. */
  private static @Nullable String unknown(JsonObject model, Map<String, Integer> ids) {
    return model.get("unk_token") instanceof JsonPrimitive piece
            && ids.containsKey(piece.getAsString())
        ? piece.getAsString()
        : null;
  }

  private static WordMark wordMark(JsonObject model) {
    return "WordPiece".equals(Tokenizers.type(model))
        ? new WordMark("##", false)
        : new WordMark(SENTENCEPIECE_SPACE, true);
  }

  @Override
  public int vocabularySize() {
    return vocabulary.size();
  }

  /** {@inheritDoc} The library splits the whole text at once, so a cancellation waits for it. */
  @Override
  public Tokens encode(String text, Cancellation cancellation) {
    Tokenizers.requireText(text);
    cancellation.check();
    Encoding encoding = tokenizer.encode(withoutLoneSurrogates(text), true, false);
    cancellation.check();
    int n = encoding.getIds().length;
    if (n < 3) {
      throw Tokenizers.nothingVisible();
    }
    int[] ids = new int[n];
    int[] starts = new int[n];
    int[] ends = new int[n];
    CharSpan[] spans = encoding.getCharTokenSpans();
    CodePoints codePoints = new CodePoints(text);
    for (int i = 0; i < n; i++) {
      ids[i] = Math.toIntExact(encoding.getIds()[i]);
      if (i == n - 1) {
        starts[i] = text.length();
        ends[i] = text.length();
      } else if (i > 0 && spans[i] != null) {
        starts[i] = codePoints.charAt(spans[i].getStart());
        ends[i] = codePoints.charAt(spans[i].getEnd());
      }
    }
    return new Tokens(text, vocabulary, ids, starts, ends);
  }

  private static String withoutLoneSurrogates(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
  }

  /** Finds the {@code char} that a code point begins at, for code points that mostly go up. */
  private static final class CodePoints {
    private final String text;
    private int codePoint;
    private int at;

    CodePoints(String text) {
      this.text = text;
    }

    int charAt(int wanted) {
      at = text.offsetByCodePoints(at, wanted - codePoint);
      codePoint = wanted;
      return at;
    }
  }
}

package org.longview.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

/** Tokenizers of folders: BERT's in two forms, RoBERTa's in two, and what is none. */
class TokenizersTest {
  @TempDir Path folder;

  private static String bundled() throws IOException {
    try (InputStream in =
        TokenizersTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String describe(Tokens tokens) {
    return IntStream.range(0, tokens.size())
        .mapToObj(
            i ->
                "%d %s %d-%d"
                    .formatted(tokens.id(i), tokens.piece(i), tokens.start(i), tokens.end(i)))
        .collect(Collectors.joining("\n"));
  }

  private Tokens encode(String text) {
    return Tokenizers.read(folder).encode(text, new Cancellation());
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  @Test
  void bertsTokenizerIsReadFromEitherFile() throws IOException {
    String text = "I love Geeks for Geeks – naïve 漢字 [MASK] antidisestablishmentarianism 🙂";
    write("tokenizer.json", bundled());
    assertInstanceOf(WordPiece.class, Tokenizers.read(folder));
    String expected = describe(encode(text));
    assertTrue(expected.contains("geek"), expected);

    JsonObject vocabulary =
        JsonParser.parseString(bundled())
            .getAsJsonObject()
            .getAsJsonObject("model")
            .getAsJsonObject("vocab");
    String[] pieces = new String[vocabulary.size()];
    vocabulary.asMap().forEach((piece, id) -> pieces[id.getAsInt()] = piece);
    Files.delete(folder.resolve("tokenizer.json"));
    write("vocab.txt", String.join("\n", pieces) + "\n");
    assertEquals(expected, describe(encode(text)));
    assertEquals(30522, Tokenizers.read(folder).vocabularySize());
  }

  @Test
  void aCasedVocabularyKeepsCapitals() throws IOException {
    write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nLove\nlove\né\n");
    assertEquals(6, encode("Love").id(1));
    assertEquals(1, encode("é").id(1));
    write("tokenizer_config.json", "{\"do_lower_case\": false}");
    assertEquals(5, encode("Love").id(1));
    assertEquals(7, encode("é").id(1));
  }

  @Test
  void aWordPieceOfAnotherKindGoesThroughTheLibrary() throws IOException {
    JsonObject json = JsonParser.parseString(bundled()).getAsJsonObject();
    json.add("pre_tokenizer", JsonParser.parseString("{\"type\": \"Whitespace\"}"));
    write("tokenizer.json", json.toString());
    assertInstanceOf(LibraryTokenizer.class, Tokenizers.read(folder));
    Tokens tokens = encode("geeks love");
    assertEquals("[CLS] geek ##s love [SEP]", pieces(tokens));
    assertEquals(List.of(false, false, true, false, false), continued(tokens));
    assertEquals("s", tokens.plainPiece(2));
  }

  private static String pieces(Tokens tokens) {
    return IntStream.range(0, tokens.size())
        .mapToObj(tokens::piece)
        .collect(Collectors.joining(" "));
  }

  private static List<Boolean> continued(Tokens tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(tokens::continuesWord).toList();
  }

  /** RoBERTa's marks, all bytes, and a few merges; in the order of RoBERTa's vocabulary. */
  private void writeBpe() throws IOException {
    JsonObject vocabulary = new JsonObject();
    int id = 0;
    for (String mark : List.of("<s>", "<pad>", "</s>", "<unk>")) {
      vocabulary.addProperty(mark, id++);
    }
    int invisible = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = (b > 32 && b < 127) || (b > 160 && b != 173);
      vocabulary.addProperty(Character.toString((char) (visible ? b : invisible++)), id++);
    }
    List<String> merges = List.of("o v", "ov e", "Ġ l", "Ġl ove", "Ã ©");
    for (String merge : merges) {
      vocabulary.addProperty(merge.replace(" ", ""), id++);
    }
    vocabulary.addProperty("<mask>", id);
    write("vocab.json", vocabulary.toString());
    write("merges.txt", "#version: 0.2\n" + String.join("\n", merges) + "\n");
  }

  @Test
  void bytesInNamesOfTokensAreShownAsCharactersToo() {
    assertEquals("<s> Ġcaf é Ċ", pieces(Tokens.named(List.of("<s>", "Ġcaf", "Ã©", "Ċ"))));
    assertEquals("caf Ã© ##s", pieces(Tokens.named(List.of("caf", "Ã©", "##s"))));
  }

  @Test
  void robertasTokenizerPutsItsOwnMarksAroundATextAndShowsItsBytesAsCharacters()
      throws IOException {
    writeBpe();
    Tokens tokens = encode("I love é\uD83D\uDE42 <mask>!");
    // the emoji's four bytes are no characters, and stay as the vocabulary writes them
    assertEquals("<s> I Ġlove Ġ é ð Ł Ļ Ĥ <mask> ! </s>", pieces(tokens));
    assertEquals("<s>", tokens.classifier());
    assertEquals("</s>", tokens.separator());
    assertEquals("love", tokens.plainPiece(2));
    assertEquals("2-6", tokens.start(2) + "-" + tokens.end(2));
    assertEquals("7-8", tokens.start(4) + "-" + tokens.end(4));
    assertEquals("8-10", tokens.start(5) + "-" + tokens.end(5));
    assertEquals("17-18", tokens.start(10) + "-" + tokens.end(10));
    assertEquals(18, tokens.start(11));
    assertTrue(tokens.isSpecial(0) && tokens.isSpecial(9) && tokens.isSpecial(11));
    assertFalse(tokens.isSpecial(1));
    assertEquals(
        List.of(false, false, false, false, true, true, true, true, true, false, false, false),
        continued(tokens));
    assertEquals(0, tokens.unknown());
    assertEquals(266, Tokenizers.read(folder).vocabularySize());
  }

  @Test
  void aPartOfARobertaTextHasItsMarksToo() throws IOException {
    writeBpe();
    Tokens part = encode("love love love love").range(3, 4);
    assertEquals("<s> Ġlove Ġlove </s>", pieces(part));
    InputException refused = assertThrows(InputException.class, () -> part.first(2));
    assertTrue(refused.getMessage().contains("for <s> and </s> are counted"));
  }

  @Test
  void aTokenizerJsonIsTheSameWhateverItSaysOfTruncationAndPadding() throws IOException {
    writeBpe();
    String text = "love it 漢字 ".repeat(300);
    String expected = describe(encode(text));
    JsonObject json =
        ByteLevelBpe.json(
            JsonParser.parseString(Files.readString(folder.resolve("vocab.json")))
                .getAsJsonObject(),
            Files.readString(folder.resolve("merges.txt")));
    json.add(
        "truncation",
        JsonParser.parseString(
            "{\"direction\":\"Right\",\"max_length\":8,\"strategy\":\"LongestFirst\",\"stride\":0}"));
    json.add(
        "padding",
        JsonParser.parseString(
            "{\"strategy\":{\"Fixed\":9000},\"direction\":\"Right\",\"pad_to_multiple_of\":null,"
                + "\"pad_id\":1,\"pad_type_id\":0,\"pad_token\":\"<pad>\"}"));
    write("tokenizer.json", json.toString());
    assertEquals(expected, describe(encode(text)));
  }

  @Test
  void aLoneSurrogateIsATokenLikeAnyOther() throws IOException {
    writeBpe();
    Tokens tokens = encode("a\uD800b");
    assertEquals("2-3", tokens.start(tokens.size() - 2) + "-" + tokens.end(tokens.size() - 2));
    assertEquals("a\uD800b", tokens.text());
  }

  @Test
  void aTextWithoutATokenIsRefused() throws IOException {
    writeBpe();
    assertThrows(InputException.class, () -> encode(""));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Tokenizer tokenizer = Tokenizers.read(folder);
    assertThrows(CancellationException.class, () -> tokenizer.encode("a", cancelled));
  }

  private static Stream<Arguments> noTokenizers() {
    return Stream.of(
        arguments(
            "readme.txt",
            "hello",
            "has no tokenizer.json, no vocab.txt, and no vocab.json with merges.txt"),
        arguments(
            "vocab.json",
            "{}",
            "has no tokenizer.json, no vocab.txt, and no vocab.json with merges.txt"),
        arguments("tokenizer.json", "{\"model\": {", "tokenizer.json is no complete JSON object"),
        arguments("tokenizer.json", "", "tokenizer.json is no complete JSON object"),
        arguments(
            "tokenizer.json",
            "{\"model\": {\"type\": \"Characters\"}}",
            "is a tokenizer of type Characters, which is not known; known are BPE, Unigram,"
                + " WordLevel, WordPiece"),
        arguments("tokenizer.json", "{\"model\": {\"type\": \"BPE\"}}", "is not understood ("),
        arguments(
            "tokenizer.json",
            "{\"version\":\"1.0\",\"added_tokens\":[],\"model\":{\"type\":\"WordLevel\",\"vocab\":{\"a\":0},\"unk_token\":\"a\"}}",
            "does not put one mark in front of a text"),
        arguments("vocab.txt", "love\nit\n", "does not list [CLS]"));
  }

  @ParameterizedTest
  @MethodSource("noTokenizers")
  void whatIsNoTokenizerIsRefused(String file, String content, String expected) throws IOException {
    write(file, content);
    String refusal = assertThrows(InputException.class, () -> Tokenizers.read(folder)).getMessage();
    assertTrue(refusal.contains(expected), refusal);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(folder.resolve("vocab.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE, 65});
    String refusal = assertThrows(InputException.class, () -> Tokenizers.read(folder)).getMessage();
    assertTrue(refusal.contains("is no UTF-8"), refusal);
  }

  @Test
  void theLibraryUnpacksWhereItMayWrite() throws IOException {
    assertEquals(folder.resolve(".djl.ai"), NativeFiles.folder(folder));
    Path file = Files.createFile(folder.resolve("file"));
    Path temporary = NativeFiles.folder(file);
    assertTrue(Files.isDirectory(temporary) && Files.isWritable(temporary));
    assertFalse(temporary.startsWith(folder));
    Files.delete(temporary);
  }
}

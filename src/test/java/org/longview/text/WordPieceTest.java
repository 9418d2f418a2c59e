package org.longview.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class WordPieceTest {
  private static final int MILLION = 1_000_000;

  private static WordPiece tokenizer;
  private static OracleTokenizer oracle;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream json = json()) {
      tokenizer = WordPiece.read(json);
    }
    try (InputStream json = json()) {
      oracle = new OracleTokenizer(json);
    }
  }

  @AfterAll
  static void close() {
    oracle.close();
  }

  private static InputStream json() {
    return Objects.requireNonNull(
        WordPieceTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json"));
  }

  private static Tokens encode(String text) {
    return tokenizer.encode(text, new Cancellation());
  }

  private static String describe(String text) {
    Tokens tokens = encode(text);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      lines.append(tokens.id(i)).append(' ').append(tokens.piece(i));
      if (i > 0 && i < tokens.size() - 1) {
        lines.append(' ').append(tokens.start(i)).append('-').append(tokens.end(i));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static List<String> hardTexts() {
    return List.of(
        "I love Geeks for Geeks",
        "Éric's naïve café — 50 % off, isn't it?! RÉSUMÉ e\u0301 a\u030A\u0328",
        "東京は日本の首都です。 中文分詞 㐀 𠀀 豈",
        "สวัสดีครับ ภาษาไทย",
        "नमस्ते दुनिया क्षत्रिय",
        "مرحبا بالعالم ١٢٣ لَا إِلٰهَ",
        "Emoji 👩‍👩‍👧‍👦 and 🏳️‍🌈, thumbs 👍🏽, flags 🇫🇷",
        "See https://example.org/a_b?c=d&e=%20#frag or mail me@example.com",
        "a".repeat(100) + " " + "b".repeat(101) + " x" + "\u00E9".repeat(99),
        "con\u0000trol\u0007s\u200B zero\u200Dwidth \u00ADsoft \uFEFFbom \uFFFD tab\tline\r\nend",
        "literal [SEP] and[CLS]glued [MASK][PAD] [UNK] [sep] [ CLS ]",
        "İstanbul ılık ISPARTA \u0130\u0130 DİYARBAKIR",
        "ﬁne ﬀluent ﬃ ǆ Ǆ ǅ ß ẞ ŉ",
        "Ｆｕｌｌ ｗｉｄｔｈ １２３！ ｶﾞ",
        "Ελληνικά ΣΑΣ ς ά Ωμέγα ЁЖИК йод Київ",
        "안녕하세요 세계 \u1100\u1161\u11A8 한국어",
        "\u00A0nb\u2003em\u2028ls\u2029ps\u3000id\u1680og\u205Fmm",
        "x²+y³≠½ ∑∫√ €£¥ ™®© «quote» ‘single’ “double” ‹› … – — ¿¡ § ¶ † ‡ ÷ × 𝔘𝔫𝔦 ①②");
  }

  @ParameterizedTest
  @MethodSource("hardTexts")
  void hardTextsGiveTheOraclesTokensAndSpans(String text) {
    assertEquals(oracle.describe(text), describe(text));
  }

  @Test
  void aLoneSurrogateIsDroppedLikeOtherCharactersThatAreNone() {
    // the oracle's own bridge damages the spans behind it, so only its tokens can be compared
    String text = "bro\uD83Dken \uDC4D pair";
    assertArrayEquals(oracle.ids(text), encode(text).ids());
    assertEquals("[CLS] broken pair [SEP]", pieces(encode(text)));
    assertEquals("bro\uD83Dken", text.substring(encode(text).start(1), encode(text).end(1)));
  }

  @Test
  void twentyThousandRandomMixesGiveTheOraclesTokensAndSpans() {
    Random random = new Random(20_000);
    for (int i = 0; i < 20_000; i++) {
      String text = mix(random);
      assertEquals(oracle.describe(text), describe(text), text);
    }
  }

  /** Up to 40 parts: words, signs, spaces, marks and letters of many scripts. */
  private static String mix(Random random) {
    String[] words = {
      "the",
      "Transformer",
      "unbelievably",
      "Geeks",
      "[SEP]",
      "[MASK]",
      "[",
      "]",
      "##s",
      "don't",
      "3.14",
      "e\u0301",
      "\u200D",
      "\uFE0F",
      "\u0000",
      "\u00AD",
      "👍🏽",
      "İ",
      "ﬁ",
      "中",
      "日本",
      "한국",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "qzxv",
      "naïve",
      "ÅNGSTRÖM"
    };
    int[][] scripts = {
      {0x00, 0x7F},
      {0x20, 0x7E},
      {0xA0, 0x17F},
      {0x300, 0x36F},
      {0x391, 0x3C9},
      {0x400, 0x45F},
      {0x5D0, 0x5EA},
      {0x61F, 0x64F},
      {0x904, 0x94D},
      {0xE01, 0xE3A},
      {0x1100, 0x1112},
      {0x1E00, 0x1EFF},
      {0x2000, 0x206F},
      {0x20A0, 0x20BD},
      {0x2190, 0x22FF},
      {0x3000, 0x30FF},
      {0x4E00, 0x4FFF},
      {0xAC00, 0xAFFF},
      {0xE000, 0xE010},
      {0xF900, 0xFA10},
      {0xFB00, 0xFB06},
      {0xFE00, 0xFE0F},
      {0xFF01, 0xFF5E},
      {0x10400, 0x1044F},
      {0x1D400, 0x1D4FF},
      {0x1F300, 0x1F64F},
      {0x20000, 0x20FFF},
      {0x2F800, 0x2F8FF}
    };
    StringBuilder text = new StringBuilder("a");
    for (int part = random.nextInt(40); part > 0; part--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(' ');
        case 1 -> text.append(words[random.nextInt(words.length)]);
        default -> {
          int[] script = scripts[random.nextInt(scripts.length)];
          text.appendCodePoint(script[0] + random.nextInt(script[1] - script[0] + 1));
        }
      }
    }
    return text.toString();
  }

  private static String pieces(Tokens tokens) {
    return String.join(
        " ", IntStream.range(0, tokens.size()).mapToObj(tokens::piece).toArray(String[]::new));
  }

  @Test
  void marksAreSpecialAndCoverNoText() {
    Tokens tokens = encode("one [MASK] two");
    assertEquals("[CLS] one [MASK] two [SEP]", pieces(tokens));
    List<Boolean> special = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> special.add(tokens.isSpecial(i)));
    assertEquals(List.of(true, false, true, false, true), special);
    assertEquals(tokens.start(0), tokens.end(0));
    assertEquals(tokens.start(4), tokens.end(4));
  }

  @Test
  void wordsThatCannotBeSpelledAreCountedAndStandForText() {
    Tokens tokens = encode("cat \uD83E\uDD80 " + "z".repeat(101));
    assertEquals("[CLS] cat [UNK] [UNK] [SEP]", pieces(tokens));
    assertEquals(2, tokens.unknown());
    assertEquals(false, tokens.isSpecial(2));
    assertEquals("\uD83E\uDD80", tokens.text().substring(tokens.start(2), tokens.end(2)));
    assertEquals("z".repeat(101), tokens.text().substring(tokens.start(3), tokens.end(3)));
  }

  @Test
  void theFirstTokensEndWithTheSeparator() {
    Tokens tokens = encode("I love Geeks for Geeks");
    Tokens first = tokens.first(5);
    assertEquals("[CLS] i love geek [SEP]", pieces(first));
    assertEquals(11, first.start(4));
    assertEquals(11, first.end(4));
    assertEquals(tokens.text(), first.text());
    assertEquals("[CLS] i [SEP]", pieces(tokens.first(3)));
    assertEquals(6, tokens.first(4).start(3));
    assertEquals(6, tokens.first(4).end(3));
    assertSame(tokens, tokens.first(tokens.size()));
    assertSame(tokens, tokens.first(Integer.MAX_VALUE));
  }

  @Test
  void aPartOfTheTokensKeepsItsPlacesInTheText() {
    Tokens tokens = encode("I love Geeks for Geeks");
    Tokens part = tokens.range(2, 4);
    assertEquals("[CLS] love geek [SEP]", pieces(part));
    assertEquals("love", part.text().substring(part.start(1), part.end(1)));
    assertEquals(1, part.end(0));
    assertEquals(11, part.start(3));
    assertEquals("[CLS] geek ##s [SEP]", pieces(tokens.range(6, 100)));
    assertEquals(pieces(tokens), pieces(tokens.range(1, 100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 0, -1, Integer.MAX_VALUE})
  void aPartThatBeginsOutsideOfTheTextIsRefused(int from) {
    Tokens tokens = encode("I love Geeks for Geeks");
    InputException refused = assertThrows(InputException.class, () -> tokens.range(from, 5));
    assertTrue(refused.getMessage().endsWith("are 1 to 7."), refused.getMessage());
  }

  @Test
  void unknownWordsBeyondTheFirstTokensAreNotCounted() {
    assertEquals(0, encode("cat \uD83E\uDD80").first(3).unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1, 0, -1, Integer.MIN_VALUE})
  void tooFewFirstTokensAreRefused(int count) {
    Tokens tokens = encode("I love Geeks for Geeks");
    InputException refused = assertThrows(InputException.class, () -> tokens.first(count));
    assertTrue(refused.getMessage().contains("at least 3"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n\u3000", "\u0000\u200B\uFEFF", "\u0301", "\uDC00"})
  void aTextWithoutTokensIsRefused(String text) {
    InputException refused = assertThrows(InputException.class, () -> encode(text));
    assertTrue(refused.getMessage().endsWith("type at least one word."), refused.getMessage());
  }

  @Test
  void aMillionCharactersOfAnyKindTakeNoLongerThanAMoment() {
    List<String> texts =
        List.of(
            "a".repeat(MILLION),
            "é".repeat(MILLION),
            "!".repeat(MILLION),
            "[".repeat(MILLION),
            "中".repeat(MILLION),
            "각".repeat(MILLION),
            ("a".repeat(99) + " ").repeat(MILLION / 100),
            ("q\u0301" + "ق".repeat(97) + " ").repeat(MILLION / 100),
            " ".repeat(MILLION - 1) + "x",
            "\u0000".repeat(MILLION - 1) + "x",
            "[SEP]".repeat(MILLION / 5),
            "It is a truth universally acknowledged. ".repeat(MILLION / 40));
    for (String text : texts) {
      String start = text.substring(0, 4);
      assertTimeout(Duration.ofSeconds(5), () -> encode(text), start);
    }
    assertEquals(MILLION + 2, encode("!".repeat(MILLION)).size());
    assertEquals("[CLS] [UNK] [SEP]", pieces(encode("a".repeat(MILLION))));
  }

  @Test
  void oneTokenizerServesSeveralThreads() {
    List<String> texts = hardTexts();
    List<String> expected = texts.stream().map(WordPieceTest::describe).toList();
    IntStream.range(0, 2000)
        .parallel()
        .forEach(
            i ->
                assertEquals(
                    expected.get(i % texts.size()), describe(texts.get(i % texts.size()))));
  }

  @Test
  void cancellingStopsALongText() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    String text = "word ".repeat(MILLION / 5);
    assertThrows(CancellationException.class, () -> tokenizer.encode(text, cancellation));
  }

  @Test
  void theVocabularyIsBerts() {
    assertEquals(30522, tokenizer.vocabularySize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"normalizer\":{\"type\":\"NFC\"}}",
        BERT + "\"model\":{\"vocab\":{\"a\":null},\"unk_token\":\"[UNK]\"}}",
        BERT + "\"added_tokens\":[null],\"model\":" + MODEL + "}",
        BERT + "\"added_tokens\":[{\"id\":1,\"content\":\"[CLS]\"}],\"model\":" + MODEL + "}",
        BERT + SPECIALS + "\"model\":{\"vocab\":{\"a\":-1}," + MODEL_END + "100}}",
        BERT + SPECIALS + "\"model\":{\"vocab\":{\"a\":2000000000}," + MODEL_END + "100}}",
        BERT + SPECIALS + "\"model\":{\"vocab\":{\"a\":1}," + MODEL_END + "2000000000}}",
        BERT + SPECIALS + "\"model\":{\"vocab\":{\"a\":1.5}," + MODEL_END + "100}}"
      })
  void aTokenizerFileThatIsDamagedOrOfAnotherKindIsRefused(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    InputException refused =
        assertThrows(
            InputException.class, () -> WordPiece.read(new ByteArrayInputStream(bytes)), json);
    assertTrue(refused.getMessage().startsWith("The tokenizer.json"), refused.getMessage());
  }

  private static final String BERT =
      "{\"normalizer\":{\"type\":\"BertNormalizer\"},\"pre_tokenizer\":{\"type\":\"BertPreTokenizer\"},";
  private static final String SPECIALS =
      "\"added_tokens\":[{\"id\":0,\"content\":\"[UNK]\"},{\"id\":1,\"content\":\"[CLS]\"},"
          + "{\"id\":2,\"content\":\"[SEP]\"}],";
  private static final String MODEL_END =
      "\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\",\"max_input_chars_per_word\":";
  private static final String MODEL = "{\"vocab\":{\"a\":1}," + MODEL_END + "100}";

  @Test
  void anotherVocabularyWithoutCleaningWorksToo() {
    String json = BERT + SPECIALS + "\"model\":{\"vocab\":{\"A\":3,\"##b\":4}," + MODEL_END + "5}}";
    WordPiece small =
        WordPiece.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "[CLS] A ##b ##b [UNK] [SEP]", pieces(small.encode("Abb\u000Ba", new Cancellation())));
  }
}

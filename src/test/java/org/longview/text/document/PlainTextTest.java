package org.longview.text.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.model.BundledModel;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class PlainTextTest {
  private static final String ENGLISH = "The café served a “naïve” résumé; it’s £5 – cheap.";
  private static final String FRENCH =
      "Tous les êtres humains naissent libres et égaux en dignité et en droits.";
  private static final String POLISH =
      "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni"
          + " obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.";
  private static final String RUSSIAN =
      "Все люди рождаются свободными и равными в своём достоинстве и правах.";
  private static final String GREEK =
      "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.";
  private static final String TURKISH =
      "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana"
          + " sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.";
  private static final String HEBREW = "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.";
  private static final String ARABIC =
      "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا.";
  private static final String THAI =
      "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ";
  private static final String JAPANESE = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。";
  private static final String CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。";
  private static final String TAIWANESE = "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心。";
  private static final String KOREAN = "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("notes.txt"), bytes);
  }

  private Document read(byte[] bytes) throws IOException {
    return read(file(bytes));
  }

  private static Document read(Path path) {
    return Documents.read(path, Progress.NONE, new Cancellation());
  }

  private String refusal(byte[] bytes) throws IOException {
    return refusal(file(bytes));
  }

  private static String refusal(Path path) {
    String sentence = assertThrows(InputException.class, () -> read(path)).getMessage();
    assertTrue(sentence.startsWith(path.toString()), sentence);
    assertTrue(sentence.endsWith("."), sentence);
    return sentence;
  }

  private static Stream<Arguments> encodings() {
    return Stream.of(
        arguments("UTF-8", "UTF-8", ENGLISH),
        arguments("UTF-8", "UTF-8", JAPANESE),
        arguments("UTF-8", "UTF-8", "👩‍👩‍👧‍👦 e\u0301 שלום"),
        arguments("US-ASCII", "UTF-8", "Plain words."),
        arguments("UTF-16LE", "UTF-16LE", ENGLISH),
        arguments("UTF-16BE", "UTF-16BE", ENGLISH),
        arguments("UTF-16LE", "UTF-16LE", RUSSIAN),
        arguments("UTF-16BE", "UTF-16BE", RUSSIAN),
        arguments("UTF-16LE", "UTF-16LE", ARABIC),
        arguments("UTF-16LE", "UTF-16LE", JAPANESE),
        arguments("UTF-16BE", "UTF-16BE", CHINESE),
        arguments("UTF-16LE", "UTF-16LE", KOREAN),
        arguments("UTF-16LE", "UTF-16LE", "Hi"),
        arguments("windows-1252", "windows-1252", ENGLISH),
        arguments("windows-1252", "windows-1252", FRENCH),
        arguments("ISO-8859-1", "windows-1252", FRENCH),
        arguments("windows-1252", "windows-1252", "El niño está aquí"),
        arguments("windows-1250", "windows-1250", POLISH),
        arguments("ISO-8859-2", "ISO-8859-2", POLISH),
        arguments("windows-1251", "windows-1251", RUSSIAN),
        arguments("windows-1251", "windows-1251", "Привет, мир!"),
        arguments("KOI8-R", "KOI8-R", RUSSIAN),
        arguments("KOI8-R", "KOI8-R", "Мама мыла раму."),
        arguments("ISO-8859-5", "ISO-8859-5", RUSSIAN),
        arguments("IBM866", "IBM866", RUSSIAN),
        arguments("windows-1253", "ISO-8859-7", GREEK),
        arguments("windows-1253", "windows-1253", GREEK + " – €"),
        arguments("ISO-8859-7", "ISO-8859-7", GREEK),
        arguments("windows-1254", "ISO-8859-9", TURKISH),
        arguments("windows-1255", "windows-1255", HEBREW),
        arguments("windows-1256", "windows-1256", ARABIC),
        arguments("x-windows-874", "x-windows-874", THAI),
        arguments("Shift_JIS", "Shift_JIS", JAPANESE),
        arguments("Shift_JIS", "Shift_JIS", "こんにちは"),
        arguments("windows-31j", "windows-31j", JAPANESE + "①②"),
        arguments("EUC-JP", "EUC-JP", JAPANESE),
        arguments("ISO-2022-JP", "ISO-2022-JP", JAPANESE),
        arguments("GB18030", "GB18030", CHINESE),
        arguments("GBK", "GB18030", CHINESE),
        arguments("Big5", "Big5", TAIWANESE),
        arguments("EUC-KR", "EUC-KR", KOREAN),
        arguments("x-windows-949", "x-windows-949", KOREAN + "똠방각하"));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void theEncodingIsFoundAndNamed(String written, String named, String text) throws IOException {
    Document document = read(text.getBytes(Charset.forName(written)));
    assertEquals(text, document.text());
    assertEquals(named, document.charset());
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aFewWordsFarDownInALongEnglishFileAreEnough(String written, String named, String text)
      throws IOException {
    String longText = "An ordinary line of English.\r\n".repeat(2000) + text;
    Document document = read(longText.getBytes(Charset.forName(written)));
    assertEquals(longText, document.text());
    assertEquals(named, document.charset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkNamesTheEncodingAndIsNoPartOfTheText(String charset) throws IOException {
    for (String text : List.of("x", ENGLISH, JAPANESE)) {
      Document document = read(("\uFEFF" + text).getBytes(Charset.forName(charset)));
      assertEquals(text, document.text());
      assertEquals(charset, document.charset());
    }
  }

  @Test
  void aPlainTextIsNamedAfterItsFile() throws IOException {
    Document document = read("é".getBytes(UTF_8));
    assertEquals(
        new Document("notes.txt", "notes.txt", "Plain text", "UTF-8", "é", List.of()), document);
  }

  @Test
  void lineEndsAndMarkdownStayAsTheyAre() throws IOException {
    String text = "# Title\r\n\r\n* *one*\n* `two`\r";
    assertEquals(text, read(text.getBytes(UTF_8)).text());
  }

  @Test
  void nulAndOtherControlsInsideATextAreKept() throws IOException {
    StringBuilder controls = new StringBuilder("All controls:");
    for (char c = 0; c < 0x20; c++) {
      controls.append(" word ").append(c);
    }
    for (String text : List.of(controls.toString(), "Hello\u0000world", "a\u0000b\u0007c é 中")) {
      assertEquals(text, read(text.getBytes(UTF_8)).text());
    }
    for (String western : List.of("Café\u0000 and olé", "a\u0000olé and some plain words")) {
      assertEquals(western, read(western.getBytes(ISO_8859_1)).text());
    }
  }

  @Test
  void aLittleDamageDoesNotChangeTheEncoding() throws IOException {
    byte[] utf8 = JAPANESE.getBytes(UTF_8);
    utf8[30] = (byte) 0xFF;
    Document damaged = read(utf8);
    assertEquals("UTF-8", damaged.charset());
    assertTrue(damaged.text().contains("\uFFFD"));

    byte[] cut = Arrays.copyOf("naïve é".getBytes(UTF_8), 8);
    assertEquals("naïve \uFFFD", read(cut).text());

    Charset japanese = Charset.forName("Shift_JIS");
    byte[] sjis = JAPANESE.repeat(20).getBytes(japanese);
    sjis[401] = (byte) 0xFF;
    assertEquals("Shift_JIS", read(sjis).charset());
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, El niño está aquí, windows-1252",
    "windows-1251, Моя тётя приехала вчера вечером из города, windows-1251",
    "Shift_JIS, こんにちは世界。これは日本語の文章です。, Shift_JIS"
  })
  void linesInTwoEncodingsAreEachReadInTheirOwn(String written, String older, String named)
      throws IOException {
    Charset charset = Charset.forName(written);
    for (int utf8Lines : List.of(1, 6)) {
      for (int olderLines : List.of(1, 6)) {
        String modern = "Plain.\n" + "naïve façade, “café”\r\n".repeat(utf8Lines);
        String old = (older + "\r\n").repeat(olderLines);
        Document document = read(bytes(modern.getBytes(UTF_8), old.getBytes(charset)));
        assertEquals(modern + old, document.text());
        assertEquals("UTF-8 and " + named, document.charset());
        assertEquals(
            old + modern, read(bytes(old.getBytes(charset), modern.getBytes(UTF_8))).text());
      }
    }
  }

  @Test
  void aLineThatIsDamagedIsNotOfAnotherEncoding() throws IOException {
    byte[] cut = Arrays.copyOf("naïve é".getBytes(UTF_8), 8);
    Document document = read(bytes("Größe, “café”\n".getBytes(UTF_8), cut));
    assertEquals("Größe, “café”\nnaïve \uFFFD", document.text());
    assertEquals("UTF-8", document.charset());
  }

  private static byte[] bytes(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Forty characters of each script, and what is hard about characters. */
  private static String everyScript() {
    StringBuilder text = new StringBuilder();
    for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
      IntStream.range(' ', 0x30000)
          .filter(c -> Character.UnicodeScript.of(c) == script)
          .filter(c -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)
          .limit(40)
          .forEach(text::appendCodePoint);
      text.append('\n');
    }
    return text
        + "👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 "
        + "a\u0308\u0301\u0323 Zalgo"
        + "\u0301".repeat(300)
        + " \u202Eturned\u202C \u200Fשלום\u200E \u0007 \uFFFE end";
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void everyScriptOfUnicodeIsReadAndSplitIntoTokens(String charset) throws IOException {
    String text = everyScript();
    Document document = read(text.getBytes(Charset.forName(charset)));
    assertEquals(text, document.text());
    assertEquals(charset, document.charset());
    Tokens tokens = BundledModel.DEFAULT.tokenizer().encode(text, new Cancellation());
    int end = 0;
    for (int i = 1; i < tokens.size() - 1; i++) {
      assertTrue(tokens.start(i) >= end && tokens.end(i) > tokens.start(i), "token " + i);
      end = tokens.end(i);
    }
    assertTrue(tokens.size() > 200 && end == text.length(), tokens.size() + " up to " + end);
  }

  @Test
  void aMillionCharactersAreRead() throws IOException {
    String text = "naïve ".repeat(170_000);
    assertEquals(text, read(text.getBytes(UTF_8)).text());
    assertEquals(text, read(text.getBytes(ISO_8859_1)).text());
  }

  @Test
  void anyBytesAreEitherReadOrRefused() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      Path path = file(bytes);
      try {
        assertFalse(read(path).text().isEmpty());
      } catch (InputException refused) {
        assertTrue(refused.getMessage().startsWith(path.toString()));
      }
    }
  }

  @Test
  void aMissingFileIsRefused() {
    assertTrue(refusal(folder.resolve("none.txt")).contains("does not exist"));
  }

  @Test
  void aFolderIsRefused() {
    assertTrue(refusal(folder).contains("is a folder"));
  }

  @Test
  void aDeviceIsRefused() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    assertTrue(refusal(device).contains("device"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertTrue(refusal(new byte[0]).contains("is empty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\r\n\t\u3000\u00A0", "\uFEFF", "\uFEFF \n", "\u200B\u200D"})
  void aFileWithoutVisibleCharactersIsRefused(String text) throws IOException {
    assertTrue(refusal(text.getBytes(UTF_8)).contains("only spaces or invisible characters"));
  }

  private static Stream<Arguments> binaries() throws IOException {
    byte[] random = new byte[4000];
    new Random(7).nextBytes(random);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(random);
    }
    byte[] code;
    try (var in = PlainTextTest.class.getResourceAsStream("PlainTextTest.class")) {
      code = Objects.requireNonNull(in).readAllBytes();
    }
    StringBuilder catalogue = new StringBuilder("\u00DE\u0012\u0004\u0095");
    for (char i = 0; i < 400; i++) {
      catalogue.append((char) (i % 256)).append((char) (i / 256)).append("\0\0");
    }
    catalogue.append(new String((RUSSIAN + "\0").repeat(60).getBytes(UTF_8), ISO_8859_1));
    return Stream.of(
        arguments("a binary file", catalogue.toString().getBytes(ISO_8859_1)),
        arguments("a PNG picture", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR".getBytes(ISO_8859_1)),
        arguments("a gzip archive", gzip.toByteArray()),
        arguments("a Java class file", code),
        arguments("a binary file", random),
        arguments("a binary file", new byte[1000]),
        arguments("a binary file", ("\u00FF\u00FE" + "\1\0".repeat(100)).getBytes(ISO_8859_1)));
  }

  @ParameterizedTest
  @MethodSource("binaries")
  void aBinaryFileIsRefusedByItsKind(String kind, byte[] bytes) throws IOException {
    assertTrue(refusal(bytes).contains(" is " + kind), kind);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithTheLimit() throws IOException {
    Path path = folder.resolve("large.txt");
    try (RandomAccessFile large = new RandomAccessFile(path.toFile(), "rw")) {
      large.setLength(ReadingLimits.DEFAULT.textBytes() + 1L);
    }
    assertTrue(refusal(path).contains("larger than 32 MiB"));
  }
}

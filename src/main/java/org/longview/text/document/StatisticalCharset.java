package org.longview.text.document;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Tells the encodings from before Unicode apart by how often their characters follow each other.
 * Two detectors are asked, since each is good where the other is not: Mozilla's for Cyrillic,
 * Greek, Hebrew, Thai and East Asian encodings, even in a few words; ICU's for those of Latin and
 * Arabic letters.
 */
final class StatisticalCharset {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Mozilla's answers that can be relied on, and the Java charset that decodes them. */
  private static final Map<String, String> MOZILLA =
      Map.ofEntries(
          Map.entry("WINDOWS-1251", "windows-1251"),
          Map.entry("KOI8-R", "KOI8-R"),
          Map.entry("WINDOWS-1253", "windows-1253"),
          Map.entry("ISO-8859-7", "ISO-8859-7"),
          Map.entry("WINDOWS-1255", "windows-1255"),
          Map.entry("ISO-8859-8", "windows-1255"),
          Map.entry("TIS620", "x-windows-874"),
          Map.entry("SHIFT_JIS", "Shift_JIS"),
          Map.entry("EUC-JP", "EUC-JP"),
          Map.entry("ISO-2022-JP", "ISO-2022-JP"),
          Map.entry("GB18030", "GB18030"),
          Map.entry("BIG5", "Big5"),
          Map.entry("EUC-TW", "x-EUC-TW"),
          Map.entry("EUC-KR", "EUC-KR"),
          Map.entry("ISO-2022-KR", "ISO-2022-KR"));

  /** Vendors' charsets that are nearly the same and have more characters. */
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "Shift_JIS", "windows-31j",
          "EUC-KR", "x-windows-949",
          "Big5", "x-windows-950",
          "ISO-8859-2", "windows-1250",
          "ISO-8859-7", "windows-1253",
          "ISO-8859-9", "windows-1254");

  /** ICU's guesses that are excluded before it is asked, or are no encoding of today's files. */
  private static final Set<String> IMPLAUSIBLE =
      Set.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM500");

  private static final int LEAST_CONFIDENCE = 20;
  private static final int SAMPLE = 1 << 16;

  private StatisticalCharset() {}

  /** Decodes bytes that are not Unicode. */
  static DecodedText decode(byte[] bytes) {
    byte[] sample = sample(bytes);
    List<String> candidates = new ArrayList<>();
    String mozilla = mozilla(sample);
    if (mozilla != null) {
      candidates.add(mozilla);
    }
    candidates.addAll(icu(sample));
    for (String candidate : candidates) {
      DecodedText decoded = withExtension(bytes, candidate);
      if (isClean(decoded)) {
        return decoded.text().equals(new String(bytes, WESTERN))
            ? new DecodedText(decoded.text(), WESTERN.name())
            : decoded;
      }
    }
    return DecodedText.in(WESTERN, bytes);
  }

  /** The text of ASCII bytes with escapes: in an encoding that switches by them, or as it is. */
  static DecodedText escapedOr(DecodedText plain, byte[] bytes) {
    String mozilla = mozilla(bytes);
    if (mozilla == null || !mozilla.startsWith("ISO-2022")) {
      return plain;
    }
    DecodedText decoded = withExtension(bytes, mozilla);
    return damage(decoded) == 0 ? decoded : plain;
  }

  private static @Nullable String mozilla(byte[] sample) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(sample, 0, sample.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    return name == null ? null : MOZILLA.get(name);
  }

  private static List<String> icu(byte[] sample) {
    return Arrays.stream(new CharsetDetector().setText(sample).detectAll())
        .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
        .map(CharsetMatch::getName)
        .filter(name -> !IMPLAUSIBLE.contains(name) && !name.startsWith("IBM42"))
        .map(name -> name.startsWith("ISO-8859-8") ? "windows-1255" : name)
        .filter(Charset::isSupported)
        .toList();
  }

  /** From the line of the first byte that is not ASCII, as the bytes before it tell nothing. */
  private static byte[] sample(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] >= 0) {
      from++;
    }
    while (from > 0 && bytes[from - 1] != '\n') {
      from--;
    }
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SAMPLE));
  }

  private static DecodedText withExtension(byte[] bytes, String name) {
    DecodedText decoded = decode(bytes, name);
    String extension = EXTENSIONS.get(decoded.charset());
    if (damage(decoded) == 0 || extension == null) {
      return decoded;
    }
    DecodedText extended = decode(bytes, extension);
    return damage(extended) < damage(decoded) ? extended : decoded;
  }

  private static DecodedText decode(byte[] bytes, String name) {
    return DecodedText.in(Charset.forName(name), bytes);
  }

  /** What could not be decoded, and the controls that stand for what another charset has there. */
  private static long damage(DecodedText decoded) {
    return decoded.text().chars().filter(c -> c == '\uFFFD' || (c >= 0x80 && c < 0xA0)).count();
  }

  /** At most one damaged character to a hundred that are not ASCII. */
  private static boolean isClean(DecodedText decoded) {
    long wide = decoded.text().chars().filter(c -> c >= 0x80).count();
    return damage(decoded) * 100 <= wide;
  }
}

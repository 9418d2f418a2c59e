package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.export.embed.EmbeddedSession;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class EmbeddedSessionTest {
  private static final String PNG = "\u0089PNG\r\n\u001a\n";

  /** What no file of text can hold, what is markup, and what no byte of ASCII is. */
  private static final String SESSION =
      "{\n\t\"text\": \"</metadata> ]]> & 注意力 😀 \\u0000 \\\" \uffff -->\",\n\t\"w\": 64\n}";

  @TempDir private Path folder;

  private Path written(String name, String session) {
    Path file = folder.resolve(name);
    FigureMetadata metadata =
        new FigureMetadata(150, "Longview 1.2.3", "w = 4").withSession(session);
    if (name.endsWith(".gif")) {
      GifWriter.write(
          file,
          frame -> Figures.bare(3 + frame),
          2,
          FigureStyle.LIGHT,
          200,
          100,
          metadata,
          Progress.NONE,
          new Cancellation());
    } else {
      FigureFormat.of(file)
          .write(
              file,
              Figures.attention(9, 9),
              FigureStyle.LIGHT,
              400,
              metadata,
              Progress.NONE,
              new Cancellation());
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif"})
  void aSessionIsFoundInThePictureThatItMade(String ending) {
    String found = EmbeddedSession.read(written("figure." + ending, SESSION)).orElseThrow();
    assertEquals(JsonParser.parseString(SESSION), JsonParser.parseString(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif"})
  void aPictureWithoutASessionHasNone(String ending) {
    assertEquals(Optional.empty(), EmbeddedSession.read(written("figure." + ending, "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "gif"})
  void aPictureThatIsCutOffIsRefusedInOneSentence(String ending) throws IOException {
    Path file = written("figure." + ending, SESSION);
    byte[] whole = Files.readAllBytes(file);
    int session =
        new String(whole, StandardCharsets.ISO_8859_1).indexOf(EmbeddedSession.KEYWORD) + 30;
    Files.write(file, Arrays.copyOf(whole, session));
    InputException refusal =
        assertThrows(InputException.class, () -> EmbeddedSession.read(file)); // one line
    assertTrue(
        refusal.getMessage().matches(".*figure\\..* so that no session is found in it; .*\\."),
        refusal.getMessage());
  }

  @Test
  void aLongSessionIsFoundToo() {
    String session = "{\"text\":\"" + "word ".repeat(400_000) + "\"}";
    for (String ending : new String[] {"png", "svg", "pdf", "gif"}) {
      assertEquals(
          Optional.of(session), EmbeddedSession.read(written("figure." + ending, session)));
    }
  }

  @Test
  void aSessionThatIsTooLongIsLeftOut() {
    FigureMetadata metadata = new FigureMetadata(150, "Longview", "");
    assertEquals("", metadata.withSession("注".repeat(EmbeddedSession.MOST / 4)).session());
  }

  @Test
  void theNameOfAFileDoesNotMatter() throws IOException {
    Path renamed = Files.move(written("figure.png", SESSION), folder.resolve("figure.jpeg"));
    assertFalse(EmbeddedSession.read(renamed).isEmpty());
    Path text = Files.writeString(folder.resolve("text.png"), "no picture at all");
    assertEquals(Optional.empty(), EmbeddedSession.read(text));
    Path empty = Files.createFile(folder.resolve("empty.svg"));
    assertEquals(Optional.empty(), EmbeddedSession.read(empty));
  }

  @Test
  void aSessionThatAnotherProgramCompressedIsFound() throws IOException {
    Path file = png(chunk("{\"w\":64}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(Optional.of("{\"w\":64}"), EmbeddedSession.read(file));
  }

  @Test
  void textThatUnpacksToTooMuchIsPassedOver() throws IOException {
    Path file = png(chunk(new byte[200 << 20]));
    assertTrue(Files.size(file) < 300_000);
    assertEquals(Optional.empty(), EmbeddedSession.read(file));
  }

  @Test
  void aChunkThatClaimsGigabytesIsNotBelieved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(PNG.getBytes(StandardCharsets.ISO_8859_1));
    out.writeInt(Integer.MAX_VALUE);
    out.writeBytes("iTXtlongview-session");
    Path file = Files.write(folder.resolve("claim.png"), bytes.toByteArray());
    assertThrows(InputException.class, () -> EmbeddedSession.read(file));
  }

  @Test
  void entitiesOfAnSvgAreNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path file =
        Files.writeString(
            folder.resolve("hostile.svg"),
            """
            <!DOCTYPE svg [<!ENTITY x SYSTEM "%s">]>
            <svg><metadata id="longview-session">&x;</metadata></svg>
            """
                .formatted(secret.toUri()));
    try {
      assertFalse(EmbeddedSession.read(file).orElse("").contains("secret"));
    } catch (InputException refusal) {
      assertTrue(refusal.getMessage().contains("hostile.svg"), refusal.getMessage());
    }
  }

  private Path png(byte[] chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(PNG.getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(chunk);
    bytes.write(chunk("IEND", new byte[0]));
    return Files.write(folder.resolve("made.png"), bytes.toByteArray());
  }

  /** A chunk of a session that is compressed. */
  private static byte[] chunk(byte[] text) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write("longview-session".getBytes(StandardCharsets.US_ASCII));
    content.write(new byte[] {0, 1, 0, 0, 0});
    try (DeflaterOutputStream packed = new DeflaterOutputStream(content)) {
      packed.write(text);
    }
    return chunk("iTXt", content.toByteArray());
  }

  private static byte[] chunk(String type, byte[] content) throws IOException {
    ByteArrayOutputStream summed = new ByteArrayOutputStream();
    summed.write(type.getBytes(StandardCharsets.US_ASCII));
    summed.write(content);
    CRC32 sum = new CRC32();
    sum.update(summed.toByteArray());
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(chunk);
    out.writeInt(content.length);
    out.write(summed.toByteArray());
    out.writeInt((int) sum.getValue());
    return chunk.toByteArray();
  }
}

package org.longview.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.longview.model.NumpyBytes.bytesOfFloats;
import static org.longview.model.NumpyBytes.doubles;
import static org.longview.model.NumpyBytes.floats;
import static org.longview.model.NumpyBytes.members;
import static org.longview.model.NumpyBytes.npy;
import static org.longview.model.NumpyBytes.npz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.GoldenCase;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class NpzTest {
  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("data.npz"), bytes);
  }

  private Map<String, TensorArray> read(byte[] bytes) throws IOException {
    return Npz.read(file(bytes), new Cancellation());
  }

  private TensorArray readOne(byte[] npy) throws IOException {
    return Objects.requireNonNull(read(npz(true, members("a", npy))).get("a"));
  }

  private String refusal(byte[] bytes) throws IOException {
    Path path = file(bytes);
    return refusal(path);
  }

  private static String refusal(Path path) {
    String sentence =
        assertThrows(InputException.class, () -> Npz.read(path, new Cancellation())).getMessage();
    assertTrue(sentence.contains(path.toString()) && sentence.endsWith("."), sentence);
    return sentence;
  }

  private static List<GoldenCase> goldenCases() {
    return GoldenCase.ofKinds();
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void everyGoldenCaseIsReadAsItsDescriptionSays(GoldenCase golden) {
    JsonObject described = golden.json().getAsJsonObject("arrays");
    assertEquals(described.keySet(), golden.arrays().keySet());
    for (Map.Entry<String, JsonElement> entry : described.entrySet()) {
      TensorArray array = golden.array(entry.getKey());
      JsonObject description = entry.getValue().getAsJsonObject();
      JsonArray shape = description.getAsJsonArray("shape");
      assertEquals(shape.size(), array.shape().rank());
      for (int axis = 0; axis < shape.size(); axis++) {
        assertEquals(shape.get(axis).getAsInt(), array.shape().length(axis));
      }
      if (description.has("data")) {
        double[] elements = array.doubles();
        JsonArray data = description.getAsJsonArray("data");
        assertEquals(data.size(), elements.length);
        for (int i = 0; i < elements.length; i++) {
          double expected = data.get(i).getAsDouble();
          assertEquals(expected, elements[i], 1e-8 * Math.abs(expected), entry.getKey());
        }
      }
    }
  }

  @Test
  void storedAndDeflatedMembersAreReadInTheirOrder() throws IOException {
    Map<String, byte[]> members =
        members(
            "b",
            floats("(2,)", 1, 2),
            "a",
            doubles("(1, 2)", 0.5, -3),
            "odd/../name",
            floats("()", 7));
    for (boolean deflate : new boolean[] {false, true}) {
      Map<String, TensorArray> arrays = read(npz(deflate, members));
      assertEquals(List.of("b", "a", "odd/../name"), List.copyOf(arrays.keySet()));
      assertArrayEquals(new float[] {1, 2}, array(arrays, "b").floats());
      assertArrayEquals(new double[] {0.5, -3}, array(arrays, "a").doubles());
      assertArrayEquals(new float[] {0.5f, -3}, array(arrays, "a").floats());
      assertEquals(0, array(arrays, "odd/../name").shape().rank());
    }
  }

  private static TensorArray array(Map<String, TensorArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name));
  }

  @Test
  void fortranOrderBecomesCOrder() throws IOException {
    // element [i, j, k] is 100 i + 10 j + k; in Fortran order the first axis runs fastest
    float[] fortran = new float[2 * 3 * 4];
    float[] c = new float[fortran.length];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          fortran[i + 2 * (j + 3 * k)] = 100 * i + 10 * j + k;
          c[(i * 3 + j) * 4 + k] = 100 * i + 10 * j + k;
        }
      }
    }
    TensorArray array = readOne(npy("'<f4'", true, "(2, 3, 4)", bytesOfFloats(fortran)));
    assertArrayEquals(c, array.floats());
    assertArrayEquals(
        new float[] {5}, readOne(npy("'<f4'", true, "(1, 1)", bytesOfFloats(5))).floats());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void allVersionsOfTheFormatAreRead(int version) throws IOException {
    byte[] npy =
        npy(
            version,
            "{\"shape\":(2L,),\"fortran_order\":False,\"descr\":\"<f4\"}",
            bytesOfFloats(1, 2));
    assertArrayEquals(new float[] {1, 2}, readOne(npy).floats());
  }

  @Test
  void integersAndBooleansOfAnySizeAreRead() throws IOException {
    byte[] bytes = {-1, -1, -1, -1, -1, -1, -1, -1};
    assertArrayEquals(new int[] {-1, -1}, readOne(npy("'<i4'", false, "(2,)", bytes)).ints());
    assertArrayEquals(new int[] {-1}, readOne(npy("'<i8'", false, "(1,)", bytes)).ints());
    assertArrayEquals(
        new int[] {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF},
        readOne(npy("'<u2'", false, "(4,)", bytes)).ints());
    assertArrayEquals(
        new int[] {1, 0}, readOne(npy("'|b1'", false, "(2,)", new byte[] {1, 0})).ints());
    assertArrayEquals(
        new int[] {255, 0}, readOne(npy("'|u1'", false, "(2,)", new byte[] {-1, 0})).ints());
  }

  @Test
  void textsAreReadWithoutTheirPadding() throws IOException {
    byte[] unicode = "I\0\0é😀\0".getBytes(Charset.forName("UTF-32LE"));
    assertArrayEquals(
        new String[] {"I", "é😀"}, readOne(npy("'<U3'", false, "(2,)", unicode)).strings());
    byte[] ascii = "ab\0cde".getBytes(StandardCharsets.US_ASCII);
    assertArrayEquals(
        new String[] {"ab", "cde"}, readOne(npy("'|S3'", false, "(2,)", ascii)).strings());
    assertArrayEquals(
        new String[] {"", ""}, readOne(npy("'<U0'", false, "(2,)", new byte[0])).strings());
  }

  @Test
  void membersThatAreNoArraysAreLeftAside() throws IOException {
    byte[] zip = npz(true, members("a", floats("(1,)", 1), "b", floats("(1,)", 2)));
    String renamed = new String(zip, StandardCharsets.ISO_8859_1).replace("b.npy", "b.txt");
    assertEquals(
        List.of("a"), List.copyOf(read(renamed.getBytes(StandardCharsets.ISO_8859_1)).keySet()));
  }

  private static Stream<Arguments> refusedArrays() {
    byte[] none = {};
    byte[] four = bytesOfFloats(1, 2, 3, 4);
    return Stream.of(
        arguments("is not a NumPy array", "hello world".getBytes(StandardCharsets.US_ASCII)),
        arguments("is not a NumPy array", none),
        arguments("damaged header", npy(4, "{}", none)),
        arguments("damaged header", npy(1, "{'descr': '<f4'}", four)),
        arguments("damaged header", npy("<f4", false, "(4,)", four)),
        arguments("damaged header", npy("'<f4'", false, "4", four)),
        arguments("damaged header", npy("'<f4'", false, "(-4,)", four)),
        arguments("gigantic shape", npy("'<f4'", false, "(99999999999,)", four)),
        arguments("gigantic shape", npy("'<f4'", false, "(2, , 2)", four)),
        arguments("does not fit", npy("'<f4'", false, "(2147483647,)", four)),
        arguments("does not fit", npy("'<f4'", false, "(2147483647, 2147483647, 4)", four)),
        arguments("does not fit", npy("'<U0'", false, "(2147483647,)", four)),
        arguments("memory", npy("'<U0'", false, "(2147483647, 2147483647)", none)),
        arguments("does not fit", npy("'<f4'", false, "(5,)", four)),
        arguments("does not fit", npy("'<f4'", false, "(3,)", four)),
        arguments("does not fit", npy("'<f8'", false, "(4,)", four)),
        arguments("16-bit floats", npy("'<f2'", false, "(8,)", four)),
        arguments("complex numbers", npy("'<c8'", false, "(2,)", four)),
        arguments("Python objects", npy("'|O'", false, "(2,)", four)),
        arguments("values of type M8", npy("'<M8[ns]'", false, "(2,)", four)),
        arguments("several fields", npy("[('a', '<f4')]", false, "(4,)", four)),
        arguments("big-endian (>f4)", npy("'>f4'", false, "(4,)", four)),
        arguments("big-endian (>U1)", npy("'>U1'", false, "(4,)", four)));
  }

  @ParameterizedTest
  @MethodSource("refusedArrays")
  void anArrayThatCannotBeReadIsRefusedByNameBeforeMemoryIsTaken(String why, byte[] npy)
      throws IOException {
    Path path = file(npz(true, members("q", npy)));
    long allocated =
        Allocation.of(
            () -> {
              String sentence = refusal(path);
              assertTrue(sentence.startsWith("q in "), sentence);
              assertTrue(sentence.contains(why), sentence);
            });
    assertTrue(allocated < 20_000_000, allocated + " bytes");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = npz(true, members("q", floats("(2, 2)", 1, 2, 3, 4)));
    for (int length = 0; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
    byte[] npy = floats("(2, 2)", 1, 2, 3, 4);
    for (int length = 0; length < npy.length; length++) {
      refusal(npz(false, members("q", Arrays.copyOf(npy, length))));
    }
  }

  @Test
  void aStreamShorterThanItsSizeIsRefused() {
    byte[] npy = floats("(2, 2)", 1, 2, 3, 4);
    ByteArrayInputStream cut = new ByteArrayInputStream(npy, 0, npy.length - 1);
    InputException refused =
        assertThrows(
            InputException.class,
            () -> Npy.read("q", cut, npy.length, MemoryAllowance.ofHeap(), new Cancellation()));
    assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
  }

  @Test
  void aStreamLongerThanItsSizeIsRefused() {
    byte[] npy = floats("(2, 2)", 1, 2, 3, 4);
    ByteArrayInputStream longer = new ByteArrayInputStream(Arrays.copyOf(npy, npy.length + 1));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> Npy.read("q", longer, npy.length, MemoryAllowance.ofHeap(), new Cancellation()));
    assertTrue(refused.getMessage().contains("does not fit"), refused.getMessage());
  }

  @Test
  void everyFlippedByteIsReadOrRefusedButNeverFailsOtherwise() throws IOException {
    byte[] whole = npz(true, members("q", floats("(2, 2)", 1, 2, 3, 4), "k", floats("(1,)", 9)));
    int refused = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) 0xFF;
      try {
        read(damaged);
      } catch (InputException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length / 2, "only " + refused + " of " + whole.length);
  }

  @Test
  void damagedDataIsFoundByItsCheckSum() throws IOException {
    byte[] whole = npz(false, members("q", floats("(2, 2)", 1, 2, 3, 4)));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int three = text.indexOf(new String(bytesOfFloats(3), StandardCharsets.ISO_8859_1));
    whole[three] = 1;
    assertTrue(refusal(whole).contains("check sum"));
  }

  @Test
  void aMemberThatExpandsBeyondItsHeaderIsRefusedBeforeItIsExpanded() throws IOException {
    byte[] bomb = Arrays.copyOf(floats("(1,)", 1), 5_000_000);
    assertTrue(refusal(npz(true, members("q", bomb))).contains("does not fit"));
  }

  @Test
  void aMemberWhoseSizeLiesIsRefused() throws IOException {
    byte[] zip = npz(true, members("q", floats("(2, 2)", 1, 2, 3, 4)));
    int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[directory + 26] = 0x7F;
    assertTrue(refusal(zip).contains("claims"));
  }

  @Test
  void arraysBeyondTheAllowanceAreRefusedTogether() throws IOException {
    byte[] thousand = floats("(1000,)", new float[1000]);
    Path path = file(npz(true, members("a", thousand, "b", thousand, "c", thousand)));
    try (Npz npz = Npz.open(path, new MemoryAllowance(8000))) {
      npz.array("a", new Cancellation());
      npz.array("c", new Cancellation());
      String sentence =
          assertThrows(InputException.class, () -> npz.array("b", new Cancellation())).getMessage();
      assertTrue(sentence.contains("memory") && sentence.contains("-Xmx"), sentence);
    }
  }

  @Test
  void aMemberThatIsThereTwiceIsRefused() throws IOException {
    byte[] zip = npz(true, members("a", floats("(1,)", 1), "b", floats("(1,)", 2)));
    String renamed = new String(zip, StandardCharsets.ISO_8859_1).replace("b.npy", "a.npy");
    assertTrue(refusal(renamed.getBytes(StandardCharsets.ISO_8859_1)).contains("a.npy twice"));
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    assertTrue(refusal("plain text".getBytes(StandardCharsets.UTF_8)).contains("no complete .npz"));
    assertTrue(refusal(new byte[0]).contains("no complete .npz"));
    assertTrue(refusal(folder.resolve("none.npz")).contains("does not exist"));
    assertTrue(refusal(folder).contains("is a folder"));
  }

  @Test
  void aSingleArrayFileIsRead() throws IOException {
    Path path = Files.write(folder.resolve("one.npy"), floats("(2,)", 1, 2));
    assertArrayEquals(new float[] {1, 2}, Npy.read(path, new Cancellation()).floats());
  }

  @Test
  void aNumberTooLargeForFloat32IsRefusedWhereItStands() throws IOException {
    TensorArray array = readOne(doubles("(2, 2)", 1, 2, 3, -1e300));
    String sentence = assertThrows(InputException.class, array::floats).getMessage();
    assertTrue(sentence.contains("-1.0E300 at [1, 1], too large for float32"), sentence);
  }

  @Test
  void cancellingStopsTheReading() throws IOException {
    Path path = file(npz(true, members("a", floats("(1,)", 1))));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThrows(CancellationException.class, () -> Npz.read(path, cancellation));
  }
}

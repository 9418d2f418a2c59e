package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class SafetensorsTest {
  private static final byte[] EIGHT = new byte[8];

  @TempDir Path folder;

  private Safetensors open(byte[] bytes) throws IOException {
    return open(bytes, MemoryAllowance.ofHeap());
  }

  private Safetensors open(byte[] bytes, MemoryAllowance memory) throws IOException {
    return Safetensors.open(Files.write(folder.resolve("mine.safetensors"), bytes), memory);
  }

  private TensorArray read(String type, String shape, byte[] data) throws IOException {
    try (Safetensors tensors =
        open(new SafetensorsBytes().tensor("x", type, shape, data).bytes())) {
      return tensors.array("x", new Cancellation());
    }
  }

  private String refusal(byte[] bytes) {
    return assertThrows(InputException.class, () -> open(bytes)).getMessage();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  @Test
  void tensorsAreReadByNameWithTheirShapes() throws IOException {
    byte[] bytes =
        new SafetensorsBytes()
            .floats("weight", "[2,3]", 1, 2, 3, 4, 5, 6)
            .floats("bias", "[3]", -1, 0.5f, 1e-30f)
            .bytes();
    try (Safetensors tensors = open(bytes)) {
      assertEquals(List.of("weight", "bias"), List.copyOf(tensors.names()));
      assertEquals(new Shape(2, 3), tensors.shape("weight"));
      assertEquals("F32", tensors.type("bias"));
      Cancellation cancellation = new Cancellation();
      assertArrayEquals(
          new float[] {-1, 0.5f, 1e-30f}, tensors.array("bias", cancellation).floats());
      TensorArray weight = tensors.array("weight", cancellation);
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, weight.floats());
      assertEquals(new Shape(2, 3), weight.shape());
    }
  }

  @Test
  void aTensorLargerThanTheBufferIsWhole() throws IOException {
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    assertArrayEquals(values, read("F32", "[100000]", NumpyBytes.bytesOfFloats(values)).floats());
  }

  @Test
  void scalarsAndEmptyTensorsAreRead() throws IOException {
    assertArrayEquals(new float[] {7}, read("F32", "[]", NumpyBytes.bytesOfFloats(7)).floats());
    assertArrayEquals(new float[] {}, read("F32", "[0,4]", new byte[0]).floats());
    try (Safetensors none = open(new SafetensorsBytes().bytes())) {
      assertTrue(none.names().isEmpty());
    }
  }

  @Test
  void doublesBecomeFloats() throws IOException {
    byte[] data = longs(Double.doubleToLongBits(0.1), Double.doubleToLongBits(-2));
    assertArrayEquals(new float[] {0.1f, -2}, read("F64", "[2]", data).floats());
  }

  @Test
  void halfFloatsAreExact() throws IOException {
    // 1, −2, largest, smallest normal, smallest subnormal, −0, infinities, not a number
    byte[] data = shorts(0x3C00, 0xC000, 0x7BFF, 0x0400, 1, 0x8000, 0x7C00, 0xFC00, 0x7E00);
    float inf = Float.POSITIVE_INFINITY;
    assertArrayEquals(
        new float[] {1, -2, 65504, 0x1p-14f, 0x1p-24f, -0f, inf, -inf, Float.NaN},
        read("F16", "[9]", data).floats());
  }

  @Test
  void bfloat16IsTheUpperHalfOfAFloat() throws IOException {
    byte[] data = shorts(0x3F80, 0xC040, 0x7F7F, 0x0001, 0x7F80);
    assertArrayEquals(
        new float[] {
          1, -3, 0x1.FEp127f, 0x1p-133f, Float.POSITIVE_INFINITY,
        },
        read("BF16", "[5]", data).floats());
  }

  private static Stream<Arguments> integerTypes() {
    return Stream.of(
        arguments("I64", longs(-5, 1L << 30), new int[] {-5, 1 << 30}),
        arguments("I16", shorts(-5, 300), new int[] {-5, 300}),
        arguments("U16", shorts(0xFFFF, 300), new int[] {65535, 300}),
        arguments("I8", new byte[] {-5, 7}, new int[] {-5, 7}),
        arguments("U8", new byte[] {-1, 7}, new int[] {255, 7}));
  }

  @ParameterizedTest
  @MethodSource("integerTypes")
  void integersAreRead(String type, byte[] data, int[] expected) throws IOException {
    assertArrayEquals(expected, read(type, "[2]", data).integers());
  }

  @Test
  void truthValuesAreNumbersButNoPositions() throws IOException {
    TensorArray marks = read("BOOL", "[3]", new byte[] {1, 0, 1});
    assertArrayEquals(new double[] {1, 0, 1}, marks.doubles());
    assertThrows(InputException.class, marks::integers);
  }

  @Test
  void unknownTypesAreRefusedWhenTheyAreAskedFor() throws IOException {
    for (String type : List.of("F8_E4M3", "F4", "U64", "Z9")) {
      String shape = type.equals("U64") ? "[1]" : "[8]";
      String refusal =
          assertThrows(InputException.class, () -> read(type, shape, EIGHT)).getMessage();
      assertTrue(refusal.contains("x in ") && refusal.contains("of type " + type), refusal);
    }
  }

  private static String entry(String name, String type, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, offsets);
  }

  private static String one(String shape, String offsets) {
    return "{" + entry("x", "F32", shape, offsets) + "}";
  }

  private static String two(String first, String second) {
    return "{" + entry("a", "F32", "[1]", first) + "," + entry("b", "F32", "[1]", second) + "}";
  }

  private static Stream<Arguments> lyingHeaders() {
    return Stream.of(
        arguments("shape too large", one("[3]", "[0,8]"), "do not fit its 8 bytes"),
        arguments("shape too small", one("[1]", "[0,8]"), "do not fit its 8 bytes"),
        arguments("shape of overflow", one("[2147483647,2147483647,4]", "[0,8]"), "do not fit"),
        arguments("endless axis", one("[99999999999]", "[0,8]"), "impossible shape"),
        arguments("negative axis", one("[-2]", "[0,8]"), "impossible shape"),
        arguments("fraction", one("[1.5]", "[0,8]"), "damaged header"),
        arguments("text for a number", one("[\"2\"]", "[0,8]"), "damaged header"),
        arguments("gigantic number", one("[2]", "[0,99999999999999999999]"), "damaged header"),
        arguments(
            "beyond the end", one("[4]", "[0,16]"), "ends at byte 16 of its data, but only 8"),
        arguments("negative offset", one("[2]", "[-8,0]"), "impossible data_offsets"),
        arguments("backwards", one("[2]", "[8,0]"), "impossible data_offsets"),
        arguments("three offsets", one("[2]", "[0,4,8]"), "impossible data_offsets"),
        arguments("overlap", two("[0,4]", "[2,6]"), "inside another tensor that ends at 4"),
        arguments("the same place", two("[0,4]", "[0,4]"), "inside another tensor that ends at 4"),
        arguments("gap", one("[1]", "[4,8]"), "begins at byte 4"),
        arguments("rest", one("[1]", "[0,4]"), "end at byte 4 of the data, but 8 are there"),
        arguments(
            "a name twice",
            "{" + entry("x", "F32", "[1]", "[0,4]") + "," + entry("x", "F32", "[1]", "[4,8]") + "}",
            "names x twice"),
        arguments(
            "no shape", "{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", "no dtype, shape"),
        arguments(
            "an entry twice",
            "{\"x\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "repeated entry dtype"),
        arguments("no object", "{\"x\":[1,2]}", "damaged header"),
        arguments("no JSON", "{nothing", "damaged header"),
        arguments("text behind it", one("[2]", "[0,8]") + "{}", "damaged header"),
        arguments("deep", "{\"__metadata__\":" + "[".repeat(100_000), "damaged header"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lyingHeaders")
  void aLyingHeaderIsRefused(String lie, String header, String expected) {
    String refusal = refusal(SafetensorsBytes.of(header, EIGHT));
    assertTrue(refusal.contains(expected) && refusal.contains("mine.safetensors"), refusal);
  }

  @Test
  void aHeaderOfGigabytesIsRefusedUnread() {
    byte[] header = "{}".getBytes(UTF_8);
    for (long claimed : new long[] {1L << 31, 1L << 62, -1}) {
      long allocated =
          Allocation.of(() -> refusal(SafetensorsBytes.withLength(claimed, header, EIGHT)));
      assertTrue(allocated < 1 << 20, allocated + " bytes");
    }
    String refusal = refusal(SafetensorsBytes.withLength(1 << 20, header, EIGHT));
    assertTrue(refusal.contains("claims a header of 1048576 bytes, but only 10 follow"), refusal);
  }

  @Test
  void otherFilesAreRefused() {
    for (byte[] bytes : List.of(new byte[0], new byte[5], new byte[100])) {
      String refusal = refusal(bytes);
      assertTrue(refusal.contains("is no .safetensors file"), refusal);
    }
  }

  @Test
  void aFileThatEndsEarlyIsRefused() {
    byte[] whole = new SafetensorsBytes().floats("x", "[4]", 1, 2, 3, 4).bytes();
    for (int missing : new int[] {1, 15}) {
      String refusal = refusal(Arrays.copyOf(whole, whole.length - missing));
      assertTrue(refusal.contains("is cut off: x ends at byte 16"), refusal);
    }
  }

  @Test
  void aTensorBeyondTheAllowanceIsRefusedWithTheNumber() throws IOException {
    byte[] bytes =
        new SafetensorsBytes().tensor("x", "F16", "[1000000]", new byte[2_000_000]).bytes();
    try (Safetensors tensors = open(bytes, new MemoryAllowance(3_999_999))) {
      String refusal =
          assertThrows(InputException.class, () -> tensors.array("x", new Cancellation()))
              .getMessage();
      assertTrue(refusal.contains("x in ") && refusal.contains("needs 4.0 MB"), refusal);
    }
  }

  @Test
  void readingStopsWhenCancelled() throws IOException {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (Safetensors tensors = open(new SafetensorsBytes().floats("x", "[1]", 1).bytes())) {
      assertThrows(CancellationException.class, () -> tensors.array("x", cancellation));
    }
  }
}

package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class NpyWriterTest {
  @Test
  void aSmallArrayIsWrittenAsNumPyWritesIt() throws IOException {
    byte[] bytes =
        npy(
            NpyType.FLOAT32,
            new long[] {2, 2},
            out -> {
              out.put(new float[] {1, 2}, 0, 2);
              out.put(new float[] {9, 3, 4}, 1, 2);
            });
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }" + " ".repeat(58) + "\n";
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, Arrays.copyOf(bytes, 10));
    assertEquals(header, new String(bytes, 10, 118, StandardCharsets.US_ASCII));
    ByteBuffer numbers = ByteBuffer.wrap(bytes, 128, 16).order(ByteOrder.LITTLE_ENDIAN);
    for (float expected : new float[] {1, 2, 3, 4}) {
      assertEquals(expected, numbers.getFloat());
    }
    assertEquals(144, bytes.length);
  }

  @Test
  void shapesAreWrittenAsPythonTuples() throws IOException {
    assertEquals("()", shape());
    assertEquals("(0,)", shape(0));
    assertEquals("(3, 0, 2)", shape(3, 0, 2));
  }

  @Test
  void everyTypeHasItsCodeAndSize() throws IOException {
    assertArrayEquals(
        new byte[] {-1, 7}, body(npy(NpyType.UINT8, dims(2), o -> o.put(bytes(-1, 7), 0, 2))));
    assertArrayEquals(
        bytes(1, 2, 0, 0, -1, -1, -1, -1),
        body(npy(NpyType.INT32, dims(2), o -> o.put(new int[] {513, -1}, 0, 2))));
    assertArrayEquals(
        bytes(-2, -1, -1, -1, -1, -1, -1, -1),
        body(npy(NpyType.INT64, dims(1), o -> o.put(new long[] {-2}, 0, 1))));
    assertArrayEquals(
        bytes(0, 0, 0, 0, 0, 0, -16, 63),
        body(npy(NpyType.FLOAT64, dims(1), o -> o.put(new double[] {1}, 0, 1))));
  }

  @Test
  void aLargeArrayIsWrittenPieceByPiece() throws IOException {
    float[] row = new float[1000];
    byte[] bytes =
        npy(
            NpyType.FLOAT32,
            dims(100, 1000),
            out -> {
              for (int i = 0; i < 100; i++) {
                Arrays.fill(row, i);
                out.put(row, 0, 1000);
              }
            });
    ByteBuffer numbers = ByteBuffer.wrap(body(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(400_000, numbers.remaining());
    for (int i = 0; i < 100_000; i++) {
      assertEquals((float) Math.floorDiv(i, 1000), numbers.getFloat());
    }
  }

  @Test
  void tooFewTooManyOrOtherNumbersAreErrors() {
    assertThrows(
        IllegalStateException.class,
        () -> npy(NpyType.FLOAT32, dims(2), out -> out.put(new float[1], 0, 1)));
    assertThrows(
        IllegalStateException.class,
        () -> npy(NpyType.FLOAT32, dims(2), out -> out.put(new float[3], 0, 3)));
    assertThrows(
        IllegalStateException.class,
        () -> npy(NpyType.FLOAT32, dims(1), out -> out.put(new double[1], 0, 1)));
  }

  @Test
  void anArchiveHoldsItsArraysByNameAndIsAlwaysTheSame() throws IOException {
    byte[] archive = npz();
    assertArrayEquals(archive, npz());
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      ZipEntry mask = zip.getNextEntry();
      assertEquals("mask.npy", mask == null ? null : mask.getName());
      assertArrayEquals(bytes(1, 0), body(zip.readAllBytes()));
      ZipEntry output = zip.getNextEntry();
      assertEquals("output.npy", output == null ? null : output.getName());
      assertArrayEquals(bytes(0, 0, 0, 64), body(zip.readAllBytes()));
    }
  }

  private static byte[] npz() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NpzWriter.write(
        bytes,
        npz -> {
          npz.add("mask", NpyType.UINT8, dims(1, 2), out -> out.put(bytes(1, 0), 0, 2));
          npz.add("output", NpyType.FLOAT32, dims(1), out -> out.put(new float[] {2}, 0, 1));
        });
    return bytes.toByteArray();
  }

  private static String shape(long... shape) throws IOException {
    byte[] bytes =
        npy(NpyType.INT32, shape, out -> out.put(new int[1], 0, shape.length == 0 ? 1 : 0));
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    return header.substring(header.indexOf("'shape': ") + 9, header.indexOf(", }"));
  }

  private static byte[] npy(NpyType type, long[] shape, IoConsumer<NpyWriter> content)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NpyWriter.write(bytes, type, shape, content);
    return bytes.toByteArray();
  }

  private static byte[] body(byte[] npy) {
    int header = 10 + (npy[8] & 0xff) + ((npy[9] & 0xff) << 8);
    return Arrays.copyOfRange(npy, header, npy.length);
  }

  private static long[] dims(long... shape) {
    return shape;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

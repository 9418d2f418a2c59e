package org.longview.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes one array as NPY (format 1.0), in C order, piece by piece, so that it need not exist as a
 * whole.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
public final class NpyWriter {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** The header is filled up to a multiple of this. */
  private static final int ALIGNMENT = 64;

  private final OutputStream out;
  private final NpyType type;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long missing;

  private NpyWriter(OutputStream out, NpyType type, long count) {
    this.out = out;
    this.type = type;
    this.missing = count;
  }

  /**
   * Writes an array. The stream stays open.
   *
   * @param shape lengths of the dimensions, none negative; a scalar has none
   * @param content gives the numbers, the last dimension running fastest
   * @throws IllegalStateException if {@code content} gives more or fewer numbers than the shape
   *     has, or others than the type's
   */
  public static void write(
      OutputStream out, NpyType type, long[] shape, IoConsumer<NpyWriter> content)
      throws IOException {
    long count = 1;
    for (long length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("negative length in " + Arrays.toString(shape));
      }
      count = Math.multiplyExact(count, length);
    }
    out.write(header(type, shape));
    NpyWriter writer = new NpyWriter(out, type, count);
    content.accept(writer);
    writer.flush();
    if (writer.missing != 0) {
      throw new IllegalStateException(
          writer.missing + " numbers are missing of shape " + Arrays.toString(shape));
    }
  }

  private static byte[] header(NpyType type, long[] shape) {
    String lengths =
        Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
    String description =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(type.code(), shape.length == 1 ? lengths : lengths.replaceAll(",$", ""));
    int unfilled = MAGIC.length + 2 + description.length() + 1;
    int length = (unfilled + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] text = description.getBytes(StandardCharsets.US_ASCII);
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    int rest = length - MAGIC.length - 2;
    header[MAGIC.length] = (byte) rest;
    header[MAGIC.length + 1] = (byte) (rest >> 8);
    System.arraycopy(text, 0, header, MAGIC.length + 2, text.length);
    header[length - 1] = '\n';
    return header;
  }

  /** Gives {@code count} numbers of a float32 array. */
  public void put(float[] numbers, int from, int count) throws IOException {
    require(NpyType.FLOAT32, count);
    for (int i = from; i < from + count; i++) {
      room();
      buffer.putFloat(numbers[i]);
    }
  }

  /** Gives {@code count} numbers of a float64 array. */
  public void put(double[] numbers, int from, int count) throws IOException {
    require(NpyType.FLOAT64, count);
    for (int i = from; i < from + count; i++) {
      room();
      buffer.putDouble(numbers[i]);
    }
  }

  /** Gives {@code count} numbers of an int32 array. */
  public void put(int[] numbers, int from, int count) throws IOException {
    require(NpyType.INT32, count);
    for (int i = from; i < from + count; i++) {
      room();
      buffer.putInt(numbers[i]);
    }
  }

  /** Gives {@code count} numbers of an int64 array. */
  public void put(long[] numbers, int from, int count) throws IOException {
    require(NpyType.INT64, count);
    for (int i = from; i < from + count; i++) {
      room();
      buffer.putLong(numbers[i]);
    }
  }

  /** Gives {@code count} numbers of a uint8 array. */
  public void put(byte[] numbers, int from, int count) throws IOException {
    require(NpyType.UINT8, count);
    flush();
    out.write(numbers, from, count);
  }

  private void require(NpyType given, int count) {
    if (given != type) {
      throw new IllegalStateException(given + " given for an array of " + type);
    }
    if (count > missing) {
      throw new IllegalStateException((count - missing) + " numbers too many");
    }
    missing -= count;
  }

  private void room() throws IOException {
    if (buffer.remaining() < type.bytes()) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}

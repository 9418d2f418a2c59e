package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/**
 * Reads the protobuf wire format from a stream, in one pass and without generated classes. Every
 * length is held against the end of the message around it before memory is taken for it.
 */
final class ProtobufReader {
  /** Wire types. */
  static final int VARINT = 0;

  static final int FIXED_64 = 1;
  static final int LENGTH = 2;
  static final int FIXED_32 = 5;

  private static final int LONGEST_STRING = 1 << 16;

  private final String what;
  private final InputStream in;
  private final long size;
  private final Progress progress;
  private final Cancellation cancellation;
  private final byte[] buffer = new byte[1 << 18];
  private final ByteBuffer view = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);

  /** Bytes of the stream before the buffer, the next one in it, and how many it holds. */
  private long before;

  private int next;
  private int filled;

  /** Where the innermost open message ends. */
  private long end;

  private int wireType;

  /**
   * @param what is read, without an article
   * @param size bytes in the stream
   */
  ProtobufReader(
      String what, InputStream in, long size, Progress progress, Cancellation cancellation) {
    this.what = what;
    this.in = in;
    this.size = size;
    this.end = size;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Reads the number of the next field of the open message, or 0 at its end. */
  int field() throws IOException {
    if (!isOpen()) {
      return 0;
    }
    long tag = varint();
    wireType = (int) (tag & 7);
    long field = tag >>> 3;
    if (field < 1 || field > Integer.MAX_VALUE) {
      throw damaged();
    }
    return (int) field;
  }

  /** Whether the open message has not ended. */
  boolean isOpen() {
    return position() < end;
  }

  /** The wire type of the field that was read last. */
  int wireType() {
    return wireType;
  }

  /**
   * Opens the message that is the field's value.
   *
   * @return what {@link #close} wants to return to the message around it
   */
  long open() throws IOException {
    long outer = end;
    long length = length();
    end = position() + length;
    return outer;
  }

  /** Closes the open message, read to its end. */
  void close(long outer) {
    if (position() != end) {
      throw damaged();
    }
    end = outer;
  }

  long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = read();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw damaged();
  }

  String string() throws IOException {
    long length = length();
    if (length > LONGEST_STRING) {
      throw damaged();
    }
    byte[] bytes = new byte[(int) length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) read();
    }
    return new String(bytes, UTF_8);
  }

  /**
   * The value of a field that is a run of little-endian floats.
   *
   * @param memory what they may take as float32
   */
  float[] floats(FloatType type, MemoryAllowance memory) throws IOException {
    long bytes = length();
    long count = bytes / type.bytes;
    if (bytes % type.bytes != 0 || count > Integer.MAX_VALUE - 8) {
      throw damaged();
    }
    memory.take("The " + what, count, Float.BYTES);
    float[] floats = new float[(int) count];
    ByteBuffer straddling = ByteBuffer.allocate(type.bytes).order(ByteOrder.LITTLE_ENDIAN);
    int done = 0;
    while (done < floats.length) {
      int whole = Math.min(floats.length - done, (filled - next) / type.bytes);
      if (whole > 0) {
        type.decode(view.position(next), floats, done, whole);
        next += whole * type.bytes;
        done += whole;
      } else {
        straddling.clear();
        while (straddling.hasRemaining()) {
          straddling.put((byte) read());
        }
        type.decode(straddling.flip(), floats, done++, 1);
      }
    }
    return floats;
  }

  /** Passes over the value of the field that was read last. */
  void skip() throws IOException {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED_64 -> skip(8);
      case LENGTH -> skip(length());
      case FIXED_32 -> skip(4);
      default -> throw damaged();
    }
  }

  InputException damaged() {
    return new InputException("The %s is damaged or cut off; copy it again.".formatted(what));
  }

  private long position() {
    return before + next;
  }

  /** Reads a length that must fit into the open message. */
  private long length() throws IOException {
    long length = varint();
    if (length < 0 || length > end - position()) {
      throw damaged();
    }
    return length;
  }

  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      if (next == filled) {
        fill();
      }
      int now = (int) Math.min(left, filled - next);
      next += now;
      left -= now;
    }
  }

  private int read() throws IOException {
    if (next == filled) {
      fill();
    }
    return buffer[next++] & 0xFF;
  }

  private void fill() throws IOException {
    cancellation.check();
    before += filled;
    next = 0;
    filled = Math.max(0, in.read(buffer));
    if (filled == 0) {
      throw damaged();
    }
    progress.at("Reading the " + what, Math.min(1, (double) (before + filled) / size));
  }
}

package org.longview.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/** Reads NumPy's {@code .npy} format, versions 1 to 3. */
public final class Npy {
  static final String MAGIC = "\u0093NUMPY";

  /** NumPy's own headers have about a hundred bytes. */
  private static final int LONGEST_HEADER = 1 << 16;

  private static final int CHUNK = 1 << 16;
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private Npy() {}

  /**
   * Reads a file that holds one array.
   *
   * @throws InputException if it is missing, damaged, larger than the heap allows, or of a type
   *     that is not read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TensorArray read(Path file, Cancellation cancellation) {
    return read(file, MemoryAllowance.ofHeap(), cancellation);
  }

  static TensorArray read(Path file, MemoryAllowance memory, Cancellation cancellation) {
    InputFile.require(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), in, Files.size(file), memory, cancellation);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  /**
   * Reads an array.
   *
   * @param what names it in a refusal
   * @param size how many bytes {@code in} is said to hold; checked before memory is taken
   */
  static TensorArray read(
      String what, InputStream in, long size, MemoryAllowance memory, Cancellation cancellation)
      throws IOException {
    byte[] start = in.readNBytes(8);
    if (!new String(start, ISO_8859_1).startsWith(MAGIC) || start.length < 8) {
      throw new InputException(what + " is not a NumPy array; save it with numpy.save or savez.");
    }
    int lengthBytes = start[6] == 1 ? 2 : 4;
    byte[] lengthField = in.readNBytes(lengthBytes);
    long length = 0;
    for (int i = 0; i < lengthField.length; i++) {
      length |= (lengthField[i] & 0xFFL) << (8 * i);
    }
    long left = size - 8 - lengthBytes - length;
    if (start[6] < 1 || start[6] > 3 || length > LONGEST_HEADER || left < 0) {
      throw new InputException(what + " has a damaged header; save it again.");
    }
    String dictionary = new String(in.readNBytes((int) length), start[6] == 3 ? UTF_8 : ISO_8859_1);
    NpyHeader header = NpyHeader.parse(what, dictionary);
    long count = header.shape().count();
    long itemSize = Math.max(1, header.itemSize());
    if (header.itemSize() == 0 ? left != 0 : left % itemSize != 0 || left / itemSize != count) {
      throw wrongLength(what, header, left);
    }
    memory.take(what, count, memoryPerElement(header));
    if (count > Integer.MAX_VALUE - 8) {
      throw new InputException(what + " has more than 2 billion elements; save a part of it.");
    }
    Object elements = new Elements(what, header, in, cancellation).read((int) count);
    if (in.read() >= 0) {
      throw wrongLength(what, header, left + 1);
    }
    return new TensorArray(what, header.shape(), header.descr(), elements);
  }

  private static InputException wrongLength(String what, NpyHeader header, long left) {
    return new InputException(
        "%s is damaged: its shape %s of type %s does not fit its %d bytes; save it again."
            .formatted(what, header.shape(), header.descr(), left));
  }

  private static int memoryPerElement(NpyHeader header) {
    return switch (header.kind()) {
      case FLOAT -> header.itemSize();
      case SIGNED, UNSIGNED, BOOLEAN -> Long.BYTES;
      case UTF_32, BYTES -> 64 + header.itemSize();
    };
  }

  /** Takes the elements out of the stream and puts each at its place. */
  private static final class Elements {
    /** Stores the buffer's next element at a place of the array. */
    private interface Store {
      void next(ByteBuffer from, int to);
    }

    private final String what;
    private final NpyHeader header;
    private final InputStream in;
    private final Cancellation cancellation;

    Elements(String what, NpyHeader header, InputStream in, Cancellation cancellation) {
      this.what = what;
      this.header = header;
      this.in = in;
      this.cancellation = cancellation;
    }

    Object read(int count) throws IOException {
      switch (header.kind()) {
        case FLOAT -> {
          if (header.itemSize() == Float.BYTES) {
            float[] floats = new float[count];
            store(count, (from, to) -> floats[to] = from.getFloat());
            return floats;
          }
          double[] doubles = new double[count];
          store(count, (from, to) -> doubles[to] = from.getDouble());
          return doubles;
        }
        case SIGNED, UNSIGNED, BOOLEAN -> {
          long[] integers = new long[count];
          store(count, (from, to) -> integers[to] = integer(from));
          return integers;
        }
        default -> {
          String[] strings = new String[count];
          byte[] item = new byte[header.itemSize()];
          Charset charset = header.kind() == NpyHeader.Kind.UTF_32 ? UTF_32LE : UTF_8;
          store(
              count,
              (from, to) -> {
                from.get(item);
                strings[to] = withoutPadding(new String(item, charset));
              });
          return strings;
        }
      }
    }

    private long integer(ByteBuffer from) {
      long signed =
          switch (header.itemSize()) {
            case 1 -> from.get();
            case 2 -> from.getShort();
            case 4 -> from.getInt();
            default -> from.getLong();
          };
      int bits = 8 * header.itemSize();
      return header.kind() == NpyHeader.Kind.UNSIGNED ? signed & ((1L << bits) - 1) : signed;
    }

    private static String withoutPadding(String padded) {
      int end = padded.length();
      while (end > 0 && padded.charAt(end - 1) == 0) {
        end--;
      }
      return padded.substring(0, end);
    }

    private void store(int count, Store store) throws IOException {
      Places places = new Places(header.shape(), header.fortranOrder());
      int itemSize = header.itemSize();
      int perChunk = Math.max(1, CHUNK / Math.max(1, itemSize));
      byte[] bytes = new byte[perChunk * itemSize];
      ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int done = 0; done < count; done += perChunk) {
        cancellation.check();
        int now = Math.min(perChunk, count - done);
        if (in.readNBytes(bytes, 0, now * itemSize) < now * itemSize) {
          throw new InputException(what + " is cut off before its end; save it again.");
        }
        chunk.rewind();
        for (int i = 0; i < now; i++) {
          store.next(chunk, places.next());
        }
      }
    }
  }

  /** Where the file's elements belong, one after the other. */
  private static final class Places {
    private final Shape shape;
    private final boolean fortranOrder;
    private final int[] index;
    private final int[] strides;
    private int place = -1;

    Places(Shape shape, boolean fortranOrder) {
      this.shape = shape;
      this.fortranOrder = fortranOrder && shape.rank() > 1;
      this.index = new int[shape.rank()];
      this.strides = new int[shape.rank()];
      int stride = 1;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        strides[axis] = stride;
        stride *= shape.length(axis);
      }
    }

    int next() {
      if (!fortranOrder || place < 0) {
        return ++place;
      }
      int axis = 0;
      while (++index[axis] == shape.length(axis)) {
        place -= (index[axis] - 1) * strides[axis];
        index[axis++] = 0;
      }
      return place += strides[axis];
    }
  }
}

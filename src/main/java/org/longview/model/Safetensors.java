package org.longview.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/**
 * The tensors of a {@code .safetensors} file, the format of Hugging Face: eight bytes with the
 * header's length, the header, and the tensors' bytes, little-endian, their last axis running
 * fastest. The header is read and checked at once; each tensor is read when asked for.
 */
final class Safetensors implements NamedArrays {
  private static final int LENGTH_BYTES = 8;

  /** Room for a hundred thousand tensors. */
  private static final int LONGEST_HEADER = 1 << 24;

  private static final int CHUNK = 1 << 16;

  private static final Set<String> HALF_AND_SINGLE = Set.of("F32", "F16", "BF16");

  /** Not the unsigned ones of 64 bits, which exceed a {@code long}, nor those of 8-bit floats. */
  private static final Set<String> READABLE =
      Set.of(
          "F64",
          "F32",
          "F16",
          "BF16",
          "I64",
          "I32",
          "I16",
          "I8",
          "U32",
          "U16",
          "U8",
          SafetensorsHeader.BOOLEAN);

  /** Stores the buffer's next elements from a place of the array on. */
  private interface Store {
    void next(ByteBuffer from, int at, int count);
  }

  private final Path file;
  private final FileChannel channel;
  private final MemoryAllowance memory;
  private final long dataStart;
  private final Map<String, SafetensorsHeader.Entry> entries;

  private Safetensors(Path file, FileChannel channel, MemoryAllowance memory) throws IOException {
    this.file = file;
    this.channel = channel;
    this.memory = memory;
    byte[] header = header();
    dataStart = (long) LENGTH_BYTES + header.length;
    entries =
        SafetensorsHeader.parse(
            file.toString(),
            new StringReader(new String(header, UTF_8)),
            channel.size() - dataStart);
  }

  /**
   * Opens a file.
   *
   * @param memory what its arrays may take
   * @throws InputException if it is missing or cut off, or its header is damaged, longer than any
   *     real one, or says what the file does not hold
   */
  static Safetensors open(Path file, MemoryAllowance memory) {
    InputFile.require(file);
    FileChannel channel = null;
    boolean opened = false;
    try {
      channel = FileChannel.open(file);
      Safetensors tensors = new Safetensors(file, channel, memory);
      opened = true;
      return tensors;
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    } finally {
      if (channel != null && !opened) {
        close(channel);
      }
    }
  }

  private byte[] header() throws IOException {
    ByteBuffer lengthField = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long left = channel.size() - LENGTH_BYTES;
    if (left < 0) {
      throw noSafetensors();
    }
    read(lengthField, 0);
    long length = lengthField.getLong();
    if (length < 0 || length > LONGEST_HEADER || length > left) {
      throw new InputException(
          "%s claims a header of %s bytes, but %s; save or download it again."
              .formatted(
                  file,
                  Long.toUnsignedString(length),
                  length >= 0 && length <= LONGEST_HEADER
                      ? "only " + left + " follow"
                      : "real ones have less than " + LONGEST_HEADER));
    }
    ByteBuffer header = ByteBuffer.allocate((int) length);
    read(header, LENGTH_BYTES);
    if (length == 0 || header.get(0) != '{') {
      throw noSafetensors();
    }
    return header.array();
  }

  private InputException noSafetensors() {
    return new InputException(
        file + " is no .safetensors file; save it with safetensors or save_pretrained.");
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  /**
   * The length of every axis of a tensor.
   *
   * @param name one of {@link #names()}
   */
  Shape shape(String name) {
    return entry(name).shape();
  }

  /** The type of a tensor as the file writes it, such as {@code F32} or {@code BF16}. */
  String type(String name) {
    return entry(name).type();
  }

  @Override
  public long bytes(String name) {
    return entry(name).bytes();
  }

  /** Reads a tensor. Those of 16-bit floats become float32. */
  @Override
  public TensorArray array(String name, Cancellation cancellation) {
    SafetensorsHeader.Entry entry = entry(name);
    String what = name + " in " + file;
    long count = entry.shape().count();
    requireReadable(what, entry.type());
    memory.take(what, count, HALF_AND_SINGLE.contains(entry.type()) ? Float.BYTES : Long.BYTES);
    if (count > Integer.MAX_VALUE - 8) {
      throw new InputException(what + " has more than 2 billion elements; save a part of it.");
    }
    try {
      Object elements = elements(entry, (int) count, cancellation);
      return new TensorArray(what, entry.shape(), entry.type(), elements);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  /** Fills the buffer from a place in the file and rewinds it. */
  private void read(ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int now = channel.read(buffer, at);
      if (now < 0) {
        throw new InputException(file + " was cut off while it was read; save it again.");
      }
      at += now;
    }
    buffer.rewind();
  }

  private SafetensorsHeader.Entry entry(String name) {
    SafetensorsHeader.Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no such tensor: " + name + " in " + file);
    }
    return entry;
  }

  private static void requireReadable(String what, String type) {
    if (!READABLE.contains(type)) {
      throw new InputException(
          "%s is of type %s, which is not read; save it as float32.".formatted(what, type));
    }
  }

  private Object elements(SafetensorsHeader.Entry entry, int count, Cancellation cancellation)
      throws IOException {
    switch (entry.type()) {
      case "F32", "F16", "BF16" -> {
        float[] floats = new float[count];
        FloatType type = FloatType.valueOf(entry.type());
        Store store = (from, at, now) -> type.decode(from, floats, at, now);
        store(entry, count, store, cancellation);
        return floats;
      }
      case "F64" -> {
        double[] doubles = new double[count];
        Store store = (from, at, now) -> from.asDoubleBuffer().get(doubles, at, now);
        store(entry, count, store, cancellation);
        return doubles;
      }
      default -> {
        long[] integers = new long[count];
        boolean signed = entry.type().startsWith("I");
        int itemSize = entry.itemSize();
        Store store =
            (from, at, now) -> {
              for (int i = at; i < at + now; i++) {
                integers[i] = integer(from, itemSize, signed);
              }
            };
        store(entry, count, store, cancellation);
        return integers;
      }
    }
  }

  private static long integer(ByteBuffer from, int itemSize, boolean signed) {
    long integer =
        switch (itemSize) {
          case 1 -> from.get();
          case 2 -> from.getShort();
          case 4 -> from.getInt();
          default -> from.getLong();
        };
    return signed ? integer : integer & ((1L << (8 * itemSize)) - 1);
  }

  private void store(
      SafetensorsHeader.Entry entry, int count, Store store, Cancellation cancellation)
      throws IOException {
    int itemSize = entry.itemSize();
    int perChunk = CHUNK / itemSize;
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; done += perChunk) {
      cancellation.check();
      int now = Math.min(perChunk, count - done);
      read(chunk.clear().limit(now * itemSize), dataStart + entry.begin() + (long) done * itemSize);
      store.next(chunk, done, now);
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // only read from: there is nothing to lose
    }
  }
}

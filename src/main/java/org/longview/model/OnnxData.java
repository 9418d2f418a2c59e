package org.longview.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/** The weights of an ONNX model that lie in other files beside it. */
final class OnnxData {
  private static final int CHUNK = 1 << 16;

  /** Nothing that leads out of the folder. */
  private static final Pattern PLAIN_NAME = Pattern.compile("\\w[\\w. -]*");

  private final @Nullable Path folder;
  private final Cancellation cancellation;

  /**
   * @param folder of the model; null if it is in none, and has no such files
   */
  OnnxData(@Nullable Path folder, Cancellation cancellation) {
    this.folder = folder;
    this.cancellation = cancellation;
  }

  /**
   * Reads a tensor.
   *
   * @param name of the tensor
   * @param place what the model says of it: {@code location} is the file, {@code offset} the first
   *     byte, 0 if it is not said
   * @param count of its elements
   * @throws InputException if there is no such file, or it is too short
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  float[] floats(String name, Map<String, String> place, FloatType type, long count) {
    String location = place.getOrDefault("location", "");
    if (folder == null || !PLAIN_NAME.matcher(location).matches()) {
      throw new InputException(
          "The model keeps %s in \"%s\", which is no file beside it; export it again."
              .formatted(name, location));
    }
    Path file = folder.resolve(location);
    InputFile.require(file);
    try (FileChannel channel = FileChannel.open(file)) {
      long offset = Long.parseLong(place.getOrDefault("offset", "0"));
      if (offset < 0
          || count > Integer.MAX_VALUE - 8
          || count * type.bytes > channel.size() - offset) {
        throw tooShort(file, name);
      }
      float[] floats = new float[(int) count];
      channel.position(offset);
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      int perChunk = CHUNK / type.bytes;
      for (int done = 0; done < floats.length; done += perChunk) {
        cancellation.check();
        int now = Math.min(perChunk, floats.length - done);
        chunk.clear().limit(now * type.bytes);
        while (chunk.hasRemaining()) {
          if (channel.read(chunk) < 0) {
            throw tooShort(file, name);
          }
        }
        type.decode(chunk.flip(), floats, done, now);
      }
      return floats;
    } catch (NumberFormatException e) {
      throw tooShort(file, name);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }

  private static InputException tooShort(Path file, String name) {
    return new InputException(
        "%s ends before the model's %s, which it should hold; copy both again."
            .formatted(file, name));
  }
}

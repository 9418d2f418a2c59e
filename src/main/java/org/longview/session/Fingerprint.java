package org.longview.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.longview.work.InputFile;

/**
 * A few letters that change with the content of a text, file or folder, wherever it lies and
 * whatever its date. Of a large file they are taken from parts that are spread over it, so that
 * they are there at once.
 */
final class Fingerprint {
  private static final int BLOCKS = 16;
  private static final int BLOCK = 1 << 16;
  private static final int LETTERS = 16;

  /** How the files of models and tensors end; what else lies in their folder does not count. */
  private static final Set<String> PARTS =
      Set.of("json", "txt", "model", "safetensors", "onnx", "npy");

  private Fingerprint() {}

  /** That of a text. */
  static String of(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(UTF_8));
    return letters(digest);
  }

  /**
   * That of a file, or of the models or tensors that lie in a folder.
   *
   * @throws InputException if one cannot be read
   */
  static String of(Path path) {
    MessageDigest digest = sha256();
    try {
      for (Path file : files(path)) {
        add(file, digest);
      }
    } catch (IOException e) {
      throw InputFile.failed(path, e);
    }
    return letters(digest);
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Fingerprint::counts).sorted().toList();
    }
  }

  private static boolean counts(Path file) {
    String name = file.toString();
    return PARTS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
  }

  private static void add(Path file, MessageDigest digest) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (int i = 0; i < BLOCKS; i++) {
        long even = size <= (long) BLOCKS * BLOCK ? (long) i * BLOCK : size / BLOCKS * i;
        channel.position(Math.min(size, even));
        block.clear();
        while (block.hasRemaining() && channel.read(block) >= 0) {
          // until the block is full, or the file at its end
        }
        digest.update(block.flip());
      }
    }
  }

  private static String letters(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

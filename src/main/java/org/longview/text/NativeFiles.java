package org.longview.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.longview.work.InputFile;

/**
 * Where the tokenizers' library unpacks its native part, told before the library is first used. It
 * never asks the network, nor for a graphics card.
 */
final class NativeFiles {
  private static final String FOLDER = "DJL_CACHE_DIR";

  private NativeFiles() {}

  /** Settles it; what the user has settled with the library's own properties stays. */
  static synchronized void prepare() {
    usual("ai.djl.offline", "true");
    usual("RUST_FLAVOR", "cpu");
    if (System.getenv(FOLDER) == null) {
      usual(FOLDER, folder(Path.of(System.getProperty("user.home"))).toString());
    }
  }

  private static void usual(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** The library's own folder in the user's, or a temporary one if that is not writable. */
  static Path folder(Path home) {
    Path usual = home.resolve(".djl.ai");
    try {
      if (Files.isDirectory(home) && Files.isWritable(Files.createDirectories(usual))) {
        return usual;
      }
    } catch (IOException e) {
      // then it is not writable
    }
    try {
      // Of this user alone, so that nobody else puts a library there
      return Files.createTempDirectory("longview");
    } catch (IOException e) {
      throw InputFile.failed(usual, e);
    }
  }
}

package org.longview.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a session names other files: by where they are, and by the way to them from the session's own
 * folder, so that they are found again when both are moved.
 *
 * @param folder of the session; null if it has none
 */
record FileBase(@Nullable Path folder) {
  static final String PATH = "path";
  static final String RELATIVE = "relative";

  /** The names of a file or folder. */
  JsonObject names(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    JsonObject names = new JsonObject();
    names.addProperty(PATH, absolute.toString());
    if (folder != null) {
      try {
        Path way = folder.toAbsolutePath().normalize().relativize(absolute);
        names.addProperty(RELATIVE, way.toString().replace('\\', '/'));
      } catch (IllegalArgumentException e) {
        // On another drive there is no way
      }
    }
    return names;
  }

  /**
   * Where a file is now: beside the session if it is there, else where it was.
   *
   * @param relative null if it is not known
   */
  Path find(Path path, @Nullable String relative) {
    if (folder != null && relative != null) {
      try {
        Path beside = folder.resolve(relative).toAbsolutePath().normalize();
        if (Files.exists(beside)) {
          return same(beside, path) ? path : beside;
        }
      } catch (InvalidPathException e) {
        // then it is not beside the session
      }
    }
    return path;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}

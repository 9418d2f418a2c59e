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
 * @param hidden whether nothing is told of where files are, but the way to those that are in the
 *     folder or below
 */
record FileBase(@Nullable Path folder, boolean hidden) {
  static final String PATH = "path";
  static final String RELATIVE = "relative";

  /** Of a session that tells where files are. */
  FileBase(@Nullable Path folder) {
    this(folder, false);
  }

  /** The names of a file or folder. */
  JsonObject names(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    JsonObject names = new JsonObject();
    if (hidden) {
      Path base = folder == null ? null : folder.toAbsolutePath().normalize();
      Path told =
          base != null && absolute.startsWith(base)
              ? base.relativize(absolute)
              : absolute.getFileName();
      names.addProperty(RELATIVE, String.valueOf(told).replace('\\', '/'));
      return names;
    }
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
   * @param path null if it is not known; then it must be beside the session
   * @param relative null if it is not known
   */
  Path find(@Nullable Path path, @Nullable String relative) {
    if (folder != null && relative != null) {
      try {
        Path beside = folder.resolve(relative).toAbsolutePath().normalize();
        if (path == null) {
          return beside;
        }
        if (Files.exists(beside)) {
          return same(beside, path) ? path : beside;
        }
      } catch (InvalidPathException e) {
        // then it is not beside the session
      }
    }
    return path == null ? Path.of(String.valueOf(relative)) : path;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}

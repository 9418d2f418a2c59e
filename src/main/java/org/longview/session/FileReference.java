package org.longview.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/**
 * A file or folder that a session names.
 *
 * @param path where it is now
 * @param fingerprint of its content when the session was written; null if that is not known
 */
record FileReference(Path path, @Nullable String fingerprint) {
  private static final String FINGERPRINT = "fingerprint";
  private static final Set<String> KEYS = Set.of(FileBase.PATH, FileBase.RELATIVE, FINGERPRINT);

  /**
   * Writes a reference.
   *
   * @param fingerprint of what is there; left out if it cannot be taken
   */
  static JsonObject json(Path path, FileBase base, Supplier<String> fingerprint) {
    JsonObject json = base.names(path);
    try {
      json.addProperty(FINGERPRINT, fingerprint.get());
    } catch (InputException e) {
      // A file that is gone has none; that is told when the session is opened
    }
    return json;
  }

  /** Reads a reference. */
  static FileReference read(SessionReader in) throws IOException {
    Map<String, String> values = new HashMap<>();
    in.object(
        key -> {
          boolean known = KEYS.contains(key);
          if (known) {
            values.put(key, in.string());
          }
          return known;
        });
    String path = values.get(FileBase.PATH);
    String relative = values.get(FileBase.RELATIVE);
    if (path == null && relative == null) {
      throw in.wrong("has no path");
    }
    if (relative != null) {
      path(in, relative);
    }
    return new FileReference(
        in.base().find(path == null ? null : path(in, path), relative), values.get(FINGERPRINT));
  }

  /** The path of a name, told with its key if there can be none. */
  static Path path(SessionReader in, String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw in.wrong("has a path that no file can have");
    }
  }

  /**
   * Tells if the content is no longer what it was.
   *
   * @param what it is: "The tensors"
   * @param now its fingerprint
   */
  void tellChange(SessionReader in, String what, String now) {
    if (fingerprint != null && !fingerprint.equals(now)) {
      in.remark(
          "%s %s changed since the session was saved; what is shown is what is there now."
              .formatted(what, path));
    }
  }
}

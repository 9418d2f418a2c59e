package org.longview.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.longview.work.InputException;
import org.longview.work.InputFile;

/** Reads the small JSON files that lie beside a model's weights. */
final class JsonFile {
  /** An index of a hundred thousand weights. */
  private static final long LONGEST = 1 << 24;

  private JsonFile() {}

  /**
   * Reads a file that holds one object.
   *
   * @throws InputException if it is missing, damaged, or longer than any real one
   */
  static JsonObject read(Path file) {
    InputFile.require(file);
    try {
      long size = Files.size(file);
      if (size > LONGEST) {
        throw new InputException(
            "%s has %,d bytes, more than any real one; copy it again.".formatted(file, size));
      }
      JsonObject object =
          new GsonBuilder()
              .setStrictness(Strictness.STRICT)
              .create()
              .fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonObject.class);
      if (object == null) {
        throw new JsonParseException("nothing in it");
      }
      return object;
    } catch (JsonParseException | MalformedInputException e) {
      throw new InputException(file + " is no complete JSON object; copy it again.", e);
    } catch (IOException e) {
      throw InputFile.failed(file, e);
    }
  }
}

package org.longview.session;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.longview.work.InputException;

/** A file that a setting names, and that must be there. */
final class PathShape implements Shape<Path> {
  @Override
  public JsonElement write(Path value, FileBase base) {
    return FileReference.json(value, base, () -> Fingerprint.of(value));
  }

  @Override
  public Path read(SessionReader in, @Nullable Path unless) throws IOException {
    FileReference reference = FileReference.read(in);
    try {
      reference.tellChange(in, "The file", Fingerprint.of(reference.path()));
      return reference.path();
    } catch (InputException e) {
      throw new FileGone("%s What it gave is as at the start.".formatted(e.getMessage()));
    }
  }
}

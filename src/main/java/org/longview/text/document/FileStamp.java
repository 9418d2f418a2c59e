package org.longview.text.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a file is still the same.
 *
 * @param key the file's identity where the file system has one
 */
record FileStamp(long size, FileTime modified, @Nullable Object key) {
  static FileStamp of(Reading reading) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(reading.file(), BasicFileAttributes.class);
    return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }

  /**
   * Looks again.
   *
   * @throws org.longview.work.InputException if the file is not the same any more
   */
  void requireSame(Reading reading) throws IOException {
    FileStamp now;
    try {
      now = of(reading);
    } catch (NoSuchFileException e) {
      throw reading.refusal("was deleted or moved while it was read; open it where it is now.", e);
    }
    if (!now.equals(this)) {
      throw reading.refusal("was changed while it was read; open it again.");
    }
  }
}

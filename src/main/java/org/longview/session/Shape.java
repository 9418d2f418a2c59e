package org.longview.session;

import com.google.gson.JsonElement;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type are written as JSON, and read.
 *
 * @param <T> the type
 */
interface Shape<T> {
  JsonElement write(T value, FileBase base);

  /**
   * Reads what comes next.
   *
   * @param unless takes the place of what is left out within it; null if nothing can
   * @throws org.longview.work.InputException if it is not of this shape
   * @throws FileGone if it is, but names a file that cannot be read; all of it is consumed
   */
  T read(SessionReader in, @Nullable T unless) throws IOException;
}

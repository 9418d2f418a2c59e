package org.longview.session;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that was read.
 *
 * @param session with the texts and numbers of the files that it names
 * @param file of what is kept of a running program, where that was saved last; null if never, and
 *     of every session that was saved itself
 * @param remarks a sentence on each file that is gone, and was passed over, or has changed
 */
public record Reopened(SavedSession session, @Nullable Path file, List<String> remarks) {
  public Reopened {
    remarks = List.copyOf(remarks);
  }
}

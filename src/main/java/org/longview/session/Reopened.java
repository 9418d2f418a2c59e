package org.longview.session;

import java.util.List;

/**
 * A session that was read.
 *
 * @param session with the texts and numbers of the files that it names
 * @param remarks a sentence on each file that is gone, and was passed over, or has changed
 */
public record Reopened(SavedSession session, List<String> remarks) {
  public Reopened {
    remarks = List.copyOf(remarks);
  }
}

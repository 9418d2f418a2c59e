package org.longview.app.control;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the user for files and folders. */
public interface FileDialogs {
  /**
   * Asks for an existing file.
   *
   * @param kind what it is: "Text"
   * @param endings its names' endings, without dots; any other file may be chosen too
   * @return null if the user thinks better of it
   */
  @Nullable Path open(String title, String kind, List<String> endings);

  /**
   * Asks for an existing folder.
   *
   * @return null if the user thinks better of it
   */
  @Nullable Path openFolder(String title);

  /**
   * Asks where to write a file.
   *
   * @param proposal its name
   * @param ending of its name, without a dot
   * @return null if the user thinks better of it
   */
  @Nullable Path save(String title, String proposal, String kind, String ending);
}

package org.longview.app.control;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** File dialogs that are always cancelled. */
public class NoFileDialogs implements FileDialogs {
  @Override
  public @Nullable Path open(String title, String kind, List<String> endings) {
    return null;
  }

  @Override
  public @Nullable Path openFolder(String title) {
    return null;
  }

  @Override
  public @Nullable Path save(String title, String proposal, String kind, String ending) {
    return null;
  }
}

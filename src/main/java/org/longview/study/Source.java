package org.longview.study;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is looked at. */
public sealed interface Source permits TextSource, TensorSource {
  /** What it is called; null of a text that was typed. */
  @Nullable String name();

  /** The file or folder that it was read from; null of others. */
  @Nullable Path path();
}

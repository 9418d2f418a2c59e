package org.longview.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FileDialogs;

/** Answers file dialogs with what a test has laid ready. */
final class ReadyDialogs implements FileDialogs {
  private final Deque<Path> answers = new ArrayDeque<>();

  /** Lays the next answer ready; where a file is to be saved, its folder. */
  void add(Path answer) {
    answers.add(answer);
  }

  @Override
  public @Nullable Path open(String title, String kind, List<String> endings) {
    return answers.poll();
  }

  @Override
  public @Nullable Path openFolder(String title) {
    return answers.poll();
  }

  @Override
  public @Nullable Path save(String title, String proposal, String kind, String ending) {
    Path folder = answers.poll();
    return folder == null ? null : folder.resolve(proposal);
  }
}

package org.longview.cli;

import org.jspecify.annotations.Nullable;
import org.longview.attention.Reach;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.Rollout;
import org.longview.study.Subject;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import picocli.CommandLine.Option;

/** The token whose receptive field is wanted. */
final class ReachOptions {
  @Option(
      names = "--reach",
      paramLabel = "TOKEN",
      description =
          "Also write what this token is reached by through 1 … L layers, and its attention rollout"
              + " where all layers are known.")
  private @Nullable Integer token;

  @Option(
      names = "--layers",
      paramLabel = "L",
      description = "Layers to follow --reach through; default all of the model or the file.")
  private @Nullable Integer layers;

  /**
   * Follows the token through as many layers as there are or were asked for; null if none was
   * named.
   *
   * @param oneLayer whether the subject is one layer, which may be one of several
   */
  @Nullable Reached follow(Subject subject, PatternSettings settings, boolean oneLayer) {
    Integer followed = token();
    if (followed == null) {
      return null;
    }
    if (oneLayer && layers == null) {
      throw new InputException(
          "Queries, keys and values are those of one layer; give --layers L to follow --reach.");
    }
    int all = oneLayer ? layers() : subject.layers();
    Reach reach =
        Reaches.of(
            settings,
            followed,
            new Reaches.Field(subject.length(), all, subject.heads()),
            depth(all),
            subject.padding(),
            new Cancellation());
    Rollout rollout =
        oneLayer ? null : subject.rollout(settings, followed, Progress.NONE, new Cancellation());
    return new Reached(reach, rollout);
  }

  /** How many layers tensors of one layer stand for. */
  int layers() {
    return layers == null ? 1 : layers;
  }

  private @Nullable Integer token() {
    if (token == null && layers != null) {
      throw new InputException("Give the token to follow too: --reach TOKEN.");
    }
    return token;
  }

  private int depth(int all) {
    int depth = layers == null ? all : layers;
    if (depth > all) {
      throw new InputException("There are %d layers, not %d.".formatted(all, depth));
    }
    return depth;
  }
}

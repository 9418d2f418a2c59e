package org.longview.cli;

import org.jspecify.annotations.Nullable;
import org.longview.attention.KeyPadding;
import org.longview.attention.Reach;
import org.longview.model.UserTensors;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.study.Rollout;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;
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

  /** Follows the token through the model; null if none was named. */
  @Nullable Reached follow(Tokens tokens, PatternSettings settings, Workbench workbench) {
    Integer followed = token();
    if (followed == null) {
      return null;
    }
    int all = workbench.encoder().config().layers();
    Reach reach =
        Reaches.of(
            settings,
            followed,
            new Reaches.Field(tokens.size(), all, workbench.encoder().config().heads()),
            depth(all),
            KeyPadding.NONE,
            new Cancellation());
    Rollout rollout =
        workbench.rollout(tokens, settings, followed, Progress.NONE, new Cancellation());
    return new Reached(reach, rollout);
  }

  /** Follows the token through as many layers as there are or were asked for. */
  @Nullable Reached follow(UserTensors tensors, PatternSettings settings) {
    Integer followed = token();
    if (followed == null) {
      return null;
    }
    if (tensors instanceof UserTensors.Finished finished) {
      Reach reach = Reaches.of(settings, followed, depth(finished.layers()), tensors);
      return new Reached(reach, Reaches.rollout(settings, followed, finished, Workers.shared()));
    }
    Integer asked = layers;
    if (asked == null) {
      throw new InputException(
          "Queries, keys and values are those of one layer; give --layers L to follow --reach.");
    }
    return new Reached(Reaches.of(settings, followed, asked, tensors), null);
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

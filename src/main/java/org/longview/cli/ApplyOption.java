package org.longview.cli;

import org.jspecify.annotations.Nullable;
import org.longview.study.Settings.Apply;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** To which layers the pattern is applied. */
final class ApplyOption {
  @Option(
      names = "--apply",
      paramLabel = "layer|model",
      description = "Apply the pattern to this layer alone or to the whole model (default).")
  @Nullable String apply;

  /**
   * What the pattern is applied to.
   *
   * @throws InputException if it is neither layer nor model
   */
  Apply value() {
    if (apply == null || apply.equals("model")) {
      return Apply.EVERY_LAYER;
    }
    if (apply.equals("layer")) {
      return Apply.THIS_LAYER;
    }
    throw new InputException("--apply is %s; it must be layer or model.".formatted(apply));
  }
}

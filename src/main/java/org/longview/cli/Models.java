package org.longview.cli;

import org.longview.model.EncoderWeights;
import org.longview.model.ModelSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Where commands get the weights of models from. */
@FunctionalInterface
interface Models {
  /** From their files. */
  Models OF_SOURCES = source -> source.load(Progress.NONE, new Cancellation());

  /**
   * Reads a model.
   *
   * @throws InputException if it is missing or damaged
   */
  EncoderWeights load(ModelSource source);
}

package org.longview.model;

import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** The weights of the model that comes with the program, read once for all tests. */
public final class SharedWeights {
  private static final EncoderWeights OF_BUNDLED_MODEL =
      BundledModel.DEFAULT.load(Progress.NONE, new Cancellation());

  private SharedWeights() {}

  public static EncoderWeights ofBundledModel() {
    return OF_BUNDLED_MODEL;
  }

  /** Of any source; those of the bundled model are the shared ones. */
  public static EncoderWeights of(ModelSource source) {
    return source == BundledModel.DEFAULT
        ? OF_BUNDLED_MODEL
        : source.load(Progress.NONE, new Cancellation());
  }
}

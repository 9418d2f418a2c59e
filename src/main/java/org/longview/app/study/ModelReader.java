package org.longview.app.study;

import java.util.List;
import org.longview.linear.Kernels;
import org.longview.model.Encoder;
import org.longview.model.EncoderWeights;
import org.longview.model.ModelSource;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.Tokenizer;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Reads the parts of a model; called on worker threads. */
public interface ModelReader {
  /** Reads models from where they are. */
  ModelReader OF_SOURCES =
      (source, kept, progress, cancellation) -> {
        EncoderWeights weights = source.load(progress, cancellation);
        Encoder encoder = new Encoder(weights, Kernels.best(), Workers.shared());
        return new Read(new Workbench(encoder, Workers.shared(), kept), weights.unused());
      };

  /**
   * A model that was read.
   *
   * @param workbench what asks it
   * @param unused names of tensors beside it that serve no purpose
   */
  record Read(Workbench workbench, List<String> unused) {}

  /** The tokenizer, which is read in no time beside the rest. */
  default Tokenizer tokenizer(ModelSource source) {
    return source.tokenizer();
  }

  /**
   * The model itself.
   *
   * @param kept takes what is computed
   */
  Read model(ModelSource source, WorkingSet kept, Progress progress, Cancellation cancellation);
}

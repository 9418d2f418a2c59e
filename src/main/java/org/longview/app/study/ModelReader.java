package org.longview.app.study;

import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.WordPiece;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** Reads the parts of a model; called on worker threads. */
public interface ModelReader {
  /** The name of the model. */
  String title();

  /** The tokenizer, which is read in no time beside the rest. */
  WordPiece tokenizer();

  /**
   * The model itself.
   *
   * @param kept takes what is computed
   */
  Workbench workbench(WorkingSet kept, Progress progress, Cancellation cancellation);

  /** Reads a model that comes with the program. */
  static ModelReader of(BundledModel model) {
    return new ModelReader() {
      @Override
      public String title() {
        return model.title();
      }

      @Override
      public WordPiece tokenizer() {
        return model.tokenizer();
      }

      @Override
      public Workbench workbench(WorkingSet kept, Progress progress, Cancellation cancellation) {
        Encoder encoder =
            new Encoder(model.load(progress, cancellation), Kernels.best(), Workers.shared());
        return new Workbench(encoder, Workers.shared(), kept);
      }
    };
  }
}

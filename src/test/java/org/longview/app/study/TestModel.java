package org.longview.app.study;

import java.util.List;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.model.ModelSource;
import org.longview.model.SharedWeights;
import org.longview.study.Workbench;
import org.longview.study.WorkingSet;
import org.longview.text.Tokenizer;
import org.longview.text.WordPiece;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The model that comes with the program, read once for all tests. */
public final class TestModel implements ModelReader {
  /** The one instance. */
  public static final TestModel INSTANCE = new TestModel();

  private final WordPiece tokenizer = BundledModel.DEFAULT.tokenizer();
  private final Encoder encoder =
      new Encoder(SharedWeights.ofBundledModel(), Kernels.best(), Workers.shared());

  private TestModel() {}

  @Override
  public Tokenizer tokenizer(ModelSource source) {
    return source instanceof BundledModel ? tokenizer : source.tokenizer();
  }

  @Override
  public Read model(
      ModelSource source, WorkingSet kept, Progress progress, Cancellation cancellation) {
    return source instanceof BundledModel
        ? new Read(new Workbench(encoder, Workers.shared(), kept), List.of())
        : OF_SOURCES.model(source, kept, progress, cancellation);
  }
}

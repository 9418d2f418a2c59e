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

/** The model that comes with the program, read once for all tests. */
public final class TestModel implements ModelReader {
  /** The one instance. */
  public static final TestModel INSTANCE = new TestModel();

  private final WordPiece tokenizer = BundledModel.DEFAULT.tokenizer();
  private final Encoder encoder =
      new Encoder(
          BundledModel.DEFAULT.load(Progress.NONE, new Cancellation()),
          Kernels.best(),
          Workers.shared());

  private TestModel() {}

  @Override
  public String title() {
    return BundledModel.DEFAULT.title();
  }

  @Override
  public WordPiece tokenizer() {
    return tokenizer;
  }

  @Override
  public Workbench workbench(WorkingSet kept, Progress progress, Cancellation cancellation) {
    return new Workbench(encoder, Workers.shared(), kept);
  }
}

package org.longview.lesson;

import java.util.HashMap;
import java.util.Map;
import org.longview.linear.Kernels;
import org.longview.model.BundledModel;
import org.longview.model.Encoder;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TextSource;
import org.longview.study.Workbench;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The model that comes with the program, read once, and the texts that it was asked to read. */
final class Model {
  static final Encoder ENCODER =
      new Encoder(
          BundledModel.DEFAULT.load(Progress.NONE, new Cancellation()),
          Kernels.best(),
          Workers.shared());

  private static final Workbench BENCH = new Workbench(ENCODER, Workers.shared());
  private static final Map<String, Subject> SUBJECTS = new HashMap<>();

  private Model() {}

  /** What the settings look at. */
  static Subject on(Settings settings) {
    String text = ((TextSource) settings.source()).text();
    return SUBJECTS.computeIfAbsent(
        settings.tokenFrom() + ":" + settings.tokenLimit() + ":" + text,
        key ->
            BENCH.on(
                BundledModel.DEFAULT
                    .tokenizer()
                    .encode(text, new Cancellation())
                    .range(settings.tokenFrom(), settings.tokenLimit())));
  }
}

package org.longview.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.longview.study.PatternSettings;
import org.longview.study.Subject;
import org.longview.study.Sweep;
import org.longview.study.SweepSubject;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longview sweep}: the trade-off between memory and quality. */
@Command(
    name = "sweep",
    description =
        "Measures what windows, global tokens and ranks keep and lose, and writes one row a setting"
            + " to a .csv or .json file: the mean over all layers and heads unless some are named.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Mixin private InputOptions input;
  @Mixin private HeadOptions head;
  @Mixin private ApplyOption apply;

  @Option(
      names = "--windows",
      paramLabel = "LIST",
      split = ",",
      description = "Total windows: 8,16,32.")
  private List<Long> windows = List.of();

  @Option(
      names = "--dilations",
      paramLabel = "LIST",
      split = ",",
      description = "Strides of the windows; default 1.")
  private List<Long> dilations = List.of(1L);

  @Option(
      names = "--globals",
      paramLabel = "LIST",
      split = ",",
      description = "Numbers of global tokens; S are the first S tokens. Default 0.")
  private List<Integer> globals = List.of(0);

  @Option(
      names = "--ranks",
      paramLabel = "LIST",
      split = ",",
      description = "Ranks of Linformer, with the Gaussian projection of seed 0.")
  private List<Integer> ranks = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE.csv|json",
      required = true,
      description =
          "The file that is written: CSV, or where it ends in .json an array of objects with the"
              + " names of the columns.")
  private Path out;

  @Override
  public Integer call() {
    TableFormat format = TableFormat.of(out);
    if (windows.isEmpty() && ranks.isEmpty()) {
      throw new InputException("There is nothing to measure; give --windows, --ranks or both.");
    }
    List<PatternSettings> settings =
        Sweep.settings(windows, dilations, globals, ranks, PatternSettings.defaults());
    SweepSubject subject = subject();
    for (PatternSettings setting : settings) {
      PatternOptions.requireFit(setting, subject.length());
      PatternOptions.requireRank(setting, subject.length());
    }
    Sweep.Row[] rows = new Sweep.Row[settings.size()];
    Sweep.run(
        settings, subject, (row, index) -> rows[index] = row, Progress.NONE, new Cancellation());
    SweepTable table = new SweepTable(List.of(rows), subject.length());
    TableFormat.write(out, format == TableFormat.CSV ? table.csv() : table.json());
    return 0;
  }

  private SweepSubject subject() {
    Subject subject = input.read().subject().get();
    return SweepSubject.of(
        subject, apply.value(), head.layers(subject.layers()), heads(subject.heads()));
  }

  private int[] heads(int heads) {
    return head.heads(heads, IntStream.range(0, heads).toArray());
  }
}

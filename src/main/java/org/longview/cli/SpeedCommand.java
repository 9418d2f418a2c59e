package org.longview.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.longview.linear.Kernels;
import org.longview.study.speed.Machine;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.study.speed.SpeedStudy;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longview speed}: what attention takes, here and now. */
@Command(
    name = "speed",
    description =
        "Measures the time and the memory of full attention, window, window with global tokens and"
            + " Linformer on this machine, for a layer of 12 heads of d = 32: the best of several"
            + " runs, and the bytes that a run allocates.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--lengths",
      paramLabel = "LIST",
      split = ",",
      description =
          "Numbers of tokens: 512,1024,4096. Default 512 to 65536, as far as the memory allows and a"
              + " run takes no more than 10 seconds.")
  private List<Integer> lengths = List.of();

  @Option(names = "--window", paramLabel = "W", description = "The total window; default 512.")
  private long window = SpeedParameters.defaults().window();

  @Option(
      names = "--globals",
      paramLabel = "S",
      description = "The first S tokens are global; default 1.")
  private int globals = SpeedParameters.defaults().globals();

  @Option(names = "--rank", paramLabel = "K", description = "Linformer's rank k; default 128.")
  private int rank = SpeedParameters.defaults().rank();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv|.json",
      description = "Also write the numbers to a file.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    TableFormat format = out == null ? null : TableFormat.of(out);
    SpeedParameters layer = SpeedParameters.defaults();
    SpeedParameters parameters =
        new SpeedParameters(window, globals, rank, layer.heads(), layer.headWidth());
    SpeedRun run = measured(parameters, lengths);
    SpeedTable table = new SpeedTable(run);
    if (out != null && format != null) {
      TableFormat.write(out, format == TableFormat.CSV ? table.csv() : Json.line(table.json()));
    }
    spec.commandLine().getOut().print(json ? Json.line(table.json()) : table.text());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /**
   * Measures on every processor.
   *
   * @param lengths numbers of tokens; none for the usual ones, as far as they fit
   * @throws InputException if a length does not fit the memory, or the rank is above all lengths
   */
  static SpeedRun measured(SpeedParameters parameters, List<Integer> lengths) {
    int longest = Collections.max(lengths.isEmpty() ? SpeedStudy.LENGTHS : lengths);
    int highest = Math.max(longest, SpeedParameters.defaults().rank());
    if (longest > 0 && parameters.rank() > highest) {
      throw new InputException(
          "The rank %d is far above the longest length, %d tokens; choose 1 to %d."
              .formatted(parameters.rank(), longest, highest));
    }
    Kernels kernels = Kernels.best();
    boolean chosen = !lengths.isEmpty();
    double most = chosen ? Double.POSITIVE_INFINITY : SpeedStudy.MOST_SECONDS;
    Instant date = Instant.now();
    List<SpeedPoint> points = new ArrayList<>();
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      SpeedStudy study = new SpeedStudy(kernels, parameters, workers);
      study.run(
          chosen ? study.require(lengths) : study.fitting(SpeedStudy.LENGTHS),
          most,
          points::add,
          Progress.NONE,
          new Cancellation());
      return new SpeedRun(
          Machine.here(workers.threads(), kernels.description()), date, parameters, points);
    }
  }
}

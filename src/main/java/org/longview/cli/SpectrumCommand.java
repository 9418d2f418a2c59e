package org.longview.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.longview.attention.AttentionMatrix;
import org.longview.attention.LayerAttention;
import org.longview.attention.Spectrum;
import org.longview.export.AtomicFile;
import org.longview.linear.Kernels;
import org.longview.model.UserTensors;
import org.longview.study.FinishedAttention;
import org.longview.study.LayerSpectra;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.TensorStudy;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longview spectrum}: the cumulative singular values of attention. */
@Command(
    name = "spectrum",
    description =
        "Writes the cumulative share of the singular values of full attention, rank by rank, to a"
            + " .csv file: all layers and heads unless some are named.",
    mixinStandardHelpOptions = true)
final class SpectrumCommand implements Callable<Integer> {
  @Mixin private InputOptions input;
  @Mixin private HeadOptions head;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      required = true,
      description = "The file that is written.")
  private Path out;

  @Override
  public Integer call() {
    if (input.isTensors()) {
      write(input.tensors());
    } else {
      write(input.tokens());
    }
    return 0;
  }

  private void write(Tokens tokens) {
    LayerSpectra.requireFit(tokens.size(), Workers.shared());
    Workbench workbench = input.workbench();
    int[] layers = head.layers(workbench.encoder().config().layers());
    int[] heads = heads(workbench.encoder().config().heads());
    write(
        layers,
        heads,
        layer -> {
          LayerAttention attention =
              workbench.reference(tokens, layer, Progress.NONE, new Cancellation());
          return IntStream.of(heads).mapToObj(attention::matrix).toList();
        });
  }

  private void write(UserTensors tensors) {
    LayerSpectra.requireFit(tensors.n(), Workers.shared());
    int[] heads = heads(tensors.heads());
    if (tensors instanceof UserTensors.Finished finished) {
      PatternSettings full = PatternSettings.defaults().withKind(PatternKind.FULL);
      write(
          head.layers(finished.layers()),
          heads,
          layer ->
              IntStream.of(heads)
                  .mapToObj(h -> new FinishedAttention(finished, full, layer, h))
                  .toList());
      return;
    }
    LayerAttention attention =
        TensorStudy.reference(
            (UserTensors.Projected) tensors, Kernels.best(), Workers.shared(), new Cancellation());
    write(head.layers(1), heads, layer -> IntStream.of(heads).mapToObj(attention::matrix).toList());
  }

  private int[] heads(int heads) {
    return head.heads(heads, IntStream.range(0, heads).toArray());
  }

  private void write(
      int[] layers, int[] heads, IntFunction<List<? extends AttentionMatrix>> matrices) {
    AtomicFile.write(
        out,
        file -> {
          Writer lines = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
          lines.write("layer,head,rank,cumulative\n");
          for (int layer : layers) {
            LayerSpectra spectra =
                LayerSpectra.of(
                    Kernels.best(),
                    matrices.apply(layer),
                    (spectrum, h) -> {},
                    Workers.shared(),
                    new Cancellation());
            for (int i = 0; i < heads.length; i++) {
              write(lines, layer, heads[i], spectra.heads().get(i));
            }
          }
          lines.flush();
        });
  }

  private static void write(Writer lines, int layer, int head, Spectrum spectrum)
      throws IOException {
    for (int rank = 1; rank <= spectrum.size(); rank++) {
      lines.write(layer + "," + head + "," + rank + "," + spectrum.cumulative(rank) + "\n");
    }
  }
}

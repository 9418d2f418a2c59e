package org.longview.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.longview.attention.Spectrum;
import org.longview.export.AtomicFile;
import org.longview.study.LayerSpectra;
import org.longview.study.Subject;
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
    ReferenceAttention attention = ReferenceAttention.of(input.read());
    Subject subject = attention.subject();
    int[] layers = head.layers(subject.layers());
    int[] heads = head.heads(subject.heads(), IntStream.range(0, subject.heads()).toArray());
    AtomicFile.write(
        out,
        file -> {
          Writer lines = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
          lines.write("layer,head,rank,cumulative\n");
          for (int layer : layers) {
            LayerSpectra spectra = attention.spectra(layer, heads);
            for (int i = 0; i < heads.length; i++) {
              write(lines, layer, heads[i], spectra.heads().get(i));
            }
          }
          lines.flush();
        });
    return 0;
  }

  private static void write(Writer lines, int layer, int head, Spectrum spectrum)
      throws IOException {
    for (int rank = 1; rank <= spectrum.size(); rank++) {
      lines.write(layer + "," + head + "," + rank + "," + spectrum.cumulative(rank) + "\n");
    }
  }
}

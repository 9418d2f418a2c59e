package org.longview.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks and prints their tables. */
public final class Table {
  private final StringBuilder lines = new StringBuilder();

  private Table() {}

  public static void main(String[] arguments)
      throws RunnerException, IOException, InterruptedException {
    Table table = new Table();
    table.run();
    System.out.println(table.lines);
    window();
  }

  /** Runs {@link Interaction} in a process of its own, which prints a table. */
  private static void window() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add(Interaction.class.getName());
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    int status = process.inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("the window could not be measured: status " + status);
    }
  }

  private void run() throws RunnerException {
    line("what, on one thread", "peer", "ms", "peer's ms", "ratio", "");
    lines.append("|---|---|---|---|---|---|\n");
    for (String n : List.of("32", "128", "512")) {
      compare(Forward.class, "forward pass, n = " + n, "ONNX Runtime", "n", n);
    }
    for (String d : List.of("32", "64")) {
      String what = "full attention, 12 heads, n = 4096, d = " + d;
      compare(FusedAttention.class, what, "ONNX Runtime, fused", "d", d);
    }
    compare(PlainAttention.class, "full attention, 12 heads, n = 4096, d = 32", "EJML", "d", "32");
    compare(Growth.class, "full attention, 12 heads, n = 16384, d = 32", "n = 4096", "d", "32");
    String gemm = "matrix product, 512 × 384 × 1536";
    compare(Gemm.class, gemm, "ONNX Runtime", "peer", "ONNX_RUNTIME");
    Measured product = new Measured(Gemm.class, "peer", "REGISTERS");
    line(
        gemm,
        "FMA in registers alone",
        product.ours(),
        product.theirs(),
        product.ratio(),
        String.format(Locale.ROOT, "%.0f %% of the peak", 100 / product.ratio()));
    compare(HeadMap.class, "screenful of a head, n = 16384", "attention", "perPixel", "1");
    compare(HeadMap.class, "whole of a head, n = 16384", "attention", "perPixel", "16");
    for (int n : new int[] {4096, 16384, 65536}) {
      Measured window = new Measured(Window.class, "n", Integer.toString(n));
      line(
          "window 512, one head, d = 64, n = " + n,
          "n = 4096, for each entry",
          window.ours(),
          window.theirs(),
          window.ratio() * Window.perEntry(n, 512),
          String.format(
              Locale.ROOT,
              "%.0f MiB allocated; n × n takes %.0f",
              window.mebibytes(),
              4.0 * n * n / (1 << 20)));
    }
  }

  private void compare(
      Class<? extends Comparison> benchmark, String what, String peer, String name, String value)
      throws RunnerException {
    Measured measured = new Measured(benchmark, name, value);
    line(what, peer, measured.ours(), measured.theirs(), measured.ratio(), "");
  }

  private void line(
      String what, String peer, double ours, double theirs, double ratio, String remark) {
    line(what, peer, number(ours), number(theirs), number(ratio), remark);
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, x < 10 ? "%.3f" : "%.1f", x);
  }

  private void line(
      String what, String peer, String ours, String theirs, String ratio, String remark) {
    String columns =
        String.format("| %-43s | %-24s | %9s | %9s | %6s |", what, peer, ours, theirs, ratio);
    lines.append(columns).append(' ').append(remark).append(" |\n");
  }

  /** The least that any of a benchmark's iterations took. */
  private static final class Measured {
    private final List<IterationResult> iterations = new ArrayList<>();

    Measured(Class<? extends Comparison> benchmark, String name, String value)
        throws RunnerException {
      Options options =
          new OptionsBuilder()
              .include("\\b" + benchmark.getSimpleName() + "\\.round$")
              .param(name, value)
              .verbosity(VerboseMode.SILENT)
              .shouldFailOnError(true)
              .build();
      for (RunResult result : new Runner(options).run()) {
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
          iterations.addAll(fork.getIterationResults());
        }
      }
    }

    /** Milliseconds of Longview's side. */
    double ours() {
      return least("ours") / 1e6;
    }

    /** Milliseconds of the peer. */
    double theirs() {
      return least("theirs") / 1e6;
    }

    double ratio() {
      return ours() / theirs();
    }

    /** Mebibytes that Longview's side allocated. */
    double mebibytes() {
      return least("bytes") / (1 << 20);
    }

    private double least(String counter) {
      return iterations.stream()
          .mapToDouble(
              iteration ->
                  Objects.requireNonNull(iteration.getSecondaryResults().get(counter)).getScore())
          .min()
          .orElseThrow();
    }
  }
}

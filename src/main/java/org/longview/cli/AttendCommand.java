package org.longview.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.attention.AttentionPlan;
import org.longview.export.AtomicFile;
import org.longview.export.NpyType;
import org.longview.export.NpyWriter;
import org.longview.export.NpzWriter;
import org.longview.linear.Matrix;
import org.longview.model.UserTensors;
import org.longview.study.Mechanisms;
import org.longview.study.PatternSettings;
import org.longview.study.Subject;
import org.longview.study.WorkingSet;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longview attend}: attention under a pattern as arrays, and its measures. */
@Command(
    name = "attend",
    description =
        "Writes attention under a pattern to a .npz file, and prints its measures as JSON.",
    mixinStandardHelpOptions = true)
final class AttendCommand implements Callable<Integer> {
  private static final int ROWS_TOGETHER = 64;

  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private PatternOptions pattern;
  @Mixin private HeadOptions head;
  @Mixin private ApplyOption apply;

  @Option(
      names = "--rows",
      paramLabel = "A:B",
      description = "Write only these rows of the matrices; needed above 4096 tokens.")
  private @Nullable String rows;

  @Mixin private ReachOptions reachOptions;

  @Option(
      names = "--out",
      paramLabel = "FILE.npz",
      required = true,
      description = "The file that is written.")
  private Path out;

  @Override
  public Integer call() {
    requireArrays(out);
    PatternSettings settings = pattern.settings();
    Input read = input.read();
    RowRange range = range(settings, read.length());
    PatternOptions.requireFit(settings, read.length());
    PatternOptions.requireRank(settings, read.length());
    Subject subject = subject(read);
    Reached reached = reachOptions.follow(subject, settings, read.isOneLayer());
    Attended attended = attend(read, subject, settings);
    AtomicFile.write(
        out,
        file ->
            NpzWriter.write(
                file,
                npz -> {
                  write(npz, attended, settings, range);
                  if (reached != null) {
                    reached.write(npz);
                  }
                }));
    JsonObject json = json(attended, settings);
    UserTensors tensors = read.tensors();
    if (tensors != null && tensors.warning() != null) {
      json.addProperty("warning", tensors.warning());
    }
    if (reached != null) {
      json.add("reach", reached.json());
    }
    spec.commandLine().getOut().print(Json.line(json));
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** A name that says another kind of file is not meant for arrays. */
  private static void requireArrays(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.contains(".") && !name.endsWith(".npz")) {
      throw new InputException(
          "attend writes arrays for NumPy, but %s does not end in .npz; rename it, or use render."
              .formatted(file));
    }
  }

  /** The rows of the matrices; merged pieces have none, so that none need be named. */
  private RowRange range(PatternSettings settings, int n) {
    return rows == null && settings.mergesPieces() ? new RowRange(0, n) : RowRange.of(rows, n);
  }

  /** Tensors of one layer may be one of several, whose patterns differ. */
  private Subject subject(Input read) {
    UserTensors tensors = read.tensors();
    if (tensors == null || !read.isOneLayer()) {
      return read.subject().get();
    }
    int layers = reachOptions.layers();
    return Subject.of(
        tensors,
        new Mechanisms.Place(head.layer(layers), layers),
        new WorkingSet(WorkingSet.mostOfHeap()));
  }

  private Attended attend(Input read, Subject subject, PatternSettings settings) {
    int layer = read.isOneLayer() ? 0 : head.layer(subject.layers());
    boolean all = read.tensors() != null;
    int[] heads =
        head.heads(
            subject.heads(), all ? IntStream.range(0, subject.heads()).toArray() : new int[] {0});
    long start = System.nanoTime();
    return Attended.of(
        subject.layer(settings, apply.value(), layer, Progress.NONE, new Cancellation()),
        heads,
        start);
  }

  private static void write(
      NpzWriter npz, Attended attended, PatternSettings settings, RowRange range)
      throws IOException {
    List<Attended.Head> heads = attended.heads();
    int columns = heads.get(0).attention().columns();
    if (!settings.mergesPieces()) {
      npz.add(
          "attention",
          NpyType.FLOAT32,
          new long[] {heads.size(), range.count(), columns},
          npy -> {
            for (Attended.Head h : heads) {
              writeRows(npy, h, range);
            }
          });
    }
    Matrix first = heads.get(0).output();
    if (first != null) {
      npz.add(
          "output",
          NpyType.FLOAT32,
          new long[] {heads.size(), attended.n(), first.columns()},
          npy -> {
            for (Attended.Head h : heads) {
              Matrix output = Objects.requireNonNull(h.output());
              for (int i = 0; i < output.rows(); i++) {
                npy.put(output.data(), output.at(i), output.columns());
              }
            }
          });
    }
    List<AttentionPlan> plans = attended.plans();
    if (!plans.isEmpty() && !settings.mergesPieces()) {
      long[] shape = {range.count(), columns};
      long[] shapeOfEach = {plans.size(), range.count(), columns};
      npz.add(
          "mask",
          NpyType.UINT8,
          settings.differsByHead() ? shapeOfEach : shape,
          npy -> {
            for (AttentionPlan plan : plans) {
              writeMask(npy, plan, range);
            }
          });
    }
  }

  private static void writeMask(NpyWriter npy, AttentionPlan plan, RowRange range)
      throws IOException {
    int columns = plan.length();
    byte[] row = new byte[columns];
    for (int i = range.from(); i < range.to(); i++) {
      for (int j = 0; j < columns; j++) {
        row[j] = (byte) (plan.allows(i, j) ? 1 : 0);
      }
      npy.put(row, 0, columns);
    }
  }

  private static void writeRows(NpyWriter npy, Attended.Head head, RowRange range)
      throws IOException {
    int columns = head.attention().columns();
    for (int from = range.from(); from < range.to(); from += ROWS_TOGETHER) {
      Matrix block = Matrix.zeros(Math.min(ROWS_TOGETHER, range.to() - from), columns);
      head.attention().fill(from, 0, 0, block);
      npy.put(block.data(), 0, block.data().length);
    }
  }

  private static JsonObject json(Attended attended, PatternSettings settings) {
    JsonObject json = new JsonObject();
    long n = attended.n();
    json.addProperty("n", n);
    json.addProperty("heads", attended.heads().size());
    json.add("pattern", PatternJson.of(settings, attended.n()));
    List<AttentionPlan> plans = attended.plans();
    long projected = n * attended.heads().get(0).attention().columns();
    JsonObject entries = new JsonObject();
    entries.addProperty(
        "formula", plans.isEmpty() ? projected : plans.get(0).pattern().formulaEntries(n));
    if (settings.differsByHead()) {
      addEntriesOfHeads(entries, plans);
    } else {
      entries.addProperty("exact", plans.isEmpty() ? projected : plans.get(0).exactEntries());
    }
    entries.addProperty("full", n * n);
    json.add("entries", entries);
    json.add("kept", measure(attended, Attended.Head::kept));
    json.add("output_error", measure(attended, Attended.Head::outputError));
    json.add("row_entropy", measure(attended, Attended.Head::rowEntropy));
    json.addProperty("reference", attended.reference());
    if (settings.hasWindow()
        && settings.window() / 2 >= n
        && settings.layers().windows().isEmpty()) {
      json.addProperty(
          "note",
          "The window %d reaches past both ends from each of the %d tokens; %d would do as well."
              .formatted(settings.window(), n, 2 * (n - 1)));
    }
    json.addProperty("seconds", attended.seconds());
    return json;
  }

  /** The mean over the heads, which is whole where all have as many, and that of each. */
  private static void addEntriesOfHeads(JsonObject entries, List<AttentionPlan> plans) {
    JsonArray each = new JsonArray();
    long sum = 0;
    for (AttentionPlan plan : plans) {
      each.add(plan.exactEntries());
      sum += plan.exactEntries();
    }
    Number mean =
        sum % plans.size() == 0 ? (Number) (sum / plans.size()) : (double) sum / plans.size();
    entries.addProperty("exact", mean);
    entries.add("exact_per_head", each);
  }

  /** Mean and values of a measure; null where it does not apply. */
  private static JsonElement measure(
      Attended attended, Function<Attended.Head, @Nullable Double> measure) {
    JsonArray values = new JsonArray();
    double sum = 0;
    for (Attended.Head h : attended.heads()) {
      Double value = measure.apply(h);
      if (value == null || !Double.isFinite(value)) {
        return JsonNull.INSTANCE;
      }
      values.add(value);
      sum += value;
    }
    JsonObject json = new JsonObject();
    json.addProperty("mean", sum / values.size());
    json.add("per_head", values);
    return json;
  }
}

package org.longview.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureStyle;
import org.longview.export.FigureWidth;
import org.longview.export.FrameRange;
import org.longview.export.GifWriter;
import org.longview.export.NumberFormat;
import org.longview.export.SheetFigure;
import org.longview.export.StudyFigures;
import org.longview.picture.ArcBlock;
import org.longview.picture.HeadMaps;
import org.longview.picture.Reduction;
import org.longview.study.ArcSettings;
import org.longview.study.HeadOrder;
import org.longview.study.HeadsSettings;
import org.longview.study.LayerComparison;
import org.longview.study.LayerScores;
import org.longview.study.LayerSpectra;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Subject;
import org.longview.study.SweepParameter;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longview render}: a figure as a file. */
@Command(
    name = "render",
    description =
        "Draws a pattern, attention, its spectrum or the memory budget as a PNG, SVG or PDF file,"
            + " or as an animated GIF of one parameter that runs; or writes its numbers as CSV, NPY"
            + " or NPZ.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  @Mixin private InputOptions input;
  @Mixin private PatternOptions pattern;
  @Mixin private HeadOptions head;
  @Mixin private ApplyOption apply;
  @Mixin private FrameOptions frames;
  @Mixin private HeadsOptions heads;
  @Mixin private ArcsOptions arcs;
  @Mixin private LookOptions look;

  @Option(
      names = "--view",
      split = ",",
      defaultValue = "attention",
      paramLabel = "NAME",
      description =
          "attention, reference, pattern, difference, heads, arcs, budget or spectrum; several, as a,b, stand"
              + " side by side.")
  private List<String> views;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png|svg|pdf|gif|csv|npy|npz",
      description = "The file: a picture, a film, or the numbers that a picture shows.")
  private Path out;

  @Option(
      names = "--n0",
      defaultValue = "512",
      paramLabel = "N",
      description = "Of the view budget: the baseline.")
  private long baseline;

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Of the views budget and pattern: tokens, if there is no input.")
  private @Nullable Long length;

  @Override
  public Integer call() {
    look.check();
    Optional<NumberFormat> numbers = NumberFormat.of(out);
    if (numbers.isPresent()) {
      Figure figure = figure();
      figure
          .numbers()
          .orElseThrow(
              () -> new InputException("Of these views no numbers are written; choose one view."))
          .write(out, numbers.get(), Progress.NONE, new Cancellation());
    } else {
      draw();
    }
    return 0;
  }

  private void draw() {
    boolean film = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gif");
    FigureFormat format = film ? FigureFormat.PNG : FigureFormat.of(out);
    FigureStyle style = look.style();
    FigureWidth width = look.width();
    FigureMetadata metadata =
        new FigureMetadata(
            width.dotsPerInch(),
            ProgramVersion.title(),
            "longview render " + String.join(",", views));
    if (film) {
      SweepParameter parameter = frames.parameter();
      boolean ofPattern = parameter == SweepParameter.N && length != null;
      FrameRange range = frames.range(ofPattern ? 1 : parameter.least(), most(parameter));
      GifWriter.write(
          out,
          i -> {
            set(parameter, range.number(i));
            return figure();
          },
          range.count(),
          style,
          width.pixels(),
          range.delay(),
          metadata,
          Progress.NONE,
          new Cancellation());
    } else {
      format.write(
          out, figure(), style, width.pixels(), metadata, Progress.NONE, new Cancellation());
    }
  }

  private int most(SweepParameter parameter) {
    return switch (parameter) {
      case W, S, K, N ->
          parameter.most(length != null ? positiveInt(length) : input.read().length(), 0, 0);
      case LAYER, HEAD -> {
        Subject subject = input.read().subject().get();
        yield parameter.most(subject.length(), subject.layers(), subject.heads());
      }
    };
  }

  /** A frame is what the command draws with this number as its option. */
  private void set(SweepParameter parameter, int number) {
    switch (parameter) {
      case W -> pattern.windows = List.of((long) number);
      case S -> pattern.global = "first:" + number;
      case K -> pattern.rank = Integer.toString(number);
      case LAYER -> head.layer = number;
      case HEAD -> head.head = Integer.toString(number);
      case N -> {
        if (input.isGiven() && length == null) {
          input.tokens = number;
        } else {
          length = (long) number;
        }
      }
    }
  }

  private Figure figure() {
    List<Figure> panels = views.stream().map(this::figure).toList();
    return panels.size() == 1 ? panels.get(0) : SheetFigure.ofPanels(panels);
  }

  private Figure figure(String view) {
    return switch (view) {
      case "attention" -> attention(Shown.PATTERN);
      case "reference" -> attention(Shown.FULL);
      case "difference" -> attention(Shown.DIFFERENCE);
      case "pattern" -> pattern();
      case "heads" -> heads();
      case "arcs" -> arcs();
      case "budget" -> budget();
      case "spectrum" -> spectrum();
      default ->
          throw new InputException(
              "There is no view %s; there are attention, reference, pattern, difference, heads, arcs,"
                      .formatted(view)
                  + " budget and spectrum.");
    };
  }

  private Figure pattern() {
    PatternSettings settings = pattern.settings();
    if (!input.isGiven() && length != null) {
      int n = positiveInt(length);
      PatternSettings chosen = ofHead(settings, null);
      PatternOptions.requireFit(chosen, n);
      return new StudyFigures(chosen, n, List.of(), "").pattern();
    }
    Input read = input.read();
    PatternSettings chosen = ofHead(settings, read);
    PatternOptions.requireFit(chosen, read.length());
    return figures(chosen, read).pattern();
  }

  /** The settings of the layer and head that are asked for, where these differ. */
  private PatternSettings ofHead(PatternSettings settings, @Nullable Input read) {
    if (!settings.differsByHead() && !settings.differsByLayer() && !settings.kind().hasRank()) {
      return settings;
    }
    boolean several = read != null && settings.differsByLayer() && !read.isOneLayer();
    int layers =
        read != null && several ? read.subject().get().layers() : head.layer(Integer.MAX_VALUE) + 1;
    settings.requireFit(layers);
    return settings.at(head.layer(layers), layers, head.oneHead(Integer.MAX_VALUE));
  }

  private static int positiveInt(long length) {
    if (length < 1 || length > Integer.MAX_VALUE) {
      throw new InputException(
          "The length n is %d; it must be between 1 and %d.".formatted(length, Integer.MAX_VALUE));
    }
    return (int) length;
  }

  private Figure budget() {
    PatternSettings settings = pattern.settingsWithoutWindow();
    long n;
    if (length != null) {
      n = length;
    } else if (!input.isGiven()) {
      throw new InputException("The view budget needs a length; give --length N, or an input.");
    } else {
      n = input.read().length();
    }
    if (n < 1) {
      throw new InputException("The length n is %d; it must be 1 or more.".formatted(n));
    }
    PatternOptions.requireFit(settings, (int) Math.min(n, Integer.MAX_VALUE));
    return StudyFigures.budget(
        baseline,
        n,
        settings.hasGlobals() ? settings.globals().count() : 0,
        pattern.windows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(settings.window()));
  }

  private Figure spectrum() {
    PatternSettings settings = PatternSettings.defaults().withKind(PatternKind.FULL);
    Input read = input.read();
    ReferenceAttention attention = ReferenceAttention.of(read);
    Subject subject = attention.subject();
    int layer = head.layer(subject.layers());
    int number = head.oneHead(subject.heads());
    if (number == ViewSettings.MEAN_HEAD) {
      throw new InputException(
          "The view spectrum shows one head before the others; give its number.");
    }
    LayerSpectra spectra = attention.spectra(layer, IntStream.range(0, subject.heads()).toArray());
    return figures(settings, read)
        .spectrum(spectra, layer, number, pattern.rankOfLayer(layer), subject.referenceName());
  }

  private Figure attention(Shown shown) {
    PatternSettings settings = pattern.settings();
    if (shown == Shown.DIFFERENCE && settings.kind() == PatternKind.LINFORMER) {
      throw new InputException(
          "Linformer's matrix is n × k and has no difference to full attention, which is n × n.");
    }
    Input read = input.read();
    PatternOptions.requireFit(settings, read.length());
    Subject subject = read.subject().get();
    int viewed = head.layer(subject.layers());
    int number = head.oneHead(subject.heads());
    LayerComparison layer =
        subject.layer(settings, apply.value(), viewed, Progress.NONE, new Cancellation());
    String applied = read.tensors() == null ? Wording.applied(settings, apply.value()) : "";
    ViewSettings chosen =
        look.in(ViewSettings.defaults().withHead(viewed, number).withShown(shown));
    return figures(settings, read).attention(layer, chosen, Reduction.MAX, applied);
  }

  private Figure arcs() {
    PatternSettings settings = pattern.settings();
    Input read = input.read();
    PatternOptions.requireFit(settings, read.length());
    Subject subject = read.subject().get();
    int viewed = head.layer(subject.layers());
    int[] all = IntStream.range(0, subject.heads()).toArray();
    ArcSettings wanted = arcs.settings(subject.heads(), head.heads(subject.heads(), all));
    LayerComparison layer =
        subject.layer(settings, apply.value(), viewed, Progress.NONE, new Cancellation());
    ArcBlock block =
        ArcBlock.of(
            layer,
            false,
            0,
            Math.min(ArcsOptions.MOST_TOKENS, read.length()),
            wanted.hideMarks() ? subject.tokens().specials() : new BitSet(),
            Workers.shared(),
            new Cancellation());
    String applied = read.tensors() == null ? Wording.applied(settings, apply.value()) : "";
    ViewSettings chosen = look.in(ViewSettings.defaults().withHead(viewed, 0).withArcs(wanted));
    return figures(settings, read).arcs(layer, block, chosen, applied);
  }

  private Figure heads() {
    PatternSettings settings = pattern.settings();
    Input read = input.read();
    PatternOptions.requireFit(settings, read.length());
    Subject subject = read.subject().get();
    HeadsSettings wanted = heads.settings();
    HeadMaps maps =
        HeadMaps.of(
            subject,
            new HeadMaps.Request(settings, apply.value(), Shown.PATTERN, Reduction.MAX),
            ofLayer -> {},
            Workers.shared(),
            Progress.NONE,
            new Cancellation());
    List<LayerScores> scores = new ArrayList<>();
    for (int l = 0; wanted.order() != HeadOrder.GRID && l < subject.layers(); l++) {
      scores.add(
          subject.scores(
              settings.globalTokens(read.length()), l, Progress.NONE, new Cancellation()));
    }
    String applied = read.tensors() == null ? Wording.applied(settings, apply.value()) : "";
    ViewSettings chosen = look.in(ViewSettings.defaults().withHeads(wanted));
    return figures(settings, read).heads(maps, scores, chosen, applied);
  }

  private static StudyFigures figures(PatternSettings settings, Input read) {
    return new StudyFigures(settings, read.length(), read.labels(), read.origin());
  }
}

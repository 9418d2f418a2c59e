package org.longview.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureStyle;
import org.longview.export.StudyFigures;
import org.longview.linear.Kernels;
import org.longview.model.UserTensors;
import org.longview.picture.ColorMap;
import org.longview.picture.Reduction;
import org.longview.study.LayerComparison;
import org.longview.study.LayerSpectra;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.TensorStudy;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.study.Workbench;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longview render}: a figure as a file. */
@Command(
    name = "render",
    description =
        "Draws a pattern, attention, its spectrum or the memory budget as a PNG, SVG or PDF file.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  private static final int MOST_LABEL_CHARACTERS = 40;

  @Mixin private InputOptions input;
  @Mixin private PatternOptions pattern;
  @Mixin private HeadOptions head;
  @Mixin private ApplyOption apply;

  @Option(
      names = "--view",
      defaultValue = "attention",
      paramLabel = "NAME",
      description = "attention, pattern, difference, budget or spectrum.")
  private String view;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png|svg|pdf",
      description = "The file.")
  private Path out;

  @Option(
      names = "--colormap",
      defaultValue = "viridis",
      paramLabel = "NAME",
      description = "viridis, cividis, magma or greys.")
  private String colorMap;

  @Option(
      names = "--theme",
      defaultValue = "light",
      paramLabel = "light|dark",
      description = "Colours for paper or for slides.")
  private String theme;

  @Option(names = "--width", defaultValue = "1200", paramLabel = "PX", description = "In pixels.")
  private int width;

  @Option(names = "--dpi", defaultValue = "150", paramLabel = "N", description = "Pixels an inch.")
  private int dpi;

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
    FigureFormat format = FigureFormat.of(out);
    if (dpi < 1) {
      throw new InputException("The resolution is %d dpi; it must be 1 or more.".formatted(dpi));
    }
    FigureStyle style = style();
    ColorMap map = ColorMap.named(colorMap);
    if (map.isDiverging()) {
      throw new InputException(
          "The colour map %s is for differences; choose viridis, cividis, magma or greys."
              .formatted(colorMap));
    }
    format.write(
        out,
        figure(),
        style,
        width,
        new FigureMetadata(dpi, "Longview " + Version.number(), "longview render " + view),
        Progress.NONE,
        new Cancellation());
    return 0;
  }

  private FigureStyle style() {
    return switch (theme) {
      case "light" -> FigureStyle.LIGHT;
      case "dark" -> FigureStyle.DARK;
      default ->
          throw new InputException(
              "There is no theme %s; there are light and dark.".formatted(theme));
    };
  }

  private Figure figure() {
    return switch (view) {
      case "attention" -> attention(Shown.PATTERN);
      case "difference" -> attention(Shown.DIFFERENCE);
      case "pattern" -> pattern();
      case "budget" -> budget();
      case "spectrum" -> spectrum();
      default ->
          throw new InputException(
              "There is no view %s; there are attention, pattern, difference, budget and spectrum."
                  .formatted(view));
    };
  }

  private Figure pattern() {
    PatternSettings settings = ofHead(pattern.settings());
    if (!input.isGiven() && length != null) {
      int n = positiveInt(length);
      PatternOptions.requireFit(settings, n);
      return new StudyFigures(settings, n, List.of(), "").pattern();
    }
    if (input.isTensors()) {
      UserTensors tensors = input.tensors();
      PatternOptions.requireFit(settings, tensors.n());
      return figures(settings, tensors).pattern();
    }
    Tokens tokens = input.tokens();
    PatternOptions.requireFit(settings, tokens.size());
    return figures(settings, tokens).pattern();
  }

  /** The settings of the layer and head that are asked for, where these differ. */
  private PatternSettings ofHead(PatternSettings settings) {
    if (!settings.differsByHead() && !settings.differsByLayer() && !settings.kind().hasRank()) {
      return settings;
    }
    boolean model = settings.differsByLayer() && !(input.isGiven() && input.isTensors());
    int layers =
        model ? input.workbench().encoder().config().layers() : head.layer(Integer.MAX_VALUE) + 1;
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
      n = input.isTensors() ? input.tensors().n() : input.tokens().size();
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
    ReferenceAttention attention;
    StudyFigures figures;
    if (input.isTensors()) {
      UserTensors tensors = input.tensors();
      attention = ReferenceAttention.of(tensors);
      figures = figures(settings, tensors);
    } else {
      Tokens tokens = input.tokens();
      attention = ReferenceAttention.of(tokens, input.workbench());
      figures = figures(settings, tokens);
    }
    int layer = head.layer(attention.layers());
    int number = head.oneHead(attention.heads());
    if (number == ViewSettings.MEAN_HEAD) {
      throw new InputException(
          "The view spectrum shows one head before the others; give its number.");
    }
    LayerSpectra spectra =
        attention.spectra(layer, IntStream.range(0, attention.heads()).toArray());
    return figures.spectrum(spectra, layer, number, pattern.rankOfLayer(layer), attention.name());
  }

  private Figure attention(Shown shown) {
    PatternSettings settings = pattern.settings();
    if (shown == Shown.DIFFERENCE && settings.kind() == PatternKind.LINFORMER) {
      throw new InputException(
          "Linformer's matrix is n × k and has no difference to full attention, which is n × n.");
    }
    LayerComparison layer;
    StudyFigures figures;
    int number;
    int viewed;
    String applied;
    if (input.isTensors()) {
      if (!(input.tensors() instanceof UserTensors.Projected tensors)) {
        throw new InputException(
            "%s holds finished attention; to draw it, the file must hold q, k and v."
                .formatted(input.tensors));
      }
      PatternOptions.requireFit(settings, tensors.n());
      viewed = head.layer(1);
      number = head.oneHead(tensors.heads());
      layer =
          TensorStudy.compare(
              tensors, settings, Kernels.best(), Workers.shared(), new Cancellation());
      figures = figures(settings, tensors);
      applied = "";
    } else {
      Tokens tokens = input.tokens();
      PatternOptions.requireFit(settings, tokens.size());
      Workbench workbench = input.workbench();
      viewed = head.layer(workbench.encoder().config().layers());
      number = head.oneHead(workbench.encoder().config().heads());
      layer =
          workbench.layer(
              tokens, settings, apply.value(), viewed, Progress.NONE, new Cancellation());
      figures = figures(settings, tokens);
      applied = Wording.applied(settings, apply.value());
    }
    ViewSettings chosen =
        ViewSettings.defaults().withHead(viewed, number).withShown(shown).withColorMap(colorMap);
    return figures.attention(layer, chosen, Reduction.MAX, applied);
  }

  private StudyFigures figures(PatternSettings settings, Tokens tokens) {
    String text = tokens.text().strip().replaceAll("\\s+", " ");
    String name =
        input.document != null
            ? String.valueOf(input.document.getFileName())
            : "“%s”".formatted(shortened(text));
    return new StudyFigures(
        settings,
        tokens.size(),
        IntStream.range(0, tokens.size()).mapToObj(tokens::piece).toList(),
        input.modelName() + " · " + name);
  }

  private static StudyFigures figures(PatternSettings settings, UserTensors tensors) {
    return new StudyFigures(settings, tensors.n(), tensors.tokens(), tensors.name());
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= MOST_LABEL_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_LABEL_CHARACTERS)) + "…";
  }
}

package org.longview.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.longview.export.AtomicFile;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureStyle;
import org.longview.export.FigureWidth;
import org.longview.export.FigureWords.Part;
import org.longview.export.FrameRange;
import org.longview.export.GifWriter;
import org.longview.export.NumberFormat;
import org.longview.session.Enclosed;
import org.longview.session.SessionFile;
import org.longview.study.SweepParameter;
import org.longview.view.Scene;
import org.longview.view.View;
import org.longview.view.ViewFigures;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longview render}: a figure as a file. */
@Command(
    name = "render",
    description =
        "Draws any view of the window as a PNG, SVG or PDF file, or as an animated GIF of one"
            + " parameter that runs; or writes its numbers as CSV, NPY or NPZ. Pictures open in the"
            + " window as what they were made from.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  @Mixin private RenderScene scene;
  @Mixin private FrameOptions frames;
  @Mixin private LookOptions look;

  @Option(
      names = "--view",
      split = ",",
      defaultValue = "attention",
      paramLabel = "NAME",
      description =
          "pattern, attention, reference, difference, heads, arcs, spectrum, reach, budget,"
              + " entries, memory, tradeoffs, cheapest, speed or peak; several, as a,b, stand side"
              + " by side.")
  private List<String> names;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png|svg|pdf|gif|csv|npy|npz",
      description = "The file: a picture, a film, or the numbers that a picture shows.")
  private Path out;

  @Option(
      names = "--session",
      defaultValue = "text",
      paramLabel = "text|settings|none",
      description =
          "What a picture's file holds, so that the window opens it: the settings with a text that"
              + " was typed (default), the settings alone, or nothing. Documents are named, never"
              + " where they are.")
  private String enclosed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    look.check();
    Enclosed.named(enclosed);
    List<View> views = names.stream().map(View::named).toList();
    AtomicFile.require(out);
    if (views.isEmpty()) {
      throw new InputException("There is no view to draw; name one, such as --view attention.");
    }
    UnusedOptions given = given();
    given.ofViews(views, scene.differsByLayer(), scene.differsByHead());
    Optional<NumberFormat> numbers = NumberFormat.of(out);
    if (numbers.isPresent()) {
      write(views, numbers.get());
    } else if (name().endsWith(".gif")) {
      given.ofFilm();
      film(views);
    } else {
      given.ofPicture(format());
      draw(views);
    }
    return 0;
  }

  private UnusedOptions given() {
    return new UnusedOptions(
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .toList());
  }

  private String name() {
    return String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
  }

  private FigureFormat format() {
    return FigureFormat.named(out)
        .orElseThrow(
            () ->
                new InputException(
                    "The name of %s says no kind of file that is written; let it end in .png, .svg,"
                            .formatted(out)
                        + " .pdf, .gif, .csv, .npy or .npz."));
  }

  /** What figures show, once it is known that the pattern uses what was said of it. */
  private Scene scene(List<View> views) {
    given().ofPattern(scene.kind(), views);
    return scene.of(views, look);
  }

  private void write(List<View> views, NumberFormat format) {
    if (views.size() > 1) {
      throw new InputException("Of these views no numbers are written; choose one view.");
    }
    given().ofNumbers(format);
    ViewFigures.numbers(ViewFigures.of(views, scene(views), Progress.NONE, new Cancellation()))
        .write(out, format, Progress.NONE, new Cancellation());
  }

  private void draw(List<View> views) {
    FigureStyle style = look.style();
    FigureWidth width = look.width();
    Scene whole = scene(views);
    format()
        .write(
            out,
            ViewFigures.of(views, whole, Progress.NONE, new Cancellation()),
            style,
            width.pixels(),
            metadata(views, whole, width),
            Progress.NONE,
            new Cancellation());
  }

  private void film(List<View> views) {
    FigureStyle style = look.style();
    FigureWidth width = look.width();
    SweepParameter parameter = frames.parameter();
    FrameRange range = frames.range(scene.least(parameter), scene.most(parameter));
    scene.requireFrames(parameter, range.to());
    scene.begin(parameter, range.from());
    Scene first = scene(views);
    List<SweepParameter> possible = View.parameters(views, first.settings());
    if (!possible.contains(parameter)) {
      throw new InputException(
          "What is shown does not change with the %s; %s."
              .formatted(
                  parameter.title(),
                  possible.isEmpty()
                      ? "choose another view, or a picture"
                      : "let --sweep be "
                          + possible.stream()
                              .map(SweepParameter::id)
                              .collect(Collectors.joining(" or "))));
    }
    GifWriter.write(
        out,
        i ->
            ViewFigures.of(
                views, first.with(parameter, range.number(i)), Progress.NONE, new Cancellation()),
        range.count(),
        style,
        width.pixels(),
        range.delay(),
        metadata(views, first, width),
        Progress.NONE,
        new Cancellation());
  }

  private FigureMetadata metadata(List<View> views, Scene of, FigureWidth width) {
    return new FigureMetadata(
        width.dotsPerInch(),
        ProgramVersion.title(),
        look.style().words().shows(Part.PARAMETERS) ? of.origin() : "",
        SessionFile.enclosed(scene.session(views, of), out, Enclosed.named(enclosed)));
  }
}

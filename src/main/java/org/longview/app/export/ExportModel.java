package org.longview.app.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longview.app.budget.BudgetModel;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.TokensModel;
import org.longview.export.AxisLabels;
import org.longview.export.BudgetFigure;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureRaster;
import org.longview.export.FigureText;
import org.longview.export.MatrixFigure;
import org.longview.export.StudyFigures;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.picture.Reduction;
import org.longview.study.LayerComparison;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.study.ViewSettings.Shown;
import org.longview.study.Wording;
import org.longview.text.Tokens;

/** Makes pictures of what is seen, and writes them. For the JavaFX thread alone. */
public final class ExportModel {
  private static final int DOTS_PER_INCH = 150;
  private static final int LONGEST_NAME = 40;

  /** A finished picture. */
  @SuppressWarnings("ArrayRecordComponent") // handed from a worker to the view, never compared
  record Picture(int width, int height, int[] pixels) {}

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final ModelModel models;
  private final BudgetModel budget;
  private final Notices notices;
  private final LatestJob previewJob;
  private final LatestJob writeJob;

  /** Takes everything that pictures are made of. */
  public ExportModel(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      ModelModel models,
      BudgetModel budget,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    this.models = models;
    this.budget = budget;
    this.notices = notices;
    previewJob =
        new LatestJob("Drawing the preview", background, activities, Duration.ofMillis(200));
    writeJob = new LatestJob("Writing the picture", background, activities, Duration.ZERO);
  }

  /** Whether there is a picture of a kind, belonging to the settings of now. */
  public boolean isPossible(ExportKind kind) {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    boolean current = answer != null && attention.layerCurrentProperty().get();
    return switch (kind) {
      case BUDGET -> true;
      case PATTERN -> tokens.usedProperty().get() != null;
      case ATTENTION, REFERENCE -> current;
      case DIFFERENCE -> answer != null && current && answer.value().hasDifference();
    };
  }

  /** The proposed name of the file. */
  String fileName(ExportOptions options) {
    ExportKind kind = options.kind();
    String ending = options.format().ending();
    ViewSettings view = settings.get().view();
    String head = view.head() == ViewSettings.MEAN_HEAD ? "mean" : "head-" + view.head();
    return switch (kind) {
      case PATTERN, BUDGET -> "longview-%s.%s".formatted(kind.id(), ending);
      case ATTENTION, REFERENCE, DIFFERENCE ->
          "longview-%s-layer-%d-%s.%s".formatted(kind.id(), view.layer(), head, ending);
    };
  }

  /**
   * Draws a picture as it would be written, but of another width.
   *
   * @param width in pixels
   */
  void preview(ExportOptions options, int width, Consumer<Picture> done) {
    Supplier<Figure> figure = figure(options);
    previewJob.submit(
        (progress, cancellation) -> {
          FigureRaster raster = new FigureRaster(figure.get(), options.background().style(), width);
          return new Picture(raster.width(), raster.height(), raster.pixels(cancellation));
        },
        done,
        thrown -> notices.failure(previewJob, thrown));
  }

  /** Writes a picture in the background and tells what came of it. */
  void write(ExportOptions options, Path file) {
    Supplier<Figure> figure = figure(options);
    String origin = origin();
    writeJob.submit(
        (progress, cancellation) -> {
          FigureFormat.of(file)
              .write(
                  file,
                  figure.get(),
                  options.background().style(),
                  options.width(),
                  new FigureMetadata(DOTS_PER_INCH, "Longview", origin),
                  progress,
                  cancellation);
          return file;
        },
        written ->
            notices.done(
                "Wrote %s, %s pixels wide, to %s."
                    .formatted(
                        written.getFileName(),
                        Numerals.grouped(options.width()),
                        written.toAbsolutePath().getParent())),
        thrown -> notices.failure(writeJob, thrown));
  }

  /** The figure, made of what is seen now; the heavy part is left to whoever asks for it. */
  private Supplier<Figure> figure(ExportOptions options) {
    Settings now = settings.get();
    if (options.kind() == ExportKind.BUDGET) {
      BudgetRows rows = budget.stateProperty().get().rows();
      return () ->
          dress(
              StudyFigures.budget(rows.baseline(), rows.length(), rows.globals(), rows.window()),
              options);
    }
    if (options.kind() == ExportKind.PATTERN) {
      StudyFigures figures =
          figures(
              now.pattern().at(now.view().layer(), attention.layers(), now.view().head()),
              tokens.usedProperty().get(),
              options);
      return () -> dress(figures.pattern(), options);
    }
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null) {
      throw new IllegalStateException("there is no attention yet");
    }
    StudyFigures figures = figures(answer.settings().pattern(), answer.tokens(), options);
    ViewSettings view =
        now.view()
            .withShown(
                switch (options.kind()) {
                  case REFERENCE -> Shown.FULL;
                  case DIFFERENCE -> Shown.DIFFERENCE;
                  default -> Shown.PATTERN;
                });
    String applied = Wording.applied(now);
    Reduction reduction = view.mean() ? Reduction.MEAN : Reduction.MAX;
    return () -> dress(figures.attention(answer.value(), view, reduction, applied), options);
  }

  private StudyFigures figures(
      PatternSettings pattern, @Nullable Tokens of, ExportOptions options) {
    if (of == null) {
      throw new IllegalStateException("there are no tokens yet");
    }
    List<String> labels =
        options.tokens() ? IntStream.range(0, of.size()).mapToObj(of::piece).toList() : List.of();
    return new StudyFigures(pattern, of.size(), labels, origin());
  }

  /** Model and text, or tensors, for the line of parameters. */
  private String origin() {
    if (!(settings.get().source() instanceof TextSource source)) {
      return String.valueOf(settings.get().source().name());
    }
    String name = source.name();
    if (name == null) {
      String line = source.text().strip().replaceAll("\\s+", " ");
      int end = Math.min(line.length(), LONGEST_NAME);
      name = "“" + line.substring(0, end) + (end < line.length() ? "…”" : "”");
    }
    return models.title() + " · " + name;
  }

  private static Figure dress(BudgetFigure figure, ExportOptions options) {
    return new BudgetFigure(dress(figure.text(), options), figure.rows());
  }

  private static Figure dress(MatrixFigure figure, ExportOptions options) {
    return new MatrixFigure(
        dress(figure.text(), options),
        figure.source(),
        figure.scheme(),
        figure.reduction(),
        dress(figure.rows(), options),
        dress(figure.columns(), options),
        figure.showsExcluded());
  }

  private static FigureText dress(FigureText text, ExportOptions options) {
    return new FigureText(
        options.title() ? text.title() : "",
        options.title() ? text.subtitle() : "",
        options.parameters() ? text.parameters() : "");
  }

  private static AxisLabels dress(AxisLabels axis, ExportOptions options) {
    return new AxisLabels(
        options.axes() ? axis.name() : "",
        axis.tokens(),
        options.tokens() ? axis.strong() : Set.of());
  }
}

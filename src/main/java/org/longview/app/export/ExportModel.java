package org.longview.app.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.longview.app.budget.BudgetModel;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.JobQueue;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.export.AtomicFile;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureMetadata;
import org.longview.export.FigureRaster;
import org.longview.export.FigureWidth;
import org.longview.export.FigureWords.Part;
import org.longview.export.FrameRange;
import org.longview.export.GifWriter;
import org.longview.picture.Numerals;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.study.SweepParameter;
import org.longview.study.ViewSettings;
import org.longview.view.Scene;
import org.longview.view.View;
import org.longview.view.ViewFigures;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;

/**
 * Makes pictures, films and numbers of what is seen, and writes them. For the JavaFX thread alone.
 */
public final class ExportModel {
  /** Pixels that the clipboard takes. */
  private static final long MOST_COPIED = 50_000_000;

  private final SettingsModel settings;
  private final AttentionModel attention;
  private final Supplier<SavedSession> session;
  private final Notices notices;
  private final ExportScene scenes;
  private final LatestJob previewJob;
  private final JobQueue writing;
  private final LatestJob copyJob;

  /**
   * Takes everything that pictures are made of.
   *
   * @param tabs those that have figures of what they show
   * @param session what the figures reopen as
   */
  public ExportModel(
      SettingsModel settings,
      TokensModel tokens,
      AttentionModel attention,
      SubjectModel subjects,
      ModelModel models,
      BudgetModel budget,
      FocusModel focus,
      Map<View, TabFigure> tabs,
      Supplier<SavedSession> session,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.attention = attention;
    this.session = session;
    this.notices = notices;
    scenes = new ExportScene(settings, tokens, attention, subjects, models, budget, focus, tabs);
    previewJob =
        new LatestJob("Drawing the preview", background, activities, Duration.ofMillis(200));
    writing = new JobQueue("Writing the file", background, activities);
    copyJob = new LatestJob("Copying the picture", background, activities, Duration.ZERO);
  }

  /** Whether there is a picture of a view, belonging to the settings of now. */
  public boolean isPossible(View view) {
    return scenes.isPossible(view);
  }

  /** What can run through the frames of a film: what all of its views follow. */
  List<SweepParameter> parameters(ExportOptions options) {
    return View.parameters(options.views(), settings.get());
  }

  /** All numbers of a parameter, with a step that makes a short film of them. */
  FrameRange range(SweepParameter parameter, ExportOptions options) {
    int length = (int) Math.min(Integer.MAX_VALUE, scenes.now(options).length());
    int least = parameter.least();
    int most = Math.max(least, parameter.most(length, attention.layers(), attention.heads()));
    return new FrameRange(least, most, FrameRange.usualStep(least, most), options.range().delay());
  }

  /** The proposed name of the file. */
  String fileName(ExportOptions options) {
    ViewSettings view = settings.get().view();
    String head = view.head() == ViewSettings.MEAN_HEAD ? "mean" : "head-" + view.head();
    boolean ofHead = options.views().stream().anyMatch(View::isOfHead);
    return "longview-%s%s%s.%s"
        .formatted(
            options.views().stream().map(View::id).collect(Collectors.joining("-")),
            ofHead ? "-layer-%d-%s".formatted(view.layer(), head) : "",
            options.output() == Output.GIF ? "-by-" + options.parameter().id() : "",
            options.output().ending());
  }

  /**
   * Draws what would be written, as large as there is room.
   *
   * @param failed run if there is nothing to show, which the notices tell
   */
  void preview(ExportOptions options, Room room, Consumer<Preview> done, Runnable failed) {
    Scene scene = scenes.now(options);
    previewJob.submit(
        (progress, cancellation) -> Preview.of(options, scene, room, progress, cancellation),
        preview -> {
          notices.mended(previewJob);
          done.accept(preview);
        },
        thrown -> {
          failed.run();
          notices.failure(previewJob, thrown);
        });
  }

  /** Draws the picture in full size. */
  void copy(ExportOptions options, Consumer<Picture> done) {
    notices.mended(writing);
    Scene scene = scenes.now(options);
    copyJob.submit(
        (progress, cancellation) -> {
          Figure figure = ViewFigures.of(options.views(), scene, progress, cancellation);
          int width = options.appearance().extent().figureWidth().pixels();
          FigureRaster raster = new FigureRaster(figure, options.style(), width);
          long pixels = (long) raster.width() * raster.height();
          if (pixels > MOST_COPIED) {
            throw new InputException(
                "The picture is too large for the clipboard; choose a width up to %s pixels, or"
                        .formatted(
                            Numerals.grouped(
                                (long) (width * Math.sqrt((double) MOST_COPIED / pixels))))
                    + " save it.");
          }
          return Picture.of(raster, cancellation);
        },
        picture -> {
          done.accept(picture);
          notices.done(
              writing,
              "Copied the picture, %s × %s pixels."
                  .formatted(
                      Numerals.grouped(picture.width()), Numerals.grouped(picture.height())));
        },
        thrown -> notices.failure(writing, thrown));
  }

  /** Whether a file is being written. */
  public boolean isWriting() {
    return writing.isBusy();
  }

  /** Writes a file in the background, after those before it, and tells what came of it. */
  void write(ExportOptions options, Path file) {
    notices.mended(writing);
    Scene scene = scenes.now(options);
    SavedSession now = session.get();
    writing.submit(
        (progress, cancellation) -> {
          AtomicFile.require(file);
          write(options, scene, now, file, progress, cancellation);
          return file;
        },
        written ->
            notices.done(
                writing,
                "Wrote %s to %s."
                    .formatted(written.getFileName(), written.toAbsolutePath().getParent())),
        thrown -> tellFailure(file, thrown));
  }

  private void tellFailure(Path file, Throwable thrown) {
    if (thrown instanceof CancellationException) {
      notices.done(writing, "Cancelled; %s was not written.".formatted(file.getFileName()));
    } else {
      notices.failure(writing, thrown);
    }
  }

  private static void write(
      ExportOptions options,
      Scene scene,
      SavedSession session,
      Path file,
      Progress progress,
      Cancellation cancellation) {
    FigureWidth width = options.appearance().extent().figureWidth();
    FigureMetadata metadata =
        new FigureMetadata(
            width.dotsPerInch(),
            ProgramVersion.title(),
            options.appearance().words().shows(Part.PARAMETERS) ? scene.origin() : "",
            SessionFile.enclosed(session, file, options.enclosed()));
    if (options.output() == Output.GIF) {
      FrameRange range = options.range();
      GifWriter.write(
          file,
          i ->
              ViewFigures.of(
                  options.views(),
                  scene.with(options.parameter(), range.number(i)),
                  Progress.NONE,
                  cancellation),
          range.count(),
          options.style(),
          width.pixels(),
          range.delay(),
          metadata,
          progress,
          cancellation);
      return;
    }
    Figure figure = ViewFigures.of(options.views(), scene, progress, cancellation);
    if (options.output().numbers().isPresent()) {
      ViewFigures.numbers(figure)
          .write(file, options.output().numbers().get(), progress, cancellation);
    } else {
      FigureFormat format = options.output().figure().orElseThrow();
      format.write(file, figure, options.style(), width.pixels(), metadata, progress, cancellation);
    }
  }
}

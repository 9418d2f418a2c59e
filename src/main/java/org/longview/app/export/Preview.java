package org.longview.app.export;

import java.util.List;
import java.util.Locale;
import org.longview.budget.Memory;
import org.longview.export.Figure;
import org.longview.export.FigureFormat;
import org.longview.export.FigureRaster;
import org.longview.export.FigureStyle;
import org.longview.export.FigureText;
import org.longview.export.FigureWidth;
import org.longview.export.FrameRange;
import org.longview.export.GifWriter;
import org.longview.export.NumberFormat;
import org.longview.export.Numbers;
import org.longview.picture.Numerals;
import org.longview.study.SweepParameter;
import org.longview.view.Scene;
import org.longview.view.ViewFigures;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * What a file would hold.
 *
 * @param picture small; of numbers without pixels
 * @param lines the first of the numbers; of a picture none
 * @param own the words that the figure says of itself
 * @param told how large the file's picture is, or how many its numbers
 */
record Preview(Picture picture, List<String> lines, FigureText own, String told) {
  private static final int LINES = 24;
  private static final int CHARACTERS = 60;

  /**
   * Looks at what would be written.
   *
   * @throws InputException if it cannot be made
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  static Preview of(
      ExportOptions options, Scene scene, Room room, Progress progress, Cancellation cancellation) {
    if (options.output().numbers().isPresent()) {
      return ofNumbers(options, scene, progress, cancellation);
    }
    return options.output() == Output.GIF
        ? ofFilm(options, scene, room, progress, cancellation)
        : ofPicture(options, scene, room, progress, cancellation);
  }

  private static Preview ofPicture(
      ExportOptions options, Scene scene, Room room, Progress progress, Cancellation cancellation) {
    Figure figure = ViewFigures.of(options.views(), scene, progress, cancellation);
    Picture small = Picture.of(fitted(figure, options, room), cancellation);
    return new Preview(small, List.of(), figure.text(), size(options, figure));
  }

  /** The picture laid out as in the file, as large as there is room and no larger than there. */
  private static FigureRaster fitted(Figure figure, ExportOptions options, Room room) {
    FigureRaster raster = shrunk(figure, options, room.width());
    while (raster.height() > room.height() && raster.width() > FigureRaster.LEAST_WIDTH) {
      int narrower = raster.width() * room.height() / raster.height();
      raster = shrunk(figure, options, Math.min(narrower, raster.width() - 1));
    }
    return raster;
  }

  private static FigureRaster shrunk(Figure figure, ExportOptions options, int most) {
    int width = options.appearance().extent().figureWidth().pixels();
    int shown = Math.max(FigureRaster.LEAST_WIDTH, Math.min(most, width));
    FigureStyle style = options.style().shrunk(width, shown);
    return new FigureRaster(figure, style, shown);
  }

  /** As large as the file will be. */
  private static String size(ExportOptions options, Figure figure) {
    FigureWidth width = options.appearance().extent().figureWidth();
    int height =
        options
            .output()
            .figure()
            .orElse(FigureFormat.PNG)
            .height(figure, options.style(), width.pixels());
    return String.format(
        Locale.ROOT,
        "%,d × %,d pixels, %,.0f × %,.0f mm",
        width.pixels(),
        height,
        width.millimetres(width.pixels()),
        width.millimetres(height));
  }

  /** The largest frame, from which size and time of all are guessed. */
  private static Preview ofFilm(
      ExportOptions options, Scene scene, Room room, Progress progress, Cancellation cancellation) {
    FrameRange range = options.range();
    boolean grows = options.parameter() == SweepParameter.N;
    int shown = range.number(grows ? range.count() - 1 : 0);
    long begin = System.nanoTime();
    Figure figure =
        ViewFigures.of(
            options.views(), scene.with(options.parameter(), shown), progress, cancellation);
    double computing = System.nanoTime() - begin;
    FigureRaster raster = fitted(figure, options, room);
    begin = System.nanoTime();
    Picture small = Picture.of(raster, cancellation);
    int width = options.appearance().extent().figureWidth().pixels();
    double larger = Math.pow((double) width / raster.width(), 2);
    long bytes = (long) (GifWriter.frameBytes(raster, cancellation) * larger * range.count());
    double nanos = (computing + (System.nanoTime() - begin) * larger) * range.count();
    return new Preview(
        small,
        List.of(),
        figure.text(),
        "%s · %s frames, about %s, about %s"
            .formatted(
                size(options, figure),
                Numerals.grouped(range.count()),
                Memory.format(bytes),
                seconds(nanos / 1e9)));
  }

  private static String seconds(double seconds) {
    return seconds < 90
        ? "%d s".formatted(Math.max(1, Math.round(seconds)))
        : "%d min".formatted(Math.round(seconds / 60));
  }

  private static Preview ofNumbers(
      ExportOptions options, Scene scene, Progress progress, Cancellation cancellation) {
    Figure figure = ViewFigures.of(options.views(), scene, progress, cancellation);
    Numbers numbers = ViewFigures.numbers(figure);
    NumberFormat format = options.output().numbers().orElseThrow();
    return new Preview(
        new Picture(0, 0, new int[0]),
        numbers.beginning(LINES, CHARACTERS, cancellation),
        figure.text(),
        "%s, about %s".formatted(numbers.told(), Memory.format(numbers.bytes(format))));
  }
}

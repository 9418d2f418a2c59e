package org.longview.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** The kinds of files that figures are written to. */
public enum FigureFormat {
  /** Pixels. */
  PNG,
  /** Text as text and marks as vectors, for browsers and editors. */
  SVG,
  /** The same for papers, on a page of its size. */
  PDF;

  /** How names of files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that a file's name asks for.
   *
   * @throws InputException if it asks for none of them
   */
  public static FigureFormat of(Path file) {
    return named(file)
        .orElseThrow(
            () ->
                new InputException(
                    "Figures are written as %s; let the name of %s end in one of .%s."
                        .formatted(
                            Arrays.stream(values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")),
                            file.toString().isEmpty() ? "the file" : file,
                            Arrays.stream(values())
                                .map(FigureFormat::ending)
                                .collect(Collectors.joining(", .")))));
  }

  /** The format that a file's name asks for, if it asks for one of them. */
  public static Optional<FigureFormat> named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.ending()))
        .findFirst();
  }

  /**
   * How high a figure is in a file of this format.
   *
   * @param width in pixels
   * @return in pixels; marks lie where they belong, but cells of pixels are whole ones
   * @throws InputException if the width is not possible
   */
  public int height(Figure figure, FigureStyle style, int width) {
    return switch (this) {
      case PNG -> Page.ofPixels(figure, style, width).height();
      case SVG, PDF -> Page.ofVectors(figure, style, width).height();
    };
  }

  /**
   * Writes a figure, whole or not at all.
   *
   * @param width in pixels; the height follows. On paper there are as many to the inch as the
   *     metadata say
   * @param progress told the part that is done
   * @throws InputException if the width is not possible, or the file's name or folder cannot be
   *     written to
   * @throws WriteException if writing fails, as on a full disk
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  public void write(
      Path file,
      Figure figure,
      FigureStyle style,
      int width,
      FigureMetadata metadata,
      Progress progress,
      Cancellation cancellation) {
    switch (this) {
      case PNG -> PngWriter.write(file, figure, style, width, metadata, progress, cancellation);
      case SVG -> SvgWriter.write(file, figure, style, width, metadata, progress, cancellation);
      case PDF -> PdfWriter.write(file, figure, style, width, metadata, progress, cancellation);
    }
  }
}

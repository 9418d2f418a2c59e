package org.longview.app.export;

import org.longview.export.FigureFormat;
import org.longview.export.FigureStyle;

/**
 * How a picture is written.
 *
 * @param kind what it shows
 * @param format of the file
 * @param width in pixels
 * @param background what is behind it
 * @param title whether a title stands above
 * @param axes whether the axes are named
 * @param tokens whether rows and columns are named by their tokens, not numbered
 * @param parameters whether a line says what it was made from
 */
public record ExportOptions(
    ExportKind kind,
    FigureFormat format,
    int width,
    Background background,
    boolean title,
    boolean axes,
    boolean tokens,
    boolean parameters) {

  /** What is behind a picture. */
  public enum Background {
    LIGHT,
    DARK,
    /** Nothing; the colours are those of the light theme. */
    TRANSPARENT;

    FigureStyle style() {
      return switch (this) {
        case LIGHT -> FigureStyle.LIGHT;
        case DARK -> FigureStyle.DARK;
        case TRANSPARENT -> FigureStyle.LIGHT.withoutBackground();
      };
    }
  }

  /** For a slide or a page, on white. */
  public static ExportOptions defaults() {
    return new ExportOptions(
        ExportKind.ATTENTION, FigureFormat.PNG, 1600, Background.LIGHT, true, true, true, true);
  }

  public ExportOptions withKind(ExportKind newKind) {
    return new ExportOptions(newKind, format, width, background, title, axes, tokens, parameters);
  }

  ExportOptions withFormat(FigureFormat newFormat) {
    return new ExportOptions(kind, newFormat, width, background, title, axes, tokens, parameters);
  }

  ExportOptions withWidth(int newWidth) {
    return new ExportOptions(kind, format, newWidth, background, title, axes, tokens, parameters);
  }

  ExportOptions withBackground(Background newBackground) {
    return new ExportOptions(kind, format, width, newBackground, title, axes, tokens, parameters);
  }

  ExportOptions withTitle(boolean on) {
    return new ExportOptions(kind, format, width, background, on, axes, tokens, parameters);
  }

  ExportOptions withAxes(boolean on) {
    return new ExportOptions(kind, format, width, background, title, on, tokens, parameters);
  }

  ExportOptions withTokens(boolean on) {
    return new ExportOptions(kind, format, width, background, title, axes, on, parameters);
  }

  ExportOptions withParameters(boolean on) {
    return new ExportOptions(kind, format, width, background, title, axes, tokens, on);
  }
}

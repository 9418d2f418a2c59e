package org.longview.app.export;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.longview.export.FigureStyle;
import org.longview.export.FigureWords;
import org.longview.export.FigureWords.Part;
import org.longview.export.FrameRange;
import org.longview.session.Enclosed;
import org.longview.study.SweepParameter;
import org.longview.study.ViewSettings;
import org.longview.view.View;
import org.longview.work.InputException;

/**
 * What is written, and how.
 *
 * @param views what it shows; several stand side by side
 * @param output kind of the file
 * @param extent how large it is
 * @param background what is behind it
 * @param colorMap name of the colours of values
 * @param squareRoot whether colours follow the square root of the values
 * @param words what stands around it
 * @param enclosed what the file holds of the session
 * @param parameter what runs through the frames of a film
 * @param range the numbers that it runs through
 */
public record ExportOptions(
    List<View> views,
    Output output,
    Extent extent,
    Background background,
    String colorMap,
    boolean squareRoot,
    FigureWords words,
    Enclosed enclosed,
    SweepParameter parameter,
    FrameRange range) {

  /** What is behind a picture. */
  public enum Background {
    LIGHT,
    DARK,
    /** Nothing; the colours are those of the light theme. */
    TRANSPARENT
  }

  public ExportOptions {
    views = List.copyOf(views);
  }

  /** For a slide or a page, on white. */
  public static ExportOptions defaults() {
    return new ExportOptions(
        List.of(View.ATTENTION),
        Output.PNG,
        Extent.usual(),
        Background.LIGHT,
        ViewSettings.defaults().colorMap(),
        ViewSettings.defaults().squareRoot(),
        FigureWords.ALL,
        Enclosed.TEXT,
        SweepParameter.W,
        new FrameRange(0, 0, 1, FrameRange.USUAL_DELAY));
  }

  /** What is remembered from one run to the next: all but views, colours, own words and frames. */
  public String remembered() {
    return String.join(
        " ",
        output.name(),
        extent.unit().name(),
        Integer.toString(extent.width()),
        Integer.toString(extent.dotsPerInch()),
        Integer.toString(extent.type()),
        background.name(),
        words.shown().stream().map(Part::id).collect(Collectors.joining(",")),
        enclosed.id());
  }

  /**
   * What was remembered.
   *
   * @param remembered by {@link #remembered}; what is not is passed over
   */
  public static ExportOptions of(String remembered) {
    String[] fields = remembered.split(" ", -1);
    try {
      Extent extent =
          new Extent(
              Extent.Unit.valueOf(fields[1]),
              Integer.parseInt(fields[2]),
              Integer.parseInt(fields[3]),
              Integer.parseInt(fields[4]));
      extent.enlargement();
      List<String> parts = List.of(fields[6].split(","));
      EnumSet<Part> shown = EnumSet.allOf(Part.class);
      shown.removeIf(part -> !parts.contains(part.id()));
      return defaults()
          .withOutput(Output.valueOf(fields[0]))
          .withExtent(extent)
          .withBackground(Background.valueOf(fields[5]))
          .withWords(FigureWords.ALL.only(shown))
          .withEnclosed(fields.length > 7 ? Enclosed.named(fields[7]) : Enclosed.TEXT);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | InputException e) {
      return defaults();
    }
  }

  /** The look that is asked for. */
  FigureStyle style() {
    FigureStyle style =
        switch (background) {
          case LIGHT -> FigureStyle.LIGHT;
          case DARK -> FigureStyle.DARK;
          case TRANSPARENT -> FigureStyle.LIGHT.withoutBackground();
        };
    return style.withWords(words).withEnlargement(extent.enlargement());
  }

  /** The view in the colours that are asked for. */
  ViewSettings colored(ViewSettings view) {
    return view.withColorMap(colorMap).withSquareRoot(squareRoot);
  }

  /** Other views, with words of their own. */
  public ExportOptions withViews(List<View> newViews) {
    return new ExportOptions(
        newViews,
        output,
        extent,
        background,
        colorMap,
        squareRoot,
        words.withTitle("").withSubtitle(""),
        enclosed,
        parameter,
        range);
  }

  /** The same in the colours of a view. */
  public ExportOptions withColorsOf(ViewSettings view) {
    return withColorMap(view.colorMap()).withSquareRoot(view.squareRoot());
  }

  ExportOptions withOutput(Output newOutput) {
    return new ExportOptions(
        views,
        newOutput,
        extent,
        background,
        colorMap,
        squareRoot,
        words,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withExtent(Extent newExtent) {
    return new ExportOptions(
        views,
        output,
        newExtent,
        background,
        colorMap,
        squareRoot,
        words,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withBackground(Background newBackground) {
    return new ExportOptions(
        views,
        output,
        extent,
        newBackground,
        colorMap,
        squareRoot,
        words,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withColorMap(String newColorMap) {
    return new ExportOptions(
        views,
        output,
        extent,
        background,
        newColorMap,
        squareRoot,
        words,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withSquareRoot(boolean newSquareRoot) {
    return new ExportOptions(
        views,
        output,
        extent,
        background,
        colorMap,
        newSquareRoot,
        words,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withWords(FigureWords newWords) {
    return new ExportOptions(
        views,
        output,
        extent,
        background,
        colorMap,
        squareRoot,
        newWords,
        enclosed,
        parameter,
        range);
  }

  ExportOptions withEnclosed(Enclosed newEnclosed) {
    return new ExportOptions(
        views,
        output,
        extent,
        background,
        colorMap,
        squareRoot,
        words,
        newEnclosed,
        parameter,
        range);
  }

  ExportOptions withFrames(SweepParameter newParameter, FrameRange newRange) {
    return new ExportOptions(
        views,
        output,
        extent,
        background,
        colorMap,
        squareRoot,
        words,
        enclosed,
        newParameter,
        newRange);
  }
}

package org.longview.app.export;

import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.longview.app.export.Appearance.Background;
import org.longview.export.FigureStyle;
import org.longview.export.FigureWords;
import org.longview.export.FigureWords.Part;
import org.longview.export.FrameRange;
import org.longview.export.Letters;
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
 * @param appearance how a picture looks
 * @param enclosed what the file holds of the session
 * @param parameter what runs through the frames of a film
 * @param range the numbers that it runs through
 */
public record ExportOptions(
    List<View> views,
    Output output,
    Appearance appearance,
    Enclosed enclosed,
    SweepParameter parameter,
    FrameRange range) {

  public ExportOptions {
    views = List.copyOf(views);
  }

  /** For a slide or a page, on white. */
  public static ExportOptions defaults() {
    return new ExportOptions(
        List.of(View.ATTENTION),
        Output.PNG,
        Appearance.defaults(),
        Enclosed.TEXT,
        SweepParameter.W,
        new FrameRange(0, 0, 1, FrameRange.USUAL_DELAY));
  }

  /** What is remembered from one run to the next: all but views, colours, own words and frames. */
  public String remembered() {
    Extent extent = appearance.extent();
    return String.join(
        " ",
        output.name(),
        extent.unit().name(),
        Integer.toString(extent.width()),
        Integer.toString(extent.dotsPerInch()),
        Integer.toString(extent.type()),
        appearance.background().name(),
        appearance.words().shown().stream().map(Part::id).collect(Collectors.joining(",")),
        enclosed.id(),
        appearance.letters().id());
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
          .withAppearance(
              now ->
                  now.withExtent(extent)
                      .withBackground(Background.valueOf(fields[5]))
                      .withWords(FigureWords.ALL.only(shown))
                      .withLetters(fields.length > 8 ? Letters.named(fields[8]) : Letters.TEXT))
          .withEnclosed(fields.length > 7 ? Enclosed.named(fields[7]) : Enclosed.TEXT);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | InputException e) {
      return defaults();
    }
  }

  /** Other views, with words of their own; the same keep those that were typed. */
  public ExportOptions withViews(List<View> newViews) {
    if (newViews.equals(views)) {
      return this;
    }
    FigureWords unnamed = appearance.words().withTitle("").withSubtitle("");
    return new ExportOptions(
        newViews, output, appearance.withWords(unnamed), enclosed, parameter, range);
  }

  /** The same in the colours of a view. */
  public ExportOptions withColorsOf(ViewSettings view) {
    return withAppearance(
        now -> now.withColorMap(view.colorMap()).withSquareRoot(view.squareRoot()));
  }

  /** Whether a transparent background is asked for, of a file that has none. */
  boolean paintsTransparent() {
    return output == Output.GIF && appearance.background() == Background.TRANSPARENT;
  }

  /** The look of the picture that is written. */
  FigureStyle style() {
    return paintsTransparent() ? appearance.style().withBackground() : appearance.style();
  }

  ExportOptions withOutput(Output newOutput) {
    return new ExportOptions(views, newOutput, appearance, enclosed, parameter, range);
  }

  ExportOptions withAppearance(UnaryOperator<Appearance> change) {
    return new ExportOptions(views, output, change.apply(appearance), enclosed, parameter, range);
  }

  ExportOptions withEnclosed(Enclosed newEnclosed) {
    return new ExportOptions(views, output, appearance, newEnclosed, parameter, range);
  }

  ExportOptions withFrames(SweepParameter newParameter, FrameRange newRange) {
    return new ExportOptions(views, output, appearance, enclosed, newParameter, newRange);
  }
}

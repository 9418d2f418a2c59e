package org.longview.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.longview.export.FigureStyle;
import org.longview.export.FigureWidth;
import org.longview.export.FigureWords;
import org.longview.export.FigureWords.Part;
import org.longview.export.Letters;
import org.longview.export.PaperColumn;
import org.longview.picture.ColorMap;
import org.longview.study.ViewSettings;
import org.longview.work.InputException;
import picocli.CommandLine.Option;

/** The size, colours and words of a figure. */
final class LookOptions {
  private static final int USUAL_DOTS = 150;
  private static final int PRINT_DOTS = 300;

  /** In points, for widths on paper. */
  private static final int PRINT_TYPE = 8;

  @Option(
      names = "--colormap",
      defaultValue = "viridis",
      paramLabel = "NAME",
      description = "viridis, cividis, magma or greys.")
  private String colorMap;

  @Option(
      names = "--scale",
      defaultValue = "root",
      paramLabel = "root|linear",
      description = "Whether colours follow the square root of the weights, or the weights.")
  private String scale;

  @Option(
      names = "--theme",
      defaultValue = "light",
      paramLabel = "light|dark",
      description = "Colours for paper or for slides.")
  private String theme;

  @Option(names = "--transparent", description = "Paint nothing behind the figure.")
  private boolean transparent;

  @Option(
      names = "--width",
      defaultValue = "1200",
      paramLabel = "PX|MMmm|NAME",
      description =
          "In pixels; on paper, as 89mm; or that of a column: nature, nature-2, science, science-2,"
              + " science-3, ieee, ieee-2, acl, acl-2, neurips or slide.")
  private String width;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      description = "Pixels an inch; default 150, and 300 for widths on paper.")
  private @Nullable Integer dpi;

  @Option(
      names = "--type",
      paramLabel = "PT",
      description =
          "The size of axis names and captions on paper, in points; default that of the column, 8"
              + " for widths in mm, and in proportion to widths in pixels.")
  private @Nullable Double type;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "In the place of the figure's own title.")
  private String title = "";

  @Option(
      names = "--caption",
      paramLabel = "TEXT",
      description = "In the place of what the figure says below its title.")
  private String caption = "";

  @Option(
      names = "--letters",
      defaultValue = "text",
      paramLabel = "text|outlines",
      description =
          "What SVG and PDF hold: text, which can be found and copied (default), or its outlines,"
              + " for programs that show text in typefaces of their own.")
  private String letters;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "PART",
      description = "Leave out title, subtitle, axes, tokens, bar or parameters; several as a,b.")
  private List<String> without = List.of();

  /**
   * How wide the figure is.
   *
   * @throws InputException if that is not possible
   */
  FigureWidth width() {
    Optional<PaperColumn> column = PaperColumn.named(width);
    if (column.isPresent()) {
      return FigureWidth.ofMillimetres(
          column.get().millimetres(), dpi == null ? column.get().dotsPerInch() : dpi);
    }
    try {
      return width.endsWith("mm")
          ? FigureWidth.ofMillimetres(millimetres(), dpi == null ? PRINT_DOTS : dpi)
          : new FigureWidth(Integer.parseInt(width), dpi == null ? USUAL_DOTS : dpi);
    } catch (NumberFormatException e) {
      throw new InputException(
          "The width “%s” is neither pixels nor a column; write 1200, 89mm, or one of %s."
              .formatted(
                  width,
                  Arrays.stream(PaperColumn.values())
                      .map(PaperColumn::id)
                      .collect(Collectors.joining(", "))),
          e);
    }
  }

  private double millimetres() {
    double millimetres = Double.parseDouble(width.substring(0, width.length() - 2).strip());
    if (Double.isNaN(millimetres)) {
      throw new NumberFormatException(width);
    }
    return millimetres;
  }

  /**
   * What the figure looks like.
   *
   * @throws InputException if there is no such look
   */
  FigureStyle style() {
    FigureStyle style =
        switch (theme) {
          case "light" -> FigureStyle.LIGHT;
          case "dark" -> FigureStyle.DARK;
          default ->
              throw new InputException(
                  "There is no theme %s; there are light and dark.".formatted(theme));
        };
    FigureStyle dressed =
        style.withWords(words()).withEnlargement(enlargement()).withLetters(Letters.named(letters));
    return transparent ? dressed.withoutBackground() : dressed;
  }

  /** Of the type: none in pixels, that of a column or of paper there, unless a size is given. */
  private double enlargement() {
    FigureWidth figure = width();
    if (type != null) {
      return figure.enlargement(type);
    }
    return PaperColumn.named(width)
        .map(column -> figure.enlargement(column.type()))
        .orElseGet(() -> width.endsWith("mm") ? figure.enlargement(PRINT_TYPE) : 1);
  }

  private FigureWords words() {
    EnumSet<Part> shown = EnumSet.allOf(Part.class);
    for (String part : without) {
      if (!shown.removeIf(known -> known.id().equals(part))
          && Arrays.stream(Part.values()).noneMatch(known -> known.id().equals(part))) {
        throw new InputException(
            "There is no “%s” around a figure; there are title, subtitle, axes, tokens, bar and"
                    .formatted(part)
                + " parameters.");
      }
    }
    return FigureWords.ALL.only(shown).withTitle(title).withSubtitle(caption);
  }

  /** A view of attention in the colours that are asked for. */
  ViewSettings in(ViewSettings view) {
    return view.withColorMap(colorMap).withSquareRoot(scale.equals("root"));
  }

  /**
   * Checks the names of choices.
   *
   * @throws InputException if there is no such colour map, scale or letters
   */
  void check() {
    if (ColorMap.named(colorMap).isDiverging()) {
      throw new InputException(
          "The colour map %s is for differences; choose viridis, cividis, magma or greys."
              .formatted(colorMap));
    }
    Letters.named(letters);
    if (!scale.equals("root") && !scale.equals("linear")) {
      throw new InputException("There is no scale %s; there are root and linear.".formatted(scale));
    }
  }
}

package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import org.jspecify.annotations.Nullable;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.picture.Palette;
import org.longview.picture.Reduction;
import org.longview.study.CellKind;
import org.longview.study.Wording;
import org.longview.work.Cancellation;

/** A {@link MatrixFigure} that is laid out. */
final class MatrixDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double LABEL_GAP = 5;
  private static final double NAME_GAP = 6;
  private static final double BAR_GAP = 14;
  private static final double LEGEND_GAP = 10;

  /** Where it has less room beside the row labels, the legend begins below them. */
  private static final double LEAST_LEGEND = 220;

  /** Narrower figures have no colour bar. */
  private static final double LEAST_WIDTH_WITH_BAR = 240;

  /** In points; a matrix of few cells does not fill the width. */
  private static final double LARGEST_CELL = 110;

  /** In pixels: from here on all cells are made equally large, and some width is left. */
  private static final int EQUAL_CELLS = 8;

  private static final double SLANT = 60;
  private static final double SLANT_SIN = Math.sin(Math.toRadians(SLANT));
  private static final double SLANT_COS = Math.cos(Math.toRadians(SLANT));

  private final MatrixFigure figure;
  private final AxisLabels rows;
  private final AxisLabels columns;
  private final FigureStyle style;
  private final TextFrame frame;
  private final Lettering names = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);
  private final boolean words;
  private final double resolution;
  private final int most;
  private final MatrixCells cells;
  private final @Nullable ColorBar bar;
  private final LegendLine legend;
  private final double legendLeft;

  /** The matrix's size in pixels, and its place in points. */
  private int pixelsWide;

  private int pixelsHigh;
  private final double left;
  private final double top;
  private TickLabels rowLabels;
  private TickLabels columnLabels;

  /**
   * Lays it out.
   *
   * @param most width of the matrix itself, in pixels, that is not exceeded
   */
  MatrixDrawing(MatrixFigure figure, double width, Medium medium, FigureStyle style, int most) {
    this.figure = figure;
    this.style = style;
    rows = figure.rows().in(style.words());
    columns = figure.columns().in(style.words());
    resolution = medium.resolution();
    this.most = most;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    words = width >= TextFrame.LEAST_WIDTH;
    double room = width - 2 * frame.margin();
    double labelRoom = 0.22 * room;
    double barWidth =
        figure.scheme() instanceof CellScheme.Values values
                && width >= LEAST_WIDTH_WITH_BAR
                && style.words().shows(Part.BAR)
            ? BAR_GAP + new ColorBar(values, 300, style.palette()).width()
            : 0;

    // The size of the cells decides which labels fit, and the labels how much room the cells have.
    size(room - barWidth);
    rowLabels = labels(rows, figure.source().rows(), cellHeight(), labelRoom, false);
    columnLabels = labels(columns, figure.source().columns(), cellWidth(), labelRoom, true);
    for (int i = 0; i < 2; i++) {
      size(room - leftOfMatrix() - Math.max(barWidth, overhang()));
      rowLabels = labels(rows, figure.source().rows(), cellHeight(), labelRoom, false);
      columnLabels = labels(columns, figure.source().columns(), cellWidth(), labelRoom, true);
    }
    bar =
        barWidth > 0 && figure.scheme() instanceof CellScheme.Values values
            ? new ColorBar(values, pixelsHigh / resolution, style.palette())
            : null;
    left = frame.margin() + leftOfMatrix();
    top = frame.top() + aboveMatrix();
    cells = new MatrixCells(figure, style, medium, pixelsWide, pixelsHigh);
    legendLeft = width - frame.margin() - left < LEAST_LEGEND ? frame.margin() : left;
    legend = legend(words ? width - frame.margin() - legendLeft : 0);
  }

  /** Chooses the matrix's size for a width in points. */
  private void size(double width) {
    int rows = figure.source().rows();
    int columns = figure.source().columns();
    int free = Math.min(most, (int) Math.max(16, Math.floor(width * resolution)));
    double largest = LARGEST_CELL * resolution;
    pixelsWide = extent(columns, free, largest);
    pixelsHigh = rows == columns ? pixelsWide : extent(rows, free, largest);
  }

  private static int extent(int cells, int most, double largestCell) {
    double cell = Math.min(largestCell, (double) most / cells);
    return cell >= EQUAL_CELLS ? (int) Math.floor(cell) * cells : (int) Math.round(cell * cells);
  }

  /** Width of the matrix itself, in pixels. */
  int pixelsWide() {
    return pixelsWide;
  }

  private double cellWidth() {
    return pixelsWide / resolution / figure.source().columns();
  }

  private double cellHeight() {
    return pixelsHigh / resolution / figure.source().rows();
  }

  private static TickLabels labels(
      AxisLabels axis, int count, double cell, double room, boolean upright) {
    return new TickLabels(axis, count, cell, room, upright);
  }

  private double leftOfMatrix() {
    if (!words) {
      return 0;
    }
    double name = rows.name().isEmpty() ? 0 : names.height() + NAME_GAP;
    return name + rowLabels.width() + LABEL_GAP;
  }

  private double aboveMatrix() {
    if (!words) {
      return 0;
    }
    double name = columns.name().isEmpty() ? 0 : names.height() + NAME_GAP;
    double highest = 0;
    for (TickLabels.Tick tick : columnLabels.ticks()) {
      highest = Math.max(highest, heightOf(tick));
    }
    return name + highest + LABEL_GAP;
  }

  private double heightOf(TickLabels.Tick tick) {
    Lettering lettering = columnLabels.lettering(tick);
    return columnLabels.areTokens()
        ? columnLabels.width(tick) * SLANT_SIN + lettering.ascent() * SLANT_COS
        : lettering.ascent();
  }

  /** How far the column labels reach beyond the right edge of the matrix. */
  private double overhang() {
    if (!words) {
      return 0;
    }
    double most = 0;
    for (TickLabels.Tick tick : columnLabels.ticks()) {
      double middle = (tick.index() + 0.5) * cellWidth();
      double reach =
          columnLabels.areTokens()
              ? columnLabels.width(tick) * SLANT_COS + columnLabels.lettering(tick).size() / 2
              : columnLabels.width(tick) / 2;
      most = Math.max(most, middle + reach - pixelsWide / resolution);
    }
    return most;
  }

  private LegendLine legend(double width) {
    LegendLine line = new LegendLine(width, style);
    if (width <= 0) {
      return line;
    }
    if (style.words().shows(Part.BAR)) {
      addColors(line);
    }
    if (cells.view().cellsSharePixels()) {
      line.add(0, "several cells share a pixel: " + reduction());
    }
    if (rowLabels.areTokens() && rowLabels.step() > 1) {
      line.add(0, "every " + ordinal(rowLabels.step()) + " token is named");
    }
    return line;
  }

  private void addColors(LegendLine line) {
    Palette palette = style.palette();
    String excluded = "excluded pair";
    if (figure.scheme() instanceof CellScheme.Kinds kinds) {
      for (CellKind kind : kinds.legend()) {
        line.add(palette.of(kind), Wording.of(kind, kinds.pattern()));
      }
      if (kinds.pattern().hasPieces()) {
        excluded = Wording.excluded(kinds.pattern());
      }
    }
    if (figure.showsExcluded()) {
      line.add(palette.excluded(), excluded);
    }
  }

  private String reduction() {
    if (figure.scheme() instanceof CellScheme.Values values) {
      if (figure.reduction() == Reduction.MEAN) {
        return "their mean is shown";
      }
      return values.scale().diverging()
          ? "the one of largest magnitude is shown"
          : "their maximum is shown";
    }
    return "the most important is shown";
  }

  private static String ordinal(int number) {
    return number + (number == 2 ? "nd" : "th");
  }

  private double bottom() {
    return top + pixelsHigh / resolution + (legend.height() > 0 ? LEGEND_GAP + legend.height() : 0);
  }

  @Override
  public double height() {
    return bottom() + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, bottom());
    cells.paint(graphics, left, top, cancellation);
    if (words) {
      paintRowLabels(graphics);
      paintColumnLabels(graphics);
    }
    if (bar != null) {
      bar.paint(graphics, left + pixelsWide / resolution + BAR_GAP, top);
    }
    legend.paint(graphics, legendLeft, top + pixelsHigh / resolution + LEGEND_GAP);
  }

  private void paintRowLabels(Graphics2D graphics) {
    double nextToMatrix = left - LABEL_GAP;
    for (TickLabels.Tick tick : rowLabels.ticks()) {
      Lettering lettering = rowLabels.lettering(tick);
      graphics.setColor(color(tick));
      lettering.paint(
          graphics,
          tick.text(),
          nextToMatrix,
          top + (tick.index() + 0.5) * cellHeight() + 0.36 * lettering.size(),
          Anchor.END);
    }
    String name = rows.name();
    double room = pixelsHigh / resolution;
    if (!name.isEmpty() && names.width(name) <= room) {
      graphics.setColor(new Color(style.palette().muted()));
      names.paintTurned(
          graphics,
          name,
          left - leftOfMatrix() + names.ascent(),
          top + room / 2,
          90,
          Anchor.MIDDLE);
    }
  }

  private void paintColumnLabels(Graphics2D graphics) {
    for (TickLabels.Tick tick : columnLabels.ticks()) {
      Lettering lettering = columnLabels.lettering(tick);
      double middle = left + (tick.index() + 0.5) * cellWidth();
      graphics.setColor(color(tick));
      if (columnLabels.areTokens()) {
        // The middle of the type's height, not its baseline, points to the middle of the column.
        double half = 0.36 * lettering.size();
        lettering.paintTurned(
            graphics,
            tick.text(),
            middle + half * SLANT_SIN,
            top - LABEL_GAP + half * SLANT_COS,
            SLANT,
            Anchor.START);
      } else {
        lettering.paint(graphics, tick.text(), middle, top - LABEL_GAP, Anchor.MIDDLE);
      }
    }
    String name = columns.name();
    double room = pixelsWide / resolution;
    if (!name.isEmpty() && names.width(name) <= room) {
      graphics.setColor(new Color(style.palette().muted()));
      names.paint(
          graphics, name, left + room / 2, top - aboveMatrix() + names.ascent(), Anchor.MIDDLE);
    }
  }

  private Color color(TickLabels.Tick tick) {
    Palette palette = style.palette();
    return new Color(tick.strong() ? palette.global() : palette.muted());
  }
}

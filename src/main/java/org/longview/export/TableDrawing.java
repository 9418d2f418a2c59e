package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.export.TableFigure.Row;
import org.longview.picture.Tint;
import org.longview.work.Cancellation;

/** A {@link TableFigure} that is laid out. */
final class TableDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double GAP = 14;
  private static final double TYPE = 11.5;
  private static final double LEAST_TYPE = 4;
  private static final double LINE = 2;
  private static final double BAR = 0.6;
  private static final double LEAST_BAR = 40;

  /** There are bars if the room is at least this part of what all takes in type of its size. */
  private static final double BARS_FROM = 0.8;

  /** Of the width, for bars at least where there are any. */
  private static final double BARS = 0.16;

  private final TableFigure figure;
  private final FigureStyle style;
  private final TextFrame frame;
  private final boolean hasWords;
  private final boolean isHeaded;
  private final Lettering words;
  private final Lettering heads;
  private final double nameWidth;
  private final double barWidth;
  private final double[] cellWidths;

  TableDrawing(TableFigure figure, double width, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    hasWords = width >= TextFrame.LEAST_WIDTH;
    isHeaded = hasWords && style.words().shows(Part.AXES);
    double room = width - 2 * frame.margin();
    Lettering usual = new Lettering(Face.REGULAR, TYPE);
    double bars = style.words().shows(Part.BAR) ? Math.max(LEAST_BAR, BARS * room) : 0;
    if (hasWords && room < BARS_FROM * wide(usual, bars)) {
      bars = 0; // rather than type that is too small to be read
    }
    double size = Math.max(LEAST_TYPE, TYPE * Math.min(1, room / wide(usual, bars)));
    words = new Lettering(Face.REGULAR, size);
    heads = new Lettering(Face.REGULAR, size * TextFrame.CAPTION_TYPE / TYPE);
    nameWidth = names(words);
    cellWidths = cells(words);
    double taken = firstCellWithoutBars() + Arrays.stream(cellWidths).map(c -> c + gap()).sum();
    barWidth = bars > 0 ? Math.max(LEAST_BAR / 2, room - taken) : 0;
  }

  private double wide(Lettering type, double bars) {
    return names(type)
        + Arrays.stream(cells(type)).map(cell -> cell + GAP).sum()
        + (bars > 0 ? bars + GAP : 0);
  }

  private double names(Lettering type) {
    return !hasWords
        ? 0
        : figure.rows().stream().mapToDouble(row -> type.width(row.name())).max().orElse(0);
  }

  private double[] cells(Lettering type) {
    double[] widths = new double[hasWords ? figure.columns().size() - 1 : 0];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = isHeaded ? type.width(figure.columns().get(i + 1)) : 0;
      for (Row row : figure.rows()) {
        widths[i] = Math.max(widths[i], type.width(row.cells().get(i)));
      }
    }
    return widths;
  }

  private double gap() {
    return words.size() / TYPE * GAP;
  }

  private double line() {
    return LINE * words.size();
  }

  private double tall() {
    return (figure.rows().size() + (isHeaded ? 1 : 0)) * line();
  }

  @Override
  public double height() {
    return frame.top() + tall() + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    cancellation.check();
    frame.paint(graphics, frame.top() + tall());
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin(), frame.top());
    if (isHeaded) {
      paintHeads(inside);
      inside.translate(0, line());
    }
    for (Row row : figure.rows()) {
      paintRow(inside, row);
      inside.translate(0, line());
    }
    inside.dispose();
  }

  private void paintHeads(Graphics2D graphics) {
    double baseline = baseline(heads);
    graphics.setColor(new Color(style.palette().muted()));
    if (barWidth > 0) {
      heads.paint(
          graphics,
          heads.shortened(figure.columns().get(0), barWidth),
          firstCellWithoutBars(),
          baseline);
    }
    double right = firstCell();
    for (int i = 0; i < cellWidths.length; i++) {
      String head = figure.columns().get(i + 1);
      right += cellWidths[i];
      heads.paint(graphics, head, right, baseline, Anchor.END);
      right += gap();
    }
    graphics.setColor(new Color(style.palette().line()));
    graphics.setStroke(new BasicStroke(0.75f));
    graphics.draw(new Line2D.Double(0, line(), right - gap(), line()));
  }

  private double firstCellWithoutBars() {
    return hasWords ? nameWidth + gap() : 0;
  }

  /** Where the cells begin. */
  private double firstCell() {
    return firstCellWithoutBars() + (barWidth > 0 ? barWidth + gap() : 0);
  }

  private double baseline(Lettering type) {
    return (line() + type.ascent() - type.descent()) / 2;
  }

  private void paintRow(Graphics2D graphics, Row row) {
    graphics.setColor(new Color(row.tint().argb(style.palette())));
    if (hasWords) {
      words.paint(graphics, row.name(), 0, baseline(words));
    }
    if (barWidth > 0 && !Double.isNaN(row.share())) {
      double high = BAR * words.size();
      graphics.fill(
          new Rectangle2D.Double(
              nameWidth + gap(), (line() - high) / 2, Math.max(0.5, row.share() * barWidth), high));
    }
    graphics.setColor(new Color(Tint.TEXT.argb(style.palette())));
    double right = firstCell();
    for (int i = 0; i < cellWidths.length; i++) {
      String cell = row.cells().get(i);
      right += cellWidths[i];
      words.paint(graphics, cell, right, baseline(words), Anchor.END);
      right += gap();
    }
  }
}

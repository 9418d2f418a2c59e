package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.picture.Numerals;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.Rollout;
import org.longview.work.Cancellation;

/**
 * A {@link ReachFigure} that is laid out: a band for each layer, the text from left to right. What
 * is reached is framed and coloured by its weight; dashes show how far the formula reaches.
 */
final class ReachDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double GAP = 6;
  private static final double BETWEEN = 3;
  private static final double HIGHEST_BAND = 24;
  private static final double LOWEST_BAND = 4;
  private static final double HEIGHT_TO_WIDTH = 0.5;
  private static final double LEGEND_GAP = 10;

  /** The mark above the token. */
  private static final double MARK = 3;

  /** Runs of cells narrower than this have no frame, for it would hide them. */
  private static final double FRAMED_FROM = 5;

  /** Tokens at least this wide have their names. */
  private static final double NAMED_FROM = 26;

  private static final double TICK_PITCH = 60;
  private static final double PLAIN = 0.35;

  /** Cells of a band that vectors draw as marks; more are an image. */
  private static final int MOST_MARKS = 512;

  private static final BasicStroke FRAME = new BasicStroke(0.75f);
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 4}, 0);

  private final ReachFigure figure;
  private final FigureStyle style;
  private final Medium medium;
  private final TextFrame frame;
  private final Lettering type = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);
  private final ValueScale scale;
  private final LegendLine legend;
  private final boolean hasWords;
  private final boolean named;
  private final boolean hasBar;
  private final double left;
  private final double top;
  private final double across;
  private final double pitch;
  private final @Nullable ColorBar bar;

  ReachDrawing(ReachFigure figure, double width, Medium medium, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    this.medium = medium;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    hasWords = width >= TextFrame.LEAST_WIDTH;
    named = hasWords && style.words().shows(Part.AXES);
    hasBar = hasWords && style.words().shows(Part.BAR);
    scale = figure.scale();
    double room = width - 2 * frame.margin();
    double layers = hasWords ? type.width(Integer.toString(figure.depth())) + GAP : 0;
    left = frame.margin() + (named ? type.height() + BETWEEN : 0) + layers;
    top = frame.top() + (hasWords ? type.height() + MARK + BETWEEN : 0);
    pitch =
        Math.max(LOWEST_BAND, Math.min(HIGHEST_BAND, HEIGHT_TO_WIDTH * room / figure.depth()))
            + BETWEEN;
    bar =
        hasBar && figure.rollout() != null && tall() >= 2 * type.height()
            ? new ColorBar(
                new CellScheme.Values(
                    figure.colors(), scale, tall() >= type.width("weight") ? "weight" : ""),
                tall(),
                style.palette())
            : null;
    double counts = hasWords ? GAP + Math.max(type.width("tokens"), countWidth()) : 0;
    double right = counts + (bar == null ? 0 : 2 * GAP + bar.width());
    across = Math.max(1, width - frame.margin() - right - left);
    legend = legend(hasBar ? room : 0);
  }

  private double countWidth() {
    double widest = 0;
    for (int depth = 1; depth <= figure.depth(); depth++) {
      widest = Math.max(widest, type.width(Numerals.grouped(figure.reach().count(depth))));
    }
    return widest;
  }

  private LegendLine legend(double room) {
    LegendLine line = new LegendLine(room, style);
    if (room > 0) {
      Palette palette = style.palette();
      if (figure.rollout() == null) {
        line.add(plain(), "reaches the token");
      }
      line.add(palette.excluded(), "does not reach it");
      if (figure.reach().formula(1).isPresent()) {
        line.add(palette.global(), "dashes: the formula ℓ·d·⌊w/2⌋ a side");
      }
      if (cells() < figure.reach().length()) {
        line.add(0, "a mark shows the largest of its tokens");
      }
    }
    return line;
  }

  private double tall() {
    return figure.depth() * pitch - BETWEEN;
  }

  private double below() {
    return (hasWords ? BETWEEN + type.height() : 0)
        + (named ? BETWEEN + type.height() : 0)
        + (legend.height() > 0 ? LEGEND_GAP + legend.height() : 0);
  }

  private double bottom() {
    return top + tall() + below();
  }

  @Override
  public double height() {
    return bottom() + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, bottom());
    for (int depth = 1; depth <= figure.depth(); depth++) {
      cancellation.check();
      paintBand(graphics, depth);
    }
    paintFormula(graphics);
    if (hasWords) {
      paintNumbers(graphics);
      paintToken(graphics);
      paintAxis(graphics);
    }
    if (named) {
      paintNames(graphics);
    }
    if (bar != null) {
      bar.paint(graphics, left + across + GAP + countsWidth() + 2 * GAP, top);
    }
    legend.paint(graphics, frame.margin(), bottom() - legend.height());
  }

  private double countsWidth() {
    return Math.max(type.width("tokens"), countWidth());
  }

  private double top(int depth) {
    return top + (depth - 1) * pitch;
  }

  /** As many as there are tokens, or on pixels no more than these. */
  private int cells() {
    int n = figure.reach().length();
    return medium.vectors() ? n : (int) Math.min(n, Math.ceil(across * medium.resolution()));
  }

  private int plain() {
    return Palette.mix(style.palette().window(), style.palette().excluded(), PLAIN);
  }

  private void paintBand(Graphics2D graphics, int depth) {
    int cells = cells();
    int[] colors = colors(depth, cells);
    double y = top(depth);
    double tall = pitch - BETWEEN;
    double cell = across / cells;
    graphics.setColor(new Color(style.palette().excluded()));
    graphics.fill(new Rectangle2D.Double(left, y, across, tall));
    if (medium.vectors() && cells > MOST_MARKS) {
      BufferedImage image = new BufferedImage(cells, 1, BufferedImage.TYPE_INT_RGB);
      for (int c = 0; c < cells; c++) {
        image.setRGB(c, 0, colors[c] == 0 ? style.palette().excluded() : colors[c]);
      }
      AffineTransform placed = AffineTransform.getTranslateInstance(left, y);
      placed.scale(cell, tall);
      graphics.drawImage(image, placed, null);
    } else {
      paintCells(graphics, colors, y, cell);
    }
    paintFrames(graphics, colors, y, cell);
  }

  /** Cells of one colour that touch are one mark, so that no seam is seen between them. */
  private void paintCells(Graphics2D graphics, int[] colors, double y, double cell) {
    double gap = cell > 6 ? 1 : 0;
    for (int c = 0; c < colors.length; ) {
      int end = c + 1;
      while (gap == 0 && end < colors.length && colors[end] == colors[c]) {
        end++;
      }
      if (colors[c] != 0) {
        double from = snapped(left + c * cell);
        graphics.setColor(new Color(colors[c]));
        graphics.fill(
            new Rectangle2D.Double(
                from, y, snapped(left + end * cell) - from - gap, pitch - BETWEEN));
      }
      c = end;
    }
  }

  private void paintFrames(Graphics2D graphics, int[] colors, double y, double cell) {
    graphics.setColor(new Color(style.palette().text()));
    graphics.setStroke(FRAME);
    double gap = cell > 6 ? 1 : 0;
    int runFrom = -1;
    for (int c = 0; c <= colors.length; c++) {
      boolean reached = c < colors.length && colors[c] != 0;
      if (reached && runFrom < 0) {
        runFrom = c;
      } else if (!reached && runFrom >= 0) {
        double wide = (c - runFrom) * cell - gap;
        if (wide >= FRAMED_FROM) {
          graphics.draw(
              new Rectangle2D.Double(
                  left + runFrom * cell + 0.375, y + 0.375, wide - 0.75, pitch - BETWEEN - 0.75));
        }
        runFrom = -1;
      }
    }
  }

  /** The nearest place where two pixels meet; of vectors the place itself. */
  private double snapped(double place) {
    return medium.vectors() ? place : Math.rint(place * medium.resolution()) / medium.resolution();
  }

  /** The colour of each cell, 0 where nothing is reached. */
  private int[] colors(int depth, int cells) {
    int n = figure.reach().length();
    Rollout rollout = figure.rollout();
    int[] colors = new int[cells];
    for (int c = 0; c < cells; c++) {
      int from = (int) ((long) c * n / cells);
      int to = (int) ((c + 1L) * n / cells);
      float most = -1;
      for (int i = from; i < to; i++) {
        if (figure.reach().reaches(depth, i)) {
          most = Math.max(most, rollout == null ? 0 : rollout.weights(depth)[i]);
        }
      }
      if (most >= 0) {
        colors[c] = rollout == null ? plain() : figure.colors().at(scale.position(most));
      }
    }
    return colors;
  }

  /** A cone of dashes, from the token out by ℓ·d·⌊w/2⌋ on either side. */
  private void paintFormula(Graphics2D graphics) {
    int n = figure.reach().length();
    graphics.setColor(new Color(style.palette().global()));
    graphics.setStroke(DASHES);
    for (int side = -1; side <= 1; side += 2) {
      double before = Double.NaN;
      for (int depth = 1; depth <= figure.depth(); depth++) {
        OptionalLong span = figure.reach().formula(depth);
        if (span.isEmpty()) {
          break;
        }
        double edge =
            figure.reach().token() + (side < 0 ? 0 : 1) + (double) side * span.getAsLong();
        if (edge < 0 || edge > n) {
          break;
        }
        double x = left + edge / n * across;
        double y = top(depth) - BETWEEN / 2;
        if (!Double.isNaN(before)) {
          graphics.draw(new Line2D.Double(before, y, x, y));
        }
        graphics.draw(new Line2D.Double(x, y, x, y + pitch));
        before = x;
      }
    }
  }

  /** The layers at the left, the numbers of tokens at the right. */
  private void paintNumbers(Graphics2D graphics) {
    graphics.setColor(new Color(style.palette().muted()));
    double high = top - MARK - BETWEEN - type.descent();
    type.paint(graphics, "ℓ", left - GAP, high, Anchor.END);
    type.paint(graphics, "tokens", left + across + GAP, high);
    int step = (int) Math.ceil(type.ascent() / pitch);
    for (int depth = figure.depth(); depth >= 1; depth -= step) {
      double baseline = top(depth) + (pitch - BETWEEN + type.ascent() - type.descent()) / 2;
      String layers = Integer.toString(depth);
      graphics.setColor(
          new Color(depth == figure.depth() ? style.palette().text() : style.palette().muted()));
      type.paint(graphics, layers, left - GAP, baseline, Anchor.END);
      type.paint(
          graphics, Numerals.grouped(figure.reach().count(depth)), left + across + GAP, baseline);
    }
  }

  /** The token above the bands, with a mark. */
  private void paintToken(Graphics2D graphics) {
    int token = figure.reach().token();
    double cell = across / figure.reach().length();
    double middle = left + (token + 0.5) * cell;
    String name = type.shortened(name(token), across);
    double wide = type.width(name);
    graphics.setColor(new Color(style.palette().global()));
    double x = Math.max(left + wide / 2, Math.min(left + across - wide / 2, middle));
    type.paint(graphics, name, x, top - MARK - BETWEEN - type.descent(), Anchor.MIDDLE);
    double mark = Math.max(2, cell - 2);
    graphics.fill(new Rectangle2D.Double(middle - mark / 2, top - MARK - 1, mark, MARK));
  }

  private String name(int token) {
    AxisLabels shown = figure.tokens().in(style.words());
    return shown.tokens().isEmpty()
        ? "token " + Numerals.grouped(token)
        : "“" + shown.tokens().get(token) + "”";
  }

  /** Names of tokens where they have room, else positions. */
  private void paintAxis(Graphics2D graphics) {
    int n = figure.reach().length();
    AxisLabels shown = figure.tokens().in(style.words());
    double cell = across / n;
    double baseline = top + tall() + BETWEEN + type.ascent();
    if (cell >= NAMED_FROM && !shown.tokens().isEmpty()) {
      for (int i = 0; i < n; i++) {
        String token = type.shortened(shown.tokens().get(i), cell - 2);
        boolean followed = i == figure.reach().token();
        graphics.setColor(new Color(followed ? style.palette().global() : style.palette().muted()));
        centered(graphics, token, i, baseline);
      }
      return;
    }
    long step = 1;
    while (step * cell < TICK_PITCH) {
      step *= 2;
    }
    graphics.setColor(new Color(style.palette().muted()));
    for (long i = 0; i < n; i += step) {
      centered(graphics, Numerals.grouped(i), i, baseline);
    }
  }

  private void centered(Graphics2D graphics, String text, long token, double baseline) {
    double middle = left + (token + 0.5) * across / figure.reach().length();
    type.paint(graphics, text, middle, baseline, Anchor.MIDDLE);
  }

  private void paintNames(Graphics2D graphics) {
    graphics.setColor(new Color(style.palette().muted()));
    String positions = figure.tokens().name();
    type.paint(
        graphics,
        positions,
        left + across / 2,
        top + tall() + 2 * BETWEEN + type.height() + type.ascent(),
        Anchor.MIDDLE);
    String layers = type.shortened("through ℓ layers", tall());
    type.paintTurned(
        graphics, layers, frame.margin() + type.ascent(), top + tall() / 2, 90, Anchor.MIDDLE);
  }
}

package org.longview.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.picture.CellColors;
import org.longview.picture.HeadLayout;
import org.longview.picture.Overview;
import org.longview.picture.Rasterizer;
import org.longview.picture.ValueRaster;
import org.longview.study.Head;
import org.longview.study.HeadOrder;
import org.longview.work.Cancellation;

/** A {@link HeadsFigure} that is laid out. */
final class HeadsDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double GAP = 4;
  private static final double BAR_GAP = 14;
  private static final double LEGEND_GAP = 8;
  private static final double LABEL_GAP = 5;
  private static final double LEAST_WIDTH_WITH_BAR = 240;
  private static final double LONGEST_BAR = 320;

  /** Of a map, in points. */
  private static final double LARGEST = 170;

  /** Maps of groups would rather be fewer side by side than smaller, in points. */
  private static final double LEAST_IN_GROUP = 52;

  /** Entries of a side in vectors, so that all maps together stay a small file. */
  private static final int MOST_EXACT = 128;

  private final HeadsFigure figure;
  private final FigureStyle style;
  private final Medium medium;
  private final TextFrame frame;
  private final Lettering names = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);
  private final Lettering numbers = new Lettering(Face.REGULAR, 9);
  private final Lettering heading = new Lettering(Face.STRONG, 11);
  private final boolean grid;
  private final boolean words;

  /** Whether the axes have names. */
  private final boolean named;

  private final double left;
  private final double top;
  private final double mapsWide;
  private final HeadLayout layout;
  private final @Nullable ColorBar bar;
  private final LegendLine legend;

  HeadsDrawing(HeadsFigure figure, double width, Medium medium, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    this.medium = medium;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    words = width >= TextFrame.LEAST_WIDTH;
    grid = figure.arrangement().order() == HeadOrder.GRID;
    double room = width - 2 * frame.margin();
    named = words && grid && style.words().shows(Part.AXES);
    double name = named ? names.height() + LABEL_GAP : 0;
    double beside = words && grid ? name + numbers.width("00") + LABEL_GAP : 0;
    double above = words && grid ? name + numbers.height() : 0;
    boolean hasBar =
        !figure.scale().own() && width >= LEAST_WIDTH_WITH_BAR && style.words().shows(Part.BAR);
    CellScheme.Values values =
        new CellScheme.Values(
            figure.colors(), figure.scale().shared(figure.colors().isDiverging()), figure.name());
    double barWidth =
        hasBar ? BAR_GAP + new ColorBar(values, LONGEST_BAR, style.palette()).width() : 0;
    left = frame.margin() + beside;
    top = frame.top() + above;
    mapsWide = room - beside - barWidth;
    layout = layout();
    bar =
        hasBar
            ? new ColorBar(values, Math.min(LONGEST_BAR, layout.height() - GAP), style.palette())
            : null;
    legend = legend(words ? room : 0);
  }

  private HeadLayout layout() {
    List<Integer> groups =
        figure.arrangement().groups().stream().map(group -> group.heads().size()).toList();
    int columns = figure.arrangement().columns();
    if (!grid) {
      columns = (int) Math.max(1, Math.min(columns, (mapsWide + GAP) / (LEAST_IN_GROUP + GAP)));
    }
    double room = Math.min(LARGEST, (mapsWide + GAP) / columns - GAP);
    // Whole pixels, so that all maps are equally sharp
    double size = Math.max(1, Math.floor(room * medium.resolution())) / medium.resolution();
    double gap = Math.max(1, Math.round(GAP * medium.resolution())) / medium.resolution();
    boolean captioned = !grid && words;
    return HeadLayout.ofColumns(
        groups,
        columns,
        size,
        new HeadLayout.Room(
            0,
            captioned && !figure.headings().isEmpty() ? 1.6 * heading.height() : 0,
            captioned ? numbers.height() : 0,
            gap));
  }

  private LegendLine legend(double width) {
    LegendLine line = new LegendLine(width, style);
    if (width <= 0) {
      return line;
    }
    if (figure.showsExcluded() && style.words().shows(Part.BAR)) {
      line.add(style.palette().excluded(), "excluded pair");
    }
    line.add(0, "in each map: rows are queries, columns are keys");
    if (!grid) {
      line.add(0, "below: layer.head · score");
    }
    if (figure.scale().own()) {
      line.add(0, "each map has a scale of its own");
    }
    if (figure.maps().values().stream().anyMatch(map -> map.side() > side(map))
        || figure.maps().values().stream().anyMatch(Overview::isReduced)) {
      line.add(0, "several cells share a pixel: the largest is shown");
    }
    return line;
  }

  /** Pixels of a map's image. */
  private int side(Overview map) {
    return medium.vectors()
        ? Math.min(MOST_EXACT, map.side())
        : (int) Math.round(layout.size() * medium.resolution());
  }

  private double bottom() {
    return top + layout.height() + (legend.height() > 0 ? LEGEND_GAP + legend.height() : 0);
  }

  @Override
  public double height() {
    return bottom() + frame.below();
  }

  @Override
  public void paint(Graphics2D graphics, Cancellation cancellation) {
    frame.paint(graphics, bottom());
    List<Head> heads = figure.arrangement().heads();
    for (int i = 0; i < heads.size(); i++) {
      cancellation.check();
      HeadLayout.Place place = layout.places().get(i);
      double x = left + place.x();
      double y = top + place.y();
      if (graphics.hitClip((int) x, (int) y, (int) layout.size() + 2, (int) layout.size() + 2)) {
        paintMap(graphics, Objects.requireNonNull(figure.maps().get(heads.get(i))), x, y);
      }
      if (words && !grid) {
        paintCentered(graphics, numbers, figure.captions().get(i), x, y + layout.size(), true);
      }
    }
    if (words && grid) {
      paintAxes(graphics);
    }
    paintHeadings(graphics);
    if (bar != null) {
      bar.paint(graphics, left + mapsWide + BAR_GAP, top);
    }
    legend.paint(graphics, frame.margin(), top + layout.height() + LEGEND_GAP);
  }

  private void paintMap(Graphics2D graphics, Overview map, double x, double y) {
    BufferedImage image = image(map, side(map));
    AffineTransform before = graphics.getTransform();
    if (medium.vectors()) {
      graphics.translate(x, y);
      graphics.scale(layout.size() / image.getWidth(), layout.size() / image.getHeight());
      graphics.drawImage(image, 0, 0, null);
    } else {
      Point2D corner = before.transform(new Point2D.Double(x, y), null);
      graphics.setTransform(new AffineTransform());
      graphics.drawImage(
          image, (int) Math.round(corner.getX()), (int) Math.round(corner.getY()), null);
    }
    graphics.setTransform(before);
  }

  private BufferedImage image(Overview map, int side) {
    ValueRaster values = map.raster(side);
    BufferedImage image =
        new BufferedImage(values.width(), values.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    CellColors colors = CellColors.of(figure.colors(), figure.scale().of(map));
    Rasterizer.paint(values, colors, style.palette(), pixels);
    return image;
  }

  /** The numbers of heads above and of layers beside, and what they are. */
  private void paintAxes(Graphics2D graphics) {
    int columns = figure.arrangement().columns();
    int rows = layout.places().size() / columns;
    graphics.setColor(new Color(style.palette().muted()));
    for (int head = 0; head < columns; head++) {
      double x = left + layout.places().get(head).x();
      paintCentered(graphics, numbers, Integer.toString(head), x, top - numbers.height(), false);
    }
    for (int layer = 0; layer < rows; layer++) {
      String text = Integer.toString(layer);
      double middle = top + layout.places().get(layer * columns).y() + layout.size() / 2;
      numbers.paint(graphics, text, left - LABEL_GAP, middle + 0.36 * numbers.size(), Anchor.END);
    }
    if (!named) {
      return;
    }
    double wide = layout.places().get(columns - 1).x() + layout.size();
    names.paint(graphics, "head", left + wide / 2, frame.top() + names.ascent(), Anchor.MIDDLE);
    names.paintTurned(
        graphics,
        "layer",
        frame.margin() + names.ascent(),
        top + layout.height() / 2,
        90,
        Anchor.MIDDLE);
  }

  /** A word over the middle of a map, or below it. */
  private void paintCentered(
      Graphics2D graphics, Lettering lettering, String text, double x, double y, boolean fits) {
    String shown = fits ? lettering.shortened(text, layout.size() + GAP) : text;
    graphics.setColor(new Color(style.palette().muted()));
    lettering.paint(graphics, shown, x + layout.size() / 2, y + lettering.ascent(), Anchor.MIDDLE);
  }

  private void paintHeadings(Graphics2D graphics) {
    graphics.setColor(new Color(style.palette().text()));
    for (int i = 0; words && i < figure.headings().size(); i++) {
      heading.paint(
          graphics,
          heading.shortened(figure.headings().get(i), mapsWide),
          left,
          top + layout.headings().get(i) + 0.3 * heading.height() + heading.ascent());
    }
  }
}

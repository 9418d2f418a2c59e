package org.longview.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.longview.chart.Anchor;
import org.longview.export.FigureWords.Part;
import org.longview.picture.ArcChoice;
import org.longview.picture.ArcCurves;
import org.longview.picture.ArcLayout;
import org.longview.picture.ArcRaster;
import org.longview.picture.HeadColors;
import org.longview.picture.Numerals;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * An {@link ArcsFigure} that is laid out: the strongest curves as curves, all else as an image
 * below them.
 */
final class ArcsDrawing implements Drawing {
  private static final double MARGIN = 16;
  private static final double GAP = 6;
  private static final double LEGEND_GAP = 10;

  /** Of a token's line, in points. */
  private static final double LARGEST_SPACING = 22;

  private static final double LARGEST_HEIGHT_TO_WIDTH = 1.3;

  /** Of the width, for the words of one side. */
  private static final double MOST_FOR_WORDS = 0.22;

  /** Curves that are drawn one by one; weaker ones are part of the image. */
  private static final int LISTED = 3500;

  /** Weak curves nearer to each other, in points, share one. */
  private static final double NEAR = 3;

  /** Pixels of the image for each point, and of all of it. */
  private static final double FINE = 1;

  private static final double MOST_PIXELS = 1 << 24;

  private final ArcsFigure figure;
  private final FigureStyle style;
  private final TextFrame frame;
  private final Lettering words = new Lettering(Face.REGULAR, 10);
  private final Lettering strong = new Lettering(Face.STRONG, 10);
  private final Lettering names = new Lettering(Face.REGULAR, TextFrame.CAPTION_TYPE);
  private final AxisLabels labels;
  private final double fine;
  private final double room;
  private final double widest;
  private final double top;
  private final ArcLayout layout;
  private final ArcChoice choice;
  private final LegendLine legend;
  private final boolean named;
  private @Nullable BufferedImage density;

  ArcsDrawing(ArcsFigure figure, double width, Medium medium, FigureStyle style) {
    this.figure = figure;
    this.style = style;
    frame = new TextFrame(figure.text(), width, MARGIN, style);
    boolean hasWords = width >= TextFrame.LEAST_WIDTH;
    labels = figure.tokens().in(style.words());
    named = hasWords && style.words().shows(Part.AXES);
    room = width - 2 * frame.margin();
    int count = figure.block().count();
    double spacing = Math.min(LARGEST_SPACING, LARGEST_HEIGHT_TO_WIDTH * room / count);
    double longest = 0;
    for (int i = 0; hasWords && i < count; i++) {
      longest = Math.max(longest, strong.width(label(i)));
    }
    widest = Math.min(MOST_FOR_WORDS * room, longest);
    top = frame.top() + (named ? names.height() + GAP : 0);
    // Half a line of type above the first word and below the last
    double edge = Math.max(0, words.height() - spacing) / 2;
    layout =
        new ArcLayout(
            (int) Math.floor(room),
            (int) Math.ceil(count * spacing + 2 * edge),
            figure.oneLine(),
            widest + (hasWords ? (figure.oneLine() ? 2 : 1) * GAP : 0),
            -edge / spacing,
            spacing);
    double wanted = medium.vectors() ? FINE : medium.resolution();
    fine = Math.min(wanted, Math.sqrt(MOST_PIXELS / layout.width() / layout.height()));
    choice =
        ArcChoice.of(
            figure.block(),
            figure.heads(),
            new ArcChoice.Part.All(),
            new ArcChoice.Limits(
                figure.share(), LISTED, Math.max(1, (int) Math.ceil(count * spacing / NEAR))),
            Workers.shared(),
            new Cancellation());
    legend = legend(hasWords ? room : 0);
  }

  private String label(int token) {
    return labels.tokens().isEmpty()
        ? Numerals.grouped(figure.block().from() + token)
        : labels.tokens().get(token);
  }

  private LegendLine legend(double width) {
    LegendLine line = new LegendLine(width, style);
    if (width <= 0) {
      return line;
    }
    if (style.words().shows(Part.BAR)) {
      figure.heads().stream()
          .forEach(head -> line.add(HeadColors.of(head, style.palette()), "head " + head));
    }
    line.add(
        0,
        String.format(
            Locale.ROOT,
            "%s %s, the largest weights, %s %.0f %% of the attention shown; the rest is density",
            Numerals.grouped(choice.count()),
            choice.count() == 1 ? "curve" : "curves",
            choice.count() == 1 ? "holds" : "hold",
            100 * choice.share()));
    if (choice.count() > choice.listed()) {
      line.add(0, "weak curves closer than 3 points are drawn together");
    }
    if (figure.oneLine()) {
      line.add(0, "at the left: to keys before the query; at the right: after it");
    }
    return line;
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
    Graphics2D inside = (Graphics2D) graphics.create();
    inside.translate(frame.margin(), top);
    paintDensity(inside, cancellation);
    paintCurves(inside, cancellation);
    paintWords(inside);
    inside.dispose();
    if (named) {
      paintNames(graphics);
    }
    legend.paint(graphics, frame.margin(), top + layout.height() + LEGEND_GAP);
  }

  private void paintDensity(Graphics2D graphics, Cancellation cancellation) {
    BufferedImage image = density;
    if (image == null) {
      ArcLayout pixels =
          new ArcLayout(
              (int) Math.ceil(layout.width() * fine),
              (int) Math.ceil(layout.height() * fine),
              layout.oneLine(),
              layout.inset() * fine,
              layout.first(),
              layout.spacing() * fine);
      int[] ink =
          ArcRaster.density(
              choice,
              figure.block().count(),
              pixels,
              fine,
              style.palette(),
              Workers.shared(),
              cancellation);
      image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
      image.setRGB(0, 0, pixels.width(), pixels.height(), ink, 0, pixels.width());
      density = image;
    }
    graphics.drawImage(image, AffineTransform.getScaleInstance(1 / fine, 1 / fine), null);
  }

  private void paintCurves(Graphics2D graphics, Cancellation cancellation) {
    ArcCurves curves = ArcCurves.of(choice, layout, 1, style.palette());
    for (int i = 0; i < curves.count(); i++) {
      cancellation.check();
      int alpha = (int) Math.round(255 * (1 - Math.exp(-curves.ink()[i])));
      graphics.setColor(new Color((curves.color()[i] & 0xffffff) | Math.max(1, alpha) << 24, true));
      graphics.setStroke(
          new BasicStroke(curves.thick()[i], BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
      graphics.draw(curve(curves.from()[i], curves.to()[i]));
    }
  }

  /** Between columns y rises as 3t² − 2t³; beside one column it is half an ellipse. */
  private Shape curve(double from, double to) {
    if (!layout.oneLine()) {
      double left = layout.inset();
      double right = layout.width() - layout.inset();
      double third = (right - left) / 3;
      return new CubicCurve2D.Double(left, from, left + third, from, right - third, to, right, to);
    }
    double radius = Math.max(Math.abs(to - from), layout.spacing() / 2) / 2;
    double flat = Math.min(1, (layout.width() - layout.inset()) / layout.height());
    boolean before = to < from;
    double middle = layout.width() / 2.0 + (before ? -1 : 1) * layout.inset() / 2;
    return new Arc2D.Double(
        middle - flat * radius,
        (from + to) / 2 - radius,
        2 * flat * radius,
        2 * radius,
        before ? 90 : -90,
        180,
        Arc2D.OPEN);
  }

  private void paintWords(Graphics2D graphics) {
    if (widest == 0) {
      return;
    }
    int step = (int) Math.max(1, Math.ceil(words.height() / layout.spacing()));
    for (int i = 0; i < figure.block().count(); i += step) {
      boolean stands = labels.strong().contains(i);
      Lettering lettering = stands ? strong : words;
      graphics.setColor(new Color(stands ? style.palette().global() : style.palette().text()));
      String text = lettering.shortened(label(i), widest);
      double baseline = layout.y(i) + 0.36 * lettering.size();
      if (layout.oneLine()) {
        lettering.paint(graphics, text, layout.width() / 2.0, baseline, Anchor.MIDDLE);
      } else {
        lettering.paint(graphics, text, widest, baseline, Anchor.END);
        lettering.paint(graphics, text, layout.width() - widest, baseline);
      }
    }
  }

  private void paintNames(Graphics2D graphics) {
    graphics.setColor(new Color(style.palette().muted()));
    double baseline = frame.top() + names.ascent();
    if (layout.oneLine()) {
      String name = "query and key";
      names.paint(graphics, name, frame.margin() + room / 2, baseline, Anchor.MIDDLE);
    } else {
      names.paint(
          graphics,
          "query",
          frame.margin() + Math.max(widest, names.width("query")),
          baseline,
          Anchor.END);
      names.paint(
          graphics,
          "key",
          frame.margin() + layout.width() - Math.max(widest, names.width("key")),
          baseline);
    }
  }
}

package org.longview.app.matrices;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.TypeSize;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Axis;
import org.longview.picture.Palette;
import org.longview.picture.Viewport;
import org.longview.study.TextMark;
import org.longview.text.Tokens;

/** Paints the names of rows and columns around a matrix, and nothing above it. */
final class MatrixLabels extends Group {
  private static final double SLANT = -60;
  private static final double[] TYPES = {12.5, 10.5, 9};
  private static final double PLAIN_TYPE = 10.5;

  /** Distance of two labels, in heights of the type. */
  private static final double PITCH = 0.86;

  /** About what is left beside a matrix for its labels. */
  private static final double LABEL_ROOM = 64;

  /** Height of a line, in sizes of the type. */
  private static final double LINE = 1.21;

  private static final double NUMBER_PITCH = 40;

  /**
   * Room for half of the first name and of the last one, above the first row and below the last.
   */
  private static final double BEYOND = 10;

  private static final double MOST_WIDTH = 84;

  /** Where not all rows can be named, names are worth less room. */
  private static final double MOST_WIDTH_OF_SOME = 52;

  /** How many tokens are measured to find the widest. */
  private static final int MEASURED = 4096;

  /** All that a painting depends on; tokens are the same if they are one object. */
  private record Painted(
      @Nullable Tokens tokens,
      GlobalTokens globals,
      String projected,
      @Nullable Viewport view,
      MatrixGeometry geometry,
      double device,
      Palette palette,
      double type,
      int hovered,
      double width,
      List<TextMark> signposts) {}

  private final Canvas rowNames = new Canvas();
  private final Canvas columnNames = new Canvas();
  private @Nullable Painted painted;
  private FontMeasure plain = new FontMeasure(Fonts.regular(PLAIN_TYPE));
  private FontMeasure strong = new FontMeasure(Fonts.strong(PLAIN_TYPE));
  private @Nullable Tokens measured;
  private double widest;
  private double most = MOST_WIDTH;
  private @Nullable List<TextMark> measuredSignposts;
  private double widestSignpost;
  private boolean signpostsStand;
  private int hovered = -1;
  private List<AxisLabel> rows = List.of();
  private List<AxisLabel> columns = List.of();

  MatrixLabels() {
    setManaged(false);
    setMouseTransparent(true);
    getChildren().addAll(rowNames, columnNames);
  }

  /**
   * Measures the names for a view of a width.
   *
   * @param signposts what stands in the stead of names where there is no room for all of these
   */
  void measure(@Nullable MatrixContent content, double width, List<TextMark> signposts) {
    double cell = content == null ? 0 : (width - TypeSize.of(LABEL_ROOM)) / content.rows();
    double size = type(cell);
    boolean namesAll = cell >= LINE * size * PITCH;
    most = TypeSize.of(namesAll ? MOST_WIDTH : MOST_WIDTH_OF_SOME);
    if (plain.font().getSize() != size) {
      plain = new FontMeasure(Fonts.regular(size));
      strong = new FontMeasure(Fonts.strong(size));
      measured = null;
      measuredSignposts = null;
    }
    if (content != null && content.tokens() != measured) {
      measured = content.tokens();
      widest = 0;
      for (int i = 0; i < Math.min(MEASURED, measured.size()); i++) {
        widest = Math.max(widest, strong.width(measured.piece(i)));
      }
    }
    signpostsStand = !namesAll;
    if (!signposts.equals(measuredSignposts)) {
      measuredSignposts = signposts;
      widestSignpost = 0;
      for (int i = 0; i < Math.min(MEASURED, signposts.size()); i++) {
        widestSignpost = Math.max(widestSignpost, plain.width(signposts.get(i).label()));
      }
    }
  }

  /** The largest type with which cells of a size can all be named. */
  private static double type(double cell) {
    for (double type : TYPES) {
      if (LINE * TypeSize.of(type) * PITCH <= cell) {
        return TypeSize.of(type);
      }
    }
    return TypeSize.of(PLAIN_TYPE);
  }

  /** Width of the widest name, as far as it is granted. */
  double widest() {
    return Math.min(widest, most);
  }

  /** Likewise of a row: headings lie there, often to be told apart only by how they go on. */
  double widestOfRows() {
    double signpost = signpostsStand ? Math.min(widestSignpost, TypeSize.of(MOST_WIDTH)) : 0;
    return Math.max(widest(), signpost);
  }

  /** Marks the labels of a token as those under the mouse; −1 for none. */
  void setHovered(int token) {
    hovered = token;
  }

  /** The token whose label is at a place along a side, or −1. */
  int tokenAt(double place, boolean alongRows, Axis axis, double device) {
    AxisLabel nearest = null;
    for (AxisLabel label : alongRows ? rows : columns) {
      if (nearest == null
          || Math.abs(label.middle() - place) < Math.abs(nearest.middle() - place)) {
        nearest = label;
      }
    }
    boolean close = nearest != null && Math.abs(nearest.middle() - place) <= plain.height() / 2;
    return nearest != null && close ? nearest.index() : axis.cellAt(place * device);
  }

  /**
   * Paints all labels, if anything has changed since they were painted last.
   *
   * @param width of the matrix and its labels
   */
  void paint(
      @Nullable MatrixContent content,
      @Nullable Viewport view,
      double width,
      MatrixGeometry geometry,
      double device,
      Palette palette,
      List<TextMark> signposts) {
    Painted now =
        new Painted(
            content == null ? null : content.tokens(),
            content == null ? GlobalTokens.NONE : content.globals(),
            content == null ? "" : content.projected(),
            view,
            geometry,
            device,
            palette,
            plain.font().getSize(),
            hovered,
            width,
            signposts);
    if (now.equals(painted)) {
      return;
    }
    painted = now;
    double beyond = Math.ceil(TypeSize.of(BEYOND));
    rowNames.relocate(0, geometry.top() - beyond);
    GraphicsContext g = cleared(rowNames, geometry.left(), geometry.side() + 2 * beyond);
    GraphicsContext across = cleared(columnNames, width, geometry.top());
    rows = List.of();
    columns = List.of();
    if (content == null
        || view == null
        || view.rows() != content.rows()
        || view.columns() != content.columns()) {
      return;
    }
    double pitch = plain.font().getSize() * LINE * PITCH;
    rows =
        AxisLabel.along(
            view.down(),
            device,
            content.tokens()::piece,
            content.globals(),
            signposts,
            pitch,
            TypeSize.of(NUMBER_PITCH));
    columns =
        AxisLabel.along(
            view.across(),
            device,
            content::columnName,
            content.isProjected() ? GlobalTokens.NONE : content.globals(),
            content.isProjected() ? List.of() : signposts,
            pitch,
            TypeSize.of(NUMBER_PITCH));
    g.setTextAlign(TextAlignment.RIGHT);
    for (AxisLabel label : rows) {
      if (label.middle() >= 0 && label.middle() <= geometry.side()) {
        double y = beyond + label.middle();
        write(g, label, palette, geometry.left() - 5, y, geometry.left() - 7, false);
      }
    }
    across.setTextAlign(TextAlignment.LEFT);
    double length = (geometry.top() - 4) / Math.sin(Math.toRadians(-SLANT));
    for (AxisLabel label : columns) {
      if (label.middle() >= 0 && label.middle() <= geometry.side()) {
        across.save();
        across.translate(geometry.left() + label.middle(), geometry.top() - 4);
        across.rotate(SLANT);
        write(across, label, palette, 0, 0, length, content.isProjected());
        across.restore();
      }
    }
  }

  private static GraphicsContext cleared(Canvas canvas, double width, double height) {
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    return g;
  }

  private void write(
      GraphicsContext g,
      AxisLabel label,
      Palette palette,
      double x,
      double y,
      double room,
      boolean projected) {
    FontMeasure measure = label.strong() ? strong : plain;
    boolean hot = !projected && label.index() == hovered;
    g.setFont(measure.font());
    g.setFill(
        Colors.of(label.strong() ? palette.global() : hot ? palette.text() : palette.muted()));
    g.fillText(measure.shortened(label.text(), room), x, y);
  }
}

package org.longview.app.arcs;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.arcs.ArcsModel.Content;
import org.longview.app.control.Colors;
import org.longview.app.control.Fonts;
import org.longview.app.control.TypeSize;
import org.longview.picture.ArcChoice.Part;
import org.longview.picture.Palette;

/** The words beside the curves: a narrow canvas for each column, and nothing above the curves. */
final class ArcsWords extends Group {
  private static final double WIDTH = 104;
  private static final double GAP = 6;
  private static final double TYPE = 12;

  /** Least distance of two words, from one line to the next. */
  private static final double LINE = 14;

  /** All that the words depend on. */
  private record Look(ArcsJob.Request request, double type) {
    Content content() {
      return request.content();
    }

    Palette palette() {
      return request.palette();
    }

    double width() {
      return request.layout().width() / request.scale();
    }

    double height() {
      return request.layout().height() / request.scale();
    }

    /** From one token to the next. */
    double spacing() {
      return request.layout().spacing() / request.scale();
    }

    /** The middle of a token, from the top. */
    double y(int token) {
      return request.layout().y(token - request.from()) / request.scale();
    }
  }

  private final Canvas queries = new Canvas();
  private final Canvas keys = new Canvas();
  private @Nullable Look painted;

  ArcsWords() {
    setManaged(false);
    setMouseTransparent(true);
    getChildren().addAll(queries, keys);
  }

  /** The room beside the curves, for one column. */
  static double inset() {
    return TypeSize.of(WIDTH) + TypeSize.of(GAP);
  }

  /** How far from its side a column is pointed at. */
  static double reach() {
    return TypeSize.of(WIDTH) + 2 * TypeSize.of(GAP);
  }

  /** Above and below the tokens, so that the first word and the last are whole. */
  static double edge() {
    return TypeSize.of(LINE) / 2;
  }

  /** Shows nothing. */
  void clear() {
    painted = null;
    setVisible(false);
  }

  /** Paints the words of a picture, if they are not what they were. */
  void paint(ArcsJob.Request request) {
    Look look = new Look(request, TypeSize.factor());
    if (look.equals(painted)) {
      return;
    }
    painted = look;
    setVisible(true);
    double wide = TypeSize.of(WIDTH) + 2;
    for (Canvas column : List.of(queries, keys)) {
      column.setWidth(wide);
      column.setHeight(look.height());
    }
    boolean oneLine = look.content().settings().oneLine();
    queries.setLayoutX(oneLine ? Math.floor((look.width() - wide) / 2) : 0);
    keys.setLayoutX(look.width() - wide);
    keys.setVisible(!oneLine);
    if (oneLine) {
      paint(queries, look, wide / 2, TextAlignment.CENTER, chosen(request, true, true));
    } else {
      paint(queries, look, wide - 2, TextAlignment.RIGHT, chosen(request, true, false));
      paint(keys, look, 2, TextAlignment.LEFT, chosen(request, false, true));
    }
  }

  /** The token that is looked at, where it stands in a column of queries or keys; else −1. */
  private static int chosen(ArcsJob.Request request, boolean queries, boolean keys) {
    if (request.part() instanceof Part.Query query && queries) {
      return request.from() + query.token();
    }
    return request.part() instanceof Part.Key key && keys ? request.from() + key.token() : -1;
  }

  /** A column of words, as many as do not meet; the chosen one in any case. */
  private static void paint(Canvas column, Look look, double x, TextAlignment align, int chosen) {
    GraphicsContext g = column.getGraphicsContext2D();
    g.clearRect(0, 0, column.getWidth(), column.getHeight());
    g.setFont(Fonts.regular(TypeSize.of(TYPE)));
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(align);
    Content content = look.content();
    Palette palette = look.palette();
    double line = TypeSize.of(LINE);
    double most = TypeSize.of(WIDTH) - 2;
    int step = (int) Math.max(1, Math.ceil(line / look.spacing()));
    int from = look.request().from();
    for (int i = from; i < from + look.request().count(); i++) {
      boolean meets = chosen >= 0 && Math.abs(look.y(i) - look.y(chosen)) < line;
      if (i % step == 0 && !meets) {
        boolean left = content.settings().hideMarks() && content.tokens().isSpecial(i);
        g.setFill(Colors.of(left ? palette.line() : palette.text()));
        g.fillText(content.tokens().piece(i), x, look.y(i), most);
      }
    }
    if (chosen >= 0) {
      g.setFont(Fonts.strong(TypeSize.of(TYPE)));
      g.setFill(Colors.of(palette.global()));
      g.fillText(content.tokens().piece(chosen), x, look.y(chosen), most);
    }
  }
}

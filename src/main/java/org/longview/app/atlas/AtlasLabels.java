package org.longview.app.atlas;

import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.longview.app.atlas.AtlasModel.State;
import org.longview.app.control.Colors;
import org.longview.app.control.FontMeasure;
import org.longview.app.control.Fonts;
import org.longview.app.control.TypeSize;
import org.longview.attention.HeadClass;
import org.longview.picture.HeadLayout;
import org.longview.picture.HeadLayout.Place;
import org.longview.picture.HeadLayout.Room;
import org.longview.picture.Palette;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadArrangement.Group;
import org.longview.study.HeadOrder;
import org.longview.study.HeadWording;

/** What stands around the maps of heads: numbers, headings, scores and outlines. */
final class AtlasLabels {
  private static final double TYPE = 10.5;
  private static final double HEADING = 12;
  private static final double BESIDE = 20;
  private static final double ABOVE = 16;
  private static final double OVER_GROUP = 26;
  private static final double BELOW = 13;

  /** How much of what is out of date is covered. */
  private static final double VEIL = 0.6;

  /**
   * What is seen.
   *
   * @param scrolled how much of the layout is above
   */
  record Scene(State state, HeadArrangement arrangement, HeadLayout layout, double scrolled) {}

  private final AtlasModel model;

  AtlasLabels(AtlasModel model) {
    this.model = model;
  }

  /** What the words need around the maps. */
  Room room(HeadOrder order, double gap) {
    return switch (order) {
      case GRID -> new Room(TypeSize.of(BESIDE), TypeSize.of(ABOVE), 0, gap);
      case GROUPED -> new Room(2, TypeSize.of(OVER_GROUP), TypeSize.of(BELOW), gap);
      case SCORE -> new Room(2, gap, TypeSize.of(BELOW), gap);
    };
  }

  void clear(Canvas canvas) {
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
  }

  /** Paints the words, and a veil over maps that are out of date. */
  void paint(Canvas canvas, Scene scene, Palette palette) {
    clear(canvas);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    veil(g, scene, palette);
    g.setFill(Colors.of(palette.muted()));
    if (scene.arrangement.order() == HeadOrder.GRID) {
      numbers(g, scene);
    } else {
      captions(g, scene);
      headings(g, canvas.getWidth(), scene, palette);
    }
  }

  private static void veil(GraphicsContext g, Scene scene, Palette palette) {
    Color ground = Colors.of(palette.background());
    g.setFill(ground.deriveColor(0, 1, 1, VEIL));
    List<Head> heads = scene.arrangement.heads();
    double size = scene.layout.size();
    for (int i = 0; i < heads.size(); i++) {
      boolean drawn = scene.state.maps().containsKey(heads.get(i));
      Place place = scene.layout.places().get(i);
      if (drawn && !scene.state.fresh().contains(heads.get(i))) {
        g.fillRect(place.x(), place.y() - scene.scrolled, size, size);
      } else if (!drawn) {
        g.setStroke(Colors.of(palette.line()));
        g.strokeRect(place.x() + 0.5, place.y() - scene.scrolled + 0.5, size - 1, size - 1);
      }
    }
  }

  /** Of layers beside a grid, and of heads above it. */
  private static void numbers(GraphicsContext g, Scene scene) {
    FontMeasure font = new FontMeasure(Fonts.regular(TypeSize.of(TYPE)));
    g.setFont(font.font());
    double half = scene.layout.size() / 2;
    int columns = scene.arrangement.columns();
    List<Place> places = scene.layout.places();
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < places.size(); i += columns) {
      Place place = places.get(i);
      g.fillText(Integer.toString(i / columns), place.x() - 5, place.y() - scene.scrolled + half);
    }
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.BOTTOM);
    double widest = font.width("000");
    int step = (int) Math.max(1, Math.ceil(widest / scene.layout.size()));
    for (int head = 0; head < columns; head += step) {
      Place place = places.get(head);
      g.fillText(Integer.toString(head), place.x() + half, place.y() - scene.scrolled - 2);
    }
  }

  /** Layer, head and score of each map. */
  private void captions(GraphicsContext g, Scene scene) {
    FontMeasure font = new FontMeasure(Fonts.regular(TypeSize.of(TYPE - 1)));
    g.setFont(font.font());
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    double size = scene.layout.size();
    int i = 0;
    for (Group group : scene.arrangement.groups()) {
      HeadClass headClass =
          scene.arrangement.order() == HeadOrder.SCORE ? model.heads().score() : group.headClass();
      for (Head head : group.heads()) {
        Place place = scene.layout.places().get(i++);
        g.fillText(
            caption(head, headClass, scene, text -> font.width(text) <= size + 2),
            place.x() + size / 2,
            place.y() - scene.scrolled + size + 1);
      }
    }
  }

  /** Layer, head and score, or what there is room for. */
  private static String caption(
      Head head, @Nullable HeadClass headClass, Scene scene, Predicate<String> fits) {
    String caption = HeadWording.caption(head, headClass, scene.state.scores());
    if (fits.test(caption) || headClass == null) {
      return caption;
    }
    return scene.arrangement.order() == HeadOrder.SCORE
        ? HeadWording.score(headClass.score(scene.state.scores().get(head.layer()).of(head.head())))
        : head.layer() + "." + head.head();
  }

  private static void headings(GraphicsContext g, double width, Scene scene, Palette palette) {
    FontMeasure strong = new FontMeasure(Fonts.strong(TypeSize.of(HEADING)));
    FontMeasure plain = new FontMeasure(Fonts.regular(TypeSize.of(TYPE)));
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.BASELINE);
    List<Group> groups = scene.arrangement.groups();
    for (int i = 0; i < groups.size(); i++) {
      HeadClass headClass = groups.get(i).headClass();
      if (headClass != null) {
        double y = scene.layout.headings().get(i) - scene.scrolled + TypeSize.of(18);
        String heading = HeadWording.heading(groups.get(i));
        g.setFont(strong.font());
        g.setFill(Colors.of(palette.text()));
        g.fillText(heading, 2, y);
        double left = 2 + strong.width(heading) + 10;
        g.setFont(plain.font());
        g.setFill(Colors.of(palette.muted()));
        g.fillText(
            plain.shortened(HeadWording.explanation(headClass), Math.max(10, width - left)),
            left,
            y);
      }
    }
  }

  /** Outlines the head under the mouse and the one that is viewed, and shows the focus. */
  void outline(
      Canvas canvas,
      @Nullable Place hovered,
      @Nullable Place chosen,
      HeadLayout layout,
      boolean focused,
      Palette palette) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    if (hovered != null) {
      outline(g, hovered, layout.size(), palette.text(), palette);
    }
    if (chosen != null) {
      outline(g, chosen, layout.size(), palette.global(), palette);
    }
    if (focused) {
      g.setStroke(Colors.of(palette.window()));
      g.setLineWidth(2);
      g.strokeRect(1, 1, canvas.getWidth() - 2, canvas.getHeight() - 2);
      g.setLineWidth(1);
    }
  }

  private static void outline(
      GraphicsContext g, Place place, double size, int color, Palette palette) {
    g.setStroke(Colors.of(palette.background()));
    g.setLineWidth(1);
    g.strokeRect(place.x() - 2.5, place.y() - 2.5, size + 5, size + 5);
    g.setStroke(Colors.of(color));
    g.setLineWidth(2);
    g.strokeRect(place.x() - 1, place.y() - 1, size + 2, size + 2);
    g.setLineWidth(1);
  }
}

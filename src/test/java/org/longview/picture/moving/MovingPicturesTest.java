package org.longview.picture.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.picture.BudgetRows;
import org.longview.picture.Mark;
import org.longview.picture.TextMeasure;
import org.longview.picture.Tint;
import org.longview.picture.moving.Letters.Size;
import org.longview.picture.moving.Shape.Area;
import org.longview.picture.moving.Shape.Line;
import org.longview.picture.moving.Shape.Marked;
import org.longview.picture.moving.Shape.Outline;
import org.longview.picture.moving.Shape.Words;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Reaches;
import org.longview.work.Cancellation;

class MovingPicturesTest {
  private static final double WIDTH = 700;
  private static final double HEIGHT = 400;
  private static final List<String> NAMES =
      List.of("[CLS]", "i", "love", "geek", "##s", "for", "geek", "##s", "[SEP]");

  /** Letters half as wide as high. */
  private static final Letters LETTERS =
      size -> {
        double height = size == Size.LARGE ? 36 : 18;
        return new TextMeasure() {
          @Override
          public double width(String text) {
            return text.length() * height / 2;
          }

          @Override
          public double ascent() {
            return 0.8 * height;
          }

          @Override
          public double descent() {
            return 0.2 * height;
          }
        };
      };

  private static PatternSettings window(long window) {
    return PatternSettings.defaults()
        .withKind(PatternKind.WINDOW)
        .withWindow(window)
        .withGlobals(GlobalTokens.NONE);
  }

  private static PatternSettings globals() {
    return window(2).withKind(PatternKind.WINDOW_GLOBAL).withGlobals(GlobalTokens.of(0, 3));
  }

  private static BudgetRows rows(long length, long globals) {
    return new BudgetRows(512, length, globals, OptionalLong.empty());
  }

  private static ReachPicture reach() {
    return new ReachPicture(
        Reaches.of(
            window(4), 20, new Reaches.Field(41, 12, 12), 6, KeyPadding.NONE, new Cancellation()),
        "word");
  }

  private static ScoresPicture scores(int keys) {
    List<ScoresPicture.Key> row = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      row.add(
          new ScoresPicture.Key(
              "t" + i, -i, i == 0 ? 0.5 : 0.5 / (keys - 1), new float[] {1, -1, 0.5f}));
    }
    return new ScoresPicture("t0", row);
  }

  static Stream<MovingPicture> all() {
    return Stream.of(
        new ComparisonsPicture(NAMES, 2),
        new ComparisonsPicture(Stream.generate(() -> "word").limit(300).toList(), 299),
        scores(9),
        scores(300),
        new SquarePicture(9, false),
        new SquarePicture(9, true),
        new SquarePicture(1300, true),
        new HeadSquaresPicture(12, 12, 9),
        new GrowthPicture(1300, 512),
        new GrowthPicture(9, 512),
        new RowsPicture(window(4), 9),
        new RowsPicture(window(64), 1300),
        new GlobalCrossesPicture(globals(), NAMES),
        reach(),
        new StretchPicture(rows(1024, 4)),
        new StretchPicture(rows(4096, 4)),
        new StretchPicture(rows(300, 0)),
        new CrossOutPicture(rows(1024, 4)),
        new CrossOutPicture(rows(4096, 32)),
        new ProjectionPicture(512, 128),
        new ProjectionPicture(9, 4),
        new BarsPicture(
            List.of(
                new BarsPicture.Bar("truncated", 0.91, "0.91"),
                new BarsPicture.Bar("chunked", Double.NaN, "…"))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void at_every_moment_and_size_everything_lies_within_the_picture(MovingPicture picture) {
    for (double[] size : new double[][] {{WIDTH, HEIGHT}, {480, 300}, {1400, 900}}) {
      for (double time : new double[] {0, 0.01, 0.2, 0.37, 0.5, 0.63, 0.8, 0.99, 1}) {
        List<Shape> shapes = picture.at(time, size[0], size[1], LETTERS);
        assertFalse(shapes.isEmpty());
        for (Shape shape : shapes) {
          double[] box = box(shape);
          assertTrue(
              box[0] >= -1 && box[1] >= -1 && box[2] <= size[0] + 1 && box[3] <= size[1] + 1,
              () -> "%s at %s of %s".formatted(shape, time, picture.description()));
        }
      }
    }
  }

  private static double[] box(Shape shape) {
    if (shape instanceof Area area) {
      return new double[] {area.x(), area.y(), area.x() + area.width(), area.y() + area.height()};
    }
    if (shape instanceof Outline outline) {
      return new double[] {
        outline.x(), outline.y(), outline.x() + outline.width(), outline.y() + outline.height()
      };
    }
    if (shape instanceof Line line) {
      return new double[] {
        Math.min(line.x1(), line.x2()),
        Math.min(line.y1(), line.y2()),
        Math.max(line.x1(), line.x2()),
        Math.max(line.y1(), line.y2())
      };
    }
    if (shape instanceof Words words) {
      TextMeasure font = LETTERS.of(words.size());
      return new double[] {
        words.x(),
        words.baseline() - font.ascent(),
        words.x() + font.width(words.text()),
        words.baseline() + font.descent()
      };
    }
    return new double[] {0, 0, 0, 0};
  }

  private static List<String> words(MovingPicture picture, double time) {
    return picture.at(time, WIDTH, HEIGHT, LETTERS).stream()
        .filter(Words.class::isInstance)
        .map(shape -> ((Words) shape).text())
        .toList();
  }

  private static <T extends Shape> List<T> shapes(
      MovingPicture picture, double time, Class<T> kind) {
    return picture.at(time, WIDTH, HEIGHT, LETTERS).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void comparisons_are_drawn_one_by_one_and_counted() {
    ComparisonsPicture picture = new ComparisonsPicture(NAMES, 2);

    assertTrue(words(picture, 0).contains("0"));
    assertEquals(0, shapes(picture, 0, Line.class).size());
    assertTrue(words(picture, 0.93).contains("9"));
    List<Line> lines = shapes(picture, 1, Line.class);
    assertEquals(9, lines.size());
    assertEquals(1, lines.stream().mapToDouble(Line::x1).distinct().count());
    assertEquals(9, lines.stream().mapToDouble(Line::x2).distinct().count());
  }

  @Test
  void the_square_fills_row_by_row_and_then_holds_n_squared() {
    SquarePicture picture = new SquarePicture(9, false);

    assertTrue(words(picture, 4.0 / 9).contains("36"));
    assertTrue(words(picture, 1).contains("9² = 81"));
    assertEquals(81, shapes(picture, 1, Area.class).size());
  }

  @Test
  void twice_the_tokens_fill_four_times_the_area() {
    SquarePicture picture = new SquarePicture(9, true);

    assertTrue(words(picture, 0.5).contains("9² = 81"));
    assertEquals(81, shapes(picture, 0.5, Area.class).size());
    assertTrue(words(picture, 1).contains("18² = 324"));
    assertEquals(324, shapes(picture, 1, Area.class).size());
  }

  @Test
  void a_square_for_each_head_is_counted() {
    HeadSquaresPicture picture = new HeadSquaresPicture(12, 12, 9);

    assertTrue(words(picture, 0).contains("0"));
    assertTrue(words(picture, 1).contains("11,664"));
    assertTrue(words(picture, 1).contains("144 × 81 numbers"));
  }

  @Test
  void the_point_ends_at_the_length() {
    GrowthPicture picture = new GrowthPicture(1300, 512);

    assertTrue(words(picture, 0).contains("0² = 0"));
    assertTrue(words(picture, 1).contains("1,300² = 1,690,000"));
    assertTrue(words(picture, 1).contains("512² = 262,144"));
  }

  @Test
  void the_rows_of_a_pattern_are_counted_exactly() {
    RowsPicture picture = new RowsPicture(window(4), 9);

    // 3 + 4 + 5 + 5 + 5 + 5 + 5 + 4 + 3
    assertTrue(words(picture, 1).contains("39"));
    assertTrue(words(picture, 1).contains("of 9² = 81"));
    assertEquals(
        39,
        shapes(picture, 1, Area.class).stream().filter(cell -> cell.tint() == Tint.WINDOW).count());
  }

  @Test
  void each_global_token_lights_a_row_and_a_column() {
    GlobalCrossesPicture picture = new GlobalCrossesPicture(globals(), NAMES);

    assertTrue(words(picture, 0).contains("2·n·s = 0"));
    assertTrue(words(picture, 1).contains("2·n·s = 36"));
    assertEquals(
        36,
        shapes(picture, 1, Area.class).stream().filter(cell -> cell.tint() == Tint.GLOBAL).count());
  }

  @Test
  void every_layer_adds_half_a_window_on_each_side() {
    ReachPicture picture = reach();

    assertTrue(words(picture, 1).contains("25"));
    assertTrue(words(picture, 1).contains("of 41 tokens; by the formula 12 on each side"));
  }

  @Test
  void the_square_keeps_its_area_while_it_is_stretched() {
    StretchPicture picture = new StretchPicture(rows(1024, 4));

    double area = 0;
    for (double time : new double[] {0, 0.3, 0.5, 0.7, 1}) {
      Area drawn = shapes(picture, time, Area.class).get(0);
      area = area == 0 ? drawn.width() * drawn.height() : area;
      assertEquals(area, drawn.width() * drawn.height(), 1e-6 * area);
    }
    assertTrue(words(picture, 0).contains("512² = 262,144"));
    assertTrue(words(picture, 1).contains("1,024 × 256 = 262,144"));
    Area last = shapes(picture, 1, Area.class).get(0);
    assertEquals(4, last.width() / last.height(), 1e-9);
  }

  @Test
  void a_length_that_does_not_divide_the_budget_is_rounded_down_and_says_so() {
    assertTrue(words(new StretchPicture(rows(1000, 0)), 1).contains("⌊262,144 / 1,000⌋ = 262"));
  }

  @Test
  void rows_are_crossed_out_two_for_each_global_token_and_nothing_else_moves() {
    CrossOutPicture picture = new CrossOutPicture(rows(1024, 4));

    assertEquals(0, crossed(picture, 0));
    assertEquals(4, crossed(picture, 0.5));
    assertEquals(8, crossed(picture, 1));
    assertEquals(square(picture, 0), square(picture, 1));
  }

  /** Rows that are crossed out in the magnifier. */
  private static long crossed(CrossOutPicture picture, double time) {
    return shapes(picture, time, Marked.class).stream()
        .map(Marked::mark)
        .filter(mark -> mark.role() == Mark.Role.CROSSED_ROW && mark instanceof Mark.Rect)
        .count();
  }

  private static Mark square(CrossOutPicture picture, double time) {
    return shapes(picture, time, Marked.class).stream()
        .map(Marked::mark)
        .filter(mark -> mark.role() == Mark.Role.SQUARE && mark instanceof Mark.Rect)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void scores_become_shares_and_the_shares_are_seen_as_they_are() {
    ScoresPicture picture = scores(9);

    assertFalse(words(picture, 0.3).contains("0.500"));
    assertTrue(words(picture, 1).contains("0.500"));
    assertTrue(words(picture, 1).contains("−8.00"));
    assertTrue(words(scores(300), 1).stream().anyMatch(word -> word.endsWith(" others")));
  }

  @Test
  void a_bar_that_is_not_known_yet_has_no_length() {
    BarsPicture picture =
        new BarsPicture(
            List.of(
                new BarsPicture.Bar("one", 2, "2"),
                new BarsPicture.Bar("other", 1, "1"),
                new BarsPicture.Bar("unknown", Double.NaN, "…")));

    List<Area> bars = shapes(picture, 1, Area.class);
    assertEquals(2, bars.get(0).width() / bars.get(1).width(), 1e-9);
    assertTrue(bars.get(2).width() < 2);
  }

  @Test
  void scores_that_are_projected_are_k_wide() {
    ProjectionPicture picture = new ProjectionPicture(512, 128);

    List<Area> areas = shapes(picture, 1, Area.class);
    Area scores = areas.get(areas.size() - 1);
    assertEquals(0.25, scores.width() / scores.height(), 1e-9);
    assertTrue(words(picture, 1).contains("n × k = 65,536"));
  }
}

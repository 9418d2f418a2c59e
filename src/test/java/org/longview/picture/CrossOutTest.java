package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.longview.picture.Mark.Label;
import org.longview.picture.Mark.Line;
import org.longview.picture.Mark.Rect;
import org.longview.picture.Mark.Role;
import org.longview.work.InputException;

class CrossOutTest {
  private static final TextMeasure TEXT =
      new TextMeasure() {
        @Override
        public double width(String text) {
          return 6.5 * text.length();
        }

        @Override
        public double ascent() {
          return 11;
        }

        @Override
        public double descent() {
          return 3;
        }
      };

  private static final double[][] AREAS = {
    {380, 165}, {1200, 600}, {200, 300}, {90, 60}, {700, 90}, {378, 105}
  };

  private static final List<Case> CASES = cases();

  @Test
  void theSquareAndTheRectangleHaveTheSameAreaAndOneScale() {
    everyPicture(
        each -> {
          BudgetRows rows = each.rows;
          CrossOut picture = each.picture;
          Rect square = picture.square();
          Rect rectangle = picture.rectangle();
          double squareArea = square.width() * square.height();
          assertEquals(1, rectangle.width() * rectangle.height() / squareArea, 1e-9);
          assertEquals(rows.baseline() * picture.scale(), square.width(), 1e-9 * square.width());
          assertEquals(
              rows.length() * picture.scale(), rectangle.width(), 1e-9 * rectangle.width());
        });
  }

  @Test
  void bothStandOnTheSameCorner() {
    everyPicture(
        each -> {
          CrossOut picture = each.picture;
          assertEquals(picture.square().x(), picture.rectangle().x());
          assertEquals(picture.square().bottom(), picture.rectangle().bottom(), 1e-9);
        });
  }

  @Test
  void theRowsFillTheRectangleInProportion() {
    everyPicture(
        each -> {
          BudgetRows rows = each.rows;
          CrossOut picture = each.picture;
          Rect rectangle = picture.rectangle();
          double crossed = heights(picture, Role.CROSSED_ROW, Role.CROSSED_BLOCK);
          double left =
              heights(picture, Role.WINDOW_ROW, Role.WINDOW_BLOCK, Role.FREE_ROW, Role.FREE_BLOCK);
          double rest = heights(picture, Role.REMAINDER);
          double close = 1e-9 * rectangle.height();
          assertEquals(rectangle.height(), crossed + left + rest, close);
          assertEquals(Math.min(rows.crossed(), rows.rows()) * picture.scale(), crossed, close);
          assertEquals(Math.max(0, rows.left()) * picture.scale(), left, close);
        });
  }

  @Test
  void everythingLiesWithinTheArea() {
    everyPicture(
        each -> {
          BudgetRows rows = each.rows;
          CrossOut picture = each.picture;
          for (Mark mark : picture.marks()) {
            for (double[] point : corners(mark)) {
              assertTrue(
                  point[0] >= 0
                      && point[0] <= each.width
                      && point[1] >= 0
                      && point[1] <= each.height + 1e-9,
                  () -> rows + " in " + each.width + " × " + each.height + ": " + mark);
            }
          }
        });
  }

  @Test
  void labelsNeverOverlapEachOtherOrTheRows() {
    everyPicture(
        each -> {
          BudgetRows rows = each.rows;
          CrossOut picture = each.picture;
          List<Rect> taken = new ArrayList<>();
          taken.add(picture.rectangle());
          magnifier(picture).ifPresent(taken::add);
          for (Label label : labels(picture)) {
            Rect box = box(label);
            for (Rect other : taken) {
              assertFalse(overlap(box, other), () -> rows + ": " + label + " over " + other);
            }
            taken.add(box);
          }
        });
  }

  @Test
  void eightThinRowsOfAThousandAreMagnifiedOneByOne() {
    CrossOut picture = picture(512, 1024, 4);
    assertFalse(picture.isRowByRow());
    double times = picture.magnification().orElseThrow();
    Rect strip = magnifier(picture).orElseThrow();
    List<Rect> crossed = rects(picture, Role.CROSSED_ROW).filter(r -> r.x() == strip.x()).toList();
    assertEquals(8, crossed.size());
    for (Rect row : crossed) {
      assertEquals(times * picture.scale(), row.height(), 1e-9);
    }
    assertTrue(
        texts(picture)
            .containsAll(
                List.of(
                    "n₀ × n₀ = 262,144",
                    "n = 1,024",
                    "2·s = 8 rows crossed out",
                    "w = 248 remains",
                    "256 rows, drawn in proportion",
                    "×" + Numerals.threeDigits(times))),
        () -> texts(picture).toString());
  }

  @Test
  void fewRowsAreDrawnOneByOneAndTheCrossedOnesAreCrossed() {
    CrossOut picture = picture(16, 24, 2);
    assertTrue(picture.isRowByRow());
    assertEquals(OptionalDouble.empty(), picture.magnification());
    assertEquals(4, rects(picture, Role.CROSSED_ROW).count());
    assertEquals(6, rects(picture, Role.WINDOW_ROW).count());
    assertEquals(8, picture.marks().stream().filter(m -> m.role() == Role.CROSS).count());
    Rect remainder = rects(picture, Role.REMAINDER).findFirst().orElseThrow();
    assertEquals(2.0 / 3 * picture.scale(), remainder.height(), 1e-9);
    assertTrue(texts(picture).contains("remainder: 0.67 row"));
    assertFalse(texts(picture).stream().anyMatch(text -> text.contains("proportion")));
  }

  @Test
  void aSquareWithoutGlobalTokensIsAllWindow() {
    CrossOut picture = picture(512, 512, 0);
    assertEquals(picture.square().width(), picture.rectangle().width(), 1e-9);
    assertEquals(0, heights(picture, Role.CROSSED_ROW, Role.CROSSED_BLOCK));
    assertTrue(texts(picture).contains("w = 512 remains"));
  }

  @Test
  void whenNothingRemainsThePictureSaysWhatWouldFit() {
    String all = String.join(" ", texts(picture(512, 4096, 32)));
    assertTrue(all.contains("nothing remains for the window"), all);
    assertTrue(all.contains("s ≤ 31 or n ≤ 4,032 would fit"), all);
    assertTrue(String.join(" ", texts(picture(1, 9, 3))).contains("only a larger n₀ would fit"));
  }

  @Test
  void aWindowThatIsTooLargeIsShownBeyondTheBudget() {
    CrossOut picture = picture(512, 1024, 4, 256);
    Rect excess = rects(picture, Role.EXCESS).findFirst().orElseThrow();
    assertEquals(8 * picture.scale(), excess.height(), 1e-9);
    assertEquals(picture.rectangle().y(), excess.bottom(), 1e-9);
    assertTrue(texts(picture).contains("w = 256 asked: 8 rows too many"));
  }

  @Test
  void farTooLargeAWindowIsCutAndSaidToBe() {
    CrossOut picture = picture(512, 512, 0, 100_000);
    Rect excess = rects(picture, Role.EXCESS).findFirst().orElseThrow();
    assertTrue(excess.height() <= 0.26 * picture.square().height());
    assertTrue(
        texts(picture).contains("w = 100,000 asked: 99,488 rows too many, not all drawn"),
        () -> texts(picture).toString());
  }

  @Test
  void aWindowThatLeavesRowsFreeShowsThem() {
    CrossOut picture = picture(16, 16, 1, 4);
    assertEquals(4, rects(picture, Role.WINDOW_ROW).count());
    assertEquals(10, rects(picture, Role.FREE_ROW).count());
    assertTrue(texts(picture).contains("w = 4 asked, 14 remain"));
  }

  @Test
  void theDescriptionSaysWhatThePictureShows() {
    assertEquals(
        "A budget of 512 × 512 entries stretched to 1,024 columns has 256 rows;"
            + " 8 are crossed out for global tokens; 248 remain for the window.",
        picture(512, 1024, 4).description());
  }

  @Test
  void theEquationHoldsOrSaysByHowMuchItDoesNot() {
    assertEquals("n·(w + 2·s) = 24·(6 + 2·2) = 240 ≤ 16² ● fits, 16 left", equation(16, 24, 2, -1));
    assertEquals(
        "n·(w + 2·s) = 1,024·(256 + 2·4) = 270,336 > 512² ● 8,192 too many",
        equation(512, 1024, 4, 256));
    assertEquals("⌊n₀²/n⌋ − 2·s = 64 − 2·32 = 0 ● nothing remains", equation(512, 4096, 32, -1));
    assertEquals(
        "n·(w + 2·s) = 2,147,483,648·(2,147,483,648 + 2·2,147,483,648)"
            + " = 13,835,058,055,282,163,712 > 1² ● 13,835,058,055,282,163,711 too many",
        equation(1, 1L << 31, 1L << 31, 1L << 31));
  }

  @Test
  void whatWouldFitDoesFitAndOneMoreDoesNot() {
    for (BudgetRows rows : budgets()) {
      long window = rows.window().orElse(1);
      rows.largestGlobals()
          .ifPresent(
              s -> {
                assertTrue(fits(rows.baseline(), rows.length(), s, window));
                assertFalse(fits(rows.baseline(), rows.length(), s + 1, window));
              });
      if (rows.crossed() + window > 0) {
        rows.longestLength()
            .ifPresent(
                n -> {
                  assertTrue(fits(rows.baseline(), n, rows.globals(), window));
                  assertFalse(fits(rows.baseline(), n + 1, rows.globals(), window));
                });
      }
    }
  }

  @Test
  void numbersBeyondTheLargestAreRefused() {
    assertThrows(InputException.class, () -> picture(0, 5, 0));
    assertThrows(InputException.class, () -> picture(5, 0, 0));
    assertThrows(InputException.class, () -> picture(5, 5, -1));
    assertThrows(InputException.class, () -> picture(BudgetRows.LARGEST_BASELINE + 1, 5, 0));
  }

  private static boolean fits(long n0, long n, long s, long w) {
    BigInteger entries = BigInteger.valueOf(n).multiply(BigInteger.valueOf(w + 2 * s));
    return entries.compareTo(BigInteger.valueOf(n0 * n0)) <= 0;
  }

  private record Case(BudgetRows rows, double width, double height, CrossOut picture) {}

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (BudgetRows rows : budgets()) {
      for (double[] area : AREAS) {
        cases.add(new Case(rows, area[0], area[1], CrossOut.of(rows, area[0], area[1], TEXT)));
      }
    }
    return cases;
  }

  private static void everyPicture(Consumer<Case> check) {
    CASES.forEach(check);
  }

  private static List<BudgetRows> budgets() {
    List<BudgetRows> budgets = new ArrayList<>();
    Consumer<long[]> add =
        q ->
            budgets.add(
                new BudgetRows(
                    q[0], q[1], q[2], q[3] < 0 ? OptionalLong.empty() : OptionalLong.of(q[3])));
    add.accept(new long[] {5700, 2, 100, 19});
    for (long n0 : new long[] {1, 16, 512, BudgetRows.LARGEST_BASELINE}) {
      for (long n :
          new long[] {1, 7, 16, 24, 300, 512, 513, 1024, 4096, 100_000, BudgetRows.LARGEST}) {
        for (long s : new long[] {0, 1, 4, 60, BudgetRows.LARGEST}) {
          for (long w : new long[] {-1, 0, 3, 256, BudgetRows.LARGEST}) {
            add.accept(new long[] {n0, n, s, w});
          }
        }
      }
    }
    return budgets;
  }

  private static CrossOut picture(long n0, long n, long s) {
    return picture(n0, n, s, -1);
  }

  private static CrossOut picture(long n0, long n, long s, long w) {
    OptionalLong window = w < 0 ? OptionalLong.empty() : OptionalLong.of(w);
    return CrossOut.of(new BudgetRows(n0, n, s, window), 600, 260, TEXT);
  }

  private static String equation(long n0, long n, long s, long w) {
    OptionalLong window = w < 0 ? OptionalLong.empty() : OptionalLong.of(w);
    BudgetEquation equation = BudgetEquation.of(new BudgetRows(n0, n, s, window));
    StringBuilder all = new StringBuilder();
    equation.formula().forEach(piece -> all.append(piece.text()));
    return all + " " + equation.verdict().text();
  }

  private static Stream<Rect> rects(CrossOut picture, Role role) {
    return picture.marks().stream()
        .filter(mark -> mark instanceof Rect && mark.role() == role)
        .map(Rect.class::cast);
  }

  private static Optional<Rect> magnifier(CrossOut picture) {
    return rects(picture, Role.MAGNIFIER).findFirst();
  }

  /** Sum over the rows of the rectangle, those in the magnifier left out. */
  private static double heights(CrossOut picture, Role... roles) {
    double sum = 0;
    for (Role role : roles) {
      sum +=
          rects(picture, role)
              .filter(rect -> rect.x() == picture.rectangle().x())
              .mapToDouble(Rect::height)
              .sum();
    }
    return sum;
  }

  private static List<Label> labels(CrossOut picture) {
    return picture.marks().stream().filter(Label.class::isInstance).map(Label.class::cast).toList();
  }

  /** Labels, their lines put together again and no-break spaces made plain. */
  private static List<String> texts(CrossOut picture) {
    List<String> texts = new ArrayList<>();
    Label before = null;
    for (Label label : labels(picture)) {
      String text = label.text().replace('\u00a0', ' ');
      if (before != null
          && before.role() == label.role()
          && before.x() == label.x()
          && Math.abs(label.baseline() - before.baseline() - TEXT.height()) < 1e-9) {
        texts.add(texts.remove(texts.size() - 1) + " " + text);
      } else {
        texts.add(text);
      }
      before = label;
    }
    return texts;
  }

  private static Rect box(Label label) {
    return new Rect(
        label.role(),
        label.x(),
        label.baseline() - TEXT.ascent(),
        TEXT.width(label.text()),
        TEXT.height());
  }

  private static double[][] corners(Mark mark) {
    if (mark instanceof Line line) {
      return new double[][] {{line.x1(), line.y1()}, {line.x2(), line.y2()}};
    }
    Rect rect = mark instanceof Label label ? box(label) : (Rect) mark;
    return new double[][] {{rect.x(), rect.y()}, {rect.right(), rect.bottom()}};
  }

  private static boolean overlap(Rect a, Rect b) {
    double close = 1e-6;
    return a.x() < b.right() - close
        && b.x() < a.right() - close
        && a.y() < b.bottom() - close
        && b.y() < a.bottom() - close;
  }
}

package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.picture.ArcChoice.Limits;
import org.longview.picture.ArcChoice.Part;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Which weights become curves, and where their pixels are. */
class ArcsTest {
  private static final Cancellation NEVER = new Cancellation();
  private static final BitSet NONE = new BitSet();

  private static final float OUT = MatrixSource.EXCLUDED;
  private static final MatrixSource FIRST =
      Matrices.of(
          new float[] {0.5f, 0.25f, 0.25f, OUT},
          new float[] {0.75f, 0.125f, 0.125f, 0},
          new float[] {0.0625f, 0.0625f, 0.8125f, 0.0625f},
          new float[] {1, 0, 0, 0});
  private static final MatrixSource SECOND =
      Matrices.of(
          new float[] {0, 1, 0, 0},
          new float[] {0, 0, 1, 0},
          new float[] {0, 0, 0, 1},
          new float[] {0.25f, 0.25f, 0.25f, 0.25f});

  private static ArcBlock block(int from, int count, BitSet left) {
    return ArcBlock.read(List.of(FIRST, SECOND), from, count, left, Workers.shared(), NEVER);
  }

  private static BitSet heads(int... heads) {
    BitSet set = new BitSet();
    for (int head : heads) {
      set.set(head);
    }
    return set;
  }

  private static ArcChoice choice(ArcBlock block, BitSet heads, Part part, double share, int most) {
    return ArcChoice.of(block, heads, part, new Limits(share, most, 2), Workers.shared(), NEVER);
  }

  @Test
  void aBlockHoldsTheWeightsOfItsTokensAndNothingOfExcludedPairs() {
    ArcBlock block = block(0, 4, NONE);
    assertEquals(0.75f, block.weight(0, 1, 0));
    assertEquals(0, block.weight(0, 0, 3));
    ArcBlock part = block(1, 2, NONE);
    assertEquals(0.8125f, part.weight(0, 2, 2));
    assertEquals(4, part.heads().get(0).length);
  }

  @Test
  void rowsWithoutMarksAreScaledToSumToOneOverTheOtherKeys() {
    BitSet marks = heads(0, 3);
    ArcBlock block = block(0, 4, marks);
    // Row 2 gives an eighth to the marks
    assertEquals(0.0625f / 0.875f, block.weight(0, 2, 1), 1e-6);
    assertEquals(0.8125f / 0.875f, block.weight(0, 2, 2), 1e-6);
    assertEquals(0, block.weight(0, 2, 0));
    assertEquals(0, block.weight(0, 2, 3));
    assertEquals(0, block.weight(0, 0, 1), "marks ask for nothing");
    // Marks that are not in view count, too
    assertEquals(0.125f / 0.25f, block(1, 2, marks).weight(0, 1, 1), 1e-6);
    // A row that looks at marks alone has nothing left
    assertEquals(0, block(0, 4, heads(1, 2)).weight(1, 1, 0));
  }

  @Test
  void theLargestWeightsThatHoldAShareBecomeCurves() {
    ArcChoice half = choice(block(0, 4, NONE), heads(0), new Part.All(), 0.6, 100);
    // 1 + 0.8125 + 0.75 is more than 0.6 of 4
    assertEquals(3, half.count());
    assertEquals(2.5625 / 4, half.share(), 1e-6);
    assertArrayEquals(new int[] {1, 2, 3}, half.query());
    assertArrayEquals(new int[] {0, 2, 0}, half.key());
    assertArrayEquals(new float[] {0.75f, 0.8125f, 1}, half.weight());
    assertEquals(0, half.faint()[1].length, "the other head is not shown");
    ArcChoice all = choice(block(0, 4, NONE), heads(0, 1), new Part.All(), 1, 100);
    assertEquals(11 + 7, all.count());
    assertEquals(1, all.share(), 1e-9);
  }

  @Test
  void whatIsTooMuchToBeListedIsSummedInCells() {
    ArcChoice few = choice(block(0, 4, NONE), heads(0), new Part.All(), 0.6, 2);
    assertEquals(3, few.count());
    assertArrayEquals(new float[] {0.8125f, 1}, few.weight());
    assertEquals(2, few.cells());
    // The cell of queries 0 and 1, keys 0 and 1: a curve of 0.75, and three weights as density
    assertEquals(ArcChoice.ink(0.75f) + 0.5f * (0.5f + 0.25f + 0.125f), few.faint()[0][0], 1e-6);
  }

  @Test
  void ofOneTokenOnlyItsOwnWeightsCount() {
    ArcBlock block = block(0, 4, NONE);
    ArcChoice query = choice(block, heads(0, 1), new Part.Query(1), 1, 100);
    assertArrayEquals(new int[] {1, 1, 1, 1}, query.query());
    assertEquals(1f, query.weight()[3]);
    assertEquals(1, query.head()[3]);
    ArcChoice key = choice(block, heads(0, 1), new Part.Key(3), 1, 100);
    assertArrayEquals(new int[] {2, 3, 2}, key.query());
    assertEquals(1, key.share(), 1e-9);
  }

  @Test
  void noHeadAndNoAttentionGiveAnEmptyPicture() {
    ArcBlock block = block(0, 4, NONE);
    for (BitSet heads : List.of(NONE, heads(0))) {
      ArcChoice none =
          choice(
              heads.isEmpty() ? block : block(0, 4, heads(0, 1, 2, 3)),
              heads,
              new Part.All(),
              0.7,
              10);
      assertEquals(0, none.count());
      assertEquals(0, none.share());
      for (int pixel : paint(none, false)) {
        assertEquals(Palette.DARK.background(), pixel);
      }
    }
  }

  private static final int WIDTH = 60;
  private static final int HEIGHT = 40;

  private static int[] paint(ArcChoice choice, boolean oneLine) {
    return ArcRaster.paint(
        choice,
        4,
        new ArcLayout(WIDTH, HEIGHT, oneLine, 10, 0, 10),
        1,
        Palette.DARK,
        Workers.shared(),
        NEVER);
  }

  private static boolean isInk(int[] pixels, int x, int y) {
    return pixels[y * WIDTH + x] != Palette.DARK.background();
  }

  @Test
  void aCurveLeadsFromItsQueryAtTheLeftToItsKeyAtTheRight() {
    // Head 1, query 2 looks at key 3 alone
    ArcChoice one = choice(block(0, 4, NONE), heads(1), new Part.Query(2), 1, 10);
    int[] pixels = paint(one, false);
    // Curves of heads lie side by side, the second of two a little below
    assertTrue(isInk(pixels, 10, 26), "it begins beside the query");
    assertTrue(isInk(pixels, 49, 36), "it ends beside the key");
    assertTrue(isInk(pixels, 30, 31), "half way it is in the middle");
    assertFalse(isInk(pixels, 30, 20));
    assertFalse(isInk(pixels, 9, 26), "words have their room");
    assertFalse(isInk(pixels, 50, 36));
    assertFalse(isInk(pixels, 12, 36));
  }

  @Test
  void onOneLineLaterKeysAreAtTheRightAndEarlierOnesAtTheLeft() {
    int[] later = paint(choice(block(0, 4, NONE), heads(1), new Part.Query(2), 1, 10), true);
    int[] earlier = paint(choice(block(0, 4, NONE), heads(0), new Part.Query(3), 1, 10), true);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH / 2; x++) {
        assertFalse(isInk(later, x, y), x + " " + y);
        assertFalse(isInk(earlier, WIDTH - 1 - x, y), x + " " + y);
      }
    }
    // From 35 to 5, a half circle that is made as flat as the picture is narrow
    assertTrue(isInk(earlier, 25 - 15, 17) || isInk(earlier, 25 - 16, 17));
  }

  @Test
  void whatIsNotListedIsDrawnWhereItsCurvesWouldBe() {
    ArcBlock block = ArcBlock.read(List.of(SECOND), 0, 4, NONE, Workers.shared(), NEVER);
    for (boolean oneLine : new boolean[] {false, true}) {
      ArcChoice listed =
          ArcChoice.of(
              block, heads(0), new Part.Query(0), new Limits(1, 10, 4), Workers.shared(), NEVER);
      ArcChoice faint =
          ArcChoice.of(
              block, heads(0), new Part.Query(0), new Limits(1, 0, 4), Workers.shared(), NEVER);
      assertEquals(0, faint.listed());
      int[] sharp = paint(listed, oneLine);
      int[] spread = paint(faint, oneLine);
      assertEquals(middle(sharp, true), middle(spread, true), 1.5);
      assertEquals(middle(sharp, false), middle(spread, false), 1.5);
    }
  }

  /** Where the middle of all ink is. */
  private static double middle(int[] pixels, boolean across) {
    double ink = 0;
    double moment = 0;
    for (int i = 0; i < pixels.length; i++) {
      double here = Lab.distance(pixels[i], Palette.DARK.background());
      ink += here;
      moment += here * (across ? i % WIDTH : i / WIDTH);
    }
    return moment / ink;
  }

  @Test
  void anyTwoHeadsAreToldApartOnBothGroundsByThoseWhoSeeFewerColours() {
    double[][][] vision = {
      {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
      },
      {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
      }
    };
    for (Palette palette : List.of(Palette.DARK, Palette.LIGHT)) {
      for (double[][] seen : vision) {
        for (int a = 0; a < 12; a++) {
          for (int b = -1; b < a; b++) {
            int other = b < 0 ? palette.background() : HeadColors.of(b, palette);
            double distance = distance(seen(HeadColors.of(a, palette), seen), seen(other, seen));
            assertTrue(distance > 20, "heads " + a + " and " + b + ": " + distance);
          }
        }
      }
    }
  }

  /** A colour in linear light as it is seen (Machado et al. 2009). */
  private static double[] seen(int argb, double[][] vision) {
    double[] light = new double[3];
    for (int c = 0; c < 3; c++) {
      double v = ((argb >> (8 * (2 - c))) & 0xff) / 255.0;
      light[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
    double[] seen = new double[3];
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < 3; k++) {
        seen[c] += vision[c][k] * light[k];
      }
      seen[c] = Math.max(0, Math.min(1, seen[c]));
    }
    return seen;
  }

  /** In CIELAB. */
  private static double distance(double[] a, double[] b) {
    double[] p = lab(a);
    double[] q = lab(b);
    return Math.sqrt(
        Math.pow(p[0] - q[0], 2) + Math.pow(p[1] - q[1], 2) + Math.pow(p[2] - q[2], 2));
  }

  private static double[] lab(double[] c) {
    double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  @Test
  void theRestAloneLaidOverTheGroundIsWhatIsPaintedWithoutCurves() {
    ArcChoice all = choice(block(0, 4, NONE), heads(0, 1), new Part.All(), 0.7, 0);
    assertEquals(0, all.listed());
    int[] painted = paint(all, false);
    ArcLayout layout = new ArcLayout(WIDTH, HEIGHT, false, 10, 0, 10);
    int[] alone = ArcRaster.density(all, 4, layout, 1, Palette.DARK, Workers.shared(), NEVER);
    int ground = Palette.DARK.background();
    for (int i = 0; i < painted.length; i++) {
      double alpha = (alone[i] >>> 24) / 255.0;
      for (int shift = 0; shift <= 16; shift += 8) {
        double laid = alpha * (alone[i] >> shift & 0xff) + (1 - alpha) * (ground >> shift & 0xff);
        assertEquals(painted[i] >> shift & 0xff, laid, 1.5, "pixel " + i);
      }
    }
    ArcChoice listed = choice(block(0, 4, NONE), heads(0, 1), new Part.All(), 1, 1000);
    for (int pixel :
        ArcRaster.density(listed, 4, layout, 1, Palette.DARK, Workers.shared(), NEVER)) {
      assertEquals(0, pixel, "curves are no density");
    }
  }
}

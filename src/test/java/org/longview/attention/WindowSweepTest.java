package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

/** Everything against each pattern computed by itself. */
class WindowSweepTest {
  private static final double TOLERANCE = 1e-5;

  private final Cancellation never = new Cancellation();
  private final Kernels kernels = Kernels.best();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 4, false",
    "2, 1, 3, true",
    "5, 1, 8, false",
    "17, 2, 5, false",
    "33, 3, 7, true",
    "33, 5, 32, false",
    "64, 1, 16, true",
    "97, 40, 8, false",
    "97, 200, 8, true",
    "130, 1, 33, false",
  })
  void windowsOfAllSizesKeepAndLoseWhatEachOfThemDoesAlone(
      int n, int dilation, int d, boolean causal) {
    HeadTensors head = head(n, d, 1.5f, null);
    check(patterns(n, dilation, causal), head, KeyPadding.NONE, new Full(), n);
  }

  @Test
  void paddingIsLeftOutAsByThePatternsThemselves() {
    int n = 41;
    boolean[] ok = new boolean[n];
    for (int j = 0; j < n; j++) {
      ok[j] = j < 35 && j != 20 && j != 0;
    }
    HeadTensors head = head(n, 8, 1, null);
    for (int dilation : new int[] {1, 3}) {
      for (boolean causal : new boolean[] {false, true}) {
        check(patterns(n, dilation, causal), head, KeyPadding.of(ok), new Full(), n);
      }
    }
  }

  @Test
  void globalTokensUseTheirOwnProjectionsIfThereAreAny() {
    HeadTensors head = head(29, 6, 1, head(29, 6, 2, null));
    check(patterns(29, 1, false), head, KeyPadding.NONE, new Full(), 29);
    check(patterns(29, 2, true), head, KeyPadding.NONE, new Full(), 29);
  }

  @Test
  void whatIsKeptOfAWindowIsLimitedToTheWindowOfTheReference() {
    int n = 60;
    HeadTensors head = head(n, 8, 1.5f, null);
    for (GlobalTokens globals : List.of(GlobalTokens.NONE, GlobalTokens.of(3, 17, 58))) {
      for (int dilation : new int[] {1, 3}) {
        List<SparsityPattern> patterns = new ArrayList<>();
        for (int window : new int[] {0, 6, 12, 24, 25, 40, 500}) {
          Window local = new Window(window, dilation);
          patterns.add(globals.count() == 0 ? local : new WindowGlobal(local, globals));
        }
        Window widest = new Window(24, 1);
        SparsityPattern reference =
            globals.count() == 0 ? widest : new WindowGlobal(widest, globals);
        check(patterns, head, KeyPadding.NONE, reference, 12 / dilation);
      }
    }
  }

  @Test
  void scoresSoFarApartThatTheSmallWindowsShareVanishesAreComputedAllTheSame() {
    HeadTensors head = head(40, 16, 8, null);
    // Scores of such a size have fewer digits behind the point
    check(patterns(40, 1, false), head, KeyPadding.NONE, new Full(), 40, 10 * TOLERANCE);
  }

  @Test
  void globalTokensOfSeveralPatternsNeedNotHoldEachOther() {
    Window local = new Window(4, 1);
    List<SparsityPattern> patterns =
        List.of(
            new WindowGlobal(local, GlobalTokens.of(1, 2)),
            new WindowGlobal(local, GlobalTokens.of(7)),
            new WindowGlobal(local, GlobalTokens.of(7, 9, 2)),
            local,
            new WindowGlobal(local, GlobalTokens.of(1, 2)));
    check(patterns, head(20, 8, 1, null), KeyPadding.NONE, new Full(), 20);
  }

  @Test
  void aGlobalTokenOutsideTheTextIsRefused() {
    List<SparsityPattern> patterns =
        List.of(new WindowGlobal(new Window(2, 1), GlobalTokens.of(9)));
    assertThrows(InputException.class, () -> new WindowSweep(patterns, 9, KeyPadding.NONE, 9));
  }

  /** Windows from none to beyond the text, global tokens from none to all of them. */
  private static List<SparsityPattern> patterns(int n, int dilation, boolean causal) {
    List<SparsityPattern> patterns = new ArrayList<>();
    for (long window : new long[] {0, 7, 2, 1, 64, n, 2L * n, Long.MAX_VALUE, 4}) {
      Window local = new Window(window, dilation);
      patterns.add(local);
      for (int s : new int[] {0, 1, Math.max(1, n / 3), n}) {
        patterns.add(new WindowGlobal(local, GlobalTokens.first(s)));
      }
      patterns.add(new WindowGlobal(local, GlobalTokens.of(n - 1, n / 2)));
    }
    return causal
        ? patterns.stream().<SparsityPattern>map(Causal::new).toList()
        : List.copyOf(patterns);
  }

  private void check(
      List<SparsityPattern> patterns,
      HeadTensors head,
      KeyPadding padding,
      SparsityPattern reference,
      int limit) {
    check(patterns, head, padding, reference, limit, TOLERANCE);
  }

  private void check(
      List<SparsityPattern> patterns,
      HeadTensors head,
      KeyPadding padding,
      SparsityPattern reference,
      int limit,
      double tolerance) {
    int n = head.length();
    Matrix expectedOutput = Matrix.zeros(n, head.v().columns());
    float[] denominators = new float[n];
    compute(head.shared(), reference, padding, expectedOutput, denominators);
    List<WindowSweep.Loss> losses =
        new WindowSweep(patterns, n, padding, limit)
            .measure(kernels, head, denominators, expectedOutput, Workers.shared(), never);
    assertEquals(patterns.size(), losses.size());
    for (int p = 0; p < patterns.size(); p++) {
      SparsityPattern pattern = patterns.get(p);
      Matrix output = Matrix.zeros(n, head.v().columns());
      compute(head, pattern, padding, output, new float[n]);
      double kept = kept(head.shared(), pattern, reference, padding, denominators);
      assertEquals(kept, losses.get(p).kept(), tolerance, pattern.toString());
      assertEquals(
          Measures.outputError(output, expectedOutput),
          losses.get(p).outputError(),
          tolerance,
          pattern.toString());
    }
  }

  private void compute(
      HeadTensors head,
      SparsityPattern pattern,
      KeyPadding padding,
      Matrix output,
      float[] denominators) {
    AttentionPlan plan = AttentionPlan.of(pattern, head.length(), padding);
    PatternAttention.compute(
        kernels, head, plan, output, denominators, null, Workers.shared(), never);
  }

  /** By the definition: the reference's weights of the pairs that both allow. */
  private double kept(
      HeadTensors head,
      SparsityPattern pattern,
      SparsityPattern reference,
      KeyPadding padding,
      float[] denominators) {
    int n = head.length();
    Matrix weights = Matrix.zeros(n, n);
    new AttentionWeights(kernels, head, AttentionPlan.of(reference, n, padding), denominators)
        .fill(0, 1, 0, 0, weights);
    double kept = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kept += pattern.allows(i, j) ? weights.get(i, j) : 0;
      }
    }
    return kept / n;
  }

  private static HeadTensors head(int n, int d, float spread, @Nullable HeadTensors global) {
    Random random = new Random(n + d);
    return new HeadTensors(
        random(random, n, d, spread),
        random(random, n, d, spread),
        random(random, n, d, 1),
        global);
  }

  private static Matrix random(Random random, int rows, int columns, float spread) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = (float) random.nextGaussian() * spread;
    }
    return matrix;
  }
}

package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.linear.Kernels;
import org.longview.linear.KeySpans;
import org.longview.linear.Matrix;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Workers;

class BigBirdTest {
  private static final int N = 40;

  /** Patterns of 40 tokens, causal and not; some with a last block that is shorter. */
  static List<SparsityPattern> patterns() {
    RandomKeys given =
        new RandomKeys.Given(
            "file", 0, 2, IntStream.range(0, 2 * N).map(i -> i * 7 % 11 * 3).toArray());
    RandomKeys drawn = new RandomKeys.Drawn(3, 7, 0);
    List<SparsityPattern> patterns =
        new ArrayList<>(
            List.of(
                BigBird.ofTokens(N, 4, GlobalTokens.of(0, 39), given),
                BigBird.ofTokens(N, 4, GlobalTokens.of(0, 17), drawn),
                BigBird.ofTokens(N, 0, GlobalTokens.NONE, drawn),
                BigBird.ofTokens(N, 70, GlobalTokens.first(3), drawn),
                BigBird.ofTokens(N, 4_000_000_000L, GlobalTokens.NONE, drawn),
                BigBird.ofTokens(N, 4, GlobalTokens.of(5), new RandomKeys.Drawn(100, 7, 0)),
                BigBird.ofTokens(N, 4, GlobalTokens.of(5), new RandomKeys.Drawn(0, 7, 0))));
    for (int block : new int[] {1, 4, 7, 13, 20, 40, 41}) {
      patterns.add(BigBird.ofBlocks(N, block, new RandomKeys.Drawn(2, 3, 1)));
    }
    patterns.add(
        new Within(
            BigBird.ofTokens(N, 4, GlobalTokens.of(0, 17), drawn),
            new WindowGlobal(new Window(10, 1), GlobalTokens.of(0, 17))));
    for (SparsityPattern pattern : List.copyOf(patterns)) {
      patterns.add(new Causal(pattern));
    }
    return patterns;
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void countsAndPlansAreOfThePairsThatAreAllowed(SparsityPattern pattern) {
    assertEquals(count(pattern), pattern.exactEntries(N));
    if (!fits(pattern)) {
      return;
    }
    AttentionPlan plan = AttentionPlan.of(pattern, N, KeyPadding.NONE);
    assertEquals(count(pattern), plan.exactEntries());
    int[][] seen = new int[N][N];
    for (AttentionPlan.Pass pass : plan.passes()) {
      int[] order = pass.keyOrder();
      KeySpans spans = pass.spans();
      for (int i = 0; i < N; i++) {
        for (int s = spans.first(i); s < spans.first(i + 1); s++) {
          for (int p = spans.from(s); p < spans.to(s); p++) {
            seen[i][order == null ? p : order[p]]++;
          }
        }
      }
    }
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        assertEquals(pattern.allows(i, j) ? 1 : 0, seen[i][j], i + ", " + j);
        assertEquals(pattern.allows(i, j), plan.allows(i, j));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aBlockOfPairsIsAllowedWhereAnyIs(SparsityPattern pattern) {
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      int row = random.nextInt(N);
      int rowTo = row + 1 + random.nextInt(Math.min(9, N - row));
      int column = random.nextInt(N);
      int columnTo = column + 1 + random.nextInt(Math.min(6, N - column));
      boolean any = false;
      boolean every = true;
      for (int query = row; query < rowTo; query++) {
        for (int key = column; key < columnTo; key++) {
          any |= pattern.allows(query, key);
          every &= pattern.allows(query, key);
        }
      }
      String block = row + "…" + rowTo + " × " + column + "…" + columnTo;
      assertEquals(any, pattern.allowsAny(row, rowTo, column, columnTo), block);
      assertTrue(every || !pattern.allowsEvery(row, rowTo, column, columnTo), block);
    }
  }

  @Test
  void theBlockFormIsOfBlocks() {
    int block = 4;
    BigBird pattern = BigBird.ofBlocks(N, block, new RandomKeys.Drawn(2, 3, 0));
    BigBird ofTokens =
        BigBird.ofTokens(10, 2, GlobalTokens.of(0, 9), new RandomKeys.Drawn(2, 3, 0));
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        assertEquals(ofTokens.allows(i / block, j / block), pattern.allows(i, j));
      }
    }
    assertEquals(GlobalTokens.of(0, 1, 2, 3, 36, 37, 38, 39), pattern.globals());
  }

  @Test
  void drawnKeysAreNewDifferAndAreTheSameAgain() {
    WindowGlobal others = new WindowGlobal(new Window(6, 1), GlobalTokens.of(0, 9));
    RandomKeys random = new RandomKeys.Drawn(3, 5, 0);
    for (int i = 1; i < N; i++) {
      int query = i;
      int[] keys = random.of(i, N, others);
      assertArrayEquals(keys, new RandomKeys.Drawn(3, 5, 0).of(i, N, others));
      assertArrayEquals(keys, IntStream.of(keys).distinct().sorted().toArray());
      if (i != 9) {
        assertEquals(3, keys.length);
        assertTrue(IntStream.of(keys).noneMatch(key -> others.allows(query, key)));
      }
    }
    List<RandomKeys> others2 =
        List.of(new RandomKeys.Drawn(3, 6, 0), new RandomKeys.Drawn(3, 5, 1));
    for (RandomKeys other : others2) {
      assertNotEquals(all(random, others), all(other, others));
    }
  }

  @Test
  void aWindowThatGrowsReplacesOnlyTheRandomKeysThatItCovers() {
    RandomKeys random = new RandomKeys.Drawn(3, 5, 0);
    WindowGlobal narrow = new WindowGlobal(new Window(2, 1), GlobalTokens.NONE);
    WindowGlobal wide = new WindowGlobal(new Window(8, 1), GlobalTokens.NONE);
    for (int i = 0; i < N; i++) {
      int query = i;
      List<Integer> after = list(random.of(i, N, wide));
      for (int key : random.of(i, N, narrow)) {
        assertEquals(!wide.allows(query, key), after.contains(key));
      }
    }
  }

  @Test
  void drawnKeysAreSpreadOverTheText() {
    WindowGlobal none = new WindowGlobal(new Window(0, 1), GlobalTokens.NONE);
    int[] hits = new int[4];
    for (int i = 0; i < 1000; i++) {
      for (int key : new RandomKeys.Drawn(4, 0, 0).of(i, 1000, none)) {
        hits[key / 250]++;
      }
    }
    for (int quarter : hits) {
      assertEquals(1000, quarter, 120);
    }
  }

  @Test
  void manyTokensAreCountedAtOnce() {
    int n = 2_000_000_000;
    BigBird pattern =
        BigBird.ofTokens(n, 512, GlobalTokens.first(4), new RandomKeys.Drawn(3, 0, 0));
    WindowGlobal rest = new WindowGlobal(new Window(512, 1), GlobalTokens.first(4));
    assertEquals(rest.exactEntries(n) + 3L * (n - 4), pattern.exactEntries(n));
    assertEquals((long) n * (512 + 4 + 3), pattern.formulaEntries(n));
  }

  @Test
  void whatDoesNotFitTheTextIsRefused() {
    RandomKeys drawn = new RandomKeys.Drawn(1, 0, 0);
    refused(BigBird.ofBlocks(N, 16, drawn), "16 does not divide the 40 tokens", "10 or 20");
    refused(BigBird.ofBlocks(N, 64, drawn), "blocks of 40");
    refused(BigBird.ofTokens(N, 4, GlobalTokens.of(40), drawn), "0 to 39");
    int[] keys = new int[N];
    keys[3] = 40;
    refused(tokens(keys), "random key 40 of token 3", "0 to 39");
    keys[3] = -1;
    refused(tokens(keys), "random key -1 of token 3");
    refused(tokens(new int[39]), "39 tokens", "the text has 40");
    RandomKeys few = new RandomKeys.Given("file", 1, 1, new int[] {1, 1});
    refused(BigBird.ofBlocks(N, 8, few), "2 blocks", "5 with the first and the last");
    RandomKeys outside = new RandomKeys.Given("file", 1, 1, new int[] {1, 5, 1});
    refused(BigBird.ofBlocks(N, 8, outside), "random block 5 of block 2", "0 to 4");
    assertThrows(InputException.class, () -> new RandomKeys.Drawn(-1, 0, 0));
    assertThrows(InputException.class, () -> BigBird.ofBlocks(N, 0, drawn));
  }

  @Test
  void attentionIsTheSameWithAPlanForEachHead() {
    Random random = new Random(3);
    List<HeadTensors> heads = new ArrayList<>();
    List<AttentionPlan> plans = new ArrayList<>();
    for (int h = 0; h < 3; h++) {
      heads.add(new HeadTensors(matrix(random), matrix(random), matrix(random)));
      BigBird pattern = BigBird.ofBlocks(N, 4, new RandomKeys.Drawn(1, 0, h));
      plans.add(AttentionPlan.of(pattern, N, KeyPadding.NONE));
    }
    Cancellation never = new Cancellation();
    LayerAttention together =
        new LayerAttention(
            Kernels.best(), heads, new Mechanism.Sparse(plans), Workers.shared(), never);
    for (int h = 0; h < 3; h++) {
      LayerAttention alone =
          new LayerAttention(
              Kernels.best(),
              List.of(heads.get(h)),
              new Mechanism.Sparse(plans.get(h)),
              Workers.shared(),
              never);
      for (int i = 0; i < N; i++) {
        for (int t = 0; t < 8; t++) {
          assertEquals(alone.output(0).get(i, t), together.output(h).get(i, t));
        }
      }
      assertEquals(
          alone.rowEntropy(0, Workers.shared(), never),
          together.rowEntropy(h, Workers.shared(), never));
      assertEquals(!plans.get(h).allows(12, 30), together.matrix(h).excludes(12, 13, 30, 31));
    }
    assertEquals(
        N, new Mechanism.Sparse(AttentionPlan.of(new Full(), N, KeyPadding.NONE)).length());
  }

  private static BigBird tokens(int[] keys) {
    return BigBird.ofTokens(N, 4, GlobalTokens.NONE, new RandomKeys.Given("file", 0, 1, keys));
  }

  private static void refused(SparsityPattern pattern, String... parts) {
    InputException refusal =
        assertThrows(InputException.class, () -> AttentionPlan.of(pattern, N, KeyPadding.NONE));
    for (String part : parts) {
      assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
  }

  private static boolean fits(SparsityPattern pattern) {
    SparsityPattern base = pattern instanceof Causal causal ? causal.base() : pattern;
    return !(base instanceof BigBird bigBird) || N % bigBird.block() == 0;
  }

  private static List<List<Integer>> all(RandomKeys random, WindowGlobal others) {
    return IntStream.range(0, N).mapToObj(i -> list(random.of(i, N, others))).toList();
  }

  private static List<Integer> list(int[] keys) {
    return Arrays.stream(keys).boxed().toList();
  }

  private static long count(SparsityPattern pattern) {
    long entries = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        entries += pattern.allows(i, j) ? 1 : 0;
      }
    }
    return entries;
  }

  private static Matrix matrix(Random random) {
    Matrix matrix = Matrix.zeros(N, 8);
    for (int i = 0; i < N * 8; i++) {
      matrix.data()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}

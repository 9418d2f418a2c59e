package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** Counts, plans and kernels of every pattern against the definition, pair by pair. */
class SparsityPatternTest {
  private static final Kernels KERNELS = Kernels.best();

  /** Every pattern, with windows and dilations from none to beyond the text, causal and not. */
  static List<SparsityPattern> patterns() {
    List<SparsityPattern> patterns = new ArrayList<>(List.of(new Full()));
    for (long w : new long[] {0, 1, 5, 8, 10_000_000_000L}) {
      for (long d : new long[] {1, 3, 8_000_000_000L}) {
        Window window = new Window(w, d);
        patterns.add(window);
        patterns.add(new WindowGlobal(window, GlobalTokens.NONE));
        patterns.add(new WindowGlobal(window, GlobalTokens.of(0)));
        patterns.add(new WindowGlobal(window, GlobalTokens.of(16, 3, 0, 3, 9, 10)));
      }
    }
    patterns.addAll(runPatterns());
    for (SparsityPattern pattern : List.copyOf(patterns)) {
      patterns.add(new Causal(pattern));
    }
    return patterns;
  }

  /** Those that name the keys of each query, with strides from one to beyond the text. */
  private static List<RunPattern> runPatterns() {
    List<RunPattern> patterns = new ArrayList<>();
    for (long w : new long[] {0, 7, 10_000_000_000L}) {
      patterns.add(new Sinks(new Window(w, 1), GlobalTokens.NONE));
      patterns.add(new Sinks(new Window(w, 1), GlobalTokens.of(16, 0, 1, 2)));
    }
    for (int l : new int[] {1, 2, 5, 16, 1000, Integer.MAX_VALUE}) {
      patterns.add(new Strided(l));
      patterns.add(new Fixed(l, 1));
      patterns.add(new Fixed(l, Math.min(l, 3)));
    }
    for (int b : new int[] {1, 7, 16, 1000, Integer.MAX_VALUE}) {
      patterns.add(new Truncated(b));
      patterns.add(new Chunked(b, b));
      patterns.add(new Chunked(b, b / 3 + 1));
    }
    patterns.add(new Chunked(16, 1));
    patterns.add(new Segments(new int[] {0, 5, 6, 20, 1000}));
    patterns.add(new Within(new Chunked(12, 8), new Window(9, 1)));
    patterns.add(new Within(new Truncated(30), new Window(18, 1)));
    patterns.add(new Within(new Strided(3), new Window(13, 1)));
    patterns.add(
        new Within(new Fixed(3, 2), new WindowGlobal(new Window(8, 1), GlobalTokens.of(2, 9))));
    patterns.add(new Within(new Fixed(7, 2), new Window(18, 1)));
    return patterns;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 257})
  void sinksAreSeenByAllLaterTokensBesideTheWindow(int n) {
    for (int w : new int[] {0, 1, 6, 600}) {
      Sinks sinks = new Sinks(new Window(w, 1), GlobalTokens.first(Math.min(n, 4)));
      requireDefinition(sinks, n, (i, j) -> j <= i && (j < 4 || i - j <= w / 2));
      assertEquals((long) n * (w / 2 + 1 + Math.min(n, 4)), sinks.formulaEntries(n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 257})
  void aStridedPatternIsTheTokensBeforeAndEveryOneAtAStride(int n) {
    for (int l : new int[] {1, 2, 3, 8, 16, 300}) {
      requireDefinition(new Strided(l), n, (i, j) -> j <= i && (j >= i - l || (i - j) % l == 0));
      assertEquals((long) n * (l + n / l), new Strided(l).formulaEntries(n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 257})
  void aFixedPatternIsTheOwnBlockAndTheLastTokensOfEarlierOnes(int n) {
    for (int l : new int[] {1, 2, 3, 8, 16, 300}) {
      for (int c : new int[] {1, (l + 1) / 2, l}) {
        requireDefinition(
            new Fixed(l, c), n, (i, j) -> j <= i && (j / l == i / l || j % l >= l - c));
        assertEquals((long) n * (l + (long) c * (n / l)), new Fixed(l, c).formulaEntries(n));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64})
  void aChunkedTextIsThePairsThatShareAPiece(int n) {
    for (int b : new int[] {1, 2, 3, 8, 16, 300}) {
      for (int stride : new int[] {1, (b + 1) / 2, b}) {
        Chunked chunked = new Chunked(b, stride);
        List<int[]> pieces = new ArrayList<>();
        int from = 0;
        do {
          pieces.add(new int[] {from, Math.min(n, from + b)});
          from += stride;
        } while (pieces.get(pieces.size() - 1)[1] < n);
        requireDefinition(
            chunked, n, (i, j) -> pieces.stream().anyMatch(p -> holds(p, i) && holds(p, j)));
        assertEquals((long) pieces.size() * b * b, chunked.formulaEntries(n));
        Pieces cut = chunked.pieces(n);
        assertEquals(pieces.stream().mapToLong(p -> p[1] - p[0]).sum(), cut.tokens());
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            int query = i;
            int key = j;
            long shared = pieces.stream().filter(p -> holds(p, query) && holds(p, key)).count();
            assertEquals(shared > 1, cut.overlapAny(i, i + 1, j, j + 1, false), i + ", " + j);
          }
        }
      }
    }
  }

  private static boolean holds(int[] piece, int token) {
    return token >= piece[0] && token < piece[1];
  }

  @Test
  void theEarlierOfTwoPiecesWithEquallyMuchContextIsChosen() {
    Pieces pieces = new Chunked(9, 4).pieces(20);
    assertEquals(0, pieces.mostContext(5));
    // Two tokens to the right in the first piece, two to the left in the second
    assertEquals(0, pieces.mostContext(6));
    assertEquals(1, pieces.mostContext(7));
    // Of the last piece, [12, 20), less is to the right
    assertEquals(2, pieces.mostContext(14));
    assertEquals(3, pieces.mostContext(16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64, 257})
  void aTruncatedTextIsItsFirstTokens(int n) {
    for (int b : new int[] {1, 2, 16, 300}) {
      requireDefinition(new Truncated(b), n, (i, j) -> i < b && j < b);
      assertEquals((long) b * b, new Truncated(b).formulaEntries(n));
    }
  }

  @Test
  void piecesThatAreEmptyOrLeaveGapsAreRefused() {
    for (int[] wrong : new int[][] {{0, 1}, {-3, 1}, {8, 0}, {8, 9}, {8, -1}}) {
      assertThrows(InputException.class, () -> new Chunked(wrong[0], wrong[1]));
    }
    assertThrows(InputException.class, () -> new Truncated(0));
    // Overlaps beyond what an array can hold
    Pieces endless = new Chunked(1 << 20, 1).pieces(1 << 21);
    assertThrows(InputException.class, () -> PieceStack.of(endless));
  }

  private static void requireDefinition(
      SparsityPattern pattern, int n, BiPredicate<Integer, Integer> definition) {
    long entries = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean expected = definition.test(i, j);
        assertEquals(expected, pattern.allows(i, j), pattern + " " + i + ", " + j);
        entries += expected ? 1 : 0;
      }
    }
    assertEquals(entries, pattern.exactEntries(n), pattern.toString());
    assertEquals(entries, AttentionPlan.of(pattern, n, KeyPadding.NONE).exactEntries());
  }

  @Test
  void keysBeyondTheNeighbourhoodAreToldApart() {
    for (RunPattern pattern : List.of(new Strided(5), new Fixed(5, 2))) {
      for (int i = 0; i < 40; i++) {
        for (int j = 0; j < 40; j++) {
          boolean near = pattern instanceof Strided ? i - j <= 5 : i / 5 == j / 5;
          assertEquals(
              pattern.allows(i, j) && !near, pattern.allowsFar(i, i + 1, j, j + 1), i + ", " + j);
        }
      }
    }
  }

  @Test
  void parametersOfTheSparseTransformersOutOfRangeAreRefused() {
    assertThrows(InputException.class, () -> new Strided(0));
    assertThrows(InputException.class, () -> new Fixed(0, 1));
    assertThrows(InputException.class, () -> new Fixed(4, 0));
    assertThrows(InputException.class, () -> new Fixed(4, 5));
    SparsityPattern outside = new Sinks(new Window(4, 1), GlobalTokens.of(9));
    assertThrows(InputException.class, () -> AttentionPlan.of(outside, 9, KeyPadding.NONE));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void exactEntriesAreThoseThatAreAllowed(SparsityPattern pattern) {
    for (int n : new int[] {17, 18, 40, 101}) {
      assertEquals(count(pattern, n), pattern.exactEntries(n), () -> pattern + " of 17 and more");
      assertEquals(
          pattern.exactEntries(n), AttentionPlan.of(pattern, n, KeyPadding.NONE).exactEntries());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 64})
  void exactEntriesOfShortTextsAreThoseThatAreAllowed(int n) {
    for (int w : new int[] {0, 1, 2, 63, 64, 200}) {
      for (int d : new int[] {1, 2, 64, 100}) {
        Window window = new Window(w, d);
        assertEquals(count(window, n), window.exactEntries(n));
        WindowGlobal all = new WindowGlobal(window, GlobalTokens.first(n));
        assertEquals((long) n * n, all.exactEntries(n));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aPlanCoversEachAllowedPairOnce(SparsityPattern pattern) {
    for (KeyPadding padding : List.of(KeyPadding.NONE, padding(40, 0, 3, 11, 38, 39))) {
      AttentionPlan plan = AttentionPlan.of(pattern, 40, padding);
      int[][] seen = new int[40][40];
      for (AttentionPlan.Pass pass : plan.passes()) {
        int[] queries = pass.queries();
        int[] keys = pass.keyOrder();
        KeySpans spans = pass.spans();
        for (int row = 0; row < spans.rows(); row++) {
          for (int s = spans.first(row); s < spans.first(row + 1); s++) {
            for (int j = spans.from(s); j < spans.to(s); j++) {
              seen[queries == null ? row : queries[row]][keys == null ? j : keys[j]]++;
            }
          }
        }
      }
      long allowed = 0;
      for (int i = 0; i < 40; i++) {
        for (int j = 0; j < 40; j++) {
          boolean allows = pattern.allows(i, j) && !padding.contains(j);
          assertEquals(allows, plan.allows(i, j), pattern + ", pair " + i + ", " + j);
          assertEquals(allows ? 1 : 0, seen[i][j], pattern + ", pair " + i + ", " + j);
          allowed += allows ? 1 : 0;
        }
      }
      assertEquals(allowed, plan.exactEntries());
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void attentionIsTheSoftmaxOverTheAllowedKeys(SparsityPattern pattern) {
    Random random = new Random(5);
    for (int n : new int[] {17, 64, 257}) {
      HeadTensors head =
          new HeadTensors(
              matrix(random, n),
              matrix(random, n),
              matrix(random, n),
              n == 64
                  ? new HeadTensors(matrix(random, n), matrix(random, n), matrix(random, n))
                  : null);
      KeyPadding padding = n == 17 ? padding(17, 15, 16) : KeyPadding.NONE;
      AttentionPlan plan = AttentionPlan.of(pattern, n, padding);
      Matrix out = Matrix.zeros(n, 8);
      float[] logSumExp = new float[n];
      float[] expectedScore = new float[n];
      PatternAttention.compute(
          KERNELS, head, plan, out, logSumExp, expectedScore, Workers.shared(), new Cancellation());
      AttentionWeights weights = new AttentionWeights(KERNELS, head, plan, logSumExp);
      Matrix map = Matrix.zeros(n, n);
      weights.fill(0, 0, 0, map);
      Matrix part = Matrix.zeros(n - 5, n / 2);
      weights.fill(5, n / 3, -1, part);

      double entropy = 0;
      for (int i = 0; i < n; i++) {
        HeadTensors rows = plan.isGlobal(i) && head.global() != null ? head.global() : head;
        double[] p = softmax(rows, i, plan);
        double[] expected = new double[8];
        for (int j = 0; j < n; j++) {
          double weight = plan.isSilent(i) ? 0 : p[j];
          entropy -= weight == 0 ? 0 : weight * Math.log(weight) / n;
          for (int t = 0; t < 8; t++) {
            expected[t] += weight * rows.v().get(j, t);
          }
          assertEquals(weight, map.get(i, j), 1e-6);
          if (!plan.allows(i, j)) {
            assertEquals(0, map.get(i, j));
          }
          if (i >= 5 && j >= n / 3 && j < n / 3 + n / 2) {
            float cell = part.get(i - 5, j - n / 3);
            assertEquals(plan.allows(i, j) ? map.get(i, j) : -1, cell);
          }
        }
        for (int t = 0; t < 8; t++) {
          assertEquals(expected[t], out.get(i, t), 5e-6, pattern + " of " + n + ", row " + i);
        }
      }
      assertEquals(entropy, Measures.rowEntropy(plan, logSumExp, expectedScore), 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void aBlockIsExcludedWhereNoneOfItsPairsIsAllowed(SparsityPattern pattern) {
    Random random = new Random(8);
    AttentionPlan plan = AttentionPlan.of(pattern, 40, KeyPadding.NONE);
    AttentionPlan padded = AttentionPlan.of(pattern, 40, padding(40, 5, 6, 7, 20));
    for (int i = 0; i < 400; i++) {
      int row = random.nextInt(40);
      int rowTo = row + 1 + random.nextInt(40 - row);
      int column = random.nextInt(40);
      int columnTo = column + 1 + random.nextInt(Math.min(6, 40 - column));
      boolean none = true;
      boolean every = true;
      boolean padding = true;
      for (int key = column; key < columnTo; key++) {
        padding &= padded.padding().contains(key);
        for (int query = row; query < rowTo; query++) {
          none &= !plan.allows(query, key);
          every &= padded.allows(query, key) && !padded.isSilent(query);
        }
      }
      String block = row + "…" + rowTo + " × " + column + "…" + columnTo;
      assertEquals(none, plan.excludes(row, rowTo, column, columnTo), block);
      assertEquals(none || padding, padded.excludes(row, rowTo, column, columnTo), block);
      assertTrue(every || !padded.allowsEvery(row, rowTo, column, columnTo), block);
    }
    assertEquals(count(pattern, 40) == 1600, plan.allowsEvery(0, 40, 0, 40), "all of it");
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void someRowsAreTheSameAsThoseOfTheWholeMatrix(SparsityPattern pattern) {
    Random random = new Random(9);
    int n = 41;
    HeadTensors head =
        new HeadTensors(
            matrix(random, n),
            matrix(random, n),
            matrix(random, n),
            new HeadTensors(matrix(random, n), matrix(random, n), matrix(random, n)));
    AttentionPlan plan = AttentionPlan.of(pattern, n, padding(n, 0, 7, 40));
    float[] logSumExp = new float[n];
    PatternAttention.compute(
        KERNELS, head, plan, null, logSumExp, null, Workers.shared(), new Cancellation());
    AttentionWeights weights = new AttentionWeights(KERNELS, head, plan, logSumExp);
    Matrix whole = Matrix.zeros(n, n);
    weights.fill(0, 0, -1, whole);
    for (int step : new int[] {1, 3, 10}) {
      Matrix some = Matrix.zeros((n - 1 - 2) / step + 1, 30);
      weights.fill(2, step, 9, -1, some);
      for (int i = 0; i < some.rows(); i++) {
        for (int j = 0; j < 30; j++) {
          assertEquals(whole.get(2 + i * step, 9 + j), some.get(i, j), 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void pooledWeightsAreThoseOfTheBlock(SparsityPattern pattern) {
    Random random = new Random(10);
    int n = 60;
    HeadTensors head = new HeadTensors(matrix(random, n), matrix(random, n), matrix(random, n));
    AttentionPlan plan = AttentionPlan.of(pattern, n, padding(n, 59));
    float[] logSumExp = new float[n];
    PatternAttention.compute(
        KERNELS, head, plan, null, logSumExp, null, Workers.shared(), new Cancellation());
    AttentionWeights weights = new AttentionWeights(KERNELS, head, plan, logSumExp);
    for (int from = 0; from < n - 6; from += 5) {
      Matrix whole = Matrix.zeros(6, 3);
      weights.fill(from, from, -1, whole);
      Matrix pooled = Matrix.zeros(2, 2);
      boolean done = weights.pool(new Pooling(from, from + 6, from, from + 3, 4, 2, false), pooled);
      assertEquals(plan.allowsEvery(from, from + 6, from, from + 3), done);
      float largest = 0;
      for (int i = 0; i < 4; i++) {
        largest = Math.max(largest, Math.max(whole.get(i, 0), whole.get(i, 1)));
      }
      assertEquals(done ? largest : 0, pooled.get(0, 0), 1e-6);
      assertEquals(done ? Math.max(whole.get(4, 2), whole.get(5, 2)) : 0, pooled.get(1, 1), 1e-6);
    }
  }

  @Test
  void whatIsKeptIsTheFullAttentionOnAllowedKeys() {
    Random random = new Random(6);
    int n = 50;
    HeadTensors head = new HeadTensors(matrix(random, n), matrix(random, n), matrix(random, n));
    AttentionPlan full = AttentionPlan.of(new Full(), n, KeyPadding.NONE);
    AttentionPlan plan =
        AttentionPlan.of(
            new WindowGlobal(new Window(6, 2), GlobalTokens.of(7)), n, KeyPadding.NONE);
    float[] fullLse = new float[n];
    float[] lse = new float[n];
    Cancellation never = new Cancellation();
    PatternAttention.compute(KERNELS, head, full, null, fullLse, null, Workers.shared(), never);
    PatternAttention.compute(KERNELS, head, plan, null, lse, null, Workers.shared(), never);
    double kept = 0;
    for (int i = 0; i < n; i++) {
      double[] p = softmax(head, i, full);
      for (int j = 0; j < n; j++) {
        kept += plan.allows(i, j) ? p[j] / n : 0;
      }
    }
    assertEquals(kept, Measures.kept(lse, fullLse), 1e-6);
    assertEquals(1, Measures.kept(fullLse, fullLse));
  }

  @Test
  void globalTokensAreEachCountedOnce() {
    assertEquals(GlobalTokens.of(0, 5), GlobalTokens.of(5, 0, 5, 5));
    assertEquals("0,5", GlobalTokens.of(5, 0, 5).toString());
    assertEquals(GlobalTokens.of(0, 1, 2), GlobalTokens.first(3));
    assertEquals(GlobalTokens.of(0), GlobalTokens.of(0, 5).toggle(5));
    assertEquals(GlobalTokens.of(0, 2, 5), GlobalTokens.of(0, 5).toggle(2));
    assertEquals(GlobalTokens.of(0), GlobalTokens.of(0, 5).within(5));
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThrows(InputException.class, () -> new Window(-1, 1));
    assertThrows(InputException.class, () -> new Window(4, 0));
    assertThrows(InputException.class, () -> GlobalTokens.of(-1));
    SparsityPattern pattern = new WindowGlobal(new Window(4, 1), GlobalTokens.of(9));
    InputException refusal =
        assertThrows(InputException.class, () -> AttentionPlan.of(pattern, 9, KeyPadding.NONE));
    assertTrue(refusal.getMessage().contains("0 to 8"), refusal.getMessage());
    AttentionPlan.of(pattern, 10, KeyPadding.NONE);
  }

  @Test
  void countsThatExceedALongAreRefused() {
    long n = 1L << 62;
    assertThrows(ArithmeticException.class, () -> new Full().exactEntries(3_037_000_500L));
    assertThrows(ArithmeticException.class, () -> new Window(100, 1).formulaEntries(n));
    assertThrows(ArithmeticException.class, () -> new Window(100, 1).exactEntries(n));
  }

  private static long count(SparsityPattern pattern, int n) {
    long entries = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        entries += pattern.allows(i, j) ? 1 : 0;
      }
    }
    return entries;
  }

  private static double[] softmax(HeadTensors head, int i, AttentionPlan plan) {
    int n = head.length();
    double[] p = new double[n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double score = 0;
      for (int t = 0; t < head.q().columns(); t++) {
        score += head.q().get(i, t) * head.k().get(j, t);
      }
      p[j] = plan.allows(i, j) ? Math.exp(score / Math.sqrt(head.q().columns())) : 0;
      sum += p[j];
    }
    for (int j = 0; j < n; j++) {
      p[j] = sum == 0 ? 0 : p[j] / sum;
    }
    return p;
  }

  private static Matrix matrix(Random random, int n) {
    Matrix matrix = Matrix.zeros(n, 8);
    for (int i = 0; i < n * 8; i++) {
      matrix.data()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static KeyPadding padding(int n, int... keys) {
    boolean[] ok = new boolean[n];
    Arrays.fill(ok, true);
    for (int key : keys) {
      ok[key] = false;
    }
    return KeyPadding.of(ok);
  }
}

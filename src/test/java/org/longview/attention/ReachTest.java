package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longview.GoldenCase;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.work.Cancellation;

class ReachTest {
  private static final Cancellation NEVER = new Cancellation();

  static List<GoldenCase> goldenCases() {
    return GoldenCase.ofKinds("receptive_field");
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void reachIsThatOfTheGoldenCases(GoldenCase golden) {
    int n = golden.params().get("n").getAsInt();
    int token = golden.params().get("token").getAsInt();
    List<AttentionPlan> layers = new ArrayList<>();
    for (JsonElement element : golden.params().getAsJsonArray("layers")) {
      layers.add(plan(pattern(element.getAsJsonObject()), n));
    }
    Reach reach = Reach.of(token, layers, NEVER);
    int[] expected = golden.array("reach_of_token").ints();
    JsonArray told = golden.scalars().getAsJsonArray("after_layer");
    for (int depth = 1; depth <= layers.size(); depth++) {
      for (int i = 0; i < n; i++) {
        assertEquals(expected[(depth - 1) * n + i] == 1, reach.reaches(depth, i), depth + ", " + i);
      }
      JsonObject layer = told.get(depth - 1).getAsJsonObject();
      assertEquals(layer.get("reachable_inputs").getAsInt(), reach.count(depth));
      assertEquals(layer.get("leftmost").getAsInt(), reach.first(depth));
      assertEquals(layer.get("rightmost").getAsInt(), reach.last(depth));
      assertEquals(
          OptionalLong.of(layer.get("one_sided_span_formula").getAsLong()), reach.formula(depth));
      assertEquals(layer.get("all_pairs_reachable").getAsInt(), pairs(layers.subList(0, depth), n));
    }
  }

  private static int pairs(List<AttentionPlan> layers, int n) {
    int pairs = 0;
    for (int token = 0; token < n; token++) {
      pairs += Reach.of(token, layers, NEVER).count(layers.size());
    }
    return pairs;
  }

  private static SparsityPattern pattern(JsonObject layer) {
    Window window =
        new Window(layer.get("w").getAsLong(), layer.has("d") ? layer.get("d").getAsLong() : 1);
    if (!layer.has("G")) {
      return window;
    }
    JsonArray g = layer.getAsJsonArray("G");
    int[] globals = new int[g.size()];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = g.get(i).getAsInt();
    }
    return new WindowGlobal(window, GlobalTokens.of(globals));
  }

  private static AttentionPlan plan(SparsityPattern pattern, int n) {
    return AttentionPlan.of(pattern, n, KeyPadding.NONE);
  }

  @Test
  void reachIsTheBooleanProductOfMasksOfAnyKind() {
    int n = 53;
    List<AttentionPlan> layers =
        List.of(
            plan(new Strided(7), n),
            plan(new Window(4, 3), n),
            plan(new Causal(new WindowGlobal(new Window(6, 2), GlobalTokens.of(3, 40))), n),
            plan(new Fixed(8, 2), n),
            plan(new Sinks(new Window(4, 1), GlobalTokens.first(2)), n));
    for (int token = 0; token < n; token++) {
      Reach reach = Reach.of(token, layers, NEVER);
      for (int depth = 1; depth <= layers.size(); depth++) {
        boolean[] expected = product(layers.subList(0, depth), token, n);
        for (int i = 0; i < n; i++) {
          assertEquals(expected[i], reach.reaches(depth, i), token + ": " + depth + ", " + i);
        }
      }
    }
  }

  @Test
  void layersThatAreAlikeGiveTheSameAsTheirProduct() {
    int n = 61;
    for (SparsityPattern pattern :
        List.of(
            new Window(4, 2),
            new WindowGlobal(new Window(4, 3), GlobalTokens.of(50)),
            new Causal(new Window(6, 1)),
            new Strided(9))) {
      List<AttentionPlan> layers = Collections.nCopies(4, plan(pattern, n));
      for (int token : new int[] {0, 17, 60}) {
        boolean[] expected = product(layers, token, n);
        Reach reach = Reach.of(token, layers, NEVER);
        for (int i = 0; i < n; i++) {
          assertEquals(expected[i], reach.reaches(4, i), pattern + ": " + token + ", " + i);
        }
      }
    }
  }

  /** By definition: the token's row of the uppermost mask times the masks below. */
  private static boolean[] product(List<AttentionPlan> layers, int token, int n) {
    boolean[] row = new boolean[n];
    row[token] = true;
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      boolean[] next = new boolean[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[j] |= row[i] && layers.get(layer).allows(i, j);
        }
      }
      row = next;
    }
    return row;
  }

  @Test
  void theFormulaIsThatOfTheWindowsAndNoneWithoutThem() {
    int n = 30;
    Reach dilated = Reach.of(9, Collections.nCopies(3, plan(new Window(5, 2), n)), NEVER);
    assertEquals(OptionalLong.of(3 * 2 * 2), dilated.formula(3));
    Reach mixed = Reach.of(9, List.of(plan(new Window(4, 1), n), plan(new Full(), n)), NEVER);
    assertEquals(OptionalLong.of(2), mixed.formula(1));
    assertEquals(OptionalLong.empty(), mixed.formula(2));
    assertEquals(n, mixed.count(2));
  }

  @Test
  void paddingReachesNothing() {
    boolean[] ok = new boolean[12];
    Arrays.fill(ok, 0, 9, true);
    AttentionPlan plan = AttentionPlan.of(new Window(4, 1), 12, KeyPadding.of(ok));
    Reach reach = Reach.of(7, Collections.nCopies(3, plan), NEVER);
    assertEquals(8, reach.last(3));
    assertEquals(1, reach.first(3));
  }

  @Test
  void aTokenOfALongTextIsFollowedWithoutAnyMatrix() {
    int n = 16_384;
    AttentionPlan plan = plan(new Window(512, 1), n);
    Reach reach = Reach.of(8000, Collections.nCopies(12, plan), NEVER);
    assertEquals(2 * 12 * 256 + 1, reach.count(12));
  }

  @Test
  void aTokenOutsideAndACancelledWalkGiveNothing() {
    List<AttentionPlan> layers = List.of(plan(new Window(4, 1), 9));
    assertThrows(IllegalArgumentException.class, () -> Reach.of(9, layers, NEVER));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThrows(CancellationException.class, () -> Reach.of(3, layers, cancelled));
  }
}

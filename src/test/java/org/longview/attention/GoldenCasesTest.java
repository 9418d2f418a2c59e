package org.longview.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.GoldenCase;
import org.longview.attention.SparsityPattern.Causal;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.budget.Budget;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.model.TensorArray;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/** Attention, masks, counts and measures against answers computed elsewhere. */
class GoldenCasesTest {
  private final Cancellation never = new Cancellation();

  static Stream<String> sparseCases() {
    return Stream.of(
        "p01_full_with_key_padding",
        "p02_sliding",
        "p03_dilated",
        "p04_global_shared",
        "p05_global_separate",
        "p06_global_separate_padded",
        "p07a_causal_full",
        "p07b_causal_sliding",
        "p07c_causal_dilated",
        "p07d_causal_global_sliding",
        "p08a_blocks_nonoverlap",
        "p08b_blocks_overlap",
        "p09a_bigbird_token");
  }

  @ParameterizedTest
  @MethodSource("sparseCases")
  void attentionUnderAPattern(String id) {
    GoldenCase golden = GoldenCase.read(id);
    int n = golden.params().get("n").getAsInt();
    KeyPadding padding = KeyPadding.NONE;
    if (golden.has("key_ok")) {
      int[] flags = golden.array("key_ok").ints();
      boolean[] ok = new boolean[n];
      for (int j = 0; j < n; j++) {
        ok[j] = flags[j] != 0;
      }
      padding = KeyPadding.of(ok);
    }
    AttentionPlan plan = AttentionPlan.of(pattern(golden), n, padding);

    int[] mask = golden.array("mask").ints();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(mask[i * n + j] != 0, plan.allows(i, j), "mask, pair " + i + ", " + j);
      }
    }
    assertEquals(golden.scalars().get("allowed_entries").getAsLong(), plan.exactEntries());
    if (golden.scalars().has("formula_n_w_plus_2s")) {
      assertEquals(
          golden.scalars().get("formula_n_w_plus_2s").getAsLong(),
          plan.pattern().formulaEntries(n));
    }

    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      List<HeadTensors> heads = heads(golden);
      LayerAttention layer =
          new LayerAttention(kernels, heads, new Mechanism.Sparse(plan), Workers.shared(), never);
      assertClose(golden, "context", layer.output());
      for (int h = 0; h < heads.size(); h++) {
        Matrix weights = Matrix.zeros(n, n);
        layer.matrix(h).fill(0, 0, 0, weights);
        assertClose(golden, "probs", h, weights);
      }
      if (golden.scalars().has("measures")) {
        checkMeasures(golden, golden.scalars().getAsJsonObject("measures"), layer, kernels);
      }
    }
  }

  @Test
  void blocksOfBigBirdDifferFromHeadToHead() {
    GoldenCase golden = GoldenCase.read("p09b_bigbird_block");
    List<HeadTensors> heads = heads(golden);
    int n = heads.get(0).length();
    int block = golden.params().get("b").getAsInt();
    int r = golden.params().get("r").getAsInt();
    int[] index = golden.array("random_block_index").ints();
    int size = index.length / heads.size();
    List<AttentionPlan> plans = new ArrayList<>();
    for (int h = 0; h < heads.size(); h++) {
      RandomKeys random =
          new RandomKeys.Given("", 1, r, Arrays.copyOfRange(index, h * size, (h + 1) * size));
      plans.add(AttentionPlan.of(BigBird.ofBlocks(n, block, random), n, KeyPadding.NONE));
    }
    int[] mask = golden.array("mask_per_head").ints();
    for (int h = 0; h < heads.size(); h++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          assertEquals(mask[(h * n + i) * n + j] != 0, plans.get(h).allows(i, j), i + ", " + j);
        }
      }
      assertEquals(
          golden.scalars().getAsJsonArray("allowed_entries_per_head").get(h).getAsLong(),
          plans.get(h).exactEntries());
      assertEquals(
          (long) n * block * (3 + 2 + r), plans.get(h).pattern().formulaEntries(n), "n·b·(w+g+r)");
    }
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      LayerAttention layer =
          new LayerAttention(kernels, heads, new Mechanism.Sparse(plans), Workers.shared(), never);
      assertClose(golden, "context", layer.output());
      for (int h = 0; h < heads.size(); h++) {
        Matrix weights = Matrix.zeros(n, n);
        layer.matrix(h).fill(0, 0, 0, weights);
        assertClose(golden, "probs", h, weights);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p08a_blocks_nonoverlap", "p08b_blocks_overlap"})
  void piecesThatAreComputedOneByOneAndMerged(String id) {
    GoldenCase golden = GoldenCase.read(id);
    int n = golden.params().get("n").getAsInt();
    Chunked chunked = (Chunked) pattern(golden);
    Pieces pieces = chunked.pieces(n);
    int[] bounds = golden.array("piece_bounds").ints();
    assertEquals(bounds.length / 2, pieces.count());
    int[] chosen = golden.array("maxcontext_piece").ints();
    int[] covers = golden.array("cover_count").ints();
    for (int p = 0; p < pieces.count(); p++) {
      assertEquals(bounds[2 * p], pieces.from(p));
      assertEquals(bounds[2 * p + 1], pieces.to(p));
    }
    for (int i = 0; i < n; i++) {
      assertEquals(covers[i], pieces.end(i) - pieces.first(i));
      assertEquals(chosen[i], pieces.mostContext(i));
    }
    assertEquals(
        golden.params().get("piece_entries").getAsLong(),
        PieceStack.of(pieces).pattern(false).exactEntries(pieces.tokens()));
    AttentionPlan union = AttentionPlan.of(chunked, n, KeyPadding.NONE);
    List<HeadTensors> heads = heads(golden);
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      for (PieceMerge merge : List.of(PieceMerge.MEAN, PieceMerge.MAX_CONTEXT)) {
        MergedAttention merged =
            MergedAttention.of(kernels, heads, pieces, merge, union, Workers.shared(), never);
        String expected = merge == PieceMerge.MEAN ? "merged_mean" : "merged_maxcontext";
        assertClose(golden, expected, merged.output());
        requireRowsGiveTheOutput(heads, merged);
      }
    }
  }

  /** The merged rows, times the values, are the merged output. */
  private static void requireRowsGiveTheOutput(List<HeadTensors> heads, MergedAttention merged) {
    int n = merged.length();
    for (int h = 0; h < heads.size(); h++) {
      Matrix rows = Matrix.zeros(n, n);
      merged.matrix(h).fill(0, 0, 0, rows);
      Matrix v = heads.get(h).v();
      for (int i = 0; i < n; i++) {
        for (int t = 0; t < v.columns(); t++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += rows.get(i, j) * v.get(j, t);
          }
          assertEquals(sum, merged.output(h).get(i, t), 2e-6, "row " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void linformer(String id) {
    GoldenCase golden = GoldenCase.read(id);
    int n = golden.params().get("n").getAsInt();
    int rank = golden.params().get("k").getAsInt();
    List<HeadTensors> heads = heads(golden);
    Matrix[] e = matrices(golden, "E");
    Matrix[] f = golden.has("F") ? matrices(golden, "F") : null;
    List<Projection> projections = new ArrayList<>(List.of(Projection.of(e, f, heads.size(), n)));
    if (golden.params().get("method").getAsString().equals("meanpool")) {
      projections.add(Projection.meanPooling(rank, n));
    }
    for (Projection projection : projections) {
      for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
        LayerAttention layer =
            new LayerAttention(
                kernels,
                heads,
                new Mechanism.LowRank(projection, KeyPadding.NONE),
                Workers.shared(),
                never);
        assertClose(golden, "context", layer.output());
        for (int h = 0; h < heads.size(); h++) {
          Matrix weights = Matrix.zeros(n, rank);
          layer.matrix(h).fill(0, 0, 0, weights);
          assertClose(golden, "probs", h, weights);
        }
        JsonObject measures = golden.scalars().getAsJsonObject("measures");
        LayerAttention full = full(kernels, heads, KeyPadding.NONE);
        for (int h = 0; h < heads.size(); h++) {
          assertEquals(
              number(measures, "rel_fro_output_per_head", h),
              Measures.outputError(layer.output(h), full.output(h)),
              1e-4);
          assertEquals(
              number(measures, "entropy_pattern_mean_per_head", h),
              layer.rowEntropy(h, Workers.shared(), never),
              1e-5);
        }
      }
    }
  }

  static Stream<String> linformer() {
    return Stream.of(
        "p10a_linformer_none",
        "p10b_linformer_headwise",
        "p10c_linformer_kv",
        "p10d_linformer_meanpool");
  }

  @Test
  void measures() {
    GoldenCase golden = GoldenCase.read("p11_measures");
    List<HeadTensors> heads = heads(golden);
    JsonObject expected = golden.scalars().getAsJsonObject("patterns");
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      LayerAttention full = full(kernels, heads, KeyPadding.NONE);
      assertClose(golden, "full_context", full.output());
      for (int h = 0; h < heads.size(); h++) {
        assertEquals(
            number(golden.scalars(), "entropy_mean_per_head", h),
            full.rowEntropy(h, Workers.shared(), never),
            1e-5);
      }
      Map<String, SparsityPattern> patterns =
          Map.of(
              "sliding_w8", new Window(8, 1),
              "dilated_w8_d3", new Window(8, 3),
              "blocks16", new Chunked(16, 16),
              "global_w8_s2", new WindowGlobal(new Window(8, 1), GlobalTokens.of(0, 32)));
      for (Map.Entry<String, SparsityPattern> entry : patterns.entrySet()) {
        JsonObject values = expected.getAsJsonObject(entry.getKey());
        AttentionPlan plan = AttentionPlan.of(entry.getValue(), 64, KeyPadding.NONE);
        assertEquals(values.get("allowed_entries").getAsLong(), plan.exactEntries());
        LayerAttention layer =
            new LayerAttention(kernels, heads, new Mechanism.Sparse(plan), Workers.shared(), never);
        checkMeasures(golden, values, layer, kernels);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16, 64, 70})
  void bestApproximations(int rank) {
    GoldenCase golden = GoldenCase.read("p11_measures");
    double[] p = golden.array("full_probs").doubles();
    List<HeadTensors> heads = heads(golden);
    for (Kernels kernels : List.of(Kernels.plain(), Kernels.best())) {
      LayerAttention best =
          new LayerAttention(
              kernels,
              heads,
              new Mechanism.Best(rank, 64, KeyPadding.NONE),
              Workers.shared(),
              never);
      double outputError = 0;
      double outputNorm = 0;
      for (int h = 0; h < heads.size(); h++) {
        LowRankMatrix matrix = Objects.requireNonNull(best.lowRank(h));
        assertEquals(rank, matrix.columns());
        Matrix equivalent = Matrix.zeros(64, 64);
        matrix.equivalent().fill(0, 1, 0, 0, equivalent);
        double error = 0;
        double norm = 0;
        for (int i = 0; i < 64; i++) {
          for (int j = 0; j < 64; j++) {
            double weight = p[(64 * h + i) * 64 + j];
            error += Math.pow(equivalent.get(i, j) - weight, 2);
            norm += weight * weight;
          }
          for (int t = 0; t < 8; t++) {
            double fromEquivalent = 0;
            for (int j = 0; j < 64; j++) {
              fromEquivalent += equivalent.get(i, j) * heads.get(h).v().get(j, t);
            }
            assertEquals(fromEquivalent, best.output(h).get(i, t), 1e-5);
            double full = golden.array("full_context").doubles()[i * 32 + h * 8 + t];
            outputError += Math.pow(best.output(h).get(i, t) - full, 2);
            outputNorm += full * full;
          }
        }
        Spectrum spectrum =
            new Spectrum(
                Arrays.copyOfRange(
                    golden.array("singular_values").doubles(), 64 * h, 64 * (h + 1)));
        assertEquals(spectrum.error(rank), Math.sqrt(error / norm), 1e-5);
        JsonObject patterns = golden.scalars().getAsJsonObject("patterns");
        if (patterns.has("svd_rank_" + rank)) {
          JsonObject expected = patterns.getAsJsonObject("svd_rank_" + rank);
          assertEquals(
              number(expected, "rel_fro_probs_per_head", h), Math.sqrt(error / norm), 1e-5);
          if (h == heads.size() - 1) {
            assertEquals(
                expected.get("rel_fro_output").getAsDouble(),
                Math.sqrt(outputError / outputNorm),
                1e-5);
          }
        }
      }
    }
  }

  @Test
  void theEquivalentOfLinformerGivesItsOutput() {
    GoldenCase golden = GoldenCase.read("p10a_linformer_none");
    List<HeadTensors> heads = heads(golden);
    Matrix[] e = matrices(golden, "E");
    Projection given = Projection.of(e, matrices(golden, "F"), heads.size(), 32);
    for (Projection projection :
        List.of(given, Projection.meanPooling(5, 32), Projection.meanPooling(40, 32))) {
      LayerAttention layer =
          new LayerAttention(
              Kernels.best(),
              heads,
              new Mechanism.LowRank(projection, KeyPadding.NONE),
              Workers.shared(),
              never);
      for (int h = 0; h < heads.size(); h++) {
        Matrix part = Matrix.zeros(2, 32);
        Objects.requireNonNull(layer.lowRank(h)).equivalent().fill(3, 20, 0, 0, part);
        for (int i = 0; i < 2; i++) {
          for (int t = 0; t < 8; t++) {
            double sum = 0;
            for (int j = 0; j < 32; j++) {
              sum += part.get(i, j) * heads.get(h).v().get(j, t);
            }
            assertEquals(layer.output(h).get(3 + 20 * i, t), sum, 1e-5);
          }
        }
      }
      float[] mixture = Objects.requireNonNull(layer.lowRank(1)).mixture(2);
      for (int j = 0; projection == given && j < 32; j++) {
        assertEquals(e[1].get(2, j), mixture[j]);
      }
    }
  }

  @Test
  void memory() {
    JsonObject scalars = GoldenCase.read("p13_memory").scalars();
    for (JsonElement element : scalars.getAsJsonArray("rows")) {
      JsonObject row = element.getAsJsonObject();
      long n = row.get("n").getAsLong();
      Window window =
          new Window(row.get("w").getAsLong(), row.has("d") ? row.get("d").getAsLong() : 1);
      JsonArray g = row.getAsJsonArray("G");
      int[] positions = new int[g.size()];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = g.get(i).getAsInt();
      }
      SparsityPattern pattern = new WindowGlobal(window, GlobalTokens.of(positions));
      assertEquals(row.get("full").getAsLong(), new Full().exactEntries(n));
      assertEquals(row.get("window_exact").getAsLong(), window.exactEntries(n));
      assertEquals(row.get("global_window_exact").getAsLong(), pattern.exactEntries(n));
      assertEquals(row.get("budget_formula").getAsLong(), pattern.formulaEntries(n));
    }
    for (JsonElement element : scalars.getAsJsonArray("budgets")) {
      JsonObject row = element.getAsJsonObject();
      Budget budget = new Budget(row.get("n0").getAsLong());
      long w = row.get("w").getAsLong();
      int s = row.get("s").getAsInt();
      SparsityPattern pattern = new WindowGlobal(new Window(w, 1), GlobalTokens.first(s));
      assertEquals(row.get("budget").getAsLong(), budget.entries());
      assertEquals(
          row.get("n_formula_floor").getAsLong(), budget.longestByFormula(w, s).orElseThrow());
      long n = budget.longestExact(pattern);
      assertEquals(row.get("n_exact_globals_first").getAsLong(), n);
      assertEquals(row.get("entries_at_n_exact").getAsLong(), pattern.exactEntries(n));
    }
  }

  private void checkMeasures(
      GoldenCase golden, JsonObject expected, LayerAttention layer, Kernels kernels) {
    List<HeadTensors> heads = heads(golden);
    KeyPadding padding = ((Mechanism.Sparse) layer.mechanism()).padding();
    LayerAttention full = full(kernels, heads, padding);
    for (int h = 0; h < heads.size(); h++) {
      assertEquals(
          number(expected, "retained_mass_mean_per_head", h),
          Measures.kept(layer.logSumExp(h), full.logSumExp(h)),
          1e-5);
      assertEquals(
          number(expected, "rel_fro_output_per_head", h),
          Measures.outputError(layer.output(h), full.output(h)),
          1e-5);
      assertEquals(
          number(expected, "entropy_pattern_mean_per_head", h),
          layer.rowEntropy(h, Workers.shared(), never),
          1e-5);
    }
  }

  private LayerAttention full(Kernels kernels, List<HeadTensors> heads, KeyPadding padding) {
    AttentionPlan plan = AttentionPlan.of(new Full(), heads.get(0).length(), padding);
    return new LayerAttention(kernels, heads, new Mechanism.Sparse(plan), Workers.shared(), never);
  }

  private static SparsityPattern pattern(GoldenCase golden) {
    JsonObject params = golden.params();
    String kind = golden.kind().equals("causal") ? params.get("base").getAsString() : golden.kind();
    if (kind.equals("blocks")) {
      return new Chunked(params.get("b").getAsInt(), params.get("stride").getAsInt());
    }
    long w = params.has("w") ? params.get("w").getAsLong() : 0;
    long d = params.has("d") ? params.get("d").getAsLong() : 1;
    int[] globals = new int[params.has("G") ? params.getAsJsonArray("G").size() : 0];
    for (int i = 0; i < globals.length; i++) {
      globals[i] = params.getAsJsonArray("G").get(i).getAsInt();
    }
    if (kind.equals("bigbird_token")) {
      RandomKeys random =
          new RandomKeys.Given(
              "", 0, params.get("r").getAsInt(), golden.array("random_index").ints());
      return BigBird.ofTokens(params.get("n").getAsInt(), w, GlobalTokens.of(globals), random);
    }
    SparsityPattern base =
        kind.equals("full")
            ? new Full()
            : globals.length == 0
                ? new Window(w, d)
                : new WindowGlobal(new Window(w, d), GlobalTokens.of(globals));
    return golden.kind().equals("causal") ? new Causal(base) : base;
  }

  static List<HeadTensors> heads(GoldenCase golden) {
    int n = golden.params().get("n").getAsInt();
    Matrix[] q = matrices(golden, "q");
    Matrix[] k = matrices(golden, "k");
    Matrix[] v = matrices(golden, "v");
    boolean separate = golden.has("qg");
    Matrix[] qg = separate ? matrices(golden, "qg") : q;
    Matrix[] kg = separate ? matrices(golden, "kg") : k;
    Matrix[] vg = separate ? matrices(golden, "vg") : v;
    List<HeadTensors> heads = new ArrayList<>();
    for (int h = 0; h < q.length; h++) {
      assertEquals(n, q[h].rows());
      HeadTensors global = separate ? new HeadTensors(qg[h], kg[h], vg[h]) : null;
      heads.add(new HeadTensors(q[h], k[h], v[h], global));
    }
    return heads;
  }

  private static double number(JsonObject values, String name, int index) {
    return values.getAsJsonArray(name).get(index).getAsDouble();
  }

  private static void assertClose(GoldenCase golden, String array, Matrix actual) {
    assertClose(golden, array, 0, actual);
  }

  private static void assertClose(GoldenCase golden, String array, int part, Matrix actual) {
    double[] expected = golden.array(array).doubles();
    int offset = part * actual.rows() * actual.columns();
    for (int i = 0; i < actual.rows(); i++) {
      for (int j = 0; j < actual.columns(); j++) {
        assertEquals(
            expected[offset + i * actual.columns() + j],
            actual.get(i, j),
            Math.max(golden.tolerance(), 2e-6),
            array + " " + part + ", row " + i + ", column " + j);
      }
    }
  }

  /** An array (heads, rows, columns), or (rows, columns), as a matrix for each head. */
  private static Matrix[] matrices(GoldenCase golden, String name) {
    TensorArray array = golden.array(name);
    int rank = array.shape().rank();
    int rows = array.shape().length(rank - 2);
    int columns = array.shape().length(rank - 1);
    double[] data = array.doubles();
    Matrix[] matrices = new Matrix[rank == 2 ? 1 : array.shape().length(0)];
    for (int h = 0; h < matrices.length; h++) {
      matrices[h] = Matrix.zeros(rows, columns);
      for (int i = 0; i < rows * columns; i++) {
        matrices[h].data()[i] = (float) data[h * rows * columns + i];
      }
    }
    return matrices;
  }
}

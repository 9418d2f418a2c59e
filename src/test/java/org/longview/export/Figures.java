package org.longview.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.longview.picture.BudgetRows;
import org.longview.picture.ColorMap;
import org.longview.picture.Reduction;
import org.longview.picture.ValueScale;
import org.longview.study.CellKind;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;

/** Figures for tests. */
final class Figures {
  private static final List<String> WORDS =
      List.of("[CLS]", "reviews", "i", "##s", "transformer", ",", "geek", "אבג", "🙂", "e\u0301");

  private Figures() {}

  static List<String> tokens(int n) {
    return IntStream.range(0, n).mapToObj(i -> WORDS.get(i % WORDS.size())).toList();
  }

  /** n × k values from 0 to 1, excluded far from the diagonal if square. */
  static MatrixSource matrix(int n, int k) {
    return new MatrixSource() {
      @Override
      public int rows() {
        return n;
      }

      @Override
      public int columns() {
        return k;
      }

      @Override
      public void fill(
          int rowFrom,
          int rowTo,
          int columnFrom,
          int columnTo,
          float[] target,
          int offset,
          int stride) {
        for (int r = rowFrom; r < rowTo; r++) {
          for (int c = columnFrom; c < columnTo; c++) {
            boolean far = n == k && Math.abs(r - c) > 3;
            target[offset + (r - rowFrom) * stride + c - columnFrom] =
                far ? EXCLUDED : (r * 7 + c * 13) % 11 / 10f;
          }
        }
      }
    };
  }

  static MatrixFigure attention(int n, int k) {
    return new MatrixFigure(
        new FigureText(
            "Attention",
            "softmax(QKᵀ/√d)",
            "a line of parameters that is long enough to wrap in a narrow figure, w = 6, s = 2"),
        matrix(n, k),
        new CellScheme.Values(
            ColorMap.VIRIDIS,
            ValueScale.sequential(ValueScale.Kind.SQUARE_ROOT, 0, 1),
            "attention"),
        Reduction.MAX,
        new AxisLabels("query", tokens(n), Set.of(0)),
        n == k ? new AxisLabels("key", tokens(n), Set.of(0)) : AxisLabels.numbered("projected key"),
        n == k);
  }

  /** All cells of the window, and nothing around them. */
  static MatrixFigure bare(int n) {
    return window(n, AxisLabels.numbered(""), AxisLabels.numbered(""));
  }

  /** All cells of the window, the last token a long one. */
  static MatrixFigure pattern(int n) {
    List<String> tokens = new ArrayList<>(tokens(n));
    tokens.set(n - 1, "uncharacteristically");
    AxisLabels axis = new AxisLabels("", tokens, Set.of());
    return window(n, axis, axis);
  }

  private static MatrixFigure window(int n, AxisLabels rows, AxisLabels columns) {
    MatrixSource window =
        new MatrixSource() {
          @Override
          public int rows() {
            return n;
          }

          @Override
          public int columns() {
            return n;
          }

          @Override
          public void fill(int r0, int r1, int c0, int c1, float[] target, int offset, int stride) {
            for (int r = r0; r < r1; r++) {
              int start = offset + (r - r0) * stride;
              Arrays.fill(target, start, start + c1 - c0, CellKind.WINDOW.value());
            }
          }
        };
    return new MatrixFigure(
        FigureText.NONE,
        window,
        new CellScheme.Kinds(PatternKind.FULL, List.of()),
        Reduction.MAX,
        rows,
        columns,
        false);
  }

  static BudgetFigure budget(long n0, long n, long s) {
    return new BudgetFigure(
        new FigureText("Memory budget", "", "n₀ = " + n0),
        new BudgetRows(n0, n, s, OptionalLong.empty()));
  }

  static SheetFigure sheet() {
    return new SheetFigure(
        new FigureText("Longview", "a sentence", "parameters"),
        List.of(List.of(bare(24), attention(24, 24)), List.of(budget(512, 1024, 4))));
  }
}

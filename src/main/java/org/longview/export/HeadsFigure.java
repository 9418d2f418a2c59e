package org.longview.export;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.longview.picture.ColorMap;
import org.longview.picture.MapScale;
import org.longview.picture.Overview;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;
import org.longview.study.MatrixSource;

/**
 * Small maps of all heads: a grid with layers and heads as its axes, or groups.
 *
 * @param text the words around it
 * @param arrangement of the heads
 * @param headings of its groups, one each; none of a grid
 * @param captions of its heads in their order, one each; none of a grid
 * @param maps of all heads
 * @param colors of the values
 * @param scale of the values
 * @param name what the values are: attention
 * @param showsExcluded whether a legend explains the colour of excluded pairs
 */
public record HeadsFigure(
    FigureText text,
    HeadArrangement arrangement,
    List<String> headings,
    List<String> captions,
    Map<Head, Overview> maps,
    ColorMap colors,
    MapScale scale,
    String name,
    boolean showsExcluded)
    implements Figure {
  public HeadsFigure {
    headings = List.copyOf(headings);
    captions = List.copyOf(captions);
    maps = Map.copyOf(maps);
  }

  /**
   * The maps as they are shown, in the order of the figure: of a text that is longer than a map is
   * wide, an entry stands for several rows and columns and is named by the first.
   */
  @Override
  public Optional<Numbers> numbers() {
    List<Head> heads =
        arrangement.groups().stream().flatMap(group -> group.heads().stream()).toList();
    List<Overview> shown =
        heads.stream().map(head -> Objects.requireNonNull(maps.get(head))).toList();
    MatrixSource all = new Stack(shown.stream().map(Overview::entries).toList());
    int rows = all.rows() / heads.size();
    Overview any = shown.get(0);
    return Optional.of(
        new MatrixNumbers(
            name,
            all,
            new AxisLabels(
                "map",
                IntStream.range(0, all.rows())
                    .mapToObj(
                        row ->
                            "layer %d head %d query %d"
                                .formatted(
                                    heads.get(row / rows).layer(),
                                    heads.get(row / rows).head(),
                                    any.firstRow(row % rows)))
                    .toList(),
                Set.of()),
            new AxisLabels(
                "key",
                IntStream.range(0, all.columns())
                    .mapToObj(column -> Integer.toString(any.firstColumn(column)))
                    .toList(),
                Set.of()),
            false,
            heads.size()));
  }

  /** Matrices of one size, below each other. */
  private record Stack(List<MatrixSource> parts) implements MatrixSource {
    @Override
    public int rows() {
      return Math.multiplyExact(parts.size(), parts.get(0).rows());
    }

    @Override
    public int columns() {
      return parts.get(0).columns();
    }

    @Override
    public void fill(int r0, int r1, int c0, int c1, float[] target, int offset, int stride) {
      int each = parts.get(0).rows();
      for (int row = r0; row < r1; row++) {
        int of = row % each;
        parts
            .get(row / each)
            .fill(of, of + 1, c0, c1, target, offset + (row - r0) * stride, stride);
      }
    }
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new HeadsDrawing(this, width, medium, style);
  }
}

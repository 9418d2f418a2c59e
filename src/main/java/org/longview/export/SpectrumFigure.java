package org.longview.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.longview.attention.Spectrum;
import org.longview.study.LayerSpectra;
import org.longview.study.Wording;

/**
 * The normalised cumulative singular values of a head, in front of those of its layer's others
 * (Linformer's Figure 1).
 *
 * @param text the words around it
 * @param heads for each head its shares at the ranks 1 … n
 * @param layer counted from 0
 * @param chosen the head in front
 * @param rank k, at which it is marked
 */
public record SpectrumFigure(FigureText text, List<double[]> heads, int layer, int chosen, int rank)
    implements Figure {
  /** A head's spectrum is marked where it reaches this share, unless a rank is given. */
  private static final double MOST_OF_IT = 0.9;

  /**
   * Checks that the head and the rank are there.
   *
   * @throws IllegalArgumentException if they are not
   */
  public SpectrumFigure {
    heads = List.copyOf(heads);
    if (rank < 1 || rank > heads.get(chosen).length) {
      throw new IllegalArgumentException("rank " + rank + " of " + heads.get(chosen).length);
    }
  }

  /**
   * The cumulative singular values of a head, in front of the others of its layer.
   *
   * @param layer counted from 0
   * @param head counted from 0
   * @param rank k, at which it is marked; where 90 % is reached if there is none
   * @param reference "full" or "window 512"
   */
  public static SpectrumFigure of(
      FigureTopic topic,
      LayerSpectra spectra,
      int layer,
      int head,
      OptionalInt rank,
      String reference) {
    Spectrum chosen = spectra.heads().get(head);
    int most = chosen.rankFor(MOST_OF_IT);
    int k = Math.min(chosen.size(), rank.orElse(most));
    List<String> caption = new ArrayList<>();
    caption.add("layer %d, head %d, thin: the other heads of the layer".formatted(layer, head));
    caption.add(String.format(Locale.ROOT, "90 %% within rank %,d", most));
    if (k != most) {
      caption.add(
          String.format(
              Locale.ROOT, "%s within rank %,d", Wording.percent(chosen.cumulative(k)), k));
    }
    caption.add(String.format(Locale.ROOT, "effective rank %.1f", chosen.effectiveRank()));
    return new SpectrumFigure(
        new FigureText(
            "Cumulative singular values",
            "share of the sum of all singular values of %s attention".formatted(reference),
            topic.parameters(caption)),
        spectra.heads().stream().map(Spectrum::cumulative).toList(),
        layer,
        head,
        k);
  }

  /** n, the number of ranks. */
  int size() {
    return heads.get(chosen).length;
  }

  /** The columns of {@code longview spectrum}. */
  @Override
  public Optional<Numbers> numbers() {
    List<List<Object>> lines = new ArrayList<>();
    for (int head = 0; head < heads.size(); head++) {
      double[] shares = heads.get(head);
      for (int i = 0; i < shares.length; i++) {
        lines.add(List.of(layer, head, i + 1, shares[i]));
      }
    }
    return Optional.of(new TableNumbers(List.of("layer", "head", "rank", "cumulative"), lines));
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new SpectrumDrawing(this, width, style);
  }
}

package org.longview.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.longview.picture.TradeoffPicture;
import org.longview.study.PatternSettings;
import org.longview.study.TradeoffGrid;

/**
 * Quality by window and number of global tokens, with lines of equal memory.
 *
 * @param text the words around it
 * @param picture what is drawn
 * @param measure what the colours stand for, beside their bar
 */
public record TradeoffFigure(FigureText text, TradeoffPicture picture, String measure)
    implements Figure {
  /**
   * Quality by window and number of global tokens.
   *
   * @param measure "attention kept", "output error" or "embedding change"
   * @param heads of what it is the mean, and under which pattern
   * @param origin model and text, for the line of parameters; may be empty
   * @param reference "full" or "window 512"
   */
  public static TradeoffFigure of(
      TradeoffPicture picture, String measure, String heads, String origin, String reference) {
    return new TradeoffFigure(
        new FigureText(
            measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1),
            "by window and global tokens; white: equal memory n·(w + 2s)",
            Stream.of(
                    origin,
                    String.format(Locale.ROOT, "n = %,d", picture.grid().n()),
                    heads,
                    "reference: " + reference)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "))),
        picture,
        measure);
  }

  /** The columns of {@code longview sweep}, as far as the figure shows them, of what is known. */
  @Override
  public Optional<Numbers> numbers() {
    TradeoffGrid grid = picture.grid();
    Set<String> columns = new LinkedHashSet<>();
    List<List<Object>> lines = new ArrayList<>();
    for (int i = 0; i < grid.candidates().size(); i++) {
      PatternSettings settings = grid.candidates().get(i).settings();
      boolean projected = settings.kind().hasRank();
      Map<String, Object> line = SettingColumns.of(settings, grid.n());
      long ofRank = (long) grid.n() * settings.lowRank().rank(0);
      line.put("entries_formula", projected ? ofRank : settings.entries(grid.n(), 1, 1, false));
      line.put("entries_exact", projected ? ofRank : settings.entries(grid.n(), 1, 1, true));
      line.put(column(measure), quality(i));
      columns.addAll(line.keySet());
      lines.add(List.copyOf(line.values()));
    }
    return Optional.of(new TableNumbers(List.copyOf(columns), lines));
  }

  /** How a measure is called in tables: "kept". */
  public static String column(String measure) {
    return measure.equals("attention kept") ? "kept" : measure.replace(' ', '_');
  }

  private Object quality(int candidate) {
    double quality = picture.quality()[candidate];
    return Double.isNaN(quality) ? "" : quality;
  }

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new TradeoffDrawing(this, width, style);
  }
}

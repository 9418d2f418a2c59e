package org.longview.export;

import java.util.List;
import java.util.Map;
import org.longview.picture.ColorMap;
import org.longview.picture.MapScale;
import org.longview.picture.Overview;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;

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

  @Override
  public Drawing layOut(double width, Medium medium, FigureStyle style) {
    return new HeadsDrawing(this, width, medium, style);
  }
}

package org.longview.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.layout.Region;
import org.longview.app.lecture.Exhibits;
import org.longview.app.matrices.MatricesPane;
import org.longview.app.matrices.MatricesPane.Card;
import org.longview.app.spectrum.SpectrumPane;
import org.longview.lesson.Picture;
import org.longview.study.Tab;

/** The panes of the window, lent to lectures. */
final class WindowExhibits implements Exhibits {
  private final Map<Tab, Region> tabs;
  private final Map<Picture.Panel, Region> panels;
  private final MatricesPane matrices;

  /**
   * Lends panes.
   *
   * @param tabs contents of each
   * @param panels those that are neither a tab nor a part of one
   */
  WindowExhibits(
      Map<Tab, Region> tabs,
      Map<Picture.Panel, Region> panels,
      MatricesPane matrices,
      SpectrumPane spectrum) {
    this.tabs = tabs;
    this.matrices = matrices;
    this.panels = new EnumMap<>(panels);
    this.panels.put(Picture.Panel.PATTERN, matrices);
    this.panels.put(Picture.Panel.ATTENTION, matrices);
    this.panels.put(Picture.Panel.SHARES, spectrum.shares());
    this.panels.put(Picture.Panel.RANKS, spectrum.ranks());
    this.panels.put(Picture.Panel.APPROXIMATION, spectrum.approximation());
  }

  @Override
  public Region tab(Tab tab) {
    matrices.showOnly(null);
    return Objects.requireNonNull(tabs.get(tab));
  }

  @Override
  public Region panel(Picture.Panel panel) {
    matrices.showOnly(
        switch (panel) {
          case PATTERN -> Card.PATTERN;
          case ATTENTION -> Card.ATTENTION;
          default -> null;
        });
    return Objects.requireNonNull(panels.get(panel));
  }

  @Override
  public void restore() {
    matrices.showOnly(null);
  }
}

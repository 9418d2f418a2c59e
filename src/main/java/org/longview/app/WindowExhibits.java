package org.longview.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.layout.Region;
import org.longview.app.lecture.Exhibits;
import org.longview.app.matrices.MatricesPane;
import org.longview.app.matrices.MatricesPane.Card;
import org.longview.app.spectrum.SpectrumPane;
import org.longview.app.speed.SpeedPane;
import org.longview.app.tradeoffs.TradeoffsPane;
import org.longview.lesson.Picture;
import org.longview.study.Tab;

/** The panes of the window, lent to lectures. */
final class WindowExhibits implements Exhibits {
  private final Map<Tab, Region> tabs;
  private final Map<Picture.Panel, Region> panels;
  private final MatricesPane matrices;
  private final SpectrumPane spectrum;
  private final TradeoffsPane tradeoffs;
  private final SpeedPane speed;

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
      SpectrumPane spectrum,
      TradeoffsPane tradeoffs,
      SpeedPane speed) {
    this.tabs = tabs;
    this.matrices = matrices;
    this.spectrum = spectrum;
    this.tradeoffs = tradeoffs;
    this.speed = speed;
    this.panels = new EnumMap<>(panels);
    this.panels.put(Picture.Panel.PATTERN, matrices);
    this.panels.put(Picture.Panel.ATTENTION, matrices);
    this.panels.put(Picture.Panel.SHARES, spectrum.shares());
    this.panels.put(Picture.Panel.RANK_BOUNDS, spectrum.shares());
    this.panels.put(Picture.Panel.RANKS, spectrum.ranks());
    this.panels.put(Picture.Panel.APPROXIMATION, spectrum.approximation());
    this.panels.put(Picture.Panel.TRADEOFF_MAP, page(Tab.TRADEOFFS));
    this.panels.put(Picture.Panel.RATIOS, page(Tab.SPEED));
  }

  private Region page(Tab tab) {
    return Objects.requireNonNull(tabs.get(tab));
  }

  @Override
  public Region tab(Tab tab) {
    restore();
    return page(tab);
  }

  @Override
  public Region panel(Picture.Panel panel) {
    matrices.showOnly(
        switch (panel) {
          case PATTERN -> Card.PATTERN;
          case ATTENTION -> Card.ATTENTION;
          default -> null;
        });
    spectrum.showBounds(panel != Picture.Panel.SHARES);
    tradeoffs.showMapOnly(panel == Picture.Panel.TRADEOFF_MAP);
    speed.showRatiosOnly(panel == Picture.Panel.RATIOS);
    return Objects.requireNonNull(panels.get(panel));
  }

  @Override
  public void restore() {
    matrices.showOnly(null);
    spectrum.showBounds(true);
    tradeoffs.showMapOnly(false);
    speed.showRatiosOnly(false);
  }
}

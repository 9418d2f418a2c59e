package org.longview.app;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.arcs.ArcsPane;
import org.longview.app.atlas.AtlasPane;
import org.longview.app.budget.BudgetPane;
import org.longview.app.budget.CrossOutPane;
import org.longview.app.budget.MemoryPane;
import org.longview.app.budget.TablePane;
import org.longview.app.chart.EntriesChart;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.PageScroll;
import org.longview.app.control.Panels;
import org.longview.app.control.TypeSize;
import org.longview.app.heads.HeadsPane;
import org.longview.app.lecture.Exhibits;
import org.longview.app.matrices.MatricesPane;
import org.longview.app.pattern.PatternPane;
import org.longview.app.quality.QualityPane;
import org.longview.app.reach.ReachPane;
import org.longview.app.ribbon.RibbonPane;
import org.longview.app.spectrum.SpectrumPane;
import org.longview.app.speed.SpeedPane;
import org.longview.app.state.Theme;
import org.longview.app.text.TextPane;
import org.longview.app.tradeoffs.TradeoffsPane;
import org.longview.lesson.Picture;
import org.longview.picture.Palette;
import org.longview.study.Tab;

/** All panes that show a session, in the places that they have in the window. */
final class WindowPanes {
  /** The least height of a tab and what is below it together, with normal type. */
  private static final double BOTH = 340;

  private final Session session;
  private final TextPane text;
  private final PatternPane pattern;
  private final HeadsPane heads;
  private final MatricesPane matrices;
  private final ReachPane reach;
  private final CrossOutPane crossOut;
  private final RibbonPane ribbon;
  private final SpectrumPane spectrum;
  private final AtlasPane atlas;
  private final ArcsPane arcs;
  private final TradeoffsPane tradeoffs;
  private final SpeedPane speed;
  private final EntriesChart chart;
  private final VBox entries;
  private final TablePane table;
  private final QualityPane quality;
  private final Map<Tab, Region> pages;

  /**
   * Makes the panes.
   *
   * @param floor covers the window; what floats above the panes is on it
   */
  WindowPanes(Session session, FileDialogs dialogs, Dialog dialog, Pane floor, Theme theme) {
    this.session = session;
    Palette palette = theme.palette();
    text =
        new TextPane(
            session.settings(),
            session.text(),
            session.tokens(),
            session.notices(),
            session.model().trainingProperty());
    pattern =
        new PatternPane(
            session.settings(),
            session.pattern(),
            session.tokens(),
            session.notices(),
            dialogs,
            dialog,
            palette);
    heads =
        new HeadsPane(
            session.settings(),
            session.subject(),
            session.attention(),
            session.notices(),
            session.background(),
            session.activities(),
            palette);
    matrices =
        new MatricesPane(
            session.settings(),
            session.matrices(),
            session.attention(),
            session.subject().missingProperty(),
            session.pattern()::toggleGlobal,
            session.notices(),
            session.background(),
            session.activities(),
            floor,
            palette);
    reach = new ReachPane(session.settings(), session.reach(), session.notices(), palette);
    crossOut = new CrossOutPane(session.budget(), palette);
    ribbon = new RibbonPane(session.ribbon(), session.pattern()::toggleGlobal, palette);
    spectrum =
        new SpectrumPane(
            session.settings(),
            session.spectrum(),
            session.approximation(),
            session.notices(),
            session.background(),
            session.activities(),
            theme);
    atlas =
        new AtlasPane(
            session.settings(),
            session.atlas(),
            session.notices(),
            session.background(),
            session.activities(),
            palette);
    arcs =
        new ArcsPane(
            session.settings(),
            session.arcs(),
            session.notices(),
            session.background(),
            session.activities(),
            palette);
    tradeoffs =
        new TradeoffsPane(session.settings(), session.tradeoffs(), session.background(), theme);
    speed = new SpeedPane(session.settings(), session.speed(), session.background(), theme);
    chart = new EntriesChart(session.budget(), session.background(), theme);
    chart.getStyleClass().add("entries-chart");
    VBox.setVgrow(chart, Priority.ALWAYS);
    entries = Panels.section("Entries against length", chart);
    quality = new QualityPane(session.settings(), session.attention(), session.subject());
    table = new TablePane(session.budget(), session.memory());
    pages =
        Map.of(
            Tab.MATRICES,
            matrices,
            Tab.HEADS,
            Panels.page(atlas),
            Tab.ARCS,
            Panels.page(arcs),
            Tab.SPECTRUM,
            Panels.page(spectrum),
            Tab.REACH,
            Panels.page(reach),
            Tab.MEMORY,
            new MemoryPane(session.memory(), session.notices()),
            Tab.TRADEOFFS,
            Panels.page(tradeoffs),
            Tab.SPEED,
            Panels.page(speed));
  }

  /** The text that is read. */
  TextPane text() {
    return text;
  }

  /** Pattern and attention. */
  MatricesPane matrices() {
    return matrices;
  }

  /** What is at the left: the text, the pattern and the heads. */
  ScrollPane left() {
    VBox.setVgrow(heads, Priority.ALWAYS);
    return side("left", text, pattern, heads);
  }

  /** What is at the right: the budget, and what the pattern costs. */
  ScrollPane right() {
    VBox.setVgrow(entries, Priority.ALWAYS);
    return side(
        "right",
        new BudgetPane(session.settings(), session.budget(), session.notices()),
        entries,
        table,
        quality);
  }

  private static ScrollPane side(String style, Node... sections) {
    VBox content = new VBox(sections);
    content.getStyleClass().addAll("side", style);
    PageScroll scroll = new PageScroll();
    scroll.setWholePage(content);
    scroll.getStyleClass().addAll("side-scroll", style);
    return scroll;
  }

  /** What is between them: the tabs, and below those that leave room the cross-out and the text. */
  VBox middle(Sides sides) {
    HBox bottom = new HBox(12, crossOut, ribbon);
    bottom.getStyleClass().add("bottom");
    for (Region card : List.of(crossOut, ribbon)) {
      card.setMinWidth(0);
      card.setPrefWidth(100);
      HBox.setHgrow(card, Priority.ALWAYS);
    }
    StackPane opened = new StackPane();
    opened.setMinSize(0, 0);
    opened.getChildren().addAll(pages.values());
    TabBar titles = new TabBar(session.settings(), pages);
    HBox.setHgrow(titles, Priority.ALWAYS);
    HBox tabs = new HBox(sides.leftButton(), titles, sides.rightButton());
    tabs.getStyleClass().add("tabs");
    tabs.setAlignment(Pos.CENTER);
    VBox middle = new VBox(tabs, opened, bottom);
    middle.getStyleClass().add("center");
    middle.setMinWidth(0);
    VBox.setVgrow(opened, Priority.ALWAYS);
    ObservableValue<Boolean> isBelow =
        Bindings.createBooleanBinding(
            () ->
                !session.settings().get().view().tab().isAlone()
                    && middle.getHeight() >= TypeSize.of(BOTH),
            session.settings().settingsProperty(),
            middle.heightProperty(),
            TypeSize.factorProperty());
    bottom.visibleProperty().bind(isBelow);
    bottom.managedProperty().bind(isBelow);
    bottom
        .prefHeightProperty()
        .bind(
            middle.heightProperty().map(h -> Math.max(170, Math.min(360, 0.34 * h.doubleValue()))));
    bottom.minHeightProperty().bind(bottom.prefHeightProperty());
    return middle;
  }

  /** The panes as lectures borrow them. */
  Exhibits exhibits() {
    return new WindowExhibits(
        pages,
        Map.of(
            Picture.Panel.TEXT,
            ribbon,
            Picture.Panel.CROSS_OUT,
            crossOut,
            Picture.Panel.ENTRIES,
            entries,
            Picture.Panel.TABLE,
            table,
            Picture.Panel.QUALITY,
            quality),
        matrices,
        spectrum,
        tradeoffs,
        speed);
  }

  /** Tells of what is under the mouse or the cursor, in one line. */
  void tellLine(Consumer<String> told) {
    for (ReadOnlyStringProperty line :
        List.of(
            matrices.lineProperty(),
            reach.lineProperty(),
            arcs.lineProperty(),
            tradeoffs.lineProperty())) {
      line.addListener((property, before, now) -> told.accept(now));
    }
  }

  /** Repaints in the colours of another theme. */
  void setTheme(Theme theme) {
    Palette palette = theme.palette();
    pattern.setPalette(palette);
    heads.setPalette(palette);
    matrices.setPalette(palette);
    reach.setPalette(palette);
    crossOut.setPalette(palette);
    ribbon.setPalette(palette);
    spectrum.setTheme(theme);
    atlas.setPalette(palette);
    arcs.setPalette(palette);
    tradeoffs.setTheme(theme);
    speed.setTheme(theme);
    chart.setTheme(theme);
  }
}

package org.longview.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Application;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
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
import org.longview.app.command.Keys;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.Motion;
import org.longview.app.control.PageScroll;
import org.longview.app.control.Panels;
import org.longview.app.control.ScaledStyles;
import org.longview.app.control.TypeSize;
import org.longview.app.export.ExportOptions;
import org.longview.app.export.ExportPane;
import org.longview.app.heads.HeadsPane;
import org.longview.app.help.AboutPane;
import org.longview.app.help.HelpPane;
import org.longview.app.help.Topics;
import org.longview.app.lecture.LectureModel;
import org.longview.app.lecture.LectureSource;
import org.longview.app.lecture.Lectures;
import org.longview.app.lecture.Played;
import org.longview.app.look.Desktop;
import org.longview.app.look.LookModel;
import org.longview.app.look.PreferencesPane;
import org.longview.app.look.SystemCommand;
import org.longview.app.matrices.MatricesPane;
import org.longview.app.pattern.PatternPane;
import org.longview.app.quality.QualityPane;
import org.longview.app.reach.ReachPane;
import org.longview.app.ribbon.RibbonPane;
import org.longview.app.session.AutosaveModel;
import org.longview.app.session.LeavePane;
import org.longview.app.session.Leaving;
import org.longview.app.session.Opener;
import org.longview.app.session.RecoveryBar;
import org.longview.app.spectrum.SpectrumPane;
import org.longview.app.speed.SpeedHistory;
import org.longview.app.speed.SpeedPane;
import org.longview.app.state.Remembered;
import org.longview.app.state.Theme;
import org.longview.app.status.StatusBar;
import org.longview.app.study.ModelFacts;
import org.longview.app.text.TextPane;
import org.longview.app.tradeoffs.TradeoffsPane;
import org.longview.lesson.Lecture;
import org.longview.lesson.Picture;
import org.longview.model.ModelFolder;
import org.longview.picture.Palette;
import org.longview.session.Recovery;
import org.longview.session.SessionFile;
import org.longview.study.Tab;
import org.longview.study.Workbench;
import org.longview.view.View;

/** The window's content: all panels, put together. */
public final class MainWindow implements Commands.Window {
  private static final String STYLES = "/assets/styles/longview.css";

  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  /** Tabs that need the room. */
  private static final Set<Tab> ALONE =
      EnumSet.of(Tab.HEADS, Tab.ARCS, Tab.SPECTRUM, Tab.TRADEOFFS, Tab.SPEED);

  /** How long nothing must change before the session is kept. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Session session;
  private final Remembered remembered;
  private final FileDialogs dialogs;
  private final Runnable quit;
  private final StackPane root = new StackPane();
  private final Scene scene;
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
  private final AutosaveModel autosave;
  private final Leaving leaving;
  private final Lectures lectures;
  private final Opener opener;
  private final Dialog dialog = new Dialog();
  private final Commands commands;
  private final Sides sides;
  private final PanelFocus panels;
  private ExportOptions exportOptions;
  private final ChangeListener<Number> typeChosen;
  private final ChangeListener<Boolean> motionChanged = (property, before, now) -> move();
  private final ChangeListener<Number> typeChanged = (property, before, now) -> resize();
  private final LookModel look;
  private final ObservableValue<Boolean> hasFocus;

  /**
   * Puts the window together.
   *
   * @param quit closes it
   */
  public MainWindow(Session session, Remembered remembered, FileDialogs dialogs, Runnable quit) {
    this.session = session;
    this.remembered = remembered;
    exportOptions = ExportOptions.of(remembered.export());
    this.dialogs = dialogs;
    this.quit = quit;
    look =
        new LookModel(
            remembered,
            () -> Desktop.ask(System.getProperty("os.name", ""), SystemCommand::run),
            session.background());
    typeChosen = (property, before, now) -> look.rememberTypeSize();
    Theme theme = look.themeProperty().get();
    Palette palette = theme.palette();

    Pane floor = new Pane();
    floor.setMouseTransparent(true);
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
            session.pattern()::toggleGlobal,
            session.notices(),
            session.background(),
            session.activities(),
            floor,
            palette);
    session.model().stateProperty().addListener((property, before, now) -> matrices.tellModel(now));
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
    session.speed().keepIn(new SpeedHistory(remembered.beside("speed.json")));
    autosave =
        new AutosaveModel(
            new Recovery(remembered.beside("recovery")),
            session.sessions(),
            session.settings(),
            session.focus(),
            session.notices(),
            session.background(),
            QUIET,
            session.lecture()::isRunning);
    session
        .sessions()
        .fileProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                remembered.addRecent(now);
              }
            });
    chart = new EntriesChart(session.budget(), session.background(), theme);
    QualityPane quality =
        new QualityPane(session.settings(), session.attention(), session.subject());
    remembered.workingSet().ifPresent(session.workingSet()::allow);
    session
        .workingSet()
        .capacityProperty()
        .addListener((property, before, now) -> remembered.setWorkingSet(now.longValue()));
    StatusBar status =
        new StatusBar(
            session.attention(), session.model(), session.workingSet(), session.activities());
    matrices.lineProperty().addListener((property, before, now) -> status.showCell(now));
    reach.lineProperty().addListener((property, before, now) -> status.showCell(now));
    arcs.lineProperty().addListener((property, before, now) -> status.showCell(now));
    tradeoffs.lineProperty().addListener((property, before, now) -> status.showCell(now));

    TablePane table = new TablePane(session.budget(), session.memory());
    Map<Tab, Region> pages = pages();
    lectures =
        new Lectures(
            session.lecture(),
            session.settings(),
            new Played(
                session.budget(),
                session.pattern(),
                session.matrices(),
                session.reach(),
                session.spectrum(),
                session.text(),
                session.tokens(),
                session.subject()),
            new WindowExhibits(
                pages,
                Map.of(
                    Picture.Panel.TEXT,
                    ribbon,
                    Picture.Panel.CROSS_OUT,
                    crossOut,
                    Picture.Panel.ENTRIES,
                    chart,
                    Picture.Panel.TABLE,
                    table,
                    Picture.Panel.QUALITY,
                    quality),
                matrices,
                spectrum,
                tradeoffs,
                speed),
            LectureSource.BUNDLED,
            session.notices(),
            session.background(),
            session.activities(),
            palette);

    leaving = new Leaving(session.sessions(), this::askToSave);
    opener =
        new Opener(
            session.text(),
            session.model(),
            session.sessions(),
            leaving,
            file -> lectures.start(LectureSource.of(file)),
            session.notices(),
            session.background(),
            session.activities());
    commands = new Commands(session, remembered, this);
    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("frame");
    TopBar bar =
        new TopBar(
            session.settings(),
            session.model(),
            session.subject(),
            session.text(),
            remembered,
            commands);
    frame.setTop(bar);
    VBox chartSection = Panels.section("Entries against length", chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    chart.getStyleClass().add("entries-chart");
    VBox.setVgrow(chartSection, Priority.ALWAYS);
    ScrollPane left = side("left", text, pattern, heads);
    ScrollPane right =
        side(
            "right",
            new BudgetPane(session.settings(), session.budget(), session.notices()),
            chartSection,
            table,
            quality);
    frame.setLeft(left);
    sides = new Sides(root.widthProperty(), left, right);
    // In this order the focus goes through them
    VBox middle = center(pages);
    frame.setCenter(middle);
    frame.setRight(right);
    frame.setBottom(status);
    text.windowHeightProperty().bind(frame.heightProperty());
    NoticeBar notice = new NoticeBar(session.notices());
    floor
        .visibleProperty()
        .bind(
            session.lecture().showingProperty().map(LectureModel.Showing::showsCells).orElse(true));
    VBox notices = new VBox(8, new RecoveryBar(autosave, leaving), notice);
    notices.setPickOnBounds(false);
    notices.setMaxHeight(Region.USE_PREF_SIZE);
    StackPane.setAlignment(notices, Pos.TOP_CENTER);
    StackPane.setMargin(notices, new Insets(54, 0, 0, 60));
    frame.visibleProperty().bind(session.lecture().showingProperty().isNull());
    root.getChildren().addAll(frame, lectures.screen(), floor, dialog, notices, lectures.overlay());
    root.getStyleClass().add("longview");

    scene = new Scene(root, 1280, 800);
    notices
        .maxWidthProperty()
        .bind(scene.widthProperty().map(w -> Math.min(640, w.doubleValue() - 740)));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, lectures::filter);
    Keys.listen(scene, commands.all(), () -> !session.lecture().isRunning());
    panels = new PanelFocus(scene, List.of(left, middle, right, status, bar));
    dialog.keepFocus(scene.focusOwnerProperty());
    scene.addEventFilter(InputEvent.ANY, event -> session.background().hold().act());
    scene.setOnDragOver(this::dragOver);
    scene.setOnDragDropped(this::dropped);
    session
        .settings()
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              Path document = now.source().path();
              if (document != null && !document.equals(before.source().path())) {
                remembered.addRecent(document);
              }
              if (now.model() instanceof ModelFolder model && !model.equals(before.model())) {
                remembered.addRecentModel(model.folder());
              }
            });
    TypeSize.chosenProperty().addListener(new WeakChangeListener<>(typeChosen));
    TypeSize.factorProperty().addListener(new WeakChangeListener<>(typeChanged));
    Motion.reducedProperty().addListener(new WeakChangeListener<>(motionChanged));
    move();
    look.themeProperty().addListener((property, before, now) -> repaint(now));
    hasFocus = scene.windowProperty().flatMap(javafx.stage.Window::focusedProperty).orElse(false);
    hasFocus.addListener(
        (property, before, now) -> {
          if (now) {
            look.look();
          }
        });
    dress();
  }

  /** Opens what is dropped, pasted or named when the program starts. */
  Opener opener() {
    return opener;
  }

  /** Keeps the session while the window is open. */
  AutosaveModel autosave() {
    return autosave;
  }

  /** All that can be done in it. */
  Commands commands() {
    return commands;
  }

  public Scene scene() {
    return scene;
  }

  private static ScrollPane side(String style, Node... sections) {
    VBox content = new VBox(sections);
    content.getStyleClass().addAll("side", style);
    ScrollPane scroll = new PageScroll(content);
    scroll.getStyleClass().addAll("side-scroll", style);
    scroll.setFitToHeight(true);
    return scroll;
  }

  private Map<Tab, Region> pages() {
    return Map.of(
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

  private VBox center(Map<Tab, Region> pages) {
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
    ObservableValue<Boolean> isBelow =
        session.settings().settingsProperty().map(now -> !ALONE.contains(now.view().tab()));
    bottom.visibleProperty().bind(isBelow);
    bottom.managedProperty().bind(isBelow);
    TabBar titles = new TabBar(session.settings(), pages);
    HBox.setHgrow(titles, Priority.ALWAYS);
    HBox tabs = new HBox(sides.leftButton(), titles, sides.rightButton());
    tabs.getStyleClass().add("tabs");
    tabs.setAlignment(Pos.CENTER);
    VBox center = new VBox(tabs, opened, bottom);
    center.getStyleClass().add("center");
    center.setMinWidth(0);
    VBox.setVgrow(opened, Priority.ALWAYS);
    bottom
        .prefHeightProperty()
        .bind(
            center.heightProperty().map(h -> Math.max(200, Math.min(360, 0.34 * h.doubleValue()))));
    bottom.minHeightProperty().bind(bottom.prefHeightProperty());
    return center;
  }

  /** Takes over how much things move. */
  private void move() {
    root.pseudoClassStateChanged(STILL, Motion.isReduced());
  }

  /** Takes over another size of type. */
  private void resize() {
    dress();
    sides.arrange();
    TypeSize.refresh(root);
  }

  private void dress() {
    double size = TypeSize.factor();
    Theme theme = look.themeProperty().get();
    Application.setUserAgentStylesheet(ScaledStyles.address(theme.userAgentStylesheet(), size));
    scene
        .getStylesheets()
        .setAll(ScaledStyles.address(theme.colors(), 1), ScaledStyles.address(STYLES, size));
    scene.setFill(org.longview.app.control.Colors.of(theme.palette().background()));
  }

  private void dragOver(DragEvent event) {
    Dragboard board = event.getDragboard();
    if (board.hasFiles() || board.hasString()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    event.setDropCompleted(take(event.getDragboard()));
    event.consume();
  }

  @Override
  public void paste() {
    if (!take(Clipboard.getSystemClipboard())) {
      session
          .notices()
          .problem(this, "The clipboard holds no text and no file; copy one of them first.");
    }
  }

  /** Takes a file or a text, if there is one. */
  private boolean take(Clipboard clipboard) {
    if (clipboard.hasFiles()) {
      opener.open(clipboard.getFiles());
    } else if (clipboard.hasString()) {
      session.text().paste(clipboard.getString());
    } else {
      return false;
    }
    return true;
  }

  Lectures lectures() {
    return lectures;
  }

  @Override
  public void openModel() {
    Path folder = dialogs.openFolder("Open the folder of a model");
    if (folder != null) {
      session.model().open(new ModelFolder(folder));
    }
  }

  @Override
  public void open() {
    Path file =
        dialogs.open(
            "Open a document, tensors or a session",
            "Documents, tensors and sessions",
            Opener.ENDINGS);
    if (file != null) {
      opener.open(file);
    }
  }

  @Override
  public void open(Path file) {
    opener.open(file);
  }

  @Override
  public void saveSession() {
    Path file = session.sessions().fileProperty().get();
    if (file == null) {
      saveSessionAs();
    } else {
      session.sessions().save(file);
    }
  }

  @Override
  public void saveSessionAs() {
    Path file =
        dialogs.save(
            "Save the session",
            session.sessions().proposal(),
            "Longview session",
            SessionFile.ENDING);
    if (file != null) {
      session.sessions().save(file);
    }
  }

  @Override
  public void lecture() {
    if (dialog.isVisible()) {
      dialog.hide();
    }
    lectures.start();
  }

  @Override
  public void lecture(LectureSource source) {
    lectures.start(source);
  }

  @Override
  public void openLecture() {
    Path file = dialogs.open("Open a lecture", "Lectures", List.of(Lecture.ENDING.substring(1)));
    if (file != null) {
      lectures.start(LectureSource.of(file));
    }
  }

  @Override
  public void editText() {
    text.edit();
  }

  @Override
  public void export(View view) {
    ExportPane pane =
        new ExportPane(
            session.export(),
            dialogs,
            session.notices(),
            exportOptions.withViews(List.of(view)).withColorsOf(session.settings().get().view()),
            dialog::hide);
    pane.optionsProperty()
        .addListener(
            (property, before, now) -> {
              exportOptions = now;
              remembered.setExport(now.remembered());
            });
    dialog.show(pane, pane.saveButton());
  }

  @Override
  public void toggleTheme() {
    look.toggleTheme();
  }

  @Override
  public void preferences() {
    PreferencesPane pane =
        new PreferencesPane(
            look,
            session.settings(),
            session.matrices(),
            session.workingSet(),
            session.notices(),
            dialog::hide);
    dialog.show(pane, pane.closeButton());
  }

  @Override
  public void help(String topic) {
    HelpPane pane =
        new HelpPane(Topics.of(scene.getFocusOwner(), root, commands.menus()), dialog::hide);
    dialog.show(pane, pane.searchField());
    pane.show(topic);
  }

  @Override
  public void about() {
    Workbench workbench = session.model().workbenchProperty().get();
    AboutPane pane =
        new AboutPane(
            workbench == null
                ? session.model().title()
                : ModelFacts.facts(session.settings().get().model(), workbench.encoder().config()),
            dialog::hide);
    dialog.show(pane, pane.closeButton());
  }

  /** Shows everything in the colours of another theme. */
  private void repaint(Theme theme) {
    dress();
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
    lectures.setPalette(palette);
  }

  @Override
  public void zoom(int steps) {
    matrices.zoom(steps);
  }

  @Override
  public void fit() {
    session.matrices().patternView().fit();
    session.matrices().attentionView().fit();
  }

  @Override
  public void find() {
    openMatrices();
    matrices.find();
  }

  @Override
  public void jump() {
    openMatrices();
    matrices.jump();
  }

  private void openMatrices() {
    session
        .settings()
        .change("tab Matrices", now -> now.withView(now.view().withTab(Tab.MATRICES)));
  }

  /** Unpins, or if nothing is pinned dismisses the notice. */
  @Override
  public void unpin() {
    if (session.focus().pinnedProperty().get() != null) {
      session.focus().unpin();
    } else {
      session.notices().dismiss();
    }
  }

  @Override
  public void nextPanel(int steps) {
    panels.move(scene, steps);
  }

  @Override
  public void toggleLeft() {
    sides.toggleLeft();
  }

  @Override
  public void toggleRight() {
    sides.toggleRight();
  }

  /** Closes the window, unless the user wants to keep changes; a lecture is left first. */
  @Override
  public void quit() {
    if (session.lecture().isRunning()) {
      lectures.leave();
    }
    leaving.then(quit);
  }

  private void askToSave(Path file, Runnable save, Runnable letGo) {
    LeavePane pane = new LeavePane(file, save, letGo, dialog::hide);
    dialog.show(pane, pane.saveButton());
  }
}

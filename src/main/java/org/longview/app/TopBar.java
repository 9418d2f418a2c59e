package org.longview.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.FittedRow;
import org.longview.app.control.Panels;
import org.longview.app.lecture.LectureSource;
import org.longview.app.lecture.Lectures;
import org.longview.app.state.Remembered;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.ModelFacts;
import org.longview.app.study.ModelModel;
import org.longview.app.text.TextModel;
import org.longview.model.BundledModel;
import org.longview.model.ModelFolder;
import org.longview.model.ModelSource;
import org.longview.study.Workbench;
import org.longview.text.Example;

/** The bar at the top. */
final class TopBar extends FittedRow {
  private final SettingsModel settings;
  private final ModelModel models;
  private final Remembered remembered;
  private final Commands commands;
  private final MenuButton model = new MenuButton();

  /** Makes the bar. */
  TopBar(
      SettingsModel settings,
      ModelModel models,
      TextModel text,
      Remembered remembered,
      Commands commands,
      Lectures lectures) {
    this.settings = settings;
    this.models = models;
    this.remembered = remembered;
    this.commands = commands;
    getStyleClass().add("top-bar");
    Label brand = new Label("Longview");
    brand.getStyleClass().add("brand");

    Button open = new Button("Open…");
    open.setId("open");
    open.setTooltip(
        new Tooltip(
            "Open a PDF, Word, OpenDocument, EPUB, HTML, RTF, Markdown or text file, or tensors in"
                + " a .npz, .npy or .safetensors file (Ctrl+O)"));
    open.setOnAction(event -> commands.open().run());

    MenuButton recent = new MenuButton("Recent");
    recent.setId("recent");
    recent.setOnShowing(event -> recent.getItems().setAll(recent(remembered, text)));
    recent.getItems().setAll(recent(remembered, text));

    MenuButton examples = new MenuButton("Examples");
    examples.setId("examples");
    for (Example example : Example.values()) {
      MenuItem item = new MenuItem(example.title());
      item.setOnAction(event -> text.open(example));
      examples.getItems().add(item);
    }

    model.setId("model");
    model.setOnShowing(event -> showModel());
    models.workbenchProperty().addListener((property, before, now) -> showModel());
    showModel();

    MenuButton menu = new MenuButton(null, new FontIcon(Feather.MENU));
    menu.setId("menu");
    menu.getStyleClass().add("icon-menu");
    menu.setAccessibleText("Menu");
    menu.setTooltip(new Tooltip("All commands and their keys"));
    for (List<Command> group : commands.groups()) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(command -> menu.getItems().add(command.item()));
    }
    menu.setOnShowing(event -> enable(menu.getItems(), commands));

    MenuButton export = new MenuButton("Export");
    export.setId("export");
    export.getStyleClass().add("primary");
    commands.exports().forEach(command -> export.getItems().add(command.item()));
    export.setOnShowing(event -> enable(export.getItems(), commands));

    SplitMenuButton lecture = new SplitMenuButton();
    lecture.setText("Lecture");
    lecture.setId("lecture-button");
    lecture.setTooltip(new Tooltip("Full screen, in large type, driven by a presenter (F5)"));
    lecture.setOnAction(event -> commands.lecture().run());
    for (LectureSource source : lectures.bundled()) {
      MenuItem item = new MenuItem(source.title());
      item.setOnAction(event -> lectures.start(source));
      lecture.getItems().add(item);
    }
    if (!lecture.getItems().isEmpty()) {
      lecture.getItems().add(new SeparatorMenuItem());
    }
    lecture.getItems().add(commands.openLecture().item());

    Button undo = icon(commands.undo(), Feather.CORNER_UP_LEFT);
    undo.disableProperty().bind(settings.undoTitleProperty().isEmpty());
    Button redo = icon(commands.redo(), Feather.CORNER_UP_RIGHT);
    redo.disableProperty().bind(settings.redoTitleProperty().isEmpty());

    getChildren()
        .addAll(
            brand,
            open,
            recent,
            examples,
            model,
            Panels.spacer(),
            lecture,
            undo,
            redo,
            icon(commands.theme(), Feather.SUN),
            menu,
            export);
    for (Region part : List.of(open, recent, examples, export)) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    model.setMinWidth(0);
    sparing(brand, recent, open, examples);
  }

  private static Button icon(Command command, Ikon ikon) {
    Button button = new Button(null, new FontIcon(ikon));
    button.setId(command.id() + "-button");
    button.getStyleClass().add("icon-button");
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            command
                .title()
                .map(
                    title ->
                        command.key() == null
                            ? title
                            : title + " (" + command.key().getDisplayText() + ")"));
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(command.title());
    button.setOnAction(event -> command.run());
    return button;
  }

  private static List<MenuItem> recent(Remembered remembered, TextModel text) {
    List<MenuItem> items = new ArrayList<>();
    for (Path document : remembered.recent()) {
      MenuItem item = new MenuItem(document.getFileName() + "  –  " + document.getParent());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> text.open(document));
      items.add(item);
    }
    if (items.isEmpty()) {
      MenuItem none = new MenuItem("No document was opened yet");
      none.setDisable(true);
      items.add(none);
    }
    return items;
  }

  private static void enable(List<MenuItem> items, Commands commands) {
    for (MenuItem item : items) {
      commands.all().stream()
          .filter(command -> command.id().equals(item.getId()))
          .forEach(command -> item.setDisable(!command.possible().get()));
    }
  }

  private void showModel() {
    Workbench workbench = models.workbenchProperty().get();
    model.setText(
        workbench == null ? models.title() : ModelFacts.title(workbench.encoder().config()));
    List<MenuItem> items = new ArrayList<>(choices());
    items.add(new SeparatorMenuItem());
    items.add(commands.openModel().item());
    if (workbench == null) {
      MenuItem read = new MenuItem("Read the model");
      read.setId("read-model");
      read.setOnAction(event -> models.read());
      items.add(read);
    } else {
      MenuItem facts =
          new MenuItem(ModelFacts.facts(settings.get().model(), workbench.encoder().config()));
      facts.setDisable(true);
      items.add(facts);
    }
    model.getItems().setAll(items);
  }

  /** The models that can be chosen at once: the program's own, and those that were opened last. */
  private List<RadioMenuItem> choices() {
    Set<ModelSource> sources = new LinkedHashSet<>(List.of(BundledModel.values()));
    remembered.recentModels().forEach(folder -> sources.add(new ModelFolder(folder)));
    sources.add(settings.get().model());
    return sources.stream().map(this::choice).toList();
  }

  private RadioMenuItem choice(ModelSource source) {
    RadioMenuItem item =
        new RadioMenuItem(
            source instanceof ModelFolder folder
                ? source.title() + "  –  " + folder.folder().getParent()
                : source.title());
    item.setMnemonicParsing(false);
    item.setSelected(source.equals(settings.get().model()));
    item.setOnAction(event -> models.open(source));
    return item;
  }
}

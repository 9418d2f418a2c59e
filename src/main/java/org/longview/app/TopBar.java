package org.longview.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.command.Command;
import org.longview.app.command.CommandMenu;
import org.longview.app.control.FittedRow;
import org.longview.app.control.Panels;
import org.longview.app.state.Remembered;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.ModelFacts;
import org.longview.app.study.ModelModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.text.TextModel;
import org.longview.model.BundledModel;
import org.longview.model.ModelFolder;
import org.longview.model.ModelSource;
import org.longview.picture.Numerals;
import org.longview.study.TensorSource;
import org.longview.study.Workbench;

/** The bar at the top. */
final class TopBar extends FittedRow {
  private final SettingsModel settings;
  private final ModelModel models;
  private final SubjectModel subjects;
  private final Remembered remembered;
  private final Commands commands;
  private final MenuButton model = new MenuButton();

  /** Makes the bar. */
  TopBar(
      SettingsModel settings,
      ModelModel models,
      SubjectModel subjects,
      TextModel text,
      Remembered remembered,
      Commands commands) {
    this.settings = settings;
    this.models = models;
    this.subjects = subjects;
    this.remembered = remembered;
    this.commands = commands;
    getStyleClass().add("top-bar");
    Label brand = new Label("Longview");
    brand.getStyleClass().add("brand");

    Button open = new Button("Open…");
    open.setId("open");
    open.setTooltip(
        new Tooltip(
            "Open a PDF, Word, OpenDocument, EPUB, HTML, RTF, Markdown or text file, tensors in a"
                + " .npz, .npy or .safetensors file, or a session (Ctrl+O)"));
    open.setOnAction(event -> commands.get("open-file").run());

    MenuButton recent = new MenuButton();
    recent.setId("recent");
    recent.getStyleClass().add("beside");
    recent.setAccessibleText("What was opened last");
    recent.setTooltip(new Tooltip("What was opened last"));
    recent.setOnShowing(event -> recent.getItems().setAll(commands.recent()));
    recent.getItems().setAll(commands.recent());
    HBox opening = new HBox(open, recent);
    opening.setAlignment(Pos.CENTER);

    MenuButton examples = new MenuButton("Examples");
    examples.setId("examples");
    examples.getItems().setAll(FileLists.examples(text));

    model.setId("model");
    model.setOnShowing(event -> showModel());
    models.workbenchProperty().addListener((property, before, now) -> showModel());
    subjects.subjectProperty().addListener((property, before, now) -> showModel());
    showModel();

    MenuBar menus = new MenuBar();
    menus.setId("menus");
    menus.setMinWidth(USE_PREF_SIZE);
    commands.menus().forEach(menu -> menus.getMenus().add(menu.item()));

    MenuButton export = new MenuButton("Export");
    export.setId("export");
    export.getStyleClass().add("primary");
    List<MenuItem> exports = commands.exported().items();
    export.getItems().setAll(exports);
    export.setOnShowing(event -> CommandMenu.refreshAll(exports));

    MenuButton lecture = new MenuButton("Lecture");
    lecture.setId("lecture-button");
    lecture.setTooltip(new Tooltip("Full screen, in large type, driven by a presenter (F5)"));
    lecture.getItems().setAll(commands.lectured().items());

    Button undo = icon(commands.get("undo"), Feather.CORNER_UP_LEFT);
    undo.disableProperty().bind(settings.undoTitleProperty().isEmpty());
    Button redo = icon(commands.get("redo"), Feather.CORNER_UP_RIGHT);
    redo.disableProperty().bind(settings.redoTitleProperty().isEmpty());

    Button theme = icon(commands.get("theme"), Feather.SUN);

    getChildren()
        .addAll(
            brand,
            menus,
            opening,
            examples,
            model,
            Panels.spacer(),
            lecture,
            undo,
            redo,
            theme,
            export);
    for (Region part :
        List.of(open, recent, opening, examples, lecture, undo, redo, theme, export)) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    model.setMinWidth(0);
    sparing(brand, opening, examples, lecture, theme, redo, undo, export);
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
                        command.keys().isEmpty() ? title : title + " (" + command.keyText() + ")"));
    button.setTooltip(tooltip);
    button.accessibleTextProperty().bind(command.title());
    button.setOnAction(event -> command.run());
    return button;
  }

  private void showModel() {
    Workbench workbench = models.workbenchProperty().get();
    model.setText(title(workbench));
    List<MenuItem> items = new ArrayList<>(choices());
    items.add(new SeparatorMenuItem());
    items.add(commands.get("open-model").item());
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

  /** What computes the attention: a model, or the tensors that are open. */
  private String title(@Nullable Workbench workbench) {
    if (settings.get().source() instanceof TensorSource
        && subjects.subjectProperty().get() != null) {
      return "Tensors · %s × %s"
          .formatted(
              Numerals.counted(subjects.layers(), "layer"),
              Numerals.counted(subjects.heads(), "head"));
    }
    return workbench == null ? models.title() : ModelFacts.title(workbench.encoder().config());
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

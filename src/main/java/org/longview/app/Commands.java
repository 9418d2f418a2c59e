package org.longview.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.longview.app.command.Command;
import org.longview.app.command.CommandMenu;
import org.longview.app.command.Keys;
import org.longview.app.command.ListMenu;
import org.longview.app.command.MenuEntry;
import org.longview.app.control.TypeSize;
import org.longview.app.lecture.LectureSource;
import org.longview.app.state.Remembered;
import org.longview.app.state.SettingsModel;
import org.longview.study.Tab;
import org.longview.view.View;

/** All menus with their commands. */
final class Commands {
  /** What commands do to the window. */
  interface Window {
    void open();

    void open(Path file);

    void openModel();

    void saveSession();

    void saveSessionAs();

    void editText();

    void paste();

    void export(View view);

    void toggleTheme();

    void preferences();

    /**
     * Opens the help.
     *
     * @param topic the beginning of the title of what is to be seen; empty for the first
     */
    void help(String topic);

    void about();

    void zoom(int steps);

    void fit();

    void find();

    void jump();

    void unpin();

    /** Moves the focus so many panels on. */
    void nextPanel(int steps);

    void toggleLeft();

    void toggleRight();

    /** Gives the lecture that was given last, or lets one be chosen. */
    void lecture();

    void lecture(LectureSource source);

    void openLecture();

    void quit();
  }

  private final Session session;
  private final Remembered remembered;
  private final Window window;
  private final CommandMenu exports;
  private final CommandMenu lectures;
  private final List<CommandMenu> menus;

  /** Makes the commands. */
  Commands(Session session, Remembered remembered, Window window) {
    this.session = session;
    this.remembered = remembered;
    this.window = window;
    exports = exports();
    lectures = lectures();
    menus = List.of(file(), edit(), view(), PatternMenu.of(session), tabs(), lectures, help());
  }

  /** The menus, from left to right. */
  List<CommandMenu> menus() {
    return menus;
  }

  /** What can be exported. */
  CommandMenu exported() {
    return exports;
  }

  /** The lectures that can be given. */
  CommandMenu lectured() {
    return lectures;
  }

  /** All commands of all menus. */
  List<Command> all() {
    return menus.stream().flatMap(CommandMenu::commands).toList();
  }

  /**
   * The command of an identifier.
   *
   * @throws NoSuchElementException if there is none
   */
  Command get(String id) {
    return all().stream().filter(command -> command.id().equals(id)).findFirst().orElseThrow();
  }

  /** The documents and sessions that were opened last. */
  List<MenuItem> recent() {
    return FileLists.recent(remembered, window::open);
  }

  private CommandMenu file() {
    return new CommandMenu(
        "File",
        List.of(
            List.of(
                Command.of("open-file", "Open…", window::open).by(Keys.ctrl(KeyCode.O)),
                new ListMenu("Open recent", this::recent),
                new ListMenu("Examples", () -> FileLists.examples(session.text())),
                Command.of("open-model", "Open a model folder…", window::openModel)
                    .by(Keys.ctrl(KeyCode.M))),
            List.of(
                Command.of("save-session", "Save session", window::saveSession)
                    .by(Keys.ctrl(KeyCode.S)),
                Command.of("save-session-as", "Save session as…", window::saveSessionAs)
                    .by(Keys.ctrlShift(KeyCode.S))),
            List.of(exports),
            List.of(Command.of("quit", "Quit", window::quit).by(Keys.ctrl(KeyCode.Q)))));
  }

  private CommandMenu exports() {
    Command open =
        Command.of("export-tab", "Export what this tab shows…", () -> window.export(ofOpenTab()))
            .by(Keys.ctrl(KeyCode.E));
    return new CommandMenu(
        "Export",
        List.of(
            List.of(open), List.copyOf(Arrays.stream(View.values()).map(this::export).toList())));
  }

  private Command export(View view) {
    return Command.of("export-" + view.id(), view.title() + "…", () -> window.export(view))
        .when(() -> session.export().isPossible(view));
  }

  /** The first view of the tab; of pattern and attention the attention. */
  private View ofOpenTab() {
    Tab tab = session.settings().get().view().tab();
    return tab == Tab.MATRICES
        ? View.ATTENTION
        : Arrays.stream(View.values()).filter(view -> view.tab() == tab).findFirst().orElseThrow();
  }

  private CommandMenu edit() {
    SettingsModel settings = session.settings();
    ReadOnlyStringProperty undo = settings.undoTitleProperty();
    ReadOnlyStringProperty redo = settings.redoTitleProperty();
    return new CommandMenu(
        "Edit",
        List.of(
            List.of(
                Command.of(
                        "undo",
                        undo.map(title -> title.isEmpty() ? "Undo" : "Undo: " + title),
                        settings::undo)
                    .by(Keys.ctrl(KeyCode.Z))
                    .when(() -> !undo.get().isEmpty()),
                Command.of(
                        "redo",
                        redo.map(title -> title.isEmpty() ? "Redo" : "Redo: " + title),
                        settings::redo)
                    .by(Keys.ctrlShift(KeyCode.Z), Keys.ctrl(KeyCode.Y))
                    .when(() -> !redo.get().isEmpty())),
            List.of(
                Command.of("edit-text", "Type a text", window::editText).by(Keys.ctrl(KeyCode.L)),
                Command.of("paste-text", "Paste as the text", window::paste)
                    .by(Keys.ctrlShift(KeyCode.V), Keys.PASTE)),
            List.of(
                Command.of("find", "Find in the text…", window::find).by(Keys.ctrl(KeyCode.F)),
                Command.of("jump", "Go to a token…", window::jump).by(Keys.ctrl(KeyCode.J))),
            List.of(
                Command.of("preferences", "Preferences…", window::preferences)
                    .by(Keys.ctrl(KeyCode.COMMA)))));
  }

  private CommandMenu view() {
    return new CommandMenu(
        "View",
        Stream.concat(
                Stream.of(
                    List.<MenuEntry>of(
                        Command.of("zoom-in", "Zoom in", () -> window.zoom(1))
                            .by(Keys.plain(KeyCode.PLUS)),
                        Command.of("zoom-out", "Zoom out", () -> window.zoom(-1))
                            .by(Keys.plain(KeyCode.MINUS)),
                        Command.of("fit", "Show the whole matrix", window::fit)
                            .by(Keys.plain(KeyCode.DIGIT0)),
                        Command.of("unpin", "Unpin the cell", window::unpin)
                            .by(Keys.plain(KeyCode.ESCAPE)))),
                Stream.concat(ViewChoices.of(session).stream(), look().stream()))
            .toList());
  }

  private List<List<MenuEntry>> look() {
    return List.of(
        List.of(
            Command.of("type-larger", "Larger type", () -> TypeSize.step(1))
                .by(Keys.ctrl(KeyCode.PLUS)),
            Command.of("type-smaller", "Smaller type", () -> TypeSize.step(-1))
                .by(Keys.ctrl(KeyCode.MINUS)),
            Command.of("type-normal", "Normal type", () -> TypeSize.chosenProperty().set(1))
                .by(Keys.ctrl(KeyCode.DIGIT0)),
            Command.of("theme", "Light or dark theme", window::toggleTheme)
                .by(Keys.ctrl(KeyCode.T))),
        List.of(
            Command.of("left-panel", "Panel at the left", window::toggleLeft)
                .by(Keys.ctrlShift(KeyCode.L)),
            Command.of("right-panel", "Panel at the right", window::toggleRight)
                .by(Keys.ctrlShift(KeyCode.R)),
            Command.of("next-panel", "Next panel", () -> window.nextPanel(1))
                .by(Keys.plain(KeyCode.F6)),
            Command.of("previous-panel", "Previous panel", () -> window.nextPanel(-1))
                .by(Keys.shift(KeyCode.F6))));
  }

  private CommandMenu help() {
    return new CommandMenu(
        "Help",
        List.of(
            List.of(
                Command.of("help", "Help", () -> window.help("")).by(Keys.plain(KeyCode.F1)),
                Command.of("help-words", "Words on screen", () -> window.help("Words")),
                Command.of("help-keys", "All keys", () -> window.help("Keys"))
                    .by(Keys.shift(KeyCode.F1))),
            List.of(Command.of("about", "About Longview", window::about))));
  }

  private CommandMenu tabs() {
    List<MenuEntry> each = new ArrayList<>();
    List<Tab> all = List.of(Tab.values());
    for (Tab tab : all) {
      each.add(
          Command.of(
                  "open-" + tab.name().toLowerCase(java.util.Locale.ROOT),
                  tab.title(),
                  () -> open(tab))
              .by(Keys.ctrl(KeyCode.getKeyCode(Integer.toString(all.indexOf(tab) + 1))))
              .chosenIf(() -> session.settings().get().view().tab() == tab));
    }
    return new CommandMenu(
        "Tabs",
        List.of(
            each,
            List.of(
                Command.of("next-tab", "Next tab", () -> step(1)).by(Keys.ctrl(KeyCode.PAGE_DOWN)),
                Command.of("previous-tab", "Previous tab", () -> step(-1))
                    .by(Keys.ctrl(KeyCode.PAGE_UP)))));
  }

  private CommandMenu lectures() {
    List<MenuEntry> each = new ArrayList<>();
    for (LectureSource source : LectureSource.BUNDLED) {
      each.add(
          Command.of("lecture-" + (each.size() + 1), source.title(), () -> window.lecture(source)));
    }
    return new CommandMenu(
        "Lecture",
        List.of(
            List.of(
                Command.of("lecture", "Give a lecture", window::lecture)
                    .by(Keys.plain(KeyCode.F5), Keys.shift(KeyCode.F5))),
            each,
            List.of(Command.of("open-lecture", "Open a lecture file…", window::openLecture))));
  }

  private void step(int steps) {
    List<Tab> all = List.of(Tab.values());
    int place = all.indexOf(session.settings().get().view().tab());
    open(all.get(Math.floorMod(place + steps, all.size())));
  }

  private void open(Tab tab) {
    session
        .settings()
        .change(
            "tab " + tab.title().toLowerCase(java.util.Locale.ROOT),
            now -> now.withView(now.view().withTab(tab)));
  }
}

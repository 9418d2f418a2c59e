package org.longview.app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.Clipboard;
import org.longview.app.control.Dialog;
import org.longview.app.control.FileDialogs;
import org.longview.app.export.ExportOptions;
import org.longview.app.export.ExportPane;
import org.longview.app.help.AboutPane;
import org.longview.app.help.HelpPane;
import org.longview.app.help.Topics;
import org.longview.app.lecture.LectureSource;
import org.longview.app.lecture.Lectures;
import org.longview.app.look.LookModel;
import org.longview.app.look.PreferencesPane;
import org.longview.app.session.Leaving;
import org.longview.app.session.Opener;
import org.longview.app.state.Remembered;
import org.longview.app.study.ModelFacts;
import org.longview.lesson.Lecture;
import org.longview.model.ModelFolder;
import org.longview.session.SessionFile;
import org.longview.study.Tab;
import org.longview.study.Workbench;
import org.longview.view.View;

/** What commands do to the window. */
final class WindowActions implements Commands.Window {
  private final Session session;
  private final Remembered remembered;
  private final FileDialogs dialogs;
  private final Dialog dialog;
  private final LookModel look;
  private final Lectures lectures;
  private final Opener opener;
  private final Leaving leaving;
  private final WindowPanes panes;
  private final Sides sides;
  private final IntConsumer nextPanel;
  private final Runnable quit;
  private final Commands commands;
  private final Object nothingToExport = new Object();
  private ExportOptions exportOptions;

  /**
   * Makes the commands.
   *
   * @param nextPanel moves the focus so many panels on
   * @param quit closes the window
   */
  WindowActions(
      Session session,
      Remembered remembered,
      FileDialogs dialogs,
      Dialog dialog,
      LookModel look,
      Lectures lectures,
      Opener opener,
      Leaving leaving,
      WindowPanes panes,
      Sides sides,
      IntConsumer nextPanel,
      Runnable quit) {
    this.session = session;
    this.remembered = remembered;
    this.dialogs = dialogs;
    this.dialog = dialog;
    this.look = look;
    this.lectures = lectures;
    this.opener = opener;
    this.leaving = leaving;
    this.panes = panes;
    this.sides = sides;
    this.nextPanel = nextPanel;
    this.quit = quit;
    exportOptions = ExportOptions.of(remembered.export());
    commands = new Commands(session, remembered, this);
    session
        .settings()
        .settingsProperty()
        .addListener((property, before, now) -> session.notices().mended(nothingToExport));
    session
        .attention()
        .layerProperty()
        .addListener((property, before, now) -> session.notices().mended(nothingToExport));
  }

  /** All that can be done in the window. */
  Commands commands() {
    return commands;
  }

  @Override
  public void paste() {
    if (opener.take(Clipboard.getSystemClipboard())) {
      session.notices().mended(this);
    } else {
      session
          .notices()
          .problem(this, "The clipboard holds no text and no file; copy one of them first.");
    }
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
    panes.text().edit();
  }

  @Override
  public void export(View view) {
    if (!session.export().isPossible(view)) {
      session
          .notices()
          .problem(
              nothingToExport,
              "There is nothing to export of this tab yet; wait, or do what it asks for first.");
      return;
    }
    session.notices().mended(nothingToExport);
    List<View> together =
        exportOptions.views().stream().filter(session.export()::isPossible).toList();
    ExportPane pane =
        new ExportPane(
            session.export(),
            dialogs,
            session.notices(),
            exportOptions
                .withViews(together.contains(view) ? together : List.of(view))
                .withColorsOf(session.settings().get().view()),
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
        new HelpPane(
            Topics.of(
                dialog.getScene().getFocusOwner(), dialog.getScene().getRoot(), commands.menus()),
            dialog::hide);
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

  @Override
  public void zoom(int steps) {
    panes.matrices().zoom(steps);
  }

  @Override
  public void fit() {
    session.matrices().patternView().fit();
    session.matrices().attentionView().fit();
  }

  @Override
  public void find() {
    openMatrices();
    panes.matrices().find();
  }

  @Override
  public void jump() {
    openMatrices();
    panes.matrices().jump();
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
    nextPanel.accept(steps);
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
    if (session.export().isWriting()) {
      session
          .notices()
          .problem(
              this, "A file is still being written; quit when it is done, or cancel it below.");
      return;
    }
    leaving.then(quit);
  }
}

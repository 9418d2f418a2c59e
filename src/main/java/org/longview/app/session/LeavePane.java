package org.longview.app.session;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.longview.app.control.Dialog;
import org.longview.app.control.Panels;

/** Asks what becomes of the changes of a session that is left. */
public final class LeavePane extends VBox {
  private final Button save = new Button("Save");

  /**
   * Makes the dialog.
   *
   * @param file that does not hold the changes
   * @param saving is done if they are wanted
   * @param letting is done if they are not
   * @param done takes the dialog away, before either
   */
  private LeavePane(Path file, Runnable saving, Runnable letting, Runnable done) {
    getStyleClass().addAll("modal", "leave");
    setId("leave");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label title = new Label("Save the changes to %s?".formatted(file.getFileName()));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    Label what = new Label("The file does not hold what was changed since it was saved.");
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    Button letGo = new Button("Don’t save");
    letGo.setId("leave-unsaved");
    letGo.setOnAction(event -> after(done, letting));
    Button cancel = new Button("Cancel");
    cancel.setId("leave-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> done.run());
    save.setId("leave-save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.setOnAction(event -> after(done, saving));
    save.setAccessibleText(title.getText() + " Save");
    HBox buttons = new HBox(8, letGo, Panels.spacer(), cancel, save);
    getChildren().addAll(title, what, buttons);
  }

  /** Asks in a dialog. */
  public static Leaving.Question in(Dialog dialog) {
    return (file, save, letGo) -> {
      LeavePane pane = new LeavePane(file, save, letGo, dialog::hide);
      dialog.show(pane, pane.save);
    };
  }

  private static void after(Runnable done, Runnable then) {
    done.run();
    then.run();
  }
}

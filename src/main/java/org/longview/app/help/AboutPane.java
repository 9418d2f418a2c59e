package org.longview.app.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.longview.app.control.Panels;
import org.longview.work.ProgramVersion;

/** What the program is, and whose work is in it. */
public final class AboutPane extends VBox {
  private final Button close = new Button("Close");

  /**
   * Makes the dialog.
   *
   * @param model that is used, with what is known of it
   * @param done takes it away
   */
  public AboutPane(String model, Runnable done) {
    getStyleClass().addAll("modal", "about");
    setId("about");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label title = new Label(ProgramVersion.title());
    title.getStyleClass().add("dialog-title");
    Label what = new Label("What attention costs and what it sees.");
    Label used = new Label("Model: " + model);
    used.getStyleClass().add("muted");
    Label java =
        new Label(
            "Java %s, JavaFX %s, %s"
                .formatted(
                    System.getProperty("java.version"),
                    System.getProperty("javafx.version"),
                    System.getProperty("os.name")));
    java.getStyleClass().add("muted");
    TextArea notice = new TextArea(notice());
    notice.setEditable(false);
    notice.setId("about-notice");
    notice.setAccessibleText("Licences");
    notice.getStyleClass().add("about-notice");
    close.setId("about-close");
    close.getStyleClass().add("accent");
    close.setDefaultButton(true);
    close.setOnAction(event -> done.run());
    getChildren()
        .addAll(
            title,
            what,
            used,
            java,
            Panels.section("Licences", notice),
            new HBox(Panels.spacer(), close));
  }

  /** The button that gets the focus. */
  public Button closeButton() {
    return close;
  }

  private static String notice() {
    String path = "/NOTICE";
    try (InputStream in = Objects.requireNonNull(AboutPane.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}

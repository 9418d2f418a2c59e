package org.longview.app;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.state.Notice;
import org.longview.app.state.Notices;

/** The notice, above everything else; one sentence that can be dismissed. */
final class NoticeBar extends HBox {
  private static final Duration DONE_STAYS = Duration.seconds(8);

  private final Label sentence = new Label();
  private final FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
  private final PauseTransition fade = new PauseTransition(DONE_STAYS);

  NoticeBar(Notices notices) {
    getStyleClass().add("notice");
    setId("notice");
    setAlignment(Pos.CENTER_LEFT);
    setMaxHeight(Region.USE_PREF_SIZE);
    sentence.setId("notice-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.setId("dismiss");
    close.getStyleClass().add("icon-button");
    close.setTooltip(new Tooltip("Dismiss (Esc)"));
    close.setAccessibleText("Dismiss");
    close.setOnAction(event -> notices.dismiss());
    getChildren().addAll(icon, sentence, close);
    fade.setOnFinished(event -> notices.dismiss());
    notices.noticeProperty().addListener((property, before, now) -> show(now));
    show(notices.noticeProperty().get());
  }

  private void show(@Nullable Notice notice) {
    fade.stop();
    setVisible(notice != null);
    setManaged(notice != null);
    if (notice == null) {
      return;
    }
    boolean done = notice.kind() == Notice.Kind.DONE;
    sentence.setText(notice.sentence());
    icon.setIconCode(done ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE);
    getStyleClass().removeAll("done", "problem");
    getStyleClass().add(done ? "done" : "problem");
    if (done) {
      fade.playFromStart();
    }
  }
}

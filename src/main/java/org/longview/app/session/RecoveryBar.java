package org.longview.app.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.session.Kept;

/** Offers what was kept of a run that did not end as it should. */
public final class RecoveryBar extends HBox {
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

  private final Label sentence = new Label();
  private final Button restore = new Button("Restore");

  /**
   * Shows itself while there is something to offer, and takes the focus then.
   *
   * @param leaving asks before the session is left for the one that is offered
   * @param waits whether the offer waits, since something is shown that it must not cover
   */
  public RecoveryBar(AutosaveModel model, Leaving leaving, ObservableValue<Boolean> waits) {
    getStyleClass().addAll("notice", "recovery");
    setId("recovery");
    setAlignment(Pos.CENTER_LEFT);
    setMaxHeight(USE_PREF_SIZE);
    sentence.setId("recovery-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    restore.setId("restore");
    restore.getStyleClass().add("accent");
    restore.setMinWidth(USE_PREF_SIZE);
    restore.setOnAction(event -> leaving.then(model::restore));
    Button discard = new Button("Discard");
    discard.setId("discard");
    discard.setMinWidth(USE_PREF_SIZE);
    discard.setOnAction(event -> model.discard());
    getChildren().addAll(new FontIcon(Feather.ROTATE_CCW), sentence, restore, discard);
    model.offeredProperty().addListener((property, before, now) -> show(now, waits.getValue()));
    waits.addListener((property, before, now) -> show(model.offeredProperty().get(), now));
    show(model.offeredProperty().get(), waits.getValue());
  }

  private void show(@Nullable Kept kept, boolean waiting) {
    setVisible(kept != null && !waiting);
    setManaged(isVisible());
    if (kept != null && !waiting) {
      sentence.setText(
          "Longview did not end as it should. What was open at %s can be restored."
              .formatted(when(kept.time())));
      restore.setAccessibleText(sentence.getText() + " Restore");
      restore.requestFocus();
    }
  }

  private static String when(Instant time) {
    ZonedDateTime here = time.atZone(ZoneId.systemDefault());
    return (here.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault())) ? TODAY : EARLIER)
        .format(here);
  }
}

package org.longview.app.export;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Shows what a file would hold, in as many pixels as the screen has for it. */
final class PreviewPane extends VBox {
  private static final double MARGIN = 10;

  /** Nothing is said of a preview that is there sooner. */
  private static final Duration PATIENCE = Duration.millis(300);

  private static final PseudoClass CLEAR = PseudoClass.getPseudoClass("transparent");

  private final ImageView picture = new ImageView();
  private final Label lines = new Label();
  private final Label told = new Label();
  private final Label busy = new Label("Drawing the preview…");
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final StackPane frame = new StackPane(picture, lines, busy);
  private final ObservableValue<Number> scale =
      sceneProperty()
          .flatMap(Scene::windowProperty)
          .flatMap(Window::renderScaleXProperty)
          .orElse(1.0);

  /**
   * Makes the pane.
   *
   * @param resized told of another room
   */
  PreviewPane(Runnable resized) {
    super(8);
    picture.setId("export-picture");
    picture.setPreserveRatio(true);
    lines.setId("export-lines");
    lines.getStyleClass().add("export-lines");
    StackPane.setAlignment(lines, Pos.TOP_LEFT);
    busy.setId("export-busy");
    busy.getStyleClass().add("export-busy");
    busy.setVisible(false);
    patience.setOnFinished(event -> busy.setVisible(true));
    frame.getStyleClass().add("export-preview");
    frame.setMinSize(260, 220);
    frame.setPrefSize(480, 520);
    VBox.setVgrow(frame, Priority.ALWAYS);
    told.setId("export-size");
    told.getStyleClass().add("muted");
    told.setWrapText(true);
    told.setMinHeight(38);
    getChildren().addAll(frame, told);
    for (ObservableValue<Number> of :
        List.of(frame.widthProperty(), frame.heightProperty(), scale)) {
      of.addListener(
          (property, before, now) -> {
            fit();
            resized.run();
          });
    }
  }

  /** The room for a picture; none before the pane is laid out. */
  Room room() {
    return new Room(pixels(frame.getWidth()), pixels(frame.getHeight()));
  }

  private int pixels(double length) {
    return (int) Math.max(0, Math.floor((length - 2 * MARGIN) * scale.getValue().doubleValue()));
  }

  /** Says that a preview is being made, if it is not there soon. */
  void await() {
    patience.playFromStart();
  }

  /**
   * Shows a picture, or lines of numbers in its place.
   *
   * @param clear whether the picture is transparent
   * @param size what is said below it
   */
  void show(@Nullable Image image, List<String> numbers, boolean clear, String size) {
    patience.stop();
    busy.setVisible(false);
    picture.setImage(image);
    lines.setText(String.join("\n", numbers));
    told.setText(size);
    frame.pseudoClassStateChanged(CLEAR, clear);
    fit();
  }

  /** A pixel of the picture on each of the screen, or smaller while there is less room. */
  private void fit() {
    Image image = picture.getImage();
    if (image != null) {
      double pixel = 1 / scale.getValue().doubleValue();
      picture.setFitWidth(Math.min(image.getWidth() * pixel, frame.getWidth() - 2 * MARGIN));
      picture.setFitHeight(Math.min(image.getHeight() * pixel, frame.getHeight() - 2 * MARGIN));
    }
  }
}

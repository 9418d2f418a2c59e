package org.longview.app.reach;

import java.util.List;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.Chips;
import org.longview.app.control.Motion;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.ObstacleCard;
import org.longview.app.control.Panels;
import org.longview.app.matrices.ColorBar;
import org.longview.app.state.Burst;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.picture.ColorMap;
import org.longview.picture.Palette;
import org.longview.picture.ValueScale;
import org.longview.study.Rollout;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TextSource;

/** The reach of the selected token, which grows layer by layer. */
public final class ReachPane extends VBox {
  private static final Duration STEP = Duration.millis(650);

  private final SettingsModel settings;
  private final ReachModel model;
  private final Label title = new Label();
  private final Button play = new Button();
  private final NumberControl depth;
  private final Chips facts = new Chips();
  private final ColorBar bar;
  private final Label scaleName = new Label();
  private final Label message = new Label();
  private final ObstacleCard obstacle;
  private final Hyperlink resume = new Hyperlink("compute");
  private final ReachView view;
  private final Burst keys = new Burst();
  private final Timeline growth;
  private Gesture growing = new Gesture();

  /** Follows the reach. */
  public ReachPane(SettingsModel settings, ReachModel model, Notices notices, Palette palette) {
    this.settings = settings;
    this.model = model;
    getStyleClass().add("reach");
    setId("reach");
    growth = new Timeline(new KeyFrame(STEP, event -> grow()));
    growth.setCycleCount(Timeline.INDEFINITE);
    depth =
        new NumberControl(
                "Layers ℓ",
                "How many layers of attention the text goes through",
                new NumberScale(1, 1, 1),
                notices,
                (number, gesture) -> {
                  growth.stop();
                  model.setDepth(number, gesture);
                })
            .named("depth");
    depth.setMinWidth(USE_PREF_SIZE);
    play.setId("grow");
    play.getStyleClass().add("find-button");
    play.setMinWidth(USE_PREF_SIZE);
    play.setTooltip(new Tooltip("Lets the reach grow from the first layer to the last"));
    play.setOnAction(event -> play());
    growth.statusProperty().addListener((property, before, now) -> showPlay());
    title.getStyleClass().add("card-title");
    title.setId("reach-title");
    title.setWrapText(true);
    title.setMinSize(0, USE_PREF_SIZE);
    HBox header = new HBox(10, title, resume, Panels.spacer(), play, depth);
    header.setAlignment(Pos.CENTER_LEFT);
    facts.setId("reach-facts");
    bar = new ColorBar(palette);
    bar.getStyleClass().add("half-wide");
    HBox.setHgrow(bar, Priority.ALWAYS);
    scaleName.getStyleClass().add("small-note");
    scaleName.setWrapText(true);
    scaleName.setMinWidth(0);
    HBox.setHgrow(scaleName, Priority.ALWAYS);
    HBox foot = new HBox(12, bar, scaleName);
    foot.getStyleClass().add("two-lines");
    foot.setAlignment(Pos.TOP_LEFT);
    message.getStyleClass().add("muted");
    message.setWrapText(true);
    obstacle = new ObstacleCard("reach-obstacle", model::resume);
    resume.setId("reach-resume");
    resume.setMinWidth(USE_PREF_SIZE);
    resume.setOnAction(event -> model.resume());
    view = new ReachView(model, this::deepen, palette);
    StackPane stage = new StackPane(view, obstacle);
    stage.setMinSize(0, 0);
    VBox.setVgrow(stage, Priority.ALWAYS);
    getChildren().addAll(header, facts, message, stage, foot);
    model.stateProperty().addListener((property, before, now) -> show());
    model.obstacleProperty().addListener((property, before, now) -> show());
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (now.view().tab() != Tab.REACH) {
                growth.stop();
              }
              if (!before.equals(now)) {
                show();
              }
            });
    showPlay();
    show();
  }

  /** What is under the mouse, in one line; empty if nothing is. */
  public ReadOnlyStringProperty lineProperty() {
    return view.lineProperty();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette palette) {
    bar.setPalette(palette);
    view.setPalette(palette);
  }

  /** Starts to grow, from the first layer if all are shown, or stops. */
  private void play() {
    if (growth.getStatus() == Timeline.Status.RUNNING) {
      growth.stop();
      return;
    }
    growing = new Gesture();
    if (Motion.isReduced()) {
      model.setDepth(model.layers(), growing);
      return;
    }
    if (model.depth() >= model.layers()) {
      model.setDepth(1, growing);
    }
    growth.play();
  }

  private void grow() {
    if (model.depth() >= model.layers()) {
      growth.stop();
      return;
    }
    model.setDepth(model.depth() + 1, growing);
    if (model.depth() >= model.layers()) {
      growth.stop();
    }
  }

  private void deepen(int by) {
    growth.stop();
    model.setDepth(Math.max(1, Math.min(model.layers(), model.depth() + by)), keys.now());
  }

  private void showPlay() {
    boolean running = growth.getStatus() == Timeline.Status.RUNNING;
    play.setGraphic(new FontIcon(running ? Feather.PAUSE : Feather.PLAY));
    play.setText(running ? "Pause" : "Grow");
  }

  private void show() {
    ReachModel.State state = model.stateProperty().get();
    depth.show(model.depth(), new NumberScale(1, model.layers(), 1));
    boolean known = state != null;
    play.setDisable(!known);
    boolean stopped =
        model.hasReach() && model.hasSubject() && !model.obstacleProperty().get().isEmpty();
    obstacle.show(known ? "" : obstacle(), stopped ? "Compute" : "");
    resume.setVisible(known && stopped);
    resume.setManaged(resume.isVisible());
    message.setText(known ? remark() : "");
    message.setVisible(!message.getText().isEmpty());
    message.setManaged(message.isVisible());
    if (state == null) {
      title.setText("Reach");
      facts.show(List.of());
      scaleName.setText("");
      bar.show(null, ColorMap.VIRIDIS, false);
    } else {
      title.setText(state.title());
      facts.show(
          Stream.of(state.exact(), state.formula(), state.weighted())
              .filter(fact -> !fact.isEmpty())
              .toList());
      showScale(state);
    }
  }

  /** Why there is no reach, and how to mend that. */
  private String obstacle() {
    if (!model.hasReach()) {
      return settings.get().pattern().readsPieces()
          ? "Pieces that are read alone are never left, whatever the layer: there is no receptive"
              + " field that grows. Choose another pattern, or the merge union."
          : "Linformer’s keys mix all tokens: every token is reached after one layer, and there is"
              + " no receptive field that grows. Choose another pattern.";
    }
    String why = model.obstacleProperty().get();
    return why.isEmpty() ? "Following the token through the layers…" : why;
  }

  /** What is to be known of the reach that is shown. */
  private String remark() {
    String why = model.obstacleProperty().get();
    return !why.isEmpty()
        ? why
        : settings.get().source() instanceof TextSource
                && settings.get().apply() == Apply.THIS_LAYER
            ? "Here every layer uses the pattern, whatever it is applied to elsewhere."
            : "";
  }

  private void showScale(ReachModel.State state) {
    Rollout rollout = state.rollout();
    float most = 0;
    if (rollout != null) {
      for (int layer = 1; layer <= rollout.layers(); layer++) {
        for (float weight : rollout.weights(layer)) {
          most = Math.max(most, weight);
        }
      }
    }
    ValueScale scale = ValueScale.sequential(ValueScale.Kind.SQUARE_ROOT, 0, most);
    ColorMap map = ColorMap.named(settings.get().view().colorMap());
    bar.show(rollout == null ? null : scale, map, false);
    view.show(map, scale);
    boolean shared = state.reach().length() > view.getWidth();
    scaleName.setText(
        (rollout == null
                ? "Frames: what reaches the token."
                    + (model.obstacleProperty().get().isEmpty()
                        ? " Its weights follow when the model has run."
                        : "")
                : "Frames: what reaches the token. Colour: attention rollout, ½(A + I) through the"
                    + " layers, √.")
            + " Dashes: the formula."
            + (shared ? " A pixel shows the largest of its tokens." : ""));
  }
}

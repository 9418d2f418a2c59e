package org.longview.app.status;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.FittedRow;
import org.longview.app.job.Activities;
import org.longview.app.job.Activity;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.ModelModel;
import org.longview.app.study.WorkingSetModel;
import org.longview.budget.Memory;
import org.longview.study.Workbench;

/**
 * The status line. It looks at what is going on several times a second; nothing is pushed to it.
 */
public final class StatusBar extends FittedRow {
  private static final Duration LOOK = Duration.millis(100);
  private static final int LOOKS_FOR_EACH_HEAP = 15;

  private final AttentionModel attention;
  private final ModelModel models;
  private final WorkingSetModel workingSet;
  private final Activities activities;
  private final Label computed = new Label();
  private final MenuButton kept = new MenuButton();
  private final Label heap = new Label();
  private final Label kernels = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Label doing = new Label();
  private final Button cancel = new Button("Cancel");
  private final Label cell = new Label();
  private @Nullable Activity shown;
  private int looks;

  /** Follows what was computed and what is going on. */
  public StatusBar(
      AttentionModel attention,
      ModelModel models,
      WorkingSetModel workingSet,
      Activities activities) {
    this.attention = attention;
    this.models = models;
    this.workingSet = workingSet;
    this.activities = activities;
    getStyleClass().add("status-bar");
    computed.setId("status-computed");
    cell.setId("status-cell");
    cancel.setId("cancel");
    cancel.getStyleClass().add("link-button");
    kept.setId("working-set");
    kept.setMinWidth(USE_PREF_SIZE);
    kept.setTooltip(
        new Tooltip(
            "Results that are kept, so that none is computed twice; choose how much memory they and"
                + " what is being computed may take"));
    kept.setOnShowing(event -> offerCapacities());
    offerCapacities();
    cancel.setOnAction(
        event -> {
          Activity stopped = shown;
          if (stopped != null) {
            stopped.cancellation().cancel();
          }
        });
    for (Region control : new Region[] {heap, kernels, progress, cancel}) {
      control.setMinWidth(USE_PREF_SIZE);
    }
    computed.setMinWidth(0);
    doing.setMinWidth(0);
    // What is told of a cell takes the room that is left, and none from the others
    cell.setMinWidth(0);
    cell.setPrefWidth(0);
    cell.setMaxWidth(Double.MAX_VALUE);
    cell.setAlignment(Pos.CENTER_RIGHT);
    setHgrow(cell, Priority.ALWAYS);
    // Cancel stands before what is told, whose width changes while it is aimed at
    // What sticks out, be it by a pixel, would make the whole window be painted anew
    Rectangle inside = new Rectangle();
    inside.widthProperty().bind(widthProperty());
    inside.heightProperty().bind(heightProperty());
    setClip(inside);
    getChildren().addAll(progress, cancel, doing, computed, kept, heap, kernels, cell);
    sparing(kernels, heap);
    attention.layerProperty().addListener((property, before, now) -> tell());
    attention.qualityProperty().addListener((property, before, now) -> tell());
    attention.qualityCurrentProperty().addListener((property, before, now) -> tell());
    models.workbenchProperty().addListener((property, before, now) -> tell());
    tell();
    tellMemory();
    workingSet.capacityProperty().addListener((property, before, now) -> tellMemory());
    look();
    Timeline clock = new Timeline(new KeyFrame(LOOK, event -> look()));
    clock.setCycleCount(Animation.INDEFINITE);
    // A clock that goes on keeps all of a window that is gone
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .addListener(
            (property, before, now) -> {
              if (now) {
                clock.play();
              } else {
                clock.stop();
              }
            });
  }

  /** Shows what is under the cursor. */
  public void showCell(String line) {
    cell.setText(line);
  }

  private void tell() {
    computed.setText(StatusModel.computed(attention));
    Workbench workbench = models.workbenchProperty().get();
    kernels.setText(workbench == null ? "" : workbench.encoder().kernels().description());
  }

  private void tellMemory() {
    heap.setText(StatusModel.heap());
    kept.setText(workingSet.told());
  }

  private void offerCapacities() {
    kept.getItems().clear();
    for (long bytes : workingSet.choices()) {
      RadioMenuItem item = new RadioMenuItem("At most " + Memory.format(bytes));
      item.setSelected(bytes == workingSet.capacityProperty().get());
      item.setOnAction(event -> workingSet.allow(bytes));
      kept.getItems().add(item);
    }
  }

  private void look() {
    shown = activities.shown();
    Activity activity = shown;
    boolean busy = activity != null;
    for (javafx.scene.Node node : new javafx.scene.Node[] {progress, doing, cancel}) {
      node.setVisible(busy);
      node.setManaged(busy);
    }
    computed.setVisible(!busy);
    computed.setManaged(!busy);
    if (activity != null) {
      progress.setProgress(activity.fraction());
      doing.setText(activity.told());
    }
    if (looks++ % LOOKS_FOR_EACH_HEAP == 0) {
      tellMemory();
    }
  }
}

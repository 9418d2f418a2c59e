package org.longview.app.lecture;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.longview.app.job.Activities;
import org.longview.app.job.Activity;

/** What is going on and takes its time, so that nobody wonders what a step waits for. */
final class Doing extends Label {
  private static final Duration LOOK = Duration.millis(100);

  private final Activities activities;

  /**
   * Says nothing yet.
   *
   * @param seen whether anybody sees it
   */
  Doing(Activities activities, ObservableValue<Boolean> seen) {
    this.activities = activities;
    setId("lecture-doing");
    Timeline clock = new Timeline(new KeyFrame(LOOK, event -> look()));
    clock.setCycleCount(Animation.INDEFINITE);
    seen.addListener(
        (property, before, now) -> {
          if (now) {
            clock.play();
          } else {
            clock.stop();
          }
        });
  }

  private void look() {
    Activity activity = activities.shown();
    setText(activity == null ? "" : activity.told());
  }
}

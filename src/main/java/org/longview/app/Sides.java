package org.longview.app;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.TypeSize;

/**
 * The panels at both sides: each as wide as the window and the size of type want it, and folded
 * away on demand. Where there is no room for both, the one that was asked for last stays.
 */
final class Sides {
  /** What the middle needs beside two panels, with normal type. */
  private static final double MIDDLE = 460;

  /** Where type is larger, panels are scrolled. */
  private static final double SCROLL_BAR = 12;

  /** A panel's width: a share of the window's, from what it needs to what it can use. */
  private record Width(double least, double share, double most) {
    double in(double window) {
      double wanted = Math.max(least, Math.min(most, share * window / TypeSize.factor()));
      return Math.round(TypeSize.of(wanted) + (TypeSize.factor() > 1 ? SCROLL_BAR : 0));
    }
  }

  private static final Width LEFT = new Width(280, 0.2, 330);
  private static final Width RIGHT = new Width(328, 0.244, 420);

  private final ReadOnlyDoubleProperty window;
  private final Region left;
  private final Region right;
  private boolean leftWanted = true;
  private boolean rightWanted = true;
  private boolean rightLast;

  /**
   * Arranges the panels.
   *
   * @param window its width
   */
  Sides(ReadOnlyDoubleProperty window, Region left, Region right) {
    this.window = window;
    this.left = left;
    this.right = right;
    window.addListener((property, before, now) -> arrange());
    arrange();
  }

  /** Shows or hides the left panel. */
  void toggleLeft() {
    rightLast = false;
    leftWanted = !left.isVisible();
    arrange();
  }

  /** Shows or hides the right panel. */
  void toggleRight() {
    rightLast = true;
    rightWanted = !right.isVisible();
    arrange();
  }

  /** A button that shows or hides the left panel. */
  ToggleButton leftButton() {
    return button(left, "left", this::toggleLeft);
  }

  /** A button that shows or hides the right panel. */
  ToggleButton rightButton() {
    ToggleButton button = button(right, "right", this::toggleRight);
    button.getGraphic().setScaleX(-1);
    return button;
  }

  private static ToggleButton button(Region panel, String side, Runnable toggle) {
    ToggleButton button = new ToggleButton(null, new FontIcon(Feather.SIDEBAR));
    button.getStyleClass().addAll("icon-button", "side-button");
    button.setId("show-" + side);
    button.setTooltip(new Tooltip("Shows or hides the panel at the " + side));
    button.setAccessibleText("Panel at the " + side);
    button.setSelected(panel.isVisible());
    panel.visibleProperty().addListener((property, before, now) -> button.setSelected(now));
    button.setOnAction(
        event -> {
          toggle.run();
          button.setSelected(panel.isVisible());
        });
    return button;
  }

  /** Follows the size of type. */
  void arrange() {
    double leftWidth = LEFT.in(window.get());
    double rightWidth = RIGHT.in(window.get());
    boolean both = window.get() - leftWidth - rightWidth >= TypeSize.of(MIDDLE);
    left.setPrefWidth(leftWidth);
    right.setPrefWidth(rightWidth);
    show(left, leftWanted && (both || !rightLast || !rightWanted));
    show(right, rightWanted && (both || rightLast || !leftWanted));
  }

  private static void show(Region panel, boolean shown) {
    panel.setVisible(shown);
    panel.setManaged(shown);
  }
}

package org.longview.app.arcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.longview.app.control.Colors;
import org.longview.app.state.Gesture;
import org.longview.picture.HeadColors;
import org.longview.picture.Palette;

/** The heads with their colours: a click shows or hides one, a double click shows it alone. */
final class HeadLegend extends FlowPane {
  private static final double SWATCH = 9;

  private final ArcsModel model;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private Palette palette;
  private Set<Integer> before = Set.of();
  private Gesture gesture = new Gesture();

  HeadLegend(ArcsModel model, Palette palette) {
    super(4, 3);
    this.model = model;
    this.palette = palette;
    setId("arcs-heads");
  }

  void setPalette(Palette newPalette) {
    palette = newPalette;
    color();
  }

  /** Shows which of so many heads are drawn. */
  void show(int heads, Set<Integer> hidden) {
    while (buttons.size() < heads) {
      add(buttons.size());
    }
    getChildren().setAll(buttons.subList(0, heads));
    for (int head = 0; head < heads; head++) {
      buttons.get(head).setSelected(!hidden.contains(head));
    }
    color();
  }

  private void add(int head) {
    ToggleButton button = new ToggleButton(String.valueOf(head));
    button.setId("arcs-head-" + head);
    button.getStyleClass().add("head-button");
    button.setGraphic(new Rectangle(SWATCH, SWATCH));
    button.setAccessibleText("Head " + head);
    button.setAccessibleHelp("Space shows or hides the head, S shows it alone or all again.");
    // What a click does is decided by how many there are, so the button itself decides nothing
    button.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> clicked(head, event));
    button.setOnAction(event -> button.setSelected(!model.settings().hiddenHeads().contains(head)));
    button.addEventFilter(KeyEvent.KEY_PRESSED, event -> typed(head, event));
    buttons.add(button);
  }

  private void clicked(int head, MouseEvent event) {
    if (event.getClickCount() % 2 == 1) {
      before = model.settings().hiddenHeads();
      gesture = new Gesture();
      model.toggleHead(head, gesture);
    } else {
      model.soloHead(head, before, gesture);
    }
  }

  /** Space shows or hides, S shows alone. */
  private void typed(int head, KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
      model.toggleHead(head, new Gesture());
      event.consume();
    } else if (event.getCode() == KeyCode.S && !event.isShortcutDown()) {
      model.soloHead(head, model.settings().hiddenHeads(), new Gesture());
      event.consume();
    }
  }

  private void color() {
    for (int head = 0; head < buttons.size(); head++) {
      ToggleButton button = buttons.get(head);
      Color color = Colors.of(HeadColors.of(head, palette));
      Rectangle swatch = (Rectangle) button.getGraphic();
      swatch.setStroke(color);
      swatch.setFill(button.isSelected() ? color : Color.TRANSPARENT);
    }
  }
}

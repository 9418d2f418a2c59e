package org.longview.app.ribbon;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.longview.app.control.Panels;
import org.longview.picture.Palette;

/** The ribbon under its heading. */
public final class RibbonPane extends VBox {
  private final Label heading = Panels.heading("Where it looks");
  private final Label most = new Label();
  private final Label hint = new Label();
  private final RibbonView view;

  /**
   * Makes the pane.
   *
   * @param toggleGlobal makes a token global or not
   */
  public RibbonPane(RibbonModel model, IntConsumer toggleGlobal, Palette palette) {
    getStyleClass().add("bottom-card");
    view = new RibbonView(model, toggleGlobal, palette);
    most.getStyleClass().add("card-note");
    most.setMinWidth(0);
    heading.setId("ribbon-title");
    heading.setMinWidth(USE_PREF_SIZE);
    HBox top = new HBox(10, heading, Panels.spacer(), most);
    top.setAlignment(Pos.BASELINE_LEFT);
    hint.getStyleClass().add("hint");
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(top, view, hint);
    model.rowProperty().addListener((property, before, now) -> show(now));
    RibbonModel.Row now = model.rowProperty().get();
    if (now != null) {
      show(now);
    }
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette palette) {
    view.setPalette(palette);
  }

  private void show(RibbonModel.Row row) {
    heading.setText(row.title().toUpperCase(Locale.ROOT));
    most.setText(row.note().isEmpty() ? row.most() : row.note());
    String marking = row.marking().isEmpty() ? "" : " · " + row.marking();
    hint.setText("click selects · Ctrl-click: global" + marking);
  }
}

package org.longview.app.ribbon;

import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.longview.app.control.FittedRow;
import org.longview.app.control.Panels;
import org.longview.picture.Palette;

/** The ribbon under its heading. */
public final class RibbonPane extends VBox {
  private final Label heading = Panels.heading("Where it looks");
  private final Label most = new Label();
  private final Label remark = new Label();
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
    FittedRow top = new FittedRow(heading, Panels.spacer(), most).sparing(most);
    top.setSpacing(10);
    top.setAlignment(Pos.BASELINE_LEFT);
    remark.setId("ribbon-remark");
    remark.getStyleClass().add("small-note");
    remark.setMinWidth(0);
    Label hint = Panels.hint("click selects · Ctrl-click: global");
    FittedRow foot = new FittedRow(remark, hint).sparing(hint);
    foot.setSpacing(10);
    VBox.setVgrow(view, Priority.ALWAYS);
    getChildren().addAll(top, view, foot);
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
    most.setText(row.most());
    remark.setText(
        Stream.of(row.note(), row.marking())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")));
    remark.setVisible(!remark.getText().isEmpty());
    remark.setManaged(remark.isVisible());
  }
}

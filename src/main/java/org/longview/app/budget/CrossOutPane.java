package org.longview.app.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.longview.app.control.Colors;
import org.longview.app.control.Panels;
import org.longview.picture.BudgetEquation;
import org.longview.picture.Palette;
import org.longview.picture.Tint;
import org.longview.picture.TintedText;
import org.longview.view.BudgetView;

/** The cross-out picture and its equation. */
public final class CrossOutPane extends VBox {
  /** Spaces at which no line breaks, so that each begins with its sign of equality. */
  private static final Pattern WITHIN = Pattern.compile("(?<=[=≤>]) | (?=[≤>])");

  private final BudgetModel model;
  private final CrossOutView picture;
  private final TextFlow equation = new TextFlow();
  private Palette palette;

  /** Follows the budget. */
  public CrossOutPane(BudgetModel model, Palette palette) {
    this.model = model;
    this.palette = palette;
    picture = new CrossOutView(palette);
    equation.setId("equation");
    equation.getStyleClass().add("equation");
    equation.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("bottom-card");
    VBox.setVgrow(picture, Priority.ALWAYS);
    getChildren().addAll(Panels.heading("Memory budget: cross out 2·s rows"), picture, equation);
    model.stateProperty().addListener((property, before, now) -> show());
    show();
  }

  /** Repaints in the colours of another theme. */
  public void setPalette(Palette newPalette) {
    palette = newPalette;
    picture.setPalette(palette);
    show();
  }

  private void show() {
    BudgetView state = model.stateProperty().get();
    picture.show(state.rows());
    BudgetEquation told = BudgetEquation.of(state.rows());
    List<TintedText> parts = new ArrayList<>(told.formula());
    parts.add(new TintedText("  ", Tint.TEXT));
    // No-break spaces keep the verdict in one line
    parts.add(new TintedText(told.verdict().text().replace(' ', '\u00a0'), told.verdict().tint()));
    while (equation.getChildren().size() < parts.size()) {
      equation.getChildren().add(new Text());
    }
    for (int i = 0; i < equation.getChildren().size(); i++) {
      Text text = (Text) equation.getChildren().get(i);
      TintedText part = i < parts.size() ? parts.get(i) : new TintedText("", Tint.TEXT);
      text.setText(WITHIN.matcher(part.text()).replaceAll("\u00a0"));
      text.setFill(Colors.of(part.tint().argb(palette)));
    }
  }
}

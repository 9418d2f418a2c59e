package org.longview.app.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Gesture;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.TokensModel;
import org.longview.budget.Budget;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.text.Tokens;
import org.longview.view.BudgetView;
import org.longview.work.InputException;

/** The budget as it is played with, and what follows from it. For the JavaFX thread alone. */
public final class BudgetModel {
  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final ReadOnlyObjectWrapper<BudgetView> state;

  /** Follows the settings and the text. */
  public BudgetModel(SettingsModel settings, TokensModel tokens, AttentionModel attention) {
    this.settings = settings;
    this.tokens = tokens;
    this.attention = attention;
    state = new ReadOnlyObjectWrapper<>(compute());
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.budget().equals(now.budget())
                  || !before.pattern().equals(now.pattern())) {
                state.set(compute());
              }
            });
    tokens.usedProperty().addListener((property, before, now) -> state.set(compute()));
  }

  public ReadOnlyObjectProperty<BudgetView> stateProperty() {
    return state.getReadOnlyProperty();
  }

  private BudgetView compute() {
    Settings now = settings.get();
    BudgetSettings budget = now.budget();
    PatternSettings pattern = now.pattern();
    Tokens used = tokens.usedProperty().get();
    long length = budget.length();
    long globals = budget.globals();
    OptionalLong window = OptionalLong.empty();
    if (budget.linked() && used != null) {
      length = used.size();
      globals = pattern.globalCount(used.size());
      window =
          pattern.hasWindow()
              ? OptionalLong.of(
                  Math.min(BudgetRows.LARGEST, pattern.meanWindow(attention.layers())))
              : OptionalLong.empty();
    }
    BudgetRows rows = new BudgetRows(budget.baseline(), length, globals, window);
    return BudgetView.of(now, rows, attention.layers(), attention.heads());
  }

  /** Facts on the budget, for chips. */
  public static List<String> facts(BudgetView state) {
    List<String> facts = new ArrayList<>();
    BudgetRows rows = state.rows();
    Budget budget = new Budget(rows.baseline());
    OptionalLong left = budget.windowLeft(rows.length(), rows.globals());
    facts.add(
        left.isPresent()
            ? "window left at this length: " + Numerals.grouped(left.getAsLong())
            : "no window left at this length");
    if (state.pattern().hasWindow()) {
      long window = state.asked();
      OptionalLong longest = budget.longestByFormula(window, rows.globals());
      facts.add(
          "longest n at w = %s, s = %s: %s"
              .formatted(
                  Numerals.grouped(window),
                  Numerals.grouped(rows.globals()),
                  longest.isEmpty()
                      ? "any"
                      : longest.getAsLong() == 0 ? "none" : Numerals.grouped(longest.getAsLong())));
    }
    return facts;
  }

  /**
   * Sets n₀.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setBaseline(long baseline, Gesture gesture) {
    change("baseline n₀", gesture, now -> now.withBaseline(baseline));
  }

  /**
   * Sets n, which unlinks it from the text.
   *
   * @throws InputException if it is not positive or huge
   */
  public void setLength(long length, Gesture gesture) {
    change("length n", gesture, now -> unlinked(now).withLength(length));
  }

  /**
   * Sets s, which unlinks it from the pattern.
   *
   * @throws InputException if it is negative or huge
   */
  public void setGlobals(long globals, Gesture gesture) {
    change("budget's s", gesture, now -> unlinked(now).withGlobals(globals));
  }

  /** Links n and s to the text and its pattern, or not. */
  public void setLinked(boolean linked) {
    change(
        linked ? "link the budget" : "unlink the budget",
        new Gesture(),
        now -> now.withLinked(linked));
  }

  /** With the numbers that are shown, so that only one of them changes. */
  private BudgetSettings unlinked(BudgetSettings now) {
    BudgetRows shown = state.get().rows();
    return now.linked()
        ? now.withLinked(false).withLength(shown.length()).withGlobals(shown.globals())
        : now;
  }

  private void change(
      String title, Gesture gesture, java.util.function.UnaryOperator<BudgetSettings> change) {
    settings.change(title, gesture, now -> now.withBudget(change.apply(now.budget())));
  }

  /** Whether the text has been read, so that n can be linked to it. */
  public boolean canLink() {
    @Nullable Tokens used = tokens.usedProperty().get();
    return used != null;
  }
}

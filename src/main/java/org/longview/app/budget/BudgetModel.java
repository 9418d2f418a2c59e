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
import org.longview.attention.GlobalTokens;
import org.longview.attention.UncountedException;
import org.longview.budget.Budget;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** The budget as it is played with, and what follows from it. For the JavaFX thread alone. */
public final class BudgetModel {
  /**
   * The budget of now.
   *
   * @param rows n₀, n, s and the window that is asked for
   * @param pattern the mechanism with the window and as many global tokens as the budget's picture
   *     shows, so that all numbers tell one story
   * @param asked the window of the pattern that the user looks at
   * @param title of the mechanism
   * @param layers of the model, whose mean is told where they differ
   * @param heads of each layer, likewise
   */
  public record State(
      BudgetRows rows, PatternSettings pattern, long asked, String title, int layers, int heads) {
    /** Entries as the literature counts them. */
    public long formula() {
      return entries(rows.length(), false);
    }

    /** Distinct allowed pairs; null where random keys are too many to be counted. */
    public @Nullable Long exact() {
      try {
        return entries(rows.length(), true);
      } catch (UncountedException e) {
        return null;
      }
    }

    /**
     * Entries at another length; {@link Long#MAX_VALUE} where there are more.
     *
     * @throws UncountedException if random keys are too many to be counted
     */
    public long entries(long length, boolean exact) {
      try {
        if (pattern.kind().hasRank()) {
          return linformer(length);
        }
        return pattern.entries(length, layers, heads, exact);
      } catch (UncountedException e) {
        throw e;
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
    }

    /** n·k, k the mean of the layers; {@link Long#MAX_VALUE} where it is more. */
    public long linformer(long length) {
      int rank = pattern.lowRank().meanRank(layers);
      return length > Long.MAX_VALUE / rank ? Long.MAX_VALUE : length * rank;
    }
  }

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final AttentionModel attention;
  private final ReadOnlyObjectWrapper<State> state;

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

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  private State compute() {
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
    long asked = pattern.meanWindow(attention.layers());
    if (!budget.linked()) {
      if (pattern.hasGlobals()) {
        pattern = pattern.withGlobals(GlobalTokens.first((int) globals));
      }
      if (rows.left() > 0) {
        pattern =
            pattern.withWindow(rows.left()).withLayers(pattern.layers().withWindows(List.of()));
      }
    }
    return new State(rows, pattern, asked, title(pattern), attention.layers(), attention.heads());
  }

  private static String title(PatternSettings pattern) {
    boolean causal = pattern.kind().canBeCausal() && pattern.causal();
    return pattern.kind().title() + (causal ? ", causal" : "");
  }

  /** Facts on the budget, for chips. */
  public static List<String> facts(State state) {
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

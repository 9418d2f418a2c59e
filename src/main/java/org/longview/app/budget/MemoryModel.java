package org.longview.app.budget;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.longview.app.state.Gesture;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.Projection.Sharing;
import org.longview.study.BudgetSettings;
import org.longview.study.StorageSettings;
import org.longview.view.MemoryView;

/** What implementations store of the budget's attention. For the JavaFX thread alone. */
public final class MemoryModel {
  private final SettingsModel settings;
  private final BudgetModel budget;
  private final SubjectModel subjects;
  private final ReadOnlyObjectWrapper<MemoryView> state;

  /** Follows the budget, its settings and the subject. */
  public MemoryModel(SettingsModel settings, BudgetModel budget, SubjectModel subjects) {
    this.settings = settings;
    this.budget = budget;
    this.subjects = subjects;
    state = new ReadOnlyObjectWrapper<>(compute());
    budget.stateProperty().addListener((property, before, now) -> state.set(compute()));
    subjects.subjectProperty().addListener((property, before, now) -> state.set(compute()));
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.pattern().lowRank().equals(now.pattern().lowRank())) {
                state.set(compute());
              }
            });
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.budget().storage().equals(now.budget().storage())) {
                state.set(compute());
              }
            });
  }

  public ReadOnlyObjectProperty<MemoryView> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Changes how attention is stored.
   *
   * @param title what is done, for undo
   * @throws org.longview.work.InputException if the settings do not go together
   */
  public void change(String title, Gesture gesture, UnaryOperator<StorageSettings> change) {
    settings.change(
        title,
        gesture,
        now -> {
          BudgetSettings before = now.budget();
          return now.withBudget(before.withStorage(change.apply(before.storage())));
        });
  }

  /** Shares Linformer's projections in a way. */
  public void share(Sharing sharing) {
    settings.change(
        "sharing",
        now ->
            now.withPattern(
                now.pattern().withLowRank(now.pattern().lowRank().withSharing(sharing))));
  }

  private MemoryView compute() {
    return MemoryView.of(
        settings.get(), budget.stateProperty().get(), subjects.layers(), subjects.heads());
  }
}

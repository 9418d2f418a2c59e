package org.longview.lesson;

import java.util.OptionalInt;
import org.longview.budget.Budget;
import org.longview.study.BudgetSettings;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * What a fact is asked of.
 *
 * @param settings those of the step, or others
 * @param subject the text
 * @param highlights of the step
 * @param argument the number behind the fact's name, if it takes one
 */
record Asked(
    Settings settings,
    Subject subject,
    Highlights highlights,
    OptionalInt argument,
    Progress progress,
    Cancellation cancellation) {
  int n() {
    return subject.length();
  }

  int number() {
    return argument.orElseThrow();
  }

  ViewSettings view() {
    return settings.view();
  }

  PatternSettings pattern() {
    return settings.pattern();
  }

  BudgetSettings budget() {
    return settings.budget();
  }

  /** n₀² of the budget. */
  Budget memory() {
    return new Budget(budget().baseline());
  }

  /** n of the budget. */
  long budgetLength() {
    return budget().linked() ? n() : budget().length();
  }

  /** s of the budget. */
  long budgetGlobals() {
    return budget().linked() ? pattern().globalCount(n()) : budget().globals();
  }

  Apply apply() {
    return subject.applied(settings.apply());
  }
}

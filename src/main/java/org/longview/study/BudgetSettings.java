package org.longview.study;

import org.longview.budget.Budget;
import org.longview.work.InputException;

/**
 * The memory budget as it is played with.
 *
 * @param baseline n₀
 * @param linked whether length and global tokens are those of the text and its pattern
 * @param length n while it is not linked
 * @param globals s while it is not linked
 * @param storage how attention lies in memory
 */
public record BudgetSettings(
    long baseline, boolean linked, long length, long globals, StorageSettings storage) {
  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public BudgetSettings {
    new Budget(baseline);
    if (length < 1) {
      throw new InputException("The length n is " + length + "; it must be 1 or more.");
    }
    if (globals < 0) {
      throw new InputException(
          "The number of global tokens is " + globals + "; it must be 0 or more.");
    }
  }

  /** BERT's 512 tokens stretched to twice the length, with four global tokens. */
  public static BudgetSettings defaults() {
    return new BudgetSettings(512, false, 1024, 4, StorageSettings.defaults());
  }

  public BudgetSettings withBaseline(long newBaseline) {
    return new BudgetSettings(newBaseline, linked, length, globals, storage);
  }

  public BudgetSettings withLinked(boolean newLinked) {
    return new BudgetSettings(baseline, newLinked, length, globals, storage);
  }

  public BudgetSettings withLength(long newLength) {
    return new BudgetSettings(baseline, linked, newLength, globals, storage);
  }

  public BudgetSettings withGlobals(long newGlobals) {
    return new BudgetSettings(baseline, linked, length, newGlobals, storage);
  }

  public BudgetSettings withStorage(StorageSettings newStorage) {
    return new BudgetSettings(baseline, linked, length, globals, newStorage);
  }
}

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
  /** The most for which rows can still be counted one by one in a {@code double}. */
  public static final long LARGEST_LENGTH = 1L << 40;

  /** More could not be told apart. */
  public static final long MOST_GLOBALS = 1 << 16;

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of its range
   */
  public BudgetSettings {
    new Budget(baseline);
    requireWithin("length n", length, 1, LARGEST_LENGTH);
    requireWithin("number of global tokens s", globals, 0, MOST_GLOBALS);
  }

  private static void requireWithin(String name, long number, long least, long most) {
    if (number < least || number > most) {
      throw new InputException(
          "The %s is %,d; it must be between %d and %,d.".formatted(name, number, least, most));
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

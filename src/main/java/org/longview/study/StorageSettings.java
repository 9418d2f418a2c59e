package org.longview.study;

import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Memory;
import org.longview.budget.Precision;
import org.longview.budget.Storage;
import org.longview.work.InputException;

/**
 * How attention lies in memory, as it is played with.
 *
 * @param precision of an entry
 * @param held what of it is there at a time
 * @param batch texts that are computed together
 * @param card whose memory it is to fit
 */
public record StorageSettings(Precision precision, Held held, long batch, Card card) {
  /**
   * Checks that these go together.
   *
   * @throws InputException if they do not
   */
  public StorageSettings {
    new Storage(new Memory(1, 1, precision.bytes()), batch, held);
  }

  /** Every map of one text in fp32, as the budget counts them, on a small card. */
  public static StorageSettings defaults() {
    return new StorageSettings(Precision.FP32, Held.MAPS, 1, Card.T4);
  }

  /** The storage of a model with so many layers of so many heads. */
  public Storage of(long layers, long heads) {
    return new Storage(new Memory(layers, heads, precision.bytes()), batch, held);
  }

  public StorageSettings withPrecision(Precision newPrecision) {
    return new StorageSettings(newPrecision, held, batch, card);
  }

  public StorageSettings withHeld(Held newHeld) {
    return new StorageSettings(precision, newHeld, batch, card);
  }

  public StorageSettings withBatch(long newBatch) {
    return new StorageSettings(precision, held, newBatch, card);
  }

  public StorageSettings withCard(Card newCard) {
    return new StorageSettings(precision, held, batch, newCard);
  }
}

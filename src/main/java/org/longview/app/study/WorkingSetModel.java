package org.longview.app.study;

import java.util.List;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.longview.budget.Memory;
import org.longview.study.WorkingSet;

/** How much memory results may take, and do. For the JavaFX thread alone. */
public final class WorkingSetModel {
  private final WorkingSet kept;
  private final AttentionModel attention;
  private final ReadOnlyLongWrapper capacity = new ReadOnlyLongWrapper(usual());

  /** Allows half of the heap. */
  public WorkingSetModel(WorkingSet kept, AttentionModel attention) {
    this.kept = kept;
    this.attention = attention;
    kept.setCapacity(capacity.get());
  }

  private static long usual() {
    return WorkingSet.mostOfHeap() / 3 * 2;
  }

  /** Bytes that results may take. */
  public ReadOnlyLongProperty capacityProperty() {
    return capacity.getReadOnlyProperty();
  }

  /**
   * Allows so many bytes, as far as the heap has room; what was refused or stopped is tried again.
   */
  public void allow(long bytes) {
    capacity.set(Math.max(0, Math.min(bytes, WorkingSet.mostOfHeap())));
    kept.setCapacity(capacity.get());
    if (!attention.obstacleProperty().get().isEmpty()) {
      attention.resume();
    }
  }

  /** What can be allowed, from little to the most, the present capacity included. */
  public List<Long> choices() {
    long most = WorkingSet.mostOfHeap();
    return LongStream.of(most / 12, most / 6, most / 3, usual(), most, capacity.get())
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  /** "34 MiB of 1 GiB kept". */
  public String told() {
    return Memory.format(kept.bytes()) + " of " + Memory.format(capacity.get()) + " kept";
  }
}

package org.longview.app.matrices;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longview.picture.Magnitude;
import org.longview.picture.ValueScale;
import org.longview.study.LayerComparison;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

/**
 * The range of a head's attention, shared by pattern and reference so that their colours can be
 * compared. It is found once, when it is needed first. Several threads may ask.
 */
public final class AttentionScale {
  private final LayerComparison layer;
  private final int head;
  private final Map<Shown, Float> largest = new EnumMap<>(Shown.class);

  /**
   * The range of a head, or of the mean over all.
   *
   * @param head counted from 0, or {@link org.longview.study.ViewSettings#MEAN_HEAD}
   */
  public AttentionScale(LayerComparison layer, int head) {
    this.layer = layer;
    this.head = head;
  }

  /** The same, with what is known of a head that has the same reference. */
  AttentionScale(LayerComparison layer, int head, AttentionScale known) {
    this(layer, head);
    Float ofReference = known.known(Shown.FULL);
    if (known.head == head && layer.hasReferenceOf(known.layer) && ofReference != null) {
      largest.put(Shown.FULL, ofReference);
    }
  }

  private @Nullable Float known(Shown shown) {
    synchronized (largest) {
      return largest.get(shown);
    }
  }

  /** Whether weights beyond the range are possible, since not all rows were looked at. */
  public boolean isSampled() {
    return Magnitude.isSampled(layer.source(Shown.FULL, head));
  }

  /** The scale of what is shown: from 0, or with 0 in the middle where there may be less. */
  public ValueScale of(
      Shown shown, ValueScale.Kind kind, Workers workers, Cancellation cancellation) {
    if (layer.source(shown, head).hasNegatives()) {
      return ValueScale.diverging(kind, largest(shown, workers, cancellation));
    }
    return ValueScale.sequential(
        kind,
        0,
        Math.max(
            layer.source(Shown.PATTERN, head).hasNegatives()
                ? 0
                : largest(Shown.PATTERN, workers, cancellation),
            largest(Shown.FULL, workers, cancellation)));
  }

  private float largest(Shown shown, Workers workers, Cancellation cancellation) {
    Float known = known(shown);
    if (known != null) {
      return known;
    }
    float found = Magnitude.largest(layer.source(shown, head), workers, cancellation);
    synchronized (largest) {
      largest.put(shown, found);
    }
    return found;
  }
}

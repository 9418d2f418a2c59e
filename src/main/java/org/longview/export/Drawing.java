package org.longview.export;

import java.awt.Graphics2D;
import org.longview.work.Cancellation;

/** A figure that is laid out. */
interface Drawing {
  /** In points. */
  double height();

  /**
   * Paints it with its upper left corner at the origin, in points. What lies outside the clip may
   * be left out.
   *
   * @throws java.util.concurrent.CancellationException if cancelled before the end
   */
  void paint(Graphics2D graphics, Cancellation cancellation);
}

package org.longview.app.lecture;

import javafx.scene.layout.Region;
import org.longview.lesson.Picture;
import org.longview.study.Tab;

/** The parts of the window that a lecture may show large. */
public interface Exhibits {
  /** The whole of a tab. */
  Region tab(Tab tab);

  /** A part of the window. */
  Region panel(Picture.Panel panel);

  /** Puts back what was done to parts so that they could be shown alone. */
  void restore();
}

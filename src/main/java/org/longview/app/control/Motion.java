package org.longview.app.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Whether things move less: what would glide or grow step by step is at its end at once. One for
 * the program, as {@link TypeSize} is. For the JavaFX thread alone.
 */
public final class Motion {
  private static final BooleanProperty REDUCED = new SimpleBooleanProperty(false);

  private Motion() {}

  public static BooleanProperty reducedProperty() {
    return REDUCED;
  }

  public static boolean isReduced() {
    return REDUCED.get();
  }
}

package org.longview.app.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * How large type is, as a factor of its normal size: what the user chose, times what a presentation
 * asks for while it lasts. One for the program, like its typefaces and the style sheet of its
 * controls. Style sheets are {@linkplain ScaledStyles scaled} by it; what is painted on canvases
 * asks here. For the JavaFX thread alone.
 */
public final class TypeSize {
  /** The smallest factor. */
  public static final double LEAST = 0.8;

  /** The largest factor that can be chosen. */
  public static final double MOST = 2;

  /** The largest of all: type of a presentation on the finest of screens. */
  static final double LARGEST = 12;

  /** From one size to the next. */
  private static final double STEP = 0.1;

  private static final DoubleProperty CHOSEN = new SimpleDoubleProperty(1);
  private static final DoubleProperty MAGNIFICATION = new SimpleDoubleProperty(1);
  private static final ReadOnlyDoubleWrapper FACTOR = new ReadOnlyDoubleWrapper(1);

  static {
    FACTOR.bind(
        Bindings.createDoubleBinding(
            () -> within(CHOSEN.get() * MAGNIFICATION.get(), LARGEST), CHOSEN, MAGNIFICATION));
  }

  private TypeSize() {}

  /**
   * The factor that holds, {@link #LEAST} or more; more than {@link #MOST} only while a
   * presentation asks for it.
   */
  public static ReadOnlyDoubleProperty factorProperty() {
    return FACTOR.getReadOnlyProperty();
  }

  public static double factor() {
    return FACTOR.get();
  }

  /** A length that is right for normal type, as it is for type of this size. */
  public static double of(double length) {
    return length * factor();
  }

  /** What the user chose; set to less or more than there is, the nearest holds. */
  public static DoubleProperty chosenProperty() {
    return CHOSEN;
  }

  /** What multiplies it for a while; 1 if nothing does. */
  public static DoubleProperty magnificationProperty() {
    return MAGNIFICATION;
  }

  /** Chooses the size that is so many steps from now's. */
  public static void step(int steps) {
    CHOSEN.set(within(Math.round(CHOSEN.get() / STEP + steps) * STEP));
  }

  /** The nearest size that can be chosen. */
  public static double within(double factor) {
    return within(factor, MOST);
  }

  private static double within(double factor, double most) {
    return Math.max(LEAST, Math.min(most, Math.round(100 * factor) / 100.0));
  }

  /** Lays everything out anew, and so paints it, after the factor has changed. */
  public static void refresh(Parent parent) {
    parent.requestLayout();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent inner) {
        refresh(inner);
      }
    }
  }
}

package org.longview.picture.moving;

import org.longview.picture.TextMeasure;

/** The fonts of a moving picture. */
public interface Letters {
  /** What text is for. */
  enum Size {
    /** Names and remarks. */
    NORMAL,
    /** The number that the picture is about. */
    LARGE
  }

  /** How much room text of a size takes. */
  TextMeasure of(Size size);
}

package org.longview.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that the numbers of a figure are written to. */
public enum NumberFormat {
  /** Text, with names of rows and columns. */
  CSV,
  /** One array for NumPy. */
  NPY,
  /** Several arrays for NumPy, with names. */
  NPZ;

  /** How names of files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name asks for, if it asks for one of them. */
  public static Optional<NumberFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.ending()))
        .findFirst();
  }
}

package org.longview.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.longview.work.InputException;

/**
 * What the header of a {@code .npy} file says: a Python dictionary with the keys descr,
 * fortran_order and shape, as NumPy's NEP 1 defines it.
 *
 * @param kind how an element is stored
 * @param itemSize bytes of one element
 * @param descr the type as NumPy writes it, such as {@code <f4}
 * @param fortranOrder whether the first axis runs fastest in the file
 * @param shape the length of every axis
 */
record NpyHeader(Kind kind, int itemSize, String descr, boolean fortranOrder, Shape shape) {
  /** How elements are stored, by the letter in NumPy's type. */
  enum Kind {
    FLOAT("48"),
    SIGNED("1248"),
    UNSIGNED("124"),
    BOOLEAN("1"),
    UTF_32(""),
    BYTES("");

    /** The sizes that are read, each one digit; texts may have any. */
    private final String sizes;

    Kind(String sizes) {
      this.sizes = sizes;
    }
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "f", Kind.FLOAT,
          "i", Kind.SIGNED,
          "u", Kind.UNSIGNED,
          "b", Kind.BOOLEAN,
          "U", Kind.UTF_32,
          "S", Kind.BYTES);

  private static final Map<String, String> NAMES =
      Map.of(
          "f2", "16-bit floats",
          "f12", "long doubles",
          "f16", "long doubles",
          "c8", "complex numbers",
          "c16", "complex numbers",
          "O", "Python objects");

  private static final Pattern DESCR =
      Pattern.compile(
          "['\"]descr['\"]\\s*:\\s*['\"]([<>|=]?)([A-Za-z])(\\d{0,6})(?:\\[\\w*\\])?['\"]");
  private static final Pattern RECORDS = Pattern.compile("['\"]descr['\"]\\s*:\\s*\\[");
  private static final Pattern ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d\\s,L]{0,1000})\\)");

  /**
   * Reads the dictionary.
   *
   * @param what names the array in a refusal
   * @throws InputException if it is damaged, or of a type that is not read
   */
  static NpyHeader parse(String what, String dictionary) {
    Matcher descr = DESCR.matcher(dictionary);
    Matcher order = ORDER.matcher(dictionary);
    Matcher shape = SHAPE.matcher(dictionary);
    if (RECORDS.matcher(dictionary).find()) {
      throw new InputException(what + " holds records of several fields; save plain numbers.");
    }
    if (!descr.find() || !order.find() || !shape.find()) {
      throw new InputException(what + " has a damaged header; save it again.");
    }
    String type = descr.group(2) + descr.group(3);
    Kind kind = KINDS.get(descr.group(2));
    int size = descr.group(3).isEmpty() ? 0 : Integer.parseInt(descr.group(3));
    boolean text = kind == Kind.UTF_32 || kind == Kind.BYTES;
    if (kind == null || (!text && (size > 8 || !kind.sizes.contains(Integer.toString(size))))) {
      throw new InputException(
          "%s holds %s, which are not read; save numbers as float32 and labels as strings."
              .formatted(what, NAMES.getOrDefault(type, "values of type " + type)));
    }
    if (descr.group(1).equals(">") && (kind == Kind.UTF_32 || size > 1)) {
      throw new InputException(
          "%s is big-endian (>%s); save it little-endian, as with astype('<%s')."
              .formatted(what, type, type));
    }
    return new NpyHeader(
        kind,
        kind == Kind.UTF_32 ? 4 * size : size,
        descr.group(1) + type,
        order.group(1).equals("True"),
        shape(what, shape.group(1)));
  }

  private static Shape shape(String what, String list) {
    String[] parts = list.isBlank() ? new String[0] : list.strip().split("\\s*,\\s*");
    int[] lengths = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        lengths[i] = Integer.parseInt(parts[i].replace("L", ""));
      } catch (NumberFormatException e) {
        throw new InputException(
            "%s has a damaged or gigantic shape (%s); save it again.".formatted(what, list), e);
      }
    }
    return new Shape(lengths);
  }
}

package org.longview.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.longview.work.InputException;

/** A table of opaque colours that stands for a range of values. Immutable. */
public final class ColorMap {
  /** From low to high: dark purple, green, yellow. */
  public static final ColorMap VIRIDIS = read("viridis", false);

  /** From low to high: dark blue, grey, yellow; the same to colour-blind eyes. */
  public static final ColorMap CIVIDIS = read("cividis", false);

  /** From low to high: black, red, pale yellow. */
  public static final ColorMap MAGMA = read("magma", false);

  /** From black to white. */
  public static final ColorMap GREYS = read("greys", false);

  /** For differences: blue below zero, a neutral grey at zero, orange above. */
  public static final ColorMap BLUE_ORANGE = read("blue-orange", true);

  private static final List<ColorMap> ALL = List.of(VIRIDIS, CIVIDIS, MAGMA, GREYS, BLUE_ORANGE);

  private final String name;
  private final boolean diverging;
  private final int[] colors;

  private ColorMap(String name, boolean diverging, int[] colors) {
    this.name = name;
    this.diverging = diverging;
    this.colors = colors;
  }

  /** Every colour map, sequential ones first. */
  public static List<ColorMap> all() {
    return ALL;
  }

  /**
   * Finds a colour map.
   *
   * @throws InputException if there is none of that name; the message lists those to choose from,
   *     without the diverging one, which differences take by themselves
   */
  public static ColorMap named(String name) {
    for (ColorMap map : ALL) {
      if (map.name.equals(name)) {
        return map;
      }
    }
    throw new InputException(
        "There is no colour map \"%s\"; choose %s."
            .formatted(
                name,
                ALL.stream()
                    .filter(map -> !map.diverging)
                    .map(ColorMap::name)
                    .collect(Collectors.joining(", "))));
  }

  /** The name on the command line and in files. */
  public String name() {
    return name;
  }

  /** Whether the middle colour stands for zero, so that the map is for differences only. */
  public boolean isDiverging() {
    return diverging;
  }

  /** Number of colours, at least 256; odd if diverging, so that zero has a colour of its own. */
  public int size() {
    return colors.length;
  }

  /** One colour as 0xFFrrggbb, of 0 … {@link #size()} − 1. */
  public int argb(int index) {
    return colors[index];
  }

  /**
   * The colour at a place of the map, as 0xFFrrggbb.
   *
   * @param position from 0, the first colour, to 1, the last
   */
  public int at(double position) {
    return colors[(int) (position * (colors.length - 1) + 0.5)];
  }

  /** The same from its last colour to its first. */
  public ColorMap reversed() {
    int[] turned = new int[colors.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = colors[colors.length - 1 - i];
    }
    return new ColorMap(name + " reversed", diverging, turned);
  }

  @Override
  public String toString() {
    return name;
  }

  private static ColorMap read(String name, boolean diverging) {
    String path = "/assets/colormaps/" + name + ".txt";
    try (InputStream in = ColorMap.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, path), StandardCharsets.UTF_8))) {
      int[] colors =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .mapToInt(line -> 0xff000000 | Integer.parseInt(line, 16))
              .toArray();
      return new ColorMap(name, diverging, colors);
    } catch (IOException e) {
      throw new UncheckedIOException("colour map " + name, e);
    }
  }
}

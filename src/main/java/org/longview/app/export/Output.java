package org.longview.app.export;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.longview.export.FigureFormat;
import org.longview.export.NumberFormat;

/** The kinds of files that a view is written to. */
public enum Output {
  PNG("Pixels", FigureFormat.PNG, null),
  SVG("Text as text, marks as vectors; for browsers and editors", FigureFormat.SVG, null),
  PDF("Text as text, marks as vectors; for papers", FigureFormat.PDF, null),
  GIF("A film of one parameter that runs", null, null),
  CSV("The numbers as a table", null, NumberFormat.CSV),
  NPY("The numbers as one array for NumPy", null, NumberFormat.NPY),
  NPZ("The numbers as arrays for NumPy, compressed", null, NumberFormat.NPZ);

  private final String explanation;
  private final @Nullable FigureFormat figure;
  private final @Nullable NumberFormat numbers;

  Output(String explanation, @Nullable FigureFormat figure, @Nullable NumberFormat numbers) {
    this.explanation = explanation;
    this.figure = figure;
    this.numbers = numbers;
  }

  String explanation() {
    return explanation;
  }

  /** How names of files end, without the dot. */
  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a picture that stands still. */
  Optional<FigureFormat> figure() {
    return Optional.ofNullable(figure);
  }

  /** Of numbers. */
  Optional<NumberFormat> numbers() {
    return Optional.ofNullable(numbers);
  }
}

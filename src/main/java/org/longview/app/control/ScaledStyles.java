package org.longview.app.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets whose lengths follow the size of type. They are written in pixels, as they are right
 * for normal type; lines keep their thickness.
 */
public final class ScaledStyles {
  private static final Pattern DECLARATION = Pattern.compile("(-fx-[a-z-]+)\\s*:[^;}]*");
  private static final Pattern LENGTH = Pattern.compile("(?<![\\w.#])(-?[0-9]*\\.?[0-9]+)px");

  /** Properties that give the thickness of lines. */
  private static final Pattern LINES =
      Pattern.compile("-fx-(background-insets|border-width|border-insets|stroke-width)");

  private ScaledStyles() {}

  /**
   * The address of a style sheet for a size of type.
   *
   * @param resource on the class path
   * @param factor of the size, 1 = as it is written
   * @throws NullPointerException if there is no such resource
   */
  public static String address(String resource, double factor) {
    URL url = Objects.requireNonNull(ScaledStyles.class.getResource(resource), resource);
    if (factor == 1) {
      return url.toExternalForm();
    }
    try (InputStream in = url.openStream()) {
      String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] scaled = scaled(sheet, factor).getBytes(StandardCharsets.UTF_8);
      return "data:text/css;charset=UTF-8;base64," + Base64.getEncoder().encodeToString(scaled);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** A style sheet with all its lengths times a factor, lines excepted. */
  static String scaled(String sheet, double factor) {
    return DECLARATION
        .matcher(sheet)
        .replaceAll(
            declaration ->
                Matcher.quoteReplacement(
                    LINES.matcher(declaration.group(1)).matches()
                        ? declaration.group()
                        : lengths(declaration.group(), factor)));
  }

  private static String lengths(String declaration, double factor) {
    return LENGTH
        .matcher(declaration)
        .replaceAll(
            length ->
                String.format(Locale.ROOT, "%.2fpx", Double.parseDouble(length.group(1)) * factor));
  }
}

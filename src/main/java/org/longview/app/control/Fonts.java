package org.longview.app.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The typefaces that come with the program. */
public final class Fonts {
  private static final List<String> FILES =
      List.of(
          "Inter-Regular.ttf",
          "Inter-Medium.ttf",
          "Inter-SemiBold.ttf",
          "Inter-Bold.ttf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-SemiBold.ttf",
          "DejaVuSans.ttf");

  private Fonts() {}

  /** Makes them known to JavaFX; style sheets then find them by their names. */
  public static void load() {
    for (String file : FILES) {
      String path = "/assets/fonts/" + file;
      try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream(path), path)) {
        Font.loadFont(in, 13);
      } catch (IOException e) {
        throw new UncheckedIOException(path, e);
      }
    }
  }

  public static Font regular(double size) {
    return new Font("Inter Regular", size);
  }

  public static Font strong(double size) {
    return new Font("Inter Semi Bold", size);
  }
}

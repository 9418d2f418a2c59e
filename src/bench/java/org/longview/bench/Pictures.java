package org.longview.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.longview.app.state.Theme;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.text.Example;

/** Makes the pictures of the documentation anew: every tab in both themes. */
public final class Pictures {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private final HeadlessWindow window;
  private final Path folder;

  private Pictures(HeadlessWindow window, Path folder) {
    this.window = window;
    this.folder = folder;
  }

  /**
   * Makes the pictures.
   *
   * @param arguments the folder where they go, or none for that of the documentation
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/images");
    HeadlessWindow.start();
    Settings settings = Settings.defaults(TextSource.typed(Example.REVIEW.text()));
    try {
      for (Theme theme : Theme.values()) {
        HeadlessWindow window =
            HeadlessWindow.open(
                settings
                    .withTokenLimit(256)
                    .withPattern(
                        settings
                            .pattern()
                            .withKind(PatternKind.WINDOW_GLOBAL)
                            .withWindow(32)
                            .withGlobals(GlobalTokens.first(1)))
                    .withApply(Settings.Apply.THIS_LAYER),
                theme,
                WIDTH,
                HEIGHT);
        new Pictures(window, folder).tabs(theme.name().toLowerCase(Locale.ROOT));
      }
    } finally {
      Platform.exit();
    }
  }

  private void tabs(String theme) throws Exception {
    window.settle();
    for (Tab tab : Tab.values()) {
      window.look(tab);
      window.settle();
      String name = tab.name().toLowerCase(Locale.ROOT);
      write(folder.resolve("tabs").resolve(name + "-" + theme + ".png"));
    }
  }

  private void write(Path file) throws Exception {
    WritableImage image = HeadlessWindow.onWindow(() -> window.scene().snapshot(null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("no PNG can be written");
    }
    System.out.println(file);
  }
}

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
import org.longview.app.lecture.LectureModel;
import org.longview.app.lecture.LectureSource;
import org.longview.app.state.Theme;
import org.longview.attention.GlobalTokens;
import org.longview.lesson.BundledLecture;
import org.longview.lesson.Lecture;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.text.Example;
import org.longview.work.Cancellation;

/**
 * Makes the pictures of the documentation anew: every tab, the map of a book, and every step of the
 * lectures that come with the program, in both themes.
 */
public final class Pictures {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;
  private static final String SENTENCE =
      "I love Geeks for Geeks, and I read its long reviews to the very end before I buy.";

  /** Bytes for the results of a window. */
  private static final long MEMORY = 256L << 20;

  /** The same while the map is drawn. */
  private static final long MAP_MEMORY = 1L << 30;

  /** Where "reviews" stands. */
  private static final int REVIEWS = 14;

  /** Tokens of the book on the map, and the one that is gone to. */
  private static final int MAPPED = 16_384;

  private static final int READ = 8_000;

  /** Size of a cell whose token can be named, in pixels. */
  private static final double NAME = 15;

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
        Pictures pictures = new Pictures(window, folder);
        // Of two windows, one after the other
        pictures.allow(MEMORY);
        window.settle();
        pictures.sentence(theme.name().toLowerCase(Locale.ROOT));
        pictures.tabs(theme.name().toLowerCase(Locale.ROOT));
        pictures.map(theme.name().toLowerCase(Locale.ROOT));
        pictures.lectures(theme.name().toLowerCase(Locale.ROOT));
      }
    } finally {
      Platform.exit();
    }
  }

  private void allow(long bytes) throws Exception {
    HeadlessWindow.onWindow(
        () -> {
          window.session().workingSet().allow(bytes);
          return true;
        });
  }

  /** The window as it is with a sentence. */
  private void sentence(String theme) throws Exception {
    Settings before = HeadlessWindow.onWindow(window.session().settings()::get);
    window.change(
        now ->
            now.withSource(TextSource.typed(SENTENCE))
                .withPattern(now.pattern().withWindow(6).withGlobals(GlobalTokens.of(0, REVIEWS)))
                .withApply(Settings.Apply.EVERY_LAYER));
    window.settle();
    write(folder.resolve("window-" + theme + ".png"));
    window.change(now -> before);
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

  /** The map of a book's attention: all of it, and where its words can be read. */
  private void map(String theme) throws Exception {
    Settings before = HeadlessWindow.onWindow(window.session().settings()::get);
    allow(MAP_MEMORY);
    window.look(Tab.MATRICES);
    window.change(
        now ->
            now.withSource(TextSource.named(Example.BOOK.title(), Example.BOOK.text()))
                .withTokenLimit(MAPPED)
                .withPattern(now.pattern().withWindow(512).withGlobals(GlobalTokens.first(4))));
    window.settle();
    write(folder.resolve("map").resolve("overview-" + theme + ".png"));
    HeadlessWindow.onWindow(
        () -> {
          window.session().matrices().jump(READ, NAME);
          return true;
        });
    window.settle();
    write(folder.resolve("map").resolve("words-" + theme + ".png"));
    window.change(now -> before);
    allow(MEMORY);
  }

  private void lectures(String theme) throws Exception {
    for (BundledLecture lecture : BundledLecture.values()) {
      LectureSource source = LectureSource.of(lecture);
      HeadlessWindow.onWindow(
          () -> {
            window.session().lecture().start(source);
            return true;
          });
      Lecture read = lecture.read(new Cancellation());
      for (int step = 0; step < read.steps().size(); step++) {
        int index = step;
        show(index);
        String name = lecture.name().toLowerCase(Locale.ROOT).replace('_', '-');
        write(
            folder
                .resolve("lectures")
                .resolve(name)
                .resolve("%02d-%s.png".formatted(index + 1, theme)));
      }
    }
    HeadlessWindow.onWindow(
        () -> {
          window.session().lecture().leave();
          return true;
        });
  }

  /** Goes to a step and waits until it shows all that it has to. */
  private void show(int index) throws Exception {
    LectureModel lecture = window.session().lecture();
    boolean shown = false;
    while (!shown) {
      HeadlessWindow.onWindow(
          () -> {
            lecture.goTo(index);
            return true;
          });
      window.settle();
      shown =
          HeadlessWindow.onWindow(
              () -> {
                LectureModel.Showing showing = lecture.showingProperty().get();
                return showing != null
                    && showing.step() != null
                    && showing.index() == index
                    && lecture.settledProperty().get();
              });
    }
    window.settle();
  }

  private void write(Path file) throws Exception {
    WritableImage image = HeadlessWindow.onWindow(() -> window.scene().snapshot(null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage picture = FewColors.of(pixels, width, height);
    Files.createDirectories(file.getParent());
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("no PNG can be written");
    }
    System.out.println(file);
  }
}

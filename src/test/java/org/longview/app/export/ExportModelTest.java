package org.longview.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Notice;
import org.longview.study.PatternKind;

class ExportModelTest {
  @TempDir private Path folder;
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final ExportModel model = session.export();

  @Test
  void everyKindIsWrittenAtTheWidthThatWasChosen() throws IOException {
    for (ExportKind kind : ExportKind.values()) {
      Path file = folder.resolve(model.fileName(ExportOptions.defaults().withKind(kind)));
      model.write(ExportOptions.defaults().withKind(kind).withWidth(700), file);
      BufferedImage image = ImageIO.read(file.toFile());
      assertEquals(700, image.getWidth(), kind.title());
      assertTrue(image.getHeight() > 100, kind.title());
      assertEquals(Notice.Kind.DONE, session.notices().noticeProperty().get().kind());
    }
    try (var files = Files.list(folder)) {
      assertEquals(ExportKind.values().length, files.count());
    }
  }

  @Test
  void aTransparentPictureHasNothingBehindIt() throws IOException {
    Path file = folder.resolve("transparent.png");
    model.write(
        ExportOptions.defaults().withBackground(ExportOptions.Background.TRANSPARENT), file);
    assertEquals(0, ImageIO.read(file.toFile()).getRGB(0, 0) >>> 24);
  }

  @Test
  void leavingOutTheWordsMakesThePictureLower() {
    List<Integer> heights = new ArrayList<>();
    ExportOptions all = ExportOptions.defaults();
    for (ExportOptions options :
        List.of(all, all.withTitle(false), all.withTitle(false).withParameters(false))) {
      model.preview(options, 600, picture -> heights.add(picture.height()));
    }
    assertTrue(heights.get(0) > heights.get(1));
    assertTrue(heights.get(1) > heights.get(2));
  }

  @Test
  void aFolderThatIsMissingIsToldInOneSentence() {
    model.write(ExportOptions.defaults(), folder.resolve("missing").resolve("a.png"));
    Notice notice = session.notices().noticeProperty().get();
    assertNotNull(notice);
    assertEquals(Notice.Kind.PROBLEM, notice.kind());
    assertTrue(notice.sentence().contains("missing"), notice.sentence());
  }

  @Test
  void thereIsNoDifferenceForLinformer() {
    assertTrue(model.isPossible(ExportKind.DIFFERENCE));
    session.pattern().choose(PatternKind.LINFORMER);
    assertFalse(model.isPossible(ExportKind.DIFFERENCE));
    assertTrue(model.isPossible(ExportKind.ATTENTION));
  }
}

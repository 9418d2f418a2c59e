package org.longview.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.export.Appearance.Background;
import org.longview.app.matrices.Cell;
import org.longview.app.session.Leaving;
import org.longview.app.session.Opener;
import org.longview.app.state.Notice;
import org.longview.export.FigureWords;
import org.longview.export.FigureWords.Part;
import org.longview.export.FrameRange;
import org.longview.export.Letters;
import org.longview.export.embed.EmbeddedSession;
import org.longview.session.Enclosed;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.SweepParameter;
import org.longview.study.TextSource;
import org.longview.view.View;

class ExportModelTest {
  private static final Room ROOM = new Room(1000, 2000);

  @TempDir private Path folder;
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final ExportModel model = session.export();

  private static ExportOptions of(View... kinds) {
    return ExportOptions.defaults().withViews(List.of(kinds));
  }

  private static ExportOptions wide(ExportOptions options, int width) {
    return options.withAppearance(now -> now.withExtent(now.extent().withWidth(width)));
  }

  private void preview(ExportOptions options, Room room, Consumer<Preview> done) {
    model.preview(options, room, done, () -> {});
  }

  @Test
  void everyKindIsWrittenAtTheWidthThatWasChosen() throws IOException {
    List<View> possible = Stream.of(View.values()).filter(model::isPossible).toList();
    assertTrue(possible.size() >= 7, possible::toString);
    for (View kind : possible) {
      Path file = folder.resolve(model.fileName(of(kind)));
      model.write(wide(of(kind), 700), file);
      BufferedImage image = ImageIO.read(file.toFile());
      assertEquals(700, image.getWidth(), kind.title());
      assertTrue(image.getHeight() > 100, kind.title());
      assertEquals(Notice.Kind.DONE, session.notices().noticeProperty().get().kind());
    }
    try (var files = Files.list(folder)) {
      assertEquals(possible.size(), files.count());
    }
  }

  @Test
  void whatWasToldOfTheLastFileIsGoneWhileTheNextIsWritten() {
    List<String> told = new ArrayList<>();
    session
        .notices()
        .noticeProperty()
        .addListener(
            (property, before, now) ->
                told.add(now == null ? "" : now.sentence().replaceFirst(" to .*", "")));
    model.write(ExportOptions.defaults(), folder.resolve("a.png"));
    model.write(ExportOptions.defaults(), folder.resolve("no-such-folder/b.png"));
    model.copy(ExportOptions.defaults(), picture -> {});
    assertEquals(List.of("Wrote a.png", ""), told.subList(0, 2));
    assertTrue(told.get(2).contains("no-such-folder does not exist"), told::toString);
    assertEquals("", told.get(3));
    assertTrue(told.get(4).startsWith("Copied the picture"), told::toString);
    assertEquals(5, told.size());
  }

  @Test
  void aTransparentPictureHasNothingBehindIt() throws IOException {
    Path file = folder.resolve("transparent.png");
    model.write(
        ExportOptions.defaults().withAppearance(now -> now.withBackground(Background.TRANSPARENT)),
        file);
    assertEquals(0, ImageIO.read(file.toFile()).getRGB(0, 0) >>> 24);
  }

  @Test
  void leavingOutTheWordsMakesThePictureLower() {
    List<Integer> heights = new ArrayList<>();
    FigureWords untitled = FigureWords.ALL.with(Part.TITLE, false);
    for (FigureWords words :
        List.of(FigureWords.ALL, untitled, untitled.with(Part.PARAMETERS, false))) {
      preview(
          wide(of(View.ATTENTION), 600).withAppearance(now -> now.withWords(words)),
          ROOM,
          preview -> heights.add(preview.picture().height()));
    }
    assertTrue(heights.get(0) > heights.get(1));
    assertTrue(heights.get(1) > heights.get(2));
  }

  @Test
  void aPreviewIsLaidOutLikeTheFile() throws IOException {
    ExportOptions options =
        of(View.ATTENTION)
            .withAppearance(
                now ->
                    now.withExtent(
                        Extent.usual().withUnit(Extent.Unit.NATURE_2).withDotsPerInch(600)));
    Path file = folder.resolve("a.png");
    model.write(options, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(4323, image.getWidth());
    List<String> told = new ArrayList<>();
    preview(
        options,
        ROOM,
        preview -> {
          Picture small = preview.picture();
          assertEquals(
              (double) image.getHeight() / image.getWidth(),
              (double) small.height() / small.width(),
              0.01);
          told.add(preview.told());
        });
    assertTrue(told.get(0).matches("4,323 × [0-9,]+ pixels, 183 × [0-9]+ mm"), told::toString);
  }

  @Test
  void theSizeThatIsToldIsThatOfTheFile() throws IOException {
    for (Output output : List.of(Output.PNG, Output.SVG)) {
      ExportOptions options = wide(of(View.ATTENTION), 1600).withOutput(output);
      Path file = folder.resolve("a." + output.ending());
      model.write(options, file);
      List<String> told = new ArrayList<>();
      preview(options, new Room(500, 400), preview -> told.add(preview.told()));
      assertTrue(
          told.get(0).startsWith("1,600 × %,d pixels".formatted(height(file))), told::toString);
    }
  }

  private static int height(Path file) throws IOException {
    return file.toString().endsWith(".png")
        ? ImageIO.read(file.toFile()).getHeight()
        : Integer.parseInt(
            Files.readString(file)
                .replaceAll("(?s).*?<svg[^>]* viewBox=\"0 0 [0-9]+ ([0-9]+)\".*", "$1"));
  }

  @Test
  void aPreviewFillsItsRoomAndNoMore() {
    for (View view : List.of(View.ATTENTION, View.BUDGET, View.ARCS)) {
      for (Room room : List.of(new Room(900, 300), new Room(300, 900))) {
        preview(
            of(view),
            room,
            preview -> {
              int width = preview.picture().width();
              int height = preview.picture().height();
              assertTrue(width <= room.width() && height <= room.height(), view.title());
              assertTrue(width == room.width() || height > 0.97 * room.height(), view.title());
            });
      }
    }
    preview(
        wide(of(View.ATTENTION), 200),
        ROOM,
        preview -> assertEquals(200, preview.picture().width(), "no more pixels than the file"));
  }

  @Test
  void choicesAreRememberedAndNonsenseIsPassedOver() {
    ExportOptions chosen =
        ExportOptions.defaults()
            .withOutput(Output.PDF)
            .withAppearance(
                now ->
                    now.withExtent(Extent.usual().withUnit(Extent.Unit.IEEE_2).withType(9))
                        .withBackground(Background.DARK)
                        .withWords(FigureWords.ALL.with(Part.BAR, false))
                        .withLetters(Letters.OUTLINES))
            .withEnclosed(Enclosed.SETTINGS);
    assertEquals(chosen, ExportOptions.of(chosen.remembered()));
    assertEquals(
        chosen.withAppearance(now -> now.withLetters(Letters.TEXT)),
        ExportOptions.of(chosen.remembered().replace(" outlines", "")),
        "as earlier programs wrote it");
    for (String nonsense :
        List.of(
            "", "PNG", "PNG FEET 1 1 1 LIGHT bar", "PNG PIXELS 1 0 x LIGHT bar", "a b c d e f g")) {
      assertEquals(ExportOptions.defaults(), ExportOptions.of(nonsense));
    }
  }

  @Test
  void severalViewsAreOnePicture() throws IOException {
    ExportOptions options = wide(of(View.PATTERN, View.ATTENTION), 900);
    assertEquals("longview-pattern-attention-layer-0-head-4.png", model.fileName(options));
    Path file = folder.resolve("panels.png");
    model.write(options, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertTrue(image.getHeight() < 0.9 * image.getWidth());
    model.write(options.withOutput(Output.CSV), folder.resolve("panels.csv"));
    assertEquals(
        "Of these views no numbers are written; choose one view, or a picture.",
        session.notices().noticeProperty().get().sentence());
    assertFalse(Files.exists(folder.resolve("panels.csv")));
  }

  @Test
  void aFilmRunsThroughTheNumbersOfAParameter() throws IOException {
    for (SweepParameter parameter : SweepParameter.values()) {
      ExportOptions options =
          wide(of(View.ATTENTION), 200)
              .withOutput(Output.GIF)
              .withFrames(parameter, new FrameRange(3, 7, 2, 100));
      assertEquals(parameter != SweepParameter.K, model.parameters(options).contains(parameter));
      Path file = folder.resolve(model.fileName(options));
      model.write(options, file);
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
        reader.setInput(in);
        assertEquals(3, reader.getNumImages(true), parameter.title());
        boolean alike = Arrays.equals(pixels(reader.read(0)), pixels(reader.read(2)));
        assertEquals(parameter == SweepParameter.K, alike, parameter.title());
      } finally {
        reader.dispose();
      }
    }
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void theSizeOfAFilmIsToldBefore() {
    ExportOptions options = of(View.BUDGET).withOutput(Output.GIF);
    FrameRange all = model.range(SweepParameter.W, options);
    assertEquals(0, all.from());
    assertEquals(9, all.to());
    List<String> told = new ArrayList<>();
    preview(options.withFrames(SweepParameter.W, all), ROOM, preview -> told.add(preview.told()));
    assertTrue(told.get(0).contains("10 frames, about "), told::toString);
  }

  @Test
  void theSizeThatIsToldOfAFilmOfAGrowingTextIsThatOfItsFile() throws IOException {
    ExportOptions options =
        wide(of(View.PATTERN), 1200)
            .withOutput(Output.GIF)
            .withFrames(SweepParameter.N, new FrameRange(3, 9, 3, 100));
    Path file = folder.resolve("growing.gif");
    model.write(options, file);
    BufferedImage first = ImageIO.read(file.toFile());
    String size = "%,d × %,d pixels".formatted(first.getWidth(), first.getHeight());
    List<String> told = new ArrayList<>();
    preview(options, ROOM, preview -> told.add(preview.told()));
    assertTrue(told.get(0).startsWith(size), told::toString);
  }

  @Test
  void numbersAreShownBeforeTheyAreWritten() throws IOException {
    ExportOptions options = of(View.ATTENTION).withOutput(Output.CSV);
    List<String> shown = new ArrayList<>();
    List<String> told = new ArrayList<>();
    preview(
        options,
        ROOM,
        preview -> {
          shown.addAll(preview.lines());
          told.add(preview.told());
        });
    assertTrue(told.get(0).startsWith("9 × 9 numbers, about "), told::toString);
    Path file = folder.resolve(model.fileName(options));
    model.write(options, file);
    List<String> written = Files.readAllLines(file);
    assertEquals(10, written.size());
    assertEquals(written.get(0), shown.get(0));
    assertEquals(written.get(1).substring(0, 60) + "…", shown.get(1));
  }

  @Test
  void aPictureIsCopiedUnlessItIsVast() {
    List<Picture> copied = new ArrayList<>();
    model.copy(wide(of(View.BUDGET), 500), copied::add);
    assertEquals(500, copied.get(0).width());
    model.copy(wide(of(View.ATTENTION), 20_000), copied::add);
    assertEquals(1, copied.size());
    String sentence = session.notices().noticeProperty().get().sentence();
    assertTrue(sentence.matches("The picture is too large .* up to [0-9,]+ pixels, .*"), sentence);
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
    assertTrue(model.isPossible(View.DIFFERENCE));
    session.pattern().choose(PatternKind.LINFORMER);
    assertFalse(model.isPossible(View.DIFFERENCE));
    assertTrue(model.isPossible(View.ATTENTION));
  }

  @Test
  void aFigureReopensAsTheSessionThatItWasMadeFrom() {
    session.settings().change("window", now -> now.withPattern(now.pattern().withWindow(6)));
    session.focus().pin(new Cell(2, 1, false));
    Settings shown = session.settings().get();
    for (Output output : new Output[] {Output.PNG, Output.SVG, Output.PDF}) {
      Path figure = folder.resolve("figure." + output.ending());
      model.write(wide(of(View.PATTERN), 700).withOutput(output), figure);
      Session other = TestSession.of("another text");
      new Opener(
              other.text(),
              other.model(),
              other.sessions(),
              new Leaving(other.sessions(), (file, save, letGo) -> letGo.run()),
              lecture -> {},
              other.notices(),
              other.background(),
              other.activities())
          .open(figure);
      assertEquals(shown, other.settings().get());
      assertEquals(new Cell(2, 1, false), other.focus().pinnedProperty().get());
      assertEquals("Longview", other.sessions().titleProperty().get());
      other.settings().undo();
      assertEquals("another text", ((TextSource) other.settings().get().source()).text());
    }
  }

  @Test
  void aFigureHoldsNoMoreThanIsWanted() throws IOException {
    Path document = Files.writeString(folder.resolve("secret.txt"), "I love Geeks for Geeks");
    session.text().open(document);
    Path figures = Files.createDirectory(folder.resolve("figures"));
    for (Output output : new Output[] {Output.PNG, Output.SVG, Output.PDF, Output.GIF}) {
      for (Enclosed enclosed : Enclosed.values()) {
        Path figure = figures.resolve("figure." + output.ending());
        ExportOptions options =
            wide(of(View.PATTERN), 300)
                .withOutput(output)
                .withEnclosed(enclosed)
                .withFrames(SweepParameter.W, new FrameRange(0, 2, 2, 100));
        model.write(options, figure);
        String json = EmbeddedSession.read(figure).orElse("");
        assertEquals(enclosed == Enclosed.NONE, json.isEmpty());
        assertEquals(enclosed == Enclosed.TEXT, json.contains("secret.txt"));
        assertFalse(json.contains(folder.getFileName().toString()), json);
        String content = Files.readString(figure, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(folder.toString()));
      }
    }
  }

  @Test
  void theLineOfParametersIsInTheFileOnlyIfItIsInThePicture() throws IOException {
    Path figure = folder.resolve("figure.svg");
    ExportOptions options =
        wide(of(View.PATTERN), 300).withOutput(Output.SVG).withEnclosed(Enclosed.NONE);
    model.write(options, figure);
    assertTrue(Files.readString(figure).contains("I love Geeks"));
    model.write(
        options.withAppearance(
            now ->
                now.withWords(
                    FigureWords.ALL.with(Part.PARAMETERS, false).with(Part.TOKENS, false))),
        figure);
    assertFalse(Files.readString(figure).contains("I love"));
  }
}

package org.longview.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.TensorFiles;
import org.longview.attention.GlobalTokens;
import org.longview.export.NpyType;
import org.longview.export.NpzWriter;
import org.longview.model.ModelFolder;
import org.longview.model.TensorFile;
import org.longview.study.PatternKind;
import org.longview.study.ProjectionSource;
import org.longview.study.RandomSettings;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.Tab;
import org.longview.study.TensorSource;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;
import org.longview.text.Example;
import org.longview.text.document.Documents;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.ProgramVersion;
import org.longview.work.Progress;

class SessionFileTest {
  private static final Settings START = Settings.defaults(TextSource.typed("What is here now"));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("demo.longview");
  }

  private static SavedSession session(Settings settings) {
    return new SavedSession(settings, Sight.WHOLE);
  }

  private Reopened saved(SavedSession session) {
    SessionFile.write(file, session);
    return read();
  }

  private Reopened read() {
    return SessionFile.read(file, START, Progress.NONE, new Cancellation());
  }

  private Reopened read(String json) throws IOException {
    Files.writeString(file, json);
    return read();
  }

  private String refused(String json) {
    return assertThrows(InputException.class, () -> read(json)).getMessage();
  }

  private TextSource document(Path path) {
    return TextSource.of(Documents.read(path, Progress.NONE, new Cancellation()), path);
  }

  @Test
  void everySettingIsKept() throws IOException {
    Path other = Files.writeString(folder.resolve("numbers.npz"), "any");
    SavedSession first =
        new SavedSession(
            START, new Sight(3, new Sight.Pinned(3, 4, false), Sight.Zoom.WHOLE, Sight.Zoom.WHOLE));
    assertEquals(new Reopened(first, null, List.of()), saved(first));
    Map<String, SavedSession> variants = new Variants(other).of(first);
    assertTrue(variants.size() > 60, () -> variants.keySet().toString());
    variants.forEach(
        (path, variant) ->
            assertEquals(
                new Reopened(variant, null, List.of()),
                SessionFile.read(
                    "it",
                    SessionFile.json(variant, folder),
                    folder,
                    START,
                    Progress.NONE,
                    new Cancellation()),
                path));
  }

  @Test
  void theFileIsForPeopleToRead() throws IOException {
    Settings settings =
        START
            .withPattern(START.pattern().withWindow(64).withGlobals(GlobalTokens.first(4)))
            .withView(START.view().withHead(2, ViewSettings.MEAN_HEAD));
    SessionFile.write(file, session(settings));
    String text = Files.readString(file);
    for (String line :
        List.of(
            "\"version\": 1,",
            "\"program\": \"" + ProgramVersion.title() + "\",",
            "\"text\": \"What is here now\"",
            "\"kind\": \"window-global\",",
            "\"window\": 64,",
            "\"dilation\": 1,",
            "\"globals\": \"first:4\",",
            "\"layer\": 2,",
            "\"head\": \"mean\",",
            "\"tab\": \"matrices\",",
            "\"n0\": 512,")) {
      assertTrue(text.contains("\n" + " ".repeat(indent(text, line)) + line + "\n"), line);
    }
    assertTrue(text.lines().count() < 150, text);
  }

  private static int indent(String text, String line) {
    int at = text.indexOf(line);
    return at < 0 ? 0 : at - text.lastIndexOf('\n', at) - 1;
  }

  @Test
  void aLongTextIsWrittenLineByLineAndAnExampleByName() throws IOException {
    String poem = "first line\n\nthird line\n".repeat(2_000);
    SavedSession long1 = session(START.withSource(TextSource.named("Pasted text", poem)));
    assertEquals(long1, saved(long1).session());
    assertTrue(Files.readString(file).contains("        \"third line\",\n"));
    SavedSession walden =
        session(START.withSource(TextSource.named(Example.BOOK.title(), Example.BOOK.text())));
    assertEquals(walden, saved(walden).session());
    assertTrue(Files.size(file) < 10_000);
  }

  @Test
  void sessionsOfTheFirstFormAreReadForEver() throws IOException {
    Files.copy(Path.of("src/test/resources/session-1.longview"), file);
    Settings settings = read().session().settings();
    assertEquals(PatternKind.BIGBIRD, settings.pattern().kind());
    assertEquals(64, settings.pattern().window());
    assertEquals(
        new ProjectionSource.BestApproximation(), settings.pattern().lowRank().projection());
    assertEquals(new RandomSettings.Seed(5), settings.pattern().random().source());
    assertEquals(Tab.ARCS, settings.view().tab());
    assertEquals(ViewSettings.MEAN_HEAD, settings.view().head());
    assertEquals(2048, settings.budget().length());
    assertEquals(new Sight.Pinned(3, 1, false), read().session().sight().pinned());
  }

  @Test
  void whatIsLeftOutIsAsAtTheStart() throws IOException {
    assertEquals(session(START), read("{\"version\": 1}").session());
    assertEquals(
        session(START.withPattern(START.pattern().withWindow(8))),
        read("{\"settings\": {\"pattern\": {\"window\": 8}}, \"version\": 1}").session());
  }

  @Test
  void aDocumentIsReadFromItsOwnFile() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.md"), "# Title\n\nSome words.\n");
    Source source = document(document);
    assertEquals(
        new Reopened(session(START.withSource(source)), null, List.of()),
        saved(session(START.withSource(source))));
    assertTrue(Files.readString(file).contains("\"relative\": \"essay.md\""));
    Files.writeString(document, "# Title\n\nOther words.\n");
    Reopened changed = read();
    assertEquals(session(START.withSource(document(document))), changed.session());
    assertEquals(
        List.of(
            "The document %s changed since the session was saved; what is shown is what is there now."
                .formatted(document)),
        changed.remarks());
  }

  @Test
  void aDocumentIsFoundBesideTheSessionWhenBothAreMoved() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old/texts"));
    Path document = Files.writeString(old.resolve("essay.txt"), "Some words.");
    file = folder.resolve("old/demo.longview");
    SessionFile.write(file, session(START.withSource(document(document))));
    Files.move(folder.resolve("old"), folder.resolve("new"));
    file = folder.resolve("new/demo.longview");
    Reopened moved = read();
    assertEquals(folder.resolve("new/texts/essay.txt"), moved.session().settings().source().path());
    assertEquals(List.of(), moved.remarks());
  }

  @Test
  void whereADocumentIsGoneTheRestIsRestored() throws IOException {
    Path document = Files.writeString(folder.resolve("essay.txt"), "Some words.");
    Settings settings =
        START.withSource(document(document)).withPattern(START.pattern().withWindow(2));
    SessionFile.write(file, session(settings));
    Files.delete(document);
    Reopened rest = read();
    assertEquals(session(settings.withSource(START.source())), rest.session());
    assertEquals(
        List.of(
            document
                + " does not exist; check the name and the folder. Open the file that is meant; all else is as it was."),
        rest.remarks());
  }

  @Test
  void tensorsModelsAndRandomKeysAreNamed() throws IOException {
    Path tensors = TensorFiles.projected(folder.resolve("mine.npz"), 2, 3, 7, 4);
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{}");
    Path random = randomIndex(folder.resolve("random.npz"));
    Settings settings = START.withSource(TensorSource.of(tensors));
    settings =
        new Settings(
            new ModelFolder(model),
            settings.source(),
            1,
            512,
            settings
                .pattern()
                .withRandom(
                    settings
                        .pattern()
                        .random()
                        .withSource(
                            new RandomSettings.File(
                                random,
                                TensorFile.readRandomIndex(random, false, new Cancellation())))),
            settings.apply(),
            settings.view(),
            settings.budget());
    assertEquals(new Reopened(session(settings), null, List.of()), saved(session(settings)));
    Files.writeString(model.resolve("config.json"), "{ }");
    assertEquals(1, read().remarks().size());
    Files.delete(model.resolve("config.json"));
    Files.delete(model);
    Files.delete(tensors);
    Files.delete(random);
    Reopened rest = read();
    assertEquals(session(START), rest.session());
    assertEquals(3, rest.remarks().size(), rest.remarks()::toString);
  }

  private static Path randomIndex(Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      NpzWriter.write(
          out,
          npz ->
              npz.add(
                  "random_index",
                  NpyType.INT32,
                  new long[] {3, 1},
                  npy -> npy.put(new int[] {0, 1, 2}, 0, 3)));
    }
    return path;
  }

  @Test
  void aNewerSessionIsRefusedWithTheProgramThatMadeIt() {
    assertEquals(
        "demo.longview was made by a newer Longview (Longview 9.1); open it with that, for this one reads sessions of version 1 and it is of version 2.",
        refused("{\"settings\": {\"future\": 1}, \"program\": \"Longview 9.1\", \"version\": 2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"view\": {\"sort\": 1}                | view.sort (line 2) is a key that Longview does not know; take it out.",
        "\"pattern\": {\"window\": \"8\"}       | pattern.window (line 2) must be a whole number.",
        "\"pattern\": {\"window\": 8.5}         | pattern.window (line 2) is 8.5, not a whole number from",
        "\"pattern\": {\"stride\": 3000000000}  | pattern.stride (line 2) is 3000000000, not a whole number from",
        "\"pattern\": {\"window\": null}        | pattern.window (line 2) must be a whole number.",
        "\"pattern\": []                        | pattern (line 2) must be an object in braces.",
        "\"pattern\": {\"kind\": \"windy\"}     | pattern.kind (line 2) is windy; it must be full, window, dilated,",
        "\"pattern\": {\"linformer\": {\"ranks\": [0]}} | pattern.linformer.ranks (line 2): The rank is 0; it must be 1 or more.",
        "\"pattern\": {\"linformer\": {\"ranks\": [1, \"2\"]}} | pattern.linformer.ranks[1] (line 2) must be a whole number.",
        "\"pattern\": {\"linformer\": {\"projection\": {\"kind\": \"gaussian\"}}} | pattern.linformer.projection (line 2) has no seed.",
        "\"pattern\": {\"linformer\": {\"projection\": {\"seed\": 1}}} | pattern.linformer.projection.seed (line 2) comes before the key kind",
        "\"pattern\": {\"globals\": \"first:2000000000\"} | pattern.globals (line 2) is first:2000000000, which are more tokens",
        "\"pattern\": {\"globals\": \"0,x\"}    | pattern.globals (line 2): The global tokens 0,x are not a list",
        "\"view\": {\"depth\": 0}               | view.depth (line 2): The number of layers is 0; it must be 1 or more.",
        "\"view\": {\"layer\": -1}              | view.layer (line 2): The layer is -1; it must be 0 or more.",
        "\"view\": {\"head\": \"meen\"}         | view.head (line 2) is meen; it must be a number from 0 or mean.",
        "\"view\": {\"color_map\": \"jet\"}     | view.color_map (line 2): There is no colour map",
        "\"view\": {\"mean\": 1}                | view.mean (line 2) must be true or false.",
        "\"view\": {\"layer\": 1, \"layer\": 2} | view.layer (line 2) is there twice; take one of them out.",
        "\"source\": {}                         | source (line 2) has no text, example, document or tensors.",
        "\"source\": {\"document\": {}}         | source.document (line 2) has no path.",
        "\"source\": {\"example\": \"moby\"}    | source.example (line 2) is moby, but there is no such example.",
        "\"model\": \"gpt\"                     | model (line 2) is gpt, but no such model comes with the program",
      })
  void whatIsWrongIsNamedByKeyAndLine(String setting, String sentence) {
    String message = refused("{\"version\": 1, \"settings\": {\n" + setting + "}}");
    assertTrue(message.startsWith("demo.longview is not opened"), message);
    assertTrue(message.contains("settings." + sentence), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "not JSON",
        "{\"version\": 1",
        "{\"version\": 1} more",
        "{\"version\": 1, 'settings': {}}",
        "{\"version\": 1, \"settings\": {},}",
        "{\"version\": 0}",
        "{\"version\": \"1\"}",
        "{\"settings\": {}}",
        "%PDF-1.4",
      })
  void whatIsNoSessionIsRefusedInOneSentence(String content) {
    String message = refused(content);
    assertTrue(message.startsWith("demo.longview "), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void anUnknownKeyOfAnotherVersionNamesTheProgramThatWroteIt() {
    String message =
        refused("{\"version\": 1, \"program\": \"Longview 3.0\", \"settings\": {\"new\": 1}}");
    assertTrue(message.endsWith("Longview 3.0 wrote it, so open it with that."), message);
  }

  @Test
  void hostileFilesAreRefusedAtOnce() throws IOException {
    String deep = "[".repeat(1_000_000);
    refused("{\"version\": 1, \"settings\": " + deep);
    refused("{\"version\": 1, \"x\": " + deep + "]".repeat(1_000_000) + "}");
    Files.write(file, new byte[] {'{', (byte) 0xff, '}'});
    assertThrows(InputException.class, this::read);
    try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(10L << 30);
    }
    assertTrue(assertThrows(InputException.class, this::read).getMessage().contains("64 MB"));
    assertTrue(
        refused(
                "{\"version\": 1, \"settings\": {\"source\": {\"document\": {\"path\": \"a\\u0000b\"}}}}")
            .contains("a path that no file can have"));
  }

  @Test
  void aTextThatNoSessionCanHoldIsNotWritten() throws IOException {
    SessionFile.write(file, session(START));
    byte[] before = Files.readAllBytes(file);
    SavedSession large =
        session(START.withSource(TextSource.named("Pasted text", "e".repeat(65 << 20))));
    assertThrows(InputException.class, () -> SessionFile.write(file, large));
    assertEquals(new String(before, UTF_8), Files.readString(file));
  }
}

package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.attention.GlobalTokens;
import org.longview.export.embed.EmbeddedSession;
import org.longview.model.Npz;
import org.longview.model.SharedWeights;
import org.longview.model.TensorArray;
import org.longview.session.Reopened;
import org.longview.session.SavedSession;
import org.longview.session.SessionFile;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings.Shown;
import org.longview.view.View;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Figures and their numbers from the command line, view by view. */
class RenderCommandTest {
  private static final String TEXT = "I_love_Geeks_for_Geeks";

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int render(Path out, String options) {
    List<String> arguments = new ArrayList<>(List.of("render", "--out", out.toString()));
    for (String option : options.split(" ", -1)) {
      arguments.add(option.equals(TEXT) ? TEXT.replace('_', ' ') : option);
    }
    return Commands.run(
        SharedWeights::of,
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private Path rendered(String name, String options) {
    Path out = folder.resolve(name);
    assertEquals(0, render(out, options), err.toString());
    assertEquals("", err.toString());
    return out;
  }

  private static String options(View view) {
    return switch (view) {
          case SPEED, PEAK -> "--lengths 16,24 --window 4 --rank 2";
          case BUDGET, ENTRIES, MEMORY -> "--length 4096 --window 64 --global first:4";
          case DIFFERENCE, PATTERN, ATTENTION, REFERENCE, HEADS, ARCS, REACH ->
              "--window 2 --global 0 --text " + TEXT;
          case SPECTRUM, TRADEOFFS, CHEAPEST -> "--text " + TEXT;
        }
        + " --view "
        + view.id();
  }

  @ParameterizedTest
  @EnumSource(View.class)
  void everyViewIsAPictureAndATable(View view) throws IOException {
    Path picture = rendered("view.png", options(view) + " --width 500");
    assertEquals(500, ImageIO.read(picture.toFile()).getWidth());
    List<String> lines = Files.readAllLines(rendered("view.csv", options(view)), UTF_8);
    assertTrue(lines.size() > 1, lines::toString);
    String heading =
        switch (view) {
          case PATTERN, ATTENTION, REFERENCE, DIFFERENCE -> "query,[CLS],i,love,geek,##s,for,";
          case HEADS -> "map,0,1,2,3";
          case ARCS -> "head,query,query_token,key,key_token,weight";
          case SPECTRUM -> "layer,head,rank,cumulative";
          case REACH -> "layers,position,token,reach,rollout";
          case BUDGET -> "n0,budget,n,s,window_left,w,formula,full";
          case ENTRIES -> "mechanism,n,entries";
          case MEMORY -> "stored,n,entries,bytes,longest_n,capacity";
          case TRADEOFFS ->
              "pattern,window,dilation,globals,rank,entries_formula,entries_exact,kept";
          case CHEAPEST -> "mechanism,pattern,window,dilation,globals,rank,entries_formula,kept";
          case SPEED -> "mechanism,n,seconds,threads";
          case PEAK -> "mechanism,n,peak_bytes,threads";
        };
    assertTrue(lines.get(0).startsWith(heading), lines.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--view speed --lengths 16,24|thin: n², n·w and n·k through the last point| thread",
        "--view peak --lengths 16,24|dashes: n × n matrices, which are never made| thread",
        "--view tradeoffs --text Geeks --choice greedy|s tokens global that were found greedily|n"
            + " =",
        "--view cheapest --text Geeks|mean of all heads, the first s tokens global|reference: full"
      })
  void whatIsMeasuredTellsHow(String options, String how, String where) throws IOException {
    String svg = Files.readString(rendered("f.svg", options + " --width 1600"));
    assertTrue(svg.contains(how), svg);
    assertTrue(svg.contains(where), svg);
  }

  @Test
  void theCheapestSettingsAreCountedAsInTheGrid() throws IOException {
    Set<String> grid =
        Files.readAllLines(rendered("g.csv", options(View.TRADEOFFS)), UTF_8).stream()
            .filter(line -> line.startsWith("window"))
            .map(line -> line.replaceAll("(.*),[^,]*,[^,]*$", "$1"))
            .collect(Collectors.toSet());
    List<String> cheapest =
        Files.readAllLines(rendered("c.csv", options(View.CHEAPEST)), UTF_8).stream()
            .filter(line -> line.startsWith("window only,"))
            .map(line -> line.replaceAll("window only,(.*),[^,]*$", "$1"))
            .toList();
    assertTrue(cheapest.size() > 1, cheapest::toString);
    assertTrue(grid.containsAll(cheapest), () -> grid + " " + cheapest);
  }

  @Test
  void theNumbersOfAReachAreThoseOfAttend() throws IOException {
    String followed = "--reach 3 --layers 4 --window 2 --global 0 --text " + TEXT;
    Map<String, TensorArray> figure =
        Npz.read(rendered("r.npz", followed + " --view reach"), new Cancellation());
    Path attended = folder.resolve("a.npz");
    List<String> arguments = new ArrayList<>(List.of("attend", "--out", attended.toString()));
    Arrays.stream(followed.split(" "))
        .map(option -> option.equals(TEXT) ? TEXT.replace('_', ' ') : option)
        .forEach(arguments::add);
    assertEquals(
        0,
        Commands.run(
            SharedWeights::of,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            arguments.toArray(String[]::new)),
        err.toString());
    Map<String, TensorArray> expected = Npz.read(attended, new Cancellation());
    assertArrayEquals(array(expected, "reach").doubles(), array(figure, "reach").doubles());
    assertArrayEquals(array(expected, "rollout").doubles(), array(figure, "rollout").doubles());
    assertEquals(Set.of("layers", "position", "reach", "rollout"), figure.keySet());
  }

  private static TensorArray array(Map<String, TensorArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), () -> name + " in " + arrays.keySet());
  }

  @Test
  void mapsOfAllHeadsAreAnArrayOfMatrices() throws IOException {
    Map<String, TensorArray> maps =
        Npz.read(
            rendered("h.npz", "--view heads --pattern full --text " + TEXT), new Cancellation());
    assertEquals("(144, 9, 9)", array(maps, "attention").shape().toString());
    double[] weights = array(maps, "attention").doubles();
    for (int row = 0; row < 144 * 9; row++) {
      assertEquals(1, Arrays.stream(weights, 9 * row, 9 * row + 9).sum(), 1e-4);
    }
  }

  @Test
  void aPatternAloneHasAReach() throws IOException {
    Path out = rendered("p.csv", "--view reach --length 64 --window 8 --layers 3 --reach 32");
    List<String> lines = Files.readAllLines(out, UTF_8);
    assertEquals("layers,position,token,reach", lines.get(0));
    for (int layers = 1; layers <= 3; layers++) {
      String after = layers + ",";
      long reached =
          lines.stream().filter(line -> line.startsWith(after) && line.endsWith(",1")).count();
      assertEquals(1 + 8L * layers, reached);
    }
  }

  @Test
  void whatAVectorFileSaysIsText() throws IOException {
    Path out =
        rendered("t.pdf", "--view reach,memory --width 1400 --window 2 --length 64 --text " + TEXT);
    try (PDDocument document = Loader.loadPDF(out.toFile())) {
      String text = new PDFTextStripper().getText(document);
      for (String words :
          List.of("What reaches “i”", "tokens", "longest n on it", "Full n²", "[CLS]")) {
        assertTrue(text.contains(words), () -> words + " in " + text);
      }
    }
  }

  @Test
  void lettersAreOutlinesIfTheyAreAskedFor() throws IOException {
    String pattern = "--view pattern --window 2 --width 300 --text " + TEXT;
    assertTrue(Files.readString(rendered("a.svg", pattern)).contains("<text"));
    Path drawn = rendered("b.svg", pattern + " --letters outlines");
    assertFalse(Files.readString(drawn).contains("<text"));
    assertEquals(2, render(folder.resolve("c.svg"), pattern + " --letters runes"));
    assertTrue(
        err.toString().contains("There are no letters runes; there are text and outlines."),
        err::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif"})
  void aFigureReopensAsWhatWasAskedFor(String ending) {
    Path out =
        rendered(
            "f." + ending,
            "--view difference,attention --layer 5 --head 7 --window 4 --global 0,3 --apply layer"
                + " --first 2 --colormap magma --scale linear --tokens 6 --width 300 --text "
                + TEXT
                + frames(ending));
    SavedSession session = reopened(out);
    Settings settings = session.settings();
    assertEquals(TextSource.typed("I love Geeks for Geeks"), settings.source());
    assertEquals(2, settings.tokenFrom());
    assertEquals(6, settings.tokenLimit());
    assertEquals(PatternKind.WINDOW_GLOBAL, settings.pattern().kind());
    assertEquals(ending.equals("gif") ? 0 : 4, settings.pattern().window());
    assertEquals(GlobalTokens.of(0, 3), settings.pattern().globals());
    assertEquals(Apply.THIS_LAYER, settings.apply());
    assertEquals(5, settings.view().layer());
    assertEquals(7, settings.view().head());
    assertEquals(Shown.DIFFERENCE, settings.view().shown());
    assertEquals(Tab.MATRICES, settings.view().tab());
    assertEquals("magma", settings.view().colorMap());
    assertEquals(false, settings.view().squareRoot());
  }

  private static String frames(String ending) {
    return ending.equals("gif") ? " --to 4" : "";
  }

  private SavedSession reopened(Path figure) {
    return read(figure).session();
  }

  private Reopened read(Path figure) {
    return SessionFile.read(
        figure.toString(),
        EmbeddedSession.read(figure).orElseThrow(),
        figure.getParent(),
        Settings.defaults(TextSource.typed("another text")),
        Progress.NONE,
        new Cancellation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "gif"})
  void aFigureHoldsNoMoreThanIsWanted(String ending) {
    String options =
        "--view pattern --window 2 --width 300 --text " + TEXT + frames(ending) + " --session ";
    Path none = rendered("n." + ending, options + "none");
    assertTrue(EmbeddedSession.read(none).isEmpty());
    Path settings = rendered("s." + ending, options + "settings");
    assertFalse(EmbeddedSession.read(settings).orElseThrow().contains("love"));
    Settings reopened = reopened(settings).settings();
    assertEquals(TextSource.typed("another text"), reopened.source());
    assertEquals(PatternKind.WINDOW, reopened.pattern().kind());
  }

  @Test
  void documentsAreNamedButNotWhereTheyAre() throws IOException {
    Path papers = Files.createDirectory(folder.resolve("papers"));
    Path below = Files.writeString(papers.resolve("a.txt"), "I love Geeks");
    Path beside = rendered("f.svg", "--view pattern --window 2 --width 300 --document " + below);
    assertFalse(Files.readString(beside).contains(folder.toString()));
    assertEquals(
        below.toRealPath(),
        Objects.requireNonNull(((TextSource) reopened(beside).settings().source()).path())
            .toRealPath());
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("f.svg");
    Files.move(beside, elsewhere);
    Reopened gone = read(elsewhere);
    assertTrue(gone.remarks().get(0).contains("a.txt"), gone.remarks()::toString);
    assertEquals(TextSource.typed("another text"), gone.session().settings().source());
    assertEquals(2, gone.session().settings().pattern().window());
  }

  @ParameterizedTest
  @CsvSource({
    "REACH, --reach 4 --layers 2 --window 2, REACH",
    "MEMORY, --length 99 --training --batch 8 --precision fp16 --memory h100, MEMORY",
    "TRADEOFFS, --measure error --scope layer --choice greedy --layer 1, TRADEOFFS",
    "HEADS, --order sink --window 2, HEADS",
    "ARCS, --mass 40 --one-line --head 3 --window 2, ARCS",
    "SPECTRUM, --rank 3, SPECTRUM"
  })
  void aFigureReopensInItsTab(View view, String options, Tab tab) {
    String text = view.isOfBudget() ? "" : " --text " + TEXT;
    Path out = rendered("f.png", "--width 300 --view " + view.id() + " " + options + text);
    SavedSession session = reopened(out);
    Settings settings = session.settings();
    assertEquals(tab, settings.view().tab());
    switch (view) {
      case REACH -> {
        assertEquals(4, session.sight().token());
        assertEquals(2, settings.view().depth());
      }
      case MEMORY -> {
        assertEquals(99, settings.budget().length());
        assertEquals(8, settings.budget().storage().batch());
        assertEquals("H100", settings.budget().storage().card().title());
      }
      case TRADEOFFS -> assertEquals("greedy", settings.view().tradeoffs().choice().title());
      case ARCS -> {
        assertEquals(40, settings.view().arcs().mass());
        assertEquals(11, settings.view().arcs().hiddenHeads().size());
      }
      case SPECTRUM -> assertEquals(3, settings.view().spectrum().rank().orElse(0));
      default -> assertEquals("SINK", settings.view().heads().score().name());
    }
  }

  @ParameterizedTest
  @CsvSource({"89mm, 1051", "180.5mm, 2132", "nature, 1051", "64, 64", "15000, 15000"})
  void aWidthBringsTypeThatFitsIt(String width, int pixels) throws IOException {
    Path file = rendered("f.png", "--view memory --length 9 --width " + width);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      assertEquals(pixels, reader.getWidth(0));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f.png|--view nonsense|There is no view nonsense; there are pattern, attention,",
        "f.png|--view budget --length 9 --session all|There is no session all; there are text,",
        "f.png|--view ,,|There is no view to draw; name one, such as --view attention.",
        "f.png|--view reach|There is no input; give one of --text, --document and --tensors.",
        "f.png|--view reach --length 9 --window 2 --reach 9|There is no token",
        "f.png|--view reach --length 9 --window 2 --layers 0|The number of layers is 0;",
        "f.png|--view reach --length 9 --rank 2|Linformer's keys mix all tokens",
        "f.png|--view reach --text a --window 2 --layers 13|There are 12 layers, not 13.",
        "f.png|--view memory|The view budget needs a length; give --length N, or an input.",
        "f.png|--view memory --length 9 --memory Voodoo|There is no card Voodoo; there are RTX"
            + " 3060",
        "f.png|--view memory --length 9 --precision int9|There is no precision int9;",
        "f.png|--view memory --length 9 --training --inference|Give --inference or --training, not",
        "f.png|--view memory --length 9 --batch 0|The batch is 0; it must be 1 text or more.",
        "f.png|--view speed --lengths 0|The length is 0; it must be 1 or more.",
        "f.png|--view tradeoffs --text a --measure love|There is no measure love; there are kept,",
        "f.png|--view tradeoffs --text a --scope x|There is no scope x; there are head, layer,"
            + " model.",
        "f.png|--view spectrum --text a --head mean|The view spectrum shows one head",
        "f.npy|--view memory --length 9|A table is more than one array; choose .npz",
        "f.csv|--view memory,budget --length 9|Of these views no numbers are written; choose one",
        "f.gif|--view tradeoffs --text a|What is shown does not change with the window w; choose",
        "f.gif|--view attention --window 2 --text a --sweep k --pattern window|What is",
        "f.gif|--view heads --pattern full --text a --sweep head|What is shown does not change"
            + " with",
        "f.png|--view pattern --length 99999999999 --window 2|The length n is 99999999999;",
        "f.png|--view budget --length 9 --width 100000|A picture cannot be 100,000 pixels wide;",
        "f.png|--view budget --length 9 --width NaNmm|The width “NaNmm” is neither pixels nor a"
            + " column",
        "f.png|--view budget --length 9 --width 100000mm|At 300 dpi a picture cannot be 100,000 mm",
        "f.png|--view budget --length 9 --type 1e9|The type cannot be",
        "f.png|--view budget --length 9 --type 70 --width 100|The type is too large",
        "missing/f.png|--view budget --length 9|The folder",
        "f.png|--view  --text a|There is no view without a name; there are pattern,",
        "f.png|--text a --layer -1|There is no layer -1; layers count from 0.",
        "f.bmp|--text a|The name of",
        "f.png|--view budget --length 9 --layer 3 --head 2|--layer and --head mean nothing to the"
            + " view budget; leave them out.",
        "f.png|--view budget,entries --length 9 --mass 30|--mass means nothing to the views budget"
            + " and entries; leave it out.",
        "f.png|--view pattern --length 9 --window 2 --layer 3|--layer means nothing to the view",
        "f.png|--view reference --text a --apply layer|--apply means nothing to the view",
        "f.png|--view spectrum --text a --window 4|--window means nothing to the view spectrum",
        "f.png|--view speed --text a --lengths 16|--text means nothing to the view speed",
        "f.png|--view tradeoffs --text a --scale linear|--scale means nothing to the view",
        "f.png|--text a --window 2 --delay 100|--delay means nothing to a picture as PNG; leave",
        "f.png|--text a --window 2 --letters outlines|--letters means nothing to a picture as PNG",
        "f.gif|--text a --window 2 --transparent|--transparent means nothing to a film; leave it",
        "f.csv|--text a --window 2 --width 300|--width means nothing to numbers as CSV; leave it",
        "f.png|--text a --window 2 --summary 1|--summary means nothing to the pattern window;",
        "f.png|--text a --pattern full --global 0|--global means nothing to the pattern full;"
      })
  void wrongOptionsGetOneSentence(String name, String options, String sentence) throws IOException {
    assertEquals(2, render(folder.resolve(name), options), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith(sentence), err.toString());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}

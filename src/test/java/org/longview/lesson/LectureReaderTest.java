package org.longview.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.attention.GlobalTokens;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.Tab;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class LectureReaderTest {
  private static final Settings START =
      Settings.defaults(TextSource.typed("what was there")).withTokenLimit(99);

  private static final String TWO_STEPS =
      """
      # Two steps

      What it is about.

      ## One word
      text: I love Geeks
      pattern: window-global
      window: 8
      global: 0,2
      layer: 3
      head: 5
      picture: comparisons
      token: love
      controls: window, layer

      It has {n} tokens,
      and *more* to say.

      A second paragraph.

      > Say this,
      > and that.

      Question: How many?

      Answer: As many as {n^2}.

      Source: Beltagy et al. 2020, section 3.1

      ## Next
      window: 16
      shown: full

      Nothing more.
      """;

  private static Lecture read(String text) {
    return LectureReader.read(text, "my.lecture.md", null, new Cancellation());
  }

  private static String refusal(String text) {
    return Objects.requireNonNull(
        assertThrows(InputException.class, () -> read(text)).getMessage());
  }

  private static String step(String settings) {
    return "# T\n\n## S\npicture: matrices\n" + settings + "\n\nA caption.\n";
  }

  @Test
  void a_step_has_what_its_lines_say() {
    Lecture lecture = read(TWO_STEPS);
    assertEquals("Two steps", lecture.title());
    assertEquals("What it is about.", lecture.about());
    Step step = lecture.steps().get(0);
    assertEquals(5, step.where().line());
    assertEquals("One word", step.title().pending());
    assertEquals(
        "It has … tokens, and *more* to say.\n\nA second paragraph.", step.caption().pending());
    assertEquals("Say this, and that.", step.notes().pending());
    assertEquals("Beltagy et al. 2020, section 3.1", step.source());
    assertEquals(Picture.Animation.COMPARISONS, step.picture());
    assertEquals(List.of(Control.WINDOW, Control.LAYER), step.controls());
    Step.Question question = Objects.requireNonNull(step.question());
    assertEquals("How many?", question.question().pending());
    assertEquals("As many as ….", question.answer().pending());
    assertEquals(List.of(new Place.Word("love", 1)), step.state().highlights().tokens());
  }

  @Test
  void a_step_inherits_what_it_does_not_say() {
    Step next = read(TWO_STEPS).steps().get(1);
    Settings settings = next.state().applyTo(START);
    assertEquals("I love Geeks", ((TextSource) settings.source()).text());
    assertEquals(PatternKind.WINDOW_GLOBAL, settings.pattern().kind());
    assertEquals(16, settings.pattern().window());
    assertEquals(GlobalTokens.of(0, 2), settings.pattern().globals());
    assertEquals(3, settings.view().layer());
    assertEquals(5, settings.view().head());
    assertEquals(Shown.FULL, settings.view().shown());
    assertEquals(Picture.Animation.COMPARISONS, next.picture());
    assertNull(next.question());
    assertEquals(List.of(), next.controls());
    assertEquals("", next.source());
  }

  @Test
  void what_a_lecture_does_not_say_does_not_depend_on_what_was_set_before() {
    Settings other =
        START
            .withPattern(START.pattern().withWindow(100))
            .withBudget(START.budget().withLength(9999));
    StepState state = read(step("rank: 8")).steps().get(0).state();
    assertEquals(state.applyTo(START), state.applyTo(other));
    assertEquals("what was there", ((TextSource) state.applyTo(other).source()).text());
  }

  @Test
  void the_order_of_lines_does_not_matter() {
    String one = "pattern: chunked\nchunk: 64\nstride: 32\nmerge: mean";
    String other = "stride: 32\nmerge: mean\nchunk: 64\npattern: chunked";
    assertEquals(
        read(step(one)).steps().get(0).state().applyTo(START),
        read(step(other)).steps().get(0).state().applyTo(START));
  }

  @Test
  void another_text_takes_highlights_away() {
    Lecture lecture = read(TWO_STEPS + "\n## Third\nexample: review\n\nLong.\n");
    assertTrue(lecture.steps().get(2).state().highlights().tokens().isEmpty());
  }

  @Test
  void every_kind_of_setting_can_be_given() {
    Settings all =
        read(step(
                """
                    model: bge-small-en-v1.5
                    example: review
                    first: 5
                    tokens: 128
                    pattern: dilated
                    window: 8,16
                    dilation: 1,2
                    dilated-heads: 2
                    causal: yes
                    rank: 8,4
                    projection: mean
                    sharing: key-value
                    apply: layer
                    layer: 2
                    head: mean
                    colours: magma
                    square-root: no
                    pixels: mean
                    tab: reach
                    depth: 4
                    spectrum-rank: 12
                    error: 0.25
                    one-line: yes
                    mass: 40
                    hide-marks: yes
                    measure: embedding
                    scope: layer
                    choice: greedy
                    n0: 1,024
                    n: text
                    s: 2
                    precision: fp16
                    held: training
                    batch: 3
                    card: A100 80
                    cell: 1, 2
                    zoom: 0:8, 4:12"""))
            .steps()
            .get(0)
            .state()
            .applyTo(START);
    assertEquals(5, all.tokenFrom());
    assertEquals(128, all.tokenLimit());
    assertEquals(List.of(8L, 16L), all.pattern().layers().windows());
    assertTrue(all.pattern().causal());
    assertEquals(List.of(8, 4), all.pattern().lowRank().ranks());
    assertEquals(Settings.Apply.THIS_LAYER, all.apply());
    assertEquals("magma", all.view().colorMap());
    assertEquals(Tab.REACH, all.view().tab());
    assertEquals(25, all.view().spectrum().error());
    assertEquals(40, all.view().arcs().mass());
    assertEquals(1024, all.budget().baseline());
    assertTrue(all.budget().linked());
    assertEquals(3, all.budget().storage().batch());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windw: 8          | There is no setting “windw”; did you mean “window”?
          window: many      | “many” is not a whole number; write 512.
          window: -1        | “-1” is too small; write 0 or more.
          window: 99999999999 | 99999999999 is larger than any number here; write 512.
          tokens: 2         | “2” is too small; write 3 or more.
          pattern: cirular  | There is no pattern cirular; there are full, window,
          shown: ful        | “ful” is none of pattern, equivalent, full, difference; did you mean “full”?
          colours: jet      | “jet” is none of viridis, cividis, magma, greys.
          error: 2          | “2” is not an error ε of at most two decimals; write 0.5.
          error: 0.9        | The error ε is 90 hundredths; it must be 1 to 66
          zoom: 4:2         | The range 4:2 is empty
          cell: 4           | “4” is not a pair
          model: gpt        | There is no model gpt
          document: a.txt   | This lecture is in no folder
          image: a.svg      | “a.svg” is not a PNG, JPEG or GIF picture.
          controls: windo   | did you mean “window”?
          window:           | “window” has no value.
          """)
  void what_is_wrong_is_told_with_its_line(String line, String expected) {
    String message = refusal(step(line));
    assertTrue(message.startsWith("my.lecture.md, line 5: "), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void values_that_contradict_each_other_are_told() {
    String message = refusal(step("pattern: chunked\nchunk: 8\nstride: 9"));
    assertTrue(message.startsWith("my.lecture.md, line 7: "), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It has {m} tokens.                | In {m}: Nothing is known as “m”
          It has {widow left} tokens.       | Nothing is known as “widow left”; did you mean “window left”?
          It has {n tokens.                 | is not closed; end it with }.
          It has {n + } tokens.             | A number is missing at the end.
          It has {rank} tokens.             | “rank” needs a number behind it.
          It has {n 5} tokens.              | “n” takes no number.
          It has {n as byte} tokens.        | did you mean “bytes”?
          It has {kept with windw: 5}.      | “windw” cannot be set here; did you mean “window”?
          It has {kept with window: x}.     | “x” is not a whole number; write 512.
          It has {n (} tokens.              | “(” is not expected.
          It has } tokens.                  | closes nothing
          It has {((((((((((((((((((((((((((((((((((((((((((((((((((((((n))))))))))))))))))))))))))))))))))))))))))))))))))))))} tokens. | too many parentheses
          """)
  void a_placeholder_that_is_not_known_is_told_with_its_line(String caption, String expected) {
    String message = refusal("# T\n\n## S\npicture: arcs\n\nA caption.\n\n" + caption + "\n");
    assertTrue(message.startsWith("my.lecture.md, line 8: "), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void a_placeholder_without_end_is_refused_before_it_exhausts_the_computer() {
    String sum = "1" + " + 1".repeat(100_000);
    String message = refusal("# T\n\n## S\npicture: arcs\n\nIt is {" + sum + "}.\n");
    assertTrue(message.contains("This is too long to be computed") && message.length() < 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                  | line 1: A lecture begins with its title
          'Some text.'                                        | line 1: A lecture begins with its title
          '# T'                                               | line 1: There is no step
          '# T\\n\\n### S'                                    | line 3: A step begins with “## Title”
          '# T\\n\\n## S\\npicture: arcs\\n\\n##\\nhead: 1'   | line 6: The step has no title
          '#\\n\\n## S\\npicture: arcs'                    | line 1: A lecture begins with its title
          '# T\\n\\n## S\\n\\nCaption.'                       | line 3: The first step shows nothing
          '# T\\n\\n## S\\npicture: arc'                      | line 4: “arc” is not known; did you mean “arcs”?
          '# T\\n\\n## S\\npicture: xyzzy'                    | line 4: “xyzzy” is none of matrices,
          '# T\\n\\n## S\\npicture: arcs\\nbars: a = 1'       | line 5: A step shows one picture
          '# T\\n\\n## S\\nbars: a 1'                         | line 4: “a 1” is no bar
          '# T\\n\\n## S\\nbars: a = b'                       | line 4: “b” is not a number or placeholder.
          '# T\\n\\n## S\\npicture: arcs\\nhead: 1\\nhead: 2' | line 6: “head” is set in line 5 already.
          '# T\\n\\n## S\\npicture: arcs\\n\\nQuestion: Who?' | line 3: The question has no answer
          '# T\\n\\n## S {n\\npicture: arcs'               | line 3: The placeholder “{n” is not closed
          '# T\\n\\n## S\\npicture: arcs\\n\\nSource: A\\n\\nSource: B' | line 8: A step has one source
          """)
  void a_lecture_that_is_not_whole_is_told(String text, String expected) {
    String message = refusal(text.replace("\\n", "\n"));
    assertTrue(message.startsWith("my.lecture.md, " + expected), message);
  }

  @Test
  void a_text_that_is_too_long_for_a_lecture_is_refused() {
    String message = refusal(step("") + "word ".repeat(1 << 18));
    assertTrue(message.startsWith("my.lecture.md has more than a million characters"), message);
  }

  @Test
  void documents_and_pictures_are_found_beside_the_lecture(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("story.txt"), "It was a dark and stormy night.");
    Files.write(folder.resolve("night.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Path file = folder.resolve("dark" + Lecture.ENDING);
    Files.writeString(
        file, "# T\n\n## S\ndocument: story.txt\nimage: night.png\n\nA\n\n## S\nimage: day.png\n");
    assertTrue(
        readFile(file).contains("dark.lecture.md, line 10: There is no file day.png in " + folder));
    Files.writeString(file, "# T\n\n## S\ndocument: story.txt\nimage: night.png\n\nA\n");
    Step step = LectureReader.read(file, Progress.NONE, new Cancellation()).steps().get(0);
    assertEquals(new Picture.Image(folder.resolve("night.png")), step.picture());
    assertEquals(
        "It was a dark and stormy night.",
        ((TextSource) step.state().applyTo(START).source()).text().strip());
  }

  @Test
  void a_file_that_is_named_as_a_picture_of_the_program_is_told_how_to_be_named(
      @TempDir Path folder) throws IOException {
    Path file = folder.resolve("dark" + Lecture.ENDING);
    Files.writeString(file, "# T\n\n## S\npicture: night.PNG\n\nA\n");
    assertEquals(
        "dark.lecture.md, line 4: A picture of a file is named by image: night.PNG.",
        readFile(file));
  }

  @Test
  void a_file_that_is_no_picture_is_told_with_its_line(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("night.png"), "no picture");
    Path file = folder.resolve("dark" + Lecture.ENDING);
    Files.writeString(file, "# T\n\n## S\nimage: night.png\n\nA\n");
    assertTrue(
        readFile(file)
            .contains("dark.lecture.md, line 4: night.png is no PNG, JPEG or GIF picture"));
  }

  @Test
  void a_folder_names_its_lectures_in_order(@TempDir Path folder) throws IOException {
    List<Path> inOrder = new ArrayList<>();
    // In an order that no file system keeps by chance
    for (String name : List.of("h", "b", "m", "d", "k", "a", "p", "f", "c", "n")) {
      inOrder.add(Files.writeString(folder.resolve(name + Lecture.ENDING), "# T"));
    }
    inOrder.sort(null);
    Files.writeString(folder.resolve("notes.md"), "# T");
    assertEquals(inOrder, LectureReader.filesIn(folder));
    assertEquals(List.of(), LectureReader.filesIn(folder.resolve("nowhere")));
  }

  private static String readFile(Path file) {
    return String.valueOf(
        assertThrows(
                InputException.class,
                () -> LectureReader.read(file, Progress.NONE, new Cancellation()))
            .getMessage());
  }

  @Test
  void a_head_that_the_model_lacks_is_told_with_the_models_range() {
    StepState state = read(step("layer: 3\nhead: 14")).steps().get(0).state();
    state.requireFit("large", 24, 16);
    state.requireFit("just large enough", 4, 15);
    assertThrows(InputException.class, () -> state.requireFit("without layer 3", 3, 15));
    assertThrows(InputException.class, () -> state.requireFit("without head 14", 4, 14));
    String message =
        assertThrows(InputException.class, () -> state.requireFit("small", 12, 12)).getMessage();
    assertEquals("my.lecture.md, line 6: small has no head 14; its heads are 0 to 11.", message);
  }

  @Test
  void a_word_that_the_text_lacks_is_told_with_the_line_of_the_highlight() {
    Tokens tokens = Model.on(START).tokens();
    StepState token = read(step("token: nowhere")).steps().get(0).state();
    assertEquals(
        "my.lecture.md, line 5: There is no word “nowhere” among the tokens in use.",
        assertThrows(InputException.class, () -> token.tokenIn(tokens)).getMessage());
    StepState cell = read(step("layer: 1\ncell: what, nowhere")).steps().get(0).state();
    assertEquals(
        "my.lecture.md, line 6: There is no word “nowhere” among the tokens in use.",
        assertThrows(InputException.class, () -> cell.cellIn(tokens)).getMessage());
    StepState both = read(step("token: there\ncell: what, was")).steps().get(0).state();
    assertEquals(Optional.of(3), both.tokenIn(tokens));
    assertEquals(Optional.of(List.of(1, 2)), both.cellIn(tokens));
  }

  @Test
  void settings_may_begin_with_a_capital_but_sentences_with_a_colon_are_no_settings() {
    Step step = read("# T\n\n## S\nPicture: arcs\nWindow: 4\nNote: this is said.\n").steps().get(0);
    assertEquals(new Picture.OfTab(Tab.ARCS), step.picture());
    assertEquals(4, step.state().applyTo(START).pattern().window());
    assertEquals("Note: this is said.", step.caption().pending());
  }

  @Test
  void settings_need_no_space_behind_the_colon_but_words_do() {
    Step step =
        read("# T\n\n## S\npicture:arcs\nwindow : 4\nhttp://example.org is said.\n").steps().get(0);
    assertEquals(new Picture.OfTab(Tab.ARCS), step.picture());
    assertEquals(4, step.state().applyTo(START).pattern().window());
    assertEquals("http://example.org is said.", step.caption().pending());
  }

  @Test
  void comments_are_not_seen_and_lines_keep_their_numbers() {
    String message = refusal("# T\n<!-- not\nyet -->\n\n## S\npicture: arcs\nwindw: 4\n");
    assertTrue(message.contains("line 7"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_file_of_another_system_has_the_same_lines(String end) {
    String text = "\uFEFF# T\n\n## S\npicture: arcs\nwindw: 4\n";
    String message = refusal(text.replace("\n", end));
    assertTrue(message.contains("line 5"), message);
  }

  @Test
  void a_value_can_go_on_in_indented_lines() {
    Step step = read("# T\n\n## S\nbars: a = 1 |\n  b = 2\n\nBoth.\n").steps().get(0);
    assertEquals(2, ((Picture.Bars) step.picture()).bars().size());
    assertEquals("Both.", step.caption().pending());
  }
}

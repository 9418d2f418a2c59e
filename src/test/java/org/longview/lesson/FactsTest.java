package org.longview.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.attention.AttentionPlan;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerResult;
import org.longview.attention.Mechanism;
import org.longview.attention.SparsityPattern.Full;
import org.longview.linear.Kernels;
import org.longview.linear.Matrix;
import org.longview.linear.SingularValues;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TextSource;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class FactsTest {
  private static final Settings START = Settings.defaults(TextSource.typed("before"));
  private static final String HEADER =
      "# T\n\n## S\nexample: review\ntokens: 96\npicture: matrices\nlayer: 1\nhead: 3\n";

  private static StepText words(String settings, String caption) {
    Step step = step(settings, caption);
    Settings now = step.state().applyTo(START);
    return Facts.of(step, now, Model.on(now), Progress.NONE, new Cancellation());
  }

  private static Step step(String settings, String caption) {
    return LectureReader.read(
            HEADER + settings + "\n\n" + caption + "\n", "f.lecture.md", null, new Cancellation())
        .steps()
        .get(0);
  }

  private static Subject subject() {
    return Model.on(step("", "-").state().applyTo(START));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n                               | 96
          n^2                             | 9,216
          n²·layers·heads                 | 1,327,104
          n * (n - 1) / 2                 | 4,560
          2 + 3 * 4 ^ 2                   | 50
          10 − 2 − 3                      | 5
          n / 7                           | 13.7
          n^2 * 4 as bytes                | 36 KiB
          1,700,000 as round              | 1.7 million
          100,000^2 as round              | 10 billion
          1 / 8 as percent                | 12.5 %
          w                               | 8
          w with window: 32               | 32
          entries                         | 960
          entries with pattern: full      | 9,216
          n0                              | 512
          budget n                        | 1,024
          window left                     | 248
          window left with n: 4,096; s: 2 | 60
          window left with n: 4096; s: 99 | 0
          rows                            | 256
          rank bound 512                  | 250
          rank bound 512 with error: 0.66 | 211
          chunk scores with window: 512; n: 4096; s: 1 | 3,939,840
          budget exact with window: 512; n: 4096; s: 1 | 2,043,134
          """)
  void a_number_is_what_is_reckoned(String placeholder, String expected) {
    assertEquals(
        expected,
        words("pattern: window-global\nwindow: 8\nglobal: 0", "{" + placeholder + "}").caption());
  }

  @Test
  void what_is_filled_in_means_itself() {
    StepText words = words("text: a *b* `c`", "{pieces}");
    assertEquals("[CLS] a * b * ` c ` [SEP]", Markup.plain(words.caption()));
  }

  @Test
  void the_attention_that_a_window_keeps_is_that_within_it() {
    LayerResult full = subject().reference(GlobalTokens.NONE, 1, Progress.NONE, new Cancellation());
    int n = subject().length();
    Matrix weights = Matrix.zeros(n, n);
    full.matrix(3).fill(0, 0, 0, weights);
    double kept = 0;
    for (int i = 0; i < n; i++) {
      for (int j = Math.max(0, i - 4); j <= Math.min(n - 1, i + 4); j++) {
        kept += weights.get(i, j) / n;
      }
    }
    assertEquals(
        String.format(Locale.ROOT, "%.1f %%", 100 * kept),
        words("pattern: window\nwindow: 8", "{kept}").caption());
  }

  @Test
  void the_rank_is_that_at_which_singular_values_add_up_to_a_share() {
    LayerResult full = subject().reference(GlobalTokens.NONE, 1, Progress.NONE, new Cancellation());
    int n = subject().length();
    Matrix weights = Matrix.zeros(n, n);
    full.matrix(3).fill(0, 0, 0, weights);
    double[] values = SingularValues.of(Kernels.best(), weights);
    double all = Arrays.stream(values).sum();
    int rank = 0;
    for (double sum = 0; sum < 0.9 * all; rank++) {
      sum += values[rank];
    }
    double first = IntStream.range(0, 10).mapToDouble(r -> values[r]).sum() / all;
    assertEquals(
        String.format(Locale.ROOT, "%d and %.1f %%", rank, 100 * first),
        words("", "{rank 90} and {cumulative 10}").caption());
  }

  @Test
  void the_weight_is_that_of_the_cell() {
    Settings now = step("cell: i, train", "-").state().applyTo(START);
    Tokens tokens = Model.on(now).tokens();
    int row = new Place.Word("i", 1).in(tokens).from();
    int column = new Place.Word("train", 1).in(tokens).from();
    Matrix weights = Matrix.zeros(1, 1);
    subject()
        .reference(GlobalTokens.NONE, 1, Progress.NONE, new Cancellation())
        .matrix(3)
        .fill(row, column, 0, weights);
    assertEquals(
        String.format(Locale.ROOT, "%.2f", 100 * weights.get(0, 0)),
        words("cell: i, train\nshown: full", "{weight}").caption().replace(" %", ""));
    assertEquals(
        words("cell: i, train\nshown: full", "{weight}").caption(),
        words("", "{weight with shown: full; cell: i, train}").caption());
  }

  /** The embedding of a text that is cut off is that of a text of its first tokens. */
  @Test
  void the_cosine_of_a_text_that_is_cut_off_is_that_with_its_beginning() {
    float[] whole = embedding(subject().tokens());
    float[] beginning = embedding(subject().tokens().first(41));
    double product = 0;
    double a = 0;
    double b = 0;
    for (int j = 0; j < whole.length; j++) {
      product += whole[j] * beginning[j];
      a += whole[j] * whole[j];
      b += beginning[j] * beginning[j];
    }
    assertEquals(
        String.format(Locale.ROOT, "%.3f", product / Math.sqrt(a * b)),
        words("pattern: truncated\nchunk: 40", "{cosine}").caption());
    assertEquals("1.000", words("pattern: full", "{cosine}").caption());
  }

  private static float[] embedding(Tokens tokens) {
    Mechanism full =
        new Mechanism.Sparse(AttentionPlan.of(new Full(), tokens.size(), KeyPadding.NONE));
    Matrix hidden = Model.ENCODER.embed(tokens.ids());
    for (int layer = 0; layer < Model.ENCODER.config().layers(); layer++) {
      Matrix output = Model.ENCODER.attend(layer, hidden, full, new Cancellation()).output();
      hidden = Model.ENCODER.complete(layer, hidden, output, new Cancellation());
    }
    return Arrays.copyOf(hidden.data(), hidden.columns());
  }

  @Test
  void bars_are_as_long_as_their_numbers() {
    Step step =
        LectureReader.read(
                "# T\n\n## S\nexample: sentence\nbars: {n} tokens = {n^2} | given = 1,024.5 bits\n",
                "f.lecture.md",
                null,
                new Cancellation())
            .steps()
            .get(0);
    Settings now = step.state().applyTo(START);
    StepText words = Facts.of(step, now, Model.on(now), Progress.NONE, new Cancellation());
    assertEquals(new StepText.Bar("9 tokens", 81, "81"), words.bars().get(0));
    assertEquals(new StepText.Bar("given", 1024.5, "1,024.5 bits"), words.bars().get(1));
    assertTrue(Double.isNaN(Facts.pending(step).bars().get(0).length()));
    assertEquals("… tokens", Facts.pending(step).bars().get(0).label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          depth: 1                      | {kept with head: 12} | has no head 12; its heads are 0 to 11.
          pattern: linformer            | {kept}          | Linformer excludes no pair
          pattern: full                 | {weight}        | The weight is that of a cell
          pattern: window               | {reach 3}       | The reach is that of a token
          token: giraffe                | {reach 3}       | There is no word “giraffe”
          """)
  void what_cannot_be_told_is_refused(String setting, String caption, String expected) {
    String message = assertThrows(InputException.class, () -> words(setting, caption)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void what_takes_no_time_is_there_at_once() {
    Step step = step("pattern: window\nwindow: 8", "{w} of {n}: {kept}, {w/n*2 as tenths}");
    Settings now = step.state().applyTo(START);
    assertEquals("8 of 96: …, 0.2", Facts.quick(step, now, Model.on(now)).caption());
  }

  @Test
  void computing_can_be_cancelled() {
    Step step = step("", "{kept model}");
    Settings now = step.state().applyTo(START);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThrows(
        CancellationException.class,
        () -> Facts.of(step, now, Model.on(now), Progress.NONE, cancelled));
  }

  @Test
  void what_cannot_be_reckoned_is_told_with_the_line_of_the_step() {
    String message = assertThrows(InputException.class, () -> words("", "{n / 0}")).getMessage();
    assertTrue(message.startsWith("f.lecture.md, line 3: {n / 0} is no number"), message);
  }

  @Test
  void merged_outputs_are_apart_only_where_pieces_overlap() {
    String pieces = "pattern: chunked\nchunk: 32\napply: layer\nstride: ";
    assertEquals("0.000", words(pieces + "32", "{merges apart}").caption());
    double apart = Double.parseDouble(words(pieces + "16", "{merges apart}").caption());
    assertTrue(apart > 0.05 && apart < 1.5, "" + apart);
    String message =
        assertThrows(InputException.class, () -> words("", "{merges apart}")).getMessage();
    assertTrue(message.contains("choose pattern: chunked"), message);
  }
}

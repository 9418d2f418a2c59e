package org.longview.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TextSource;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/** Every number of the lectures, computed by the model that comes with the program. */
class BundledLecturesTest {
  private static final Settings START = Settings.defaults(TextSource.typed("before"));

  private static StepText words(Step step) {
    Settings settings = step.state().applyTo(START);
    return Facts.of(step, settings, Model.on(settings), Progress.NONE, new Cancellation());
  }

  private static StepText words(BundledLecture lecture, String title) {
    return words(step(lecture, title));
  }

  private static Step step(BundledLecture lecture, String title) {
    return lecture.read(new Cancellation()).steps().stream()
        .filter(step -> step.title().pending().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void every_number_is_computed_and_every_highlight_is_there(BundledLecture bundled) {
    Lecture lecture = bundled.read(new Cancellation());
    assertEquals(bundled.title(), lecture.title());
    assertFalse(lecture.about().isEmpty());
    for (Step step : lecture.steps()) {
      Subject subject = Model.on(step.state().applyTo(START));
      Highlights highlights = step.state().highlights();
      highlights.tokens().forEach(token -> token.in(subject.tokens()));
      if (highlights.cell() != null) {
        highlights.cell().query().in(subject.tokens());
        highlights.cell().key().in(subject.tokens());
      }
      StepText words = words(step);
      Stream.of(words.title(), words.caption(), words.notes(), words.question(), words.answer())
          .filter(told -> told != null)
          .forEach(told -> assertFalse(told.contains("NaN") || told.contains("∞"), told));
      assertFalse(words.caption().isEmpty(), words.title());
      assertFalse(words.notes().isEmpty(), words.title());
      assertTrue(words.bars().stream().allMatch(bar -> bar.length() > 0), words.title());
    }
  }

  @Test
  void the_first_lecture_counts_what_its_sentence_takes() {
    String squares =
        words(BundledLecture.QUADRATIC, "And again in every head of every layer").caption();
    assertEquals(
        "12 layers of 12 heads, each with a square of its own: 11,664 numbers for 5 words.",
        squares);
    assertTrue(
        words(BundledLecture.QUADRATIC, "Why BERT stops at 512").caption().contains("144 MiB"));
  }

  @Test
  void the_heads_show_what_is_said_of_them() {
    String local = words(BundledLecture.PATTERNS, "That is less absurd than it sounds").caption();
    assertTrue(percent(local) > 90, local);
    String broad = words(BundledLecture.PATTERNS, "But not every head is local").caption();
    assertTrue(percent(broad) < 5, broad);
    String pair = words(BundledLecture.TRUNCATING, "The price of a border").caption();
    assertTrue(percent(pair) > 10, pair);
  }

  private static double percent(String caption) {
    String before = caption.substring(0, caption.indexOf(" %"));
    return Double.parseDouble(before.substring(before.lastIndexOf(' ') + 1));
  }

  @Test
  void every_way_to_read_the_text_costs_the_same() {
    String text = BundledLecture.TRUNCATING.text();
    int n =
        Model.on(
                step(BundledLecture.TRUNCATING, "What it does to the embedding")
                    .state()
                    .applyTo(START))
            .length();
    long each = number(text, "pattern: chunked; chunk: (\\d+); stride: \\d+; merge: mean");
    assertEquals(each, number(text, "chunk: " + each + "; stride: (\\d+); merge"));
    assertEquals(each, number(text, "pattern: window; window: (\\d+)"));
    assertEquals(each, number(text, "pattern: window-global; window: (\\d+); global: 0}") + 2);
    long cut = number(text, "pattern: truncated; chunk: (\\d+)}");
    assertEquals((long) Math.sqrt((double) n * each), cut);
    assertEquals(cut, number(text, "Cut off after (\\d+) tokens"));
    assertEquals(each, number(text, "with about \\{(\\d+)\\*n} pairs"));
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern);
    return Long.parseLong(found.group(1));
  }
}

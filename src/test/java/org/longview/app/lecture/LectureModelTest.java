package org.longview.app.lecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.lesson.Lecture;
import org.longview.lesson.LectureReader;
import org.longview.picture.CellRange;
import org.longview.picture.Viewport;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

class LectureModelTest {
  private static LectureSource lecture(String text) {
    return changing(new AtomicReference<>(text));
  }

  private static LectureSource changing(AtomicReference<String> text) {
    return new LectureSource() {
      @Override
      public String title() {
        return "T";
      }

      @Override
      public Lecture read(Progress progress, Cancellation cancellation) {
        return LectureReader.read(
            Objects.requireNonNull(text.get()), "t.lecture.md", null, cancellation);
      }
    };
  }

  @Test
  void the_highlighted_token_is_selected_although_the_step_uses_more_tokens() {
    Session session = TestSession.of("one two");
    LectureModel model = session.lecture();
    model.start(
        lecture(
            """
            # T

            ## Few
            example: review
            tokens: 12
            picture: square

            {n} tokens.

            ## Many
            tokens: 40
            token: 30
            picture: receptive-field

            {n} tokens.
            """));
    assertEquals(12, session.tokens().usedProperty().get().size());
    model.next();
    assertEquals(40, session.tokens().usedProperty().get().size());
    assertTrue(model.settledProperty().get());
    assertEquals(30, session.focus().rowProperty().get());
    assertEquals("40 tokens.", model.textProperty().get().caption());
    model.leave();
    assertEquals(4, session.tokens().usedProperty().get().size());
  }

  @Test
  void a_step_zooms_in_as_soon_as_the_matrix_has_a_size_and_the_next_one_out_again() {
    Session session = TestSession.of("one two");
    LectureModel model = session.lecture();
    model.start(
        lecture(
            """
            # T

            ## Near
            example: review
            tokens: 40
            zoom: 10:20
            picture: pattern

            {n} tokens.

            ## Far
            zoom: none

            {n} tokens.
            """));
    session.matrices().patternView().setSize(400, 400);
    assertEquals(new CellRange(10, 20, 10, 20), view(session).visible());
    model.next();
    assertEquals(new CellRange(0, 40, 0, 40), view(session).visible());
  }

  @Test
  void the_step_is_shown_again_after_the_file_has_had_fewer_for_a_while() {
    Session session = TestSession.of("one two");
    LectureModel model = session.lecture();
    String one = "# T\n\n## One\npicture: pattern\n\nA.\n";
    String two = one + "\n## Two\n\nB.\n";
    AtomicReference<String> written = new AtomicReference<>(two);
    LectureSource source = changing(written);
    model.start(source);
    model.next();
    assertEquals(1, Objects.requireNonNull(model.showingProperty().get()).index());

    written.set(one);
    model.reread();
    assertEquals(0, Objects.requireNonNull(model.showingProperty().get()).index());
    written.set(two);
    model.reread();
    assertEquals(1, Objects.requireNonNull(model.showingProperty().get()).index());

    written.set(one);
    model.reread();
    model.goTo(0);
    written.set(two);
    model.reread();
    assertEquals(0, Objects.requireNonNull(model.showingProperty().get()).index());
  }

  @Test
  void a_number_that_is_none_is_told_with_its_line_also_while_it_is_played_with() {
    Session session = TestSession.of("one two");
    LectureModel model = session.lecture();
    model.start(
        lecture("# T\n\n## One\npattern: window\nwindow: 8\npicture: pattern\n\n{1/(w - 4)}\n"));
    assertEquals("", model.problemProperty().get());

    session.settings().change("w", now -> now.withPattern(now.pattern().withWindow(4)));
    assertEquals(
        "t.lecture.md, line 3: {1/(w - 4)} is no number, such as one that is divided by 0;"
            + " reckon otherwise.",
        model.problemProperty().get());
  }

  private static Viewport view(Session session) {
    return Objects.requireNonNull(session.matrices().patternView().get());
  }
}

package org.longview.app.lecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
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
    return new LectureSource() {
      @Override
      public String title() {
        return "T";
      }

      @Override
      public Lecture read(Progress progress, Cancellation cancellation) {
        return LectureReader.read(text, "t.lecture.md", null, cancellation);
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

  private static Viewport view(Session session) {
    return Objects.requireNonNull(session.matrices().patternView().get());
  }
}

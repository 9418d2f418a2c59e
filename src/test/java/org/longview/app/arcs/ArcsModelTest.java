package org.longview.app.arcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.app.state.Gesture;
import org.longview.picture.ArcChoice.Part;
import org.longview.picture.ArcLayout;
import org.longview.picture.Palette;
import org.longview.study.PatternKind;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Cancellation;
import org.longview.work.InputException;

class ArcsModelTest {
  private final Session session = TestSession.of("I love Geeks for Geeks");
  private final ArcsModel model = session.arcs();

  ArcsModelTest() {
    open(Tab.ARCS);
  }

  private void open(Tab tab) {
    session.settings().change("tab", now -> now.withView(now.view().withTab(tab)));
  }

  private ArcsModel.Content content() {
    return Objects.requireNonNull(model.contentProperty().get());
  }

  private ArcsJob.Picture picture(Part part) {
    return new ArcsJob()
        .draw(
            new ArcsJob.Request(
                content(),
                0,
                content().tokens().size(),
                part,
                new ArcLayout(400, 300, false, 100, 0, 30),
                1,
                Palette.DARK),
            new Cancellation());
  }

  @Test
  void nothingIsDrawnWhileTheTabIsClosed() {
    assertNotNull(model.contentProperty().get());
    open(Tab.REACH);
    assertNull(model.contentProperty().get());
  }

  @Test
  void theSwitchBetweenPatternAndFullIsThatOfTheMatrices() {
    assertEquals(Shown.PATTERN, content().shown());
    model.showFull(true);
    assertEquals(Shown.FULL, session.settings().get().view().shown());
    assertEquals(Shown.FULL, content().shown());
    session.settings().change("shown", now -> now.withView(now.view().withShown(Shown.DIFFERENCE)));
    assertEquals(Shown.PATTERN, content().shown());
  }

  @Test
  void ofLinformerFullAttentionIsShown() {
    session
        .settings()
        .change("kind", now -> now.withPattern(now.pattern().withKind(PatternKind.LINFORMER)));
    assertEquals(Shown.FULL, content().shown());
  }

  @Test
  void aClickHidesAHeadAndADoubleClickShowsItAloneAndThenAllAgain() {
    model.toggleHead(3, new Gesture());
    assertEquals(Set.of(3), model.settings().hiddenHeads());
    assertEquals(11, content().shownHeads().cardinality());
    model.toggleHead(3, new Gesture());
    assertEquals(Set.of(), model.settings().hiddenHeads());
    model.soloHead(5, Set.of(), new Gesture());
    assertEquals("{5}", content().shownHeads().toString());
    model.soloHead(5, model.settings().hiddenHeads(), new Gesture());
    assertEquals(12, content().shownHeads().cardinality());
  }

  @Test
  void aDoubleClickIsUndoneAtOnce() {
    Gesture gesture = new Gesture();
    model.toggleHead(5, gesture);
    model.soloHead(5, Set.of(), gesture);
    session.settings().undo();
    assertEquals(Set.of(), model.settings().hiddenHeads());
  }

  @Test
  void theShareIsOneToAHundredPercent() {
    model.setMass(25, new Gesture());
    assertEquals(25, model.settings().mass());
    assertEquals(
        "The share of the attention is 0 %; it must be 1 to 100.",
        assertThrows(InputException.class, () -> model.setMass(0, new Gesture())).getMessage());
    assertThrows(InputException.class, () -> model.setMass(101, new Gesture()));
    assertEquals(25, model.settings().mass());
  }

  @Test
  void hiddenMarksAreLeftOutAndItIsSaid() {
    model.setHideMarks(true);
    assertEquals("{0, 8}", content().left().toString());
    ArcsJob.Picture picture = picture(new Part.All());
    assertEquals(0, picture.block().weight(0, 2, 0));
    assertTrue(ArcsTold.note(picture).contains("Renormalised"), ArcsTold.note(picture));
    double sum = 0;
    for (int key = 0; key < 9; key++) {
      sum += picture.block().weight(0, 3, key);
    }
    assertEquals(1, sum, 1e-5);
  }

  @Test
  void aTokensStrongestWeightsAreNamedWithTheirHeads() {
    model.soloHead(2, Set.of(), new Gesture());
    // Head 2 of layer 0 looks at the token before
    ArcsJob.Picture picture = picture(new Part.Query(2));
    String line = ArcsTold.line(picture);
    assertTrue(line.startsWith("“love” (2) looks at: “i” (1) "), line);
    assertTrue(line.endsWith(", head 2"), line);
    assertEquals(1, ArcsTold.strongest(picture, 2, false).orElseThrow());
    assertEquals(2, ArcsTold.strongest(picture, 1, true).orElseThrow());
    assertTrue(
        ArcsTold.line(picture(new Part.Key(1))).startsWith("“i” (1) is seen by: “love” (2) "),
        ArcsTold.line(picture(new Part.Key(1))));
    assertEquals("", ArcsTold.line(picture(new Part.All())));
  }

  @Test
  void theNoteSaysHowMuchTheCurvesHold() {
    ArcsJob.Picture picture = picture(new Part.All());
    assertTrue(
        ArcsTold.note(picture)
            .matches("\\d+ curves, the largest weights, hold 7\\d % of the attention shown; .*"),
        ArcsTold.note(picture));
  }
}

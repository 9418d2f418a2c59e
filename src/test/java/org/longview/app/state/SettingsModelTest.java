package org.longview.app.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.study.PatternKind;
import org.longview.study.Settings;
import org.longview.study.TextSource;

class SettingsModelTest {
  private final Settings first = Settings.defaults(TextSource.typed("a text"));
  private final SettingsModel model = new SettingsModel(first);

  private void window(long window, Gesture gesture) {
    model.change("window w", gesture, now -> now.withPattern(now.pattern().withWindow(window)));
  }

  private long window() {
    return model.get().pattern().window();
  }

  @Test
  void whatWasDoneCanBeUndoneAndRedone() {
    window(10, new Gesture());
    model.change("pattern full", now -> now.withPattern(now.pattern().withKind(PatternKind.FULL)));
    assertEquals("pattern full", model.undoTitleProperty().get());
    model.undo();
    assertEquals(PatternKind.WINDOW_GLOBAL, model.get().pattern().kind());
    assertEquals("window w", model.undoTitleProperty().get());
    assertEquals("pattern full", model.redoTitleProperty().get());
    model.undo();
    assertSame(first, model.get());
    assertEquals("", model.undoTitleProperty().get());
    model.redo();
    model.redo();
    assertEquals(PatternKind.FULL, model.get().pattern().kind());
    assertEquals(10, window());
    assertEquals("", model.redoTitleProperty().get());
  }

  @Test
  void theOldestOfManyLongTextsAreForgotten() {
    String text = "x".repeat(20 << 20);
    for (int i = 0; i < 5; i++) {
      TextSource source = TextSource.named("text " + i, text + i);
      model.change("text " + i, now -> now.withSource(source));
      window(10 + i, new Gesture());
      window(20 + i, new Gesture());
    }
    int steps = 0;
    while (!model.undoTitleProperty().get().isEmpty()) {
      model.undo();
      steps++;
    }
    assertEquals("text 2", model.get().source().name());
    assertEquals(8, steps);
    for (int i = 0; i < steps; i++) {
      model.redo();
    }
    assertEquals("text 4", model.get().source().name());
    assertEquals(24, window());
  }

  @Test
  void aDragIsUndoneInOneStep() {
    Gesture drag = new Gesture();
    window(6, drag);
    window(8, drag);
    window(12, drag);
    window(20, new Gesture());
    model.undo();
    assertEquals(12, window());
    model.undo();
    assertEquals(first.pattern().window(), window());
  }

  @Test
  void aDragThatEndsWhereItBeganLeavesNothingToUndo() {
    Gesture drag = new Gesture();
    window(6, drag);
    window(first.pattern().window(), drag);
    assertEquals("", model.undoTitleProperty().get());
  }

  @Test
  void aNewChangeMakesWhatWasUndoneUnreachable() {
    window(6, new Gesture());
    model.undo();
    window(8, new Gesture());
    model.redo();
    assertEquals(8, window());
  }

  @Test
  void aChangeToTheSameIsNone() {
    List<Settings> seen = new ArrayList<>();
    model.settingsProperty().addListener((property, before, now) -> seen.add(now));
    window(first.pattern().window(), new Gesture());
    assertEquals(List.of(), seen);
    assertEquals("", model.undoTitleProperty().get());
  }

  @Test
  void undoingWithNothingDoneDoesNothing() {
    model.undo();
    model.redo();
    assertSame(first, model.get());
  }
}

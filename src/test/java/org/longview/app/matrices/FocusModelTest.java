package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FocusModelTest {
  private final FocusModel focus = new FocusModel();

  private static Cell cell(int row, int column) {
    return new Cell(row, column, false);
  }

  private int row() {
    return focus.rowProperty().get();
  }

  @BeforeEach
  void begin() {
    focus.reset(9);
  }

  @Test
  void theFirstTokenOfTheTextIsSelectedAtTheBeginning() {
    assertEquals(1, row());
    focus.reset(1);
    assertEquals(0, row());
  }

  @Test
  void hoveringPreviewsARowAndLeavingGoesBack() {
    focus.hover(cell(5, 2));
    assertEquals(5, row());
    focus.hover(null);
    assertEquals(1, row());
  }

  @Test
  void aPinnedCellStaysWhateverIsHovered() {
    focus.pin(cell(5, 2));
    focus.hover(cell(7, 7));
    assertEquals(cell(5, 2), focus.shown());
    assertEquals(5, row());
    focus.unpin();
    assertEquals(cell(7, 7), focus.shown());
    assertEquals(7, row());
    focus.hover(null);
    assertEquals(5, row());
  }

  @Test
  void selectingAnotherRowLetsThePinnedCellGo() {
    focus.pin(cell(5, 2));
    focus.select(3);
    assertNull(focus.pinnedProperty().get());
    assertEquals(3, row());
    focus.select(100);
    assertEquals(8, row());
  }

  @Test
  void aRowThatNobodyPointedAtIsNotMarkedOnceTheMarkIsTakenAway() {
    assertEquals(1, focus.markedProperty().get());
    focus.unmark();
    assertEquals(-1, focus.markedProperty().get());
    assertEquals(1, row());
    focus.hover(cell(5, 2));
    assertEquals(5, focus.markedProperty().get());
    focus.hover(null);
    assertEquals(-1, focus.markedProperty().get());
    focus.select(3);
    assertEquals(3, focus.markedProperty().get());
  }
}

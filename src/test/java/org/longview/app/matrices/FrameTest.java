package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.app.Session;
import org.longview.app.TestSession;
import org.longview.picture.Palette;
import org.longview.picture.Viewport;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class FrameTest {
  private final Session session = TestSession.of("one two three four five six seven eight nine");
  private final MatrixContent content = session.matrices().attentionProperty().get();

  private Frame frame(Viewport view) {
    return Frame.of(content, view, Palette.DARK, null, Workers.shared(), new Cancellation());
  }

  private static long blank(int[] pixels) {
    return Arrays.stream(pixels).filter(pixel -> pixel == Palette.DARK.background()).count();
  }

  @Test
  void aPictureThatIsMovedLeavesNothingBlank() {
    Viewport whole = Viewport.fit(content.rows(), content.columns(), 100, 100);
    Viewport near = whole.zoomedAt(50, 50, 2);
    Viewport beside = near.panned(-20, 30);
    Frame overview = frame(Viewport.fit(content.rows(), content.columns(), 40, 40));
    int[] alone = frame(near).movedTo(beside, null);
    assertTrue(blank(alone) >= 20 * 100, "what was not seen before is missing");
    int[] filled = frame(near).movedTo(beside, overview);
    assertEquals(0, blank(filled));
    for (int i = 0; i < alone.length; i++) {
      assertTrue(alone[i] == filled[i] || alone[i] == Palette.DARK.background());
    }
  }

  @Test
  void zoomingOutShowsTheOverviewAroundWhatWasSeen() {
    Viewport whole = Viewport.fit(content.rows(), content.columns(), 100, 100);
    Frame near = frame(whole.zoomedAt(50, 50, 4));
    Frame overview = frame(Viewport.fit(content.rows(), content.columns(), 40, 40));
    int[] moved = near.movedTo(whole, overview);
    assertEquals(0, blank(moved));
    assertEquals(overview.pixels()[1 + 40], moved[3 + 100 * 3]);
    assertEquals(near.pixels()[50 + 100 * 50], moved[50 + 100 * 50]);
  }

  @Test
  void everyPixelOfAMovedPictureShowsWhatItShowedBefore() {
    Viewport whole = Viewport.fit(content.rows(), content.columns(), 100, 100);
    Viewport near = whole.zoomedAt(30, 60, 3);
    Frame frame = frame(near);
    Frame overview = frame(Viewport.fit(content.rows(), content.columns(), 40, 40));
    for (Viewport other :
        List.of(near.panned(7, -11), near.zoomedAt(80, 20, 1.5), near.zoomedAt(80, 20, 0.4))) {
      int[] moved = frame.movedTo(other, overview);
      for (int y = 0; y < 100; y++) {
        for (int x = 0; x < 100; x++) {
          int before = pixel(frame, other.across().toCells(x + 0.5), other.down().toCells(y + 0.5));
          int around =
              pixel(overview, other.across().toCells(x + 0.5), other.down().toCells(y + 0.5));
          assertEquals(before == 0 ? around : before, moved[100 * y + x], x + ", " + y);
        }
      }
    }
  }

  /** What a picture shows at a place in cells; 0 where it shows nothing. */
  private static int pixel(Frame frame, double column, double row) {
    int x = (int) Math.floor(frame.view().across().toPixels(column));
    int y = (int) Math.floor(frame.view().down().toPixels(row));
    boolean seen = x >= 0 && x < frame.view().width() && y >= 0 && y < frame.view().height();
    return seen ? frame.pixels()[y * frame.view().width() + x] : 0;
  }

  @Test
  void aSmallMatrixIsSharpAtOnce() {
    Frame frame = frame(Viewport.fit(content.rows(), content.columns(), 100, 100));
    assertTrue(frame.isSharp());
    assertFalse(Minimap.isNeeded(frame.view().zoomedAt(50, 50, 3)), "cells have room as a whole");
  }
}

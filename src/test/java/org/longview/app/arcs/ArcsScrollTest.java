package org.longview.app.arcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArcsScrollTest {
  private static ArcsScroll of(int tokens, int around) {
    ArcsScroll scroll = new ArcsScroll(1024, 512, 46);
    scroll.begin(tokens, around);
    scroll.setHeight(500);
    return scroll;
  }

  @Test
  void aShortTextIsSeenWholeWithWordsNoFartherApartThanNeeded() {
    ArcsScroll scroll = of(9, 1);
    assertEquals(0, scroll.from());
    assertEquals(9, scroll.count());
    assertEquals(46, scroll.spacing());
    assertEquals(23, scroll.y(0));
    assertEquals(8, scroll.tokenAt(46 * 8 + 1));
    assertEquals(-1, scroll.tokenAt(46 * 9 + 1));
  }

  @Test
  void ofALongTextOnlyAPartIsEverInView() {
    ArcsScroll scroll = of(16_384, 10_000);
    assertTrue(scroll.from() <= 10_000 && 10_000 < scroll.from() + scroll.count());
    assertEquals(512, scroll.count(), 1);
    scroll.zoom(0, 1e-6);
    assertTrue(scroll.count() <= 1025, "" + scroll.count());
    scroll.pan(-1e9);
    assertEquals(16_384, scroll.from() + scroll.count());
    scroll.pan(1e9);
    assertEquals(0, scroll.from());
  }

  @Test
  void zoomingKeepsWhatIsUnderTheMouse() {
    ArcsScroll scroll = of(512, 0);
    int token = scroll.tokenAt(200);
    double at = scroll.y(token);
    scroll.zoom(at, 8);
    assertEquals(at, scroll.y(token), 1e-9);
    assertTrue(scroll.count() < 70);
    scroll.zoom(at, 1.0 / 8);
    assertEquals(512, scroll.count());
  }

  @Test
  void aTokenIsBroughtIntoView() {
    ArcsScroll scroll = of(512, 0);
    scroll.zoom(0, 16);
    scroll.reveal(400);
    assertTrue(scroll.y(400) > 0 && scroll.y(400) < 500);
    scroll.reveal(3);
    assertTrue(scroll.y(3) > 0 && scroll.y(3) < 500);
  }
}

package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.longview.app.state.Remembered.Place;

class PlacementTest {
  private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 1024, 768);
  private static final Rectangle2D LARGE = new Rectangle2D(1024, 0, 1920, 1080);

  @Test
  void aPlaceThatIsInSightStays() {
    Place place = new Place(20, 30, 1000, 700, false);
    assertEquals(place, Placement.within(place, List.of(SMALL, LARGE)));
  }

  @Test
  void aWindowOfALargerScreenFitsTheSmallerOne() {
    assertEquals(
        new Place(0, 0, 1024, 768, true),
        Placement.within(new Place(240, 90, 1440, 900, true), List.of(SMALL)));
  }

  @Test
  void aWindowThatReachesOutIsPushedBackOnTheScreenThatHoldsMostOfIt() {
    assertEquals(
        new Place(1024, 180, 1000, 900, false),
        Placement.within(new Place(900, 400, 1000, 900, false), List.of(SMALL, LARGE)));
  }

  @Test
  void aPlaceOnAScreenThatIsGoneIsNone() {
    assertNull(Placement.within(new Place(2000, 0, 800, 600, false), List.of(SMALL)));
    assertNull(Placement.within(new Place(0, 0, 0, -5, false), List.of(SMALL)));
  }
}

package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.picture.HeadLayout.Room;

class HeadLayoutTest {
  private static final Room ROOM = new Room(20, 16, 0, 4);

  private static double right(HeadLayout layout) {
    return layout.places().stream().mapToDouble(place -> place.x() + layout.size()).max().orElse(0);
  }

  @Test
  void mapsAreAsLargeAsWidthAndHeightAllow() {
    HeadLayout layout = HeadLayout.fit(List.of(144), 12, 900, 520, 30, 180, ROOM);
    assertEquals(38, layout.size());
    assertTrue(layout.height() <= 520, layout::toString);
  }

  @Test
  void whereHeightIsShortMapsKeepTheirLeastSize() {
    HeadLayout layout = HeadLayout.fit(List.of(144), 12, 900, 200, 30, 180, ROOM);
    assertEquals(30, layout.size());
  }

  @Test
  void noColumnIsLeftOutsideTheWidth() {
    for (int heads : new int[] {12, 16, 32}) {
      List<Integer> groups = Collections.nCopies(1, 12 * heads);
      HeadLayout layout = HeadLayout.fit(groups, heads, 416, 400, 30, 180, ROOM);
      assertTrue(right(layout) <= 416, () -> heads + " heads end at " + right(layout));
    }
  }
}

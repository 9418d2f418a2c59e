package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.work.InputException;

class ColorMapTest {
  @Test
  void viridisIsMatplotlibs() {
    assertEquals(256, ColorMap.VIRIDIS.size());
    assertEquals(0xff440154, ColorMap.VIRIDIS.at(0));
    assertEquals(0xff21918c, ColorMap.VIRIDIS.at(0.5));
    assertEquals(0xfffde725, ColorMap.VIRIDIS.at(1));
  }

  @Test
  void everyMapIsFoundByItsName() {
    for (ColorMap map : ColorMap.all()) {
      assertSame(map, ColorMap.named(map.name()));
      assertTrue(map.size() >= 256);
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNamesThereAre() {
    InputException e = assertThrows(InputException.class, () -> ColorMap.named("jet"));
    assertEquals(
        "There is no colour map \"jet\"; choose viridis, cividis, magma, greys.", e.getMessage());
  }

  @Test
  void lightnessRisesAlongEverySequentialMap() {
    for (ColorMap map : ColorMap.all()) {
      for (int i = 1; i < map.size() && !map.isDiverging(); i++) {
        double step = Lab.of(map.argb(i))[0] - Lab.of(map.argb(i - 1))[0];
        assertTrue(step > -0.2, map + " at " + i);
      }
    }
  }

  @Test
  void theDivergingMapIsNeutralInTheMiddleAndAlikeOnBothSides() {
    ColorMap map = ColorMap.BLUE_ORANGE;
    double[] zero = Lab.of(map.at(0.5));
    assertEquals(0, zero[1], 1);
    assertEquals(0, zero[2], 1);
    for (int i = 0; i < map.size() / 2; i++) {
      assertEquals(Lab.of(map.argb(i))[0], Lab.of(map.argb(map.size() - 1 - i))[0], 5, "at " + i);
      assertTrue(Lab.of(map.argb(i))[2] < Lab.of(map.argb(map.size() - 1 - i))[2]);
    }
  }
}

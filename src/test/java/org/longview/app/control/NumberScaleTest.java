package org.longview.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberScaleTest {
  @ParameterizedTest
  @CsvSource({"0,16,2", "1,9,1", "0,1022,2", "1,1048576,1", "3,131257,1", "5,5,1"})
  void runsFromOneEndToTheOtherWithoutTurning(long least, long most, long step) {
    NumberScale scale = new NumberScale(least, most, step);
    assertEquals(least, scale.number(0));
    assertEquals(most, scale.number(1));
    long last = least;
    for (double place = 0; place <= 1; place += 0.001) {
      long number = scale.number(place);
      assertTrue(number >= last, "at " + place);
      last = number;
    }
  }

  @Test
  void everySmallNumberCanBeReached() {
    NumberScale scale = new NumberScale(0, 2000, 2);
    for (long number = 0; number <= 40; number += 2) {
      assertEquals(number, scale.number(scale.position(number)));
    }
  }

  @ParameterizedTest
  @CsvSource({"512", "1024", "2048", "65536"})
  void powersOfTwoAreHit(long power) {
    NumberScale scale = new NumberScale(1, 1 << 20, 1);
    assertEquals(power, scale.number(scale.position(power)));
    assertEquals(power, scale.number(scale.position((long) (power * 1.02))));
  }

  @Test
  void numbersBeyondTheEndsHaveTheEndsPlaces() {
    NumberScale scale = new NumberScale(1, 100, 1);
    assertEquals(0, scale.position(-5));
    assertEquals(1, scale.position(5000));
  }

  @Test
  void stepsGoBeyondTheSlidersEndButNotBelowTheLeast() {
    NumberScale scale = new NumberScale(0, 16, 2);
    assertEquals(18, scale.next(16, 1, false));
    assertEquals(0, scale.next(0, -1, false));
    assertEquals(150, scale.next(100, 1, true));
    assertEquals(6, scale.next(4, 1, true));
  }

  @Test
  void stopsAreAllThereIsAndEquallyFarApart() {
    NumberScale scale = NumberScale.of(List.of(1L, 3L, 9L, 27L));
    assertEquals(3, scale.number(scale.position(3)));
    assertEquals(3, scale.number(0.4));
    assertEquals(9, scale.number(0.6));
    assertEquals(9, scale.next(3, 1, false));
    assertEquals(27, scale.next(3, 1, true));
    assertEquals(1, scale.next(3, -1, false));
    assertEquals(1, scale.next(1, -1, false));
    assertEquals(3, scale.next(4, -1, false));
    assertEquals(9, scale.next(4, 1, false));
    assertEquals(27, scale.next(27, 1, false));
    assertEquals(0, NumberScale.of(List.of(1L)).position(1));
  }
}

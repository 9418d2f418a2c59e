package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.picture.ValueScale.Kind;
import org.longview.picture.ValueScale.Tick;

class ValueScaleTest {
  @Test
  void aLinearScaleSpreadsValuesEvenlyAndHoldsTheEnds() {
    ValueScale scale = ValueScale.sequential(Kind.LINEAR, 2, 6);
    assertEquals(0, scale.position(2));
    assertEquals(0.25, scale.position(3));
    assertEquals(1, scale.position(99));
    assertEquals(0, scale.position(-99));
  }

  @Test
  void aSquareRootScaleShowsSmallValues() {
    ValueScale scale = ValueScale.sequential(Kind.SQUARE_ROOT, 0, 1);
    assertEquals(0.1, scale.position(0.01), 1e-12);
    assertEquals(1, scale.position(1));
  }

  @Test
  void zeroIsInTheMiddleOfADivergingScale() {
    for (Kind kind : Kind.values()) {
      ValueScale scale = ValueScale.diverging(kind, 0.04);
      assertEquals(0.5, scale.position(0));
      assertEquals(0, scale.position(-0.04));
      assertEquals(1, scale.position(0.04));
    }
    assertEquals(0.25, ValueScale.diverging(Kind.SQUARE_ROOT, 4).position(-1), 1e-12);
  }

  @Test
  void aScaleWithoutExtentStillAnswers() {
    assertEquals(0, ValueScale.sequential(Kind.SQUARE_ROOT, 0, 0).position(0));
    assertEquals(0.5, ValueScale.diverging(Kind.LINEAR, 0).position(0));
    assertEquals(List.of(new Tick(0, 0.5, "0")), ValueScale.diverging(Kind.LINEAR, 0).ticks(5));
  }

  @Test
  void ticksAreRoundNumbersAtTheirPlaces() {
    assertEquals("0 0.1 0.2 0.3 0.4", labels(ValueScale.sequential(Kind.LINEAR, 0, 0.437), 5));
    assertEquals("0 0.2 0.4 0.6 0.8 1", labels(ValueScale.sequential(Kind.LINEAR, 0, 1), 6));
    assertEquals("−0.05 0 0.05", labels(ValueScale.diverging(Kind.LINEAR, 0.07), 4));
    assertEquals(
        "0 0.02 0.1 0.2 0.3", labels(ValueScale.sequential(Kind.SQUARE_ROOT, 0, 0.437), 4));
    assertEquals("−0.1 −0.02 0 0.02 0.1", labels(ValueScale.diverging(Kind.SQUARE_ROOT, 0.1), 4));
    assertEquals("20 40 60 80", labels(ValueScale.sequential(Kind.LINEAR, 2.4, 99.9), 3));
    assertEquals("0 2e-7 4e-7 6e-7 8e-7", labels(ValueScale.sequential(Kind.LINEAR, 0, 9e-7), 5));
  }

  @Test
  void ticksNeverCrowdOrLeaveTheBar() {
    for (Kind kind : Kind.values()) {
      for (double high = 1e-6; high < 1e7; high *= 1.7) {
        for (ValueScale scale :
            List.of(ValueScale.sequential(kind, 0, high), ValueScale.diverging(kind, high))) {
          List<Tick> ticks = scale.ticks(5);
          assertTrue(ticks.size() >= 3 && ticks.size() <= 7, () -> scale + " " + ticks);
          double before = -1;
          for (Tick tick : ticks) {
            assertTrue(
                tick.position() >= 0 && tick.position() <= 1 + 1e-9, () -> scale + " " + ticks);
            assertTrue(tick.position() - before >= 0.09, () -> scale + " " + ticks);
            assertEquals(tick.position(), scale.position(tick.value()));
            before = tick.position();
          }
        }
      }
    }
  }

  @Test
  void aScaleNeedsFiniteEndsInOrder() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ValueScale.sequential(Kind.LINEAR, 0, Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> ValueScale.sequential(Kind.LINEAR, 1, 0));
  }

  @Test
  void numbersHaveAtMostThreeDigits() {
    assertEquals("0.123", Numerals.threeDigits(0.12345));
    assertEquals("1,230", Numerals.threeDigits(1234));
    assertEquals("−12.5", Numerals.threeDigits(-12.5));
    assertEquals("3.14e-5", Numerals.threeDigits(3.14159e-5));
    assertEquals("1e9", Numerals.threeDigits(1e9));
    assertEquals("0", Numerals.threeDigits(-0.0));
    assertEquals("262,144", Numerals.grouped(262_144));
    assertEquals("-999", Numerals.grouped(-999));
    assertEquals("-1,000", Numerals.grouped(-1000));
    assertEquals("12", Numerals.grouped(12));
  }

  private static String labels(ValueScale scale, int most) {
    return String.join(" ", scale.ticks(most).stream().map(Tick::label).toList());
  }
}

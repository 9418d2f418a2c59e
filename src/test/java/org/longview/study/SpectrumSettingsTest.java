package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.longview.work.InputException;

class SpectrumSettingsTest {
  @Test
  void theRankIsAQuarterOfTheTextUntilItIsChosen() {
    SpectrumSettings settings = SpectrumSettings.defaults();
    assertEquals(128, settings.rank(512));
    assertEquals(2, settings.rank(9));
    assertEquals(1, settings.rank(1));
    assertEquals(200, settings.withRank(200).rank(512));
    assertEquals(9, settings.withRank(200).rank(9));
  }

  @Test
  void aRankIsPositive() {
    InputException refusal =
        assertThrows(InputException.class, () -> SpectrumSettings.defaults().withRank(0));
    assertEquals("The rank k is 0; it must be 1 or more.", refusal.getMessage());
  }
}

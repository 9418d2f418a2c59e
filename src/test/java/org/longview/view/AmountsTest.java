package org.longview.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.budget.Held;
import org.longview.budget.Memory;
import org.longview.budget.Storage;

class AmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "576|576",
        "262144|262,144",
        "999999|999,999",
        "1048576|1.05 M",
        "16777216|16.8 M",
        "999600000|1.00 G",
        "4611686018427387904|4.61 E",
        "9223372036854775807|> 9.2 E"
      })
  void entriesAreShort(long entries, String shown) {
    assertEquals(shown, Amounts.entries(entries));
  }

  @Test
  void bytesThatNoNumberHoldsAreSaidToBeMore() {
    Storage memory = new Storage(new Memory(12, 12, 4), 1, Held.MAPS);
    assertEquals("324 KiB", Amounts.bytes(576, memory));
    assertEquals("> 8 EiB", Amounts.bytes(Long.MAX_VALUE / 2, memory));
  }
}

package org.longview.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longview.attention.GlobalTokens;
import org.longview.attention.SparsityPattern;
import org.longview.attention.SparsityPattern.Full;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.work.InputException;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({
    "512,1024,4,248",
    "512,4096,1,62",
    "512,4096,31,2",
    "512,512,0,512",
    "16,24,2,6",
    "512,300,3,867",
    "1,1,0,1"
  })
  void theWindowIsWhatIsLeftOfTheRows(long n0, long n, long s, long left) {
    assertEquals(OptionalLong.of(left), new Budget(n0).windowLeft(n, s));
  }

  @Test
  void whereNothingIsLeftTheBudgetSaysWhatWouldFit() {
    Budget budget = new Budget(512);
    assertEquals(OptionalLong.empty(), budget.windowLeft(4096, 32));
    assertEquals(OptionalLong.of(31), budget.mostGlobals(4096));
    assertEquals(OptionalLong.of(2), budget.windowLeft(4096, 31));
    assertEquals(OptionalLong.of(262144 / 65), budget.longestWithWindow(32));
    assertEquals(OptionalLong.of(1), budget.windowLeft(262144 / 65, 32));
    assertEquals(OptionalLong.empty(), budget.windowLeft(262144 / 65 + 1, 32));
    assertEquals(OptionalLong.empty(), budget.mostGlobals(262145));
    assertEquals(OptionalLong.empty(), budget.longestWithWindow(200_000));
  }

  @ParameterizedTest
  @CsvSource({
    "512,512,0,512,639",
    "512,256,1,1016,1076",
    "512,128,4,1927,1947",
    "512,64,1,3971,3929",
    "512,32,16,4096,4049",
    "128,16,2,819,785",
    "512,1024,0,256,512"
  })
  void longestTexts(long n0, long w, int s, long formula, long exact) {
    Budget budget = new Budget(n0);
    SparsityPattern pattern = new WindowGlobal(new Window(w, 1), GlobalTokens.first(s));
    assertEquals(OptionalLong.of(formula), budget.longestByFormula(w, s));
    assertEquals(exact, budget.longestExact(pattern));
  }

  @Test
  void theLongestTextHoldsAndTheNextDoesNot() {
    Budget budget = new Budget(2_000_000_000L);
    SparsityPattern pattern = new WindowGlobal(new Window(1 << 20, 3), GlobalTokens.of(5, 900));
    long n = budget.longestExact(pattern);
    assertEquals(true, pattern.exactEntries(n) <= budget.entries());
    assertEquals(true, pattern.exactEntries(n + 1) > budget.entries());
    assertEquals(2_000_000_000L, budget.longestExact(new Full()));
    assertEquals(OptionalLong.empty(), budget.longestByFormula(0, 0));
    assertEquals(budget.entries(), budget.longestExact(new Window(0, 1)));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "3037000500"})
  void baselinesOutOfRangeAreRefused(long n0) {
    assertThrows(InputException.class, () -> new Budget(n0));
  }

  @Test
  void lengthsOutOfRangeAreRefused() {
    assertThrows(InputException.class, () -> new Budget(512).windowLeft(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 bytes",
    "999,999 bytes",
    "1024,1 KiB",
    "165888,162 KiB",
    "1536,1.5 KiB",
    "4831838208,4.5 GiB",
    "1047527424,999 MiB",
    "9223372036854775807,8 EiB",
    "10485760,10 MiB",
    "102400,100 KiB"
  })
  void bytesForPeople(long bytes, String text) {
    assertEquals(text, Memory.format(bytes));
  }

  @Test
  void bytesOfAllHeads() {
    assertEquals(576L * 12 * 12 * 4, new Memory(12, 12, 4).bytes(576));
    assertThrows(ArithmeticException.class, () -> new Memory(12, 12, 4).bytes(1L << 60));
    assertThrows(InputException.class, () -> new Memory(0, 12, 4));
  }
}

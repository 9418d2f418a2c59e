package org.longview.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.attention.GlobalTokens;
import org.longview.attention.Projection.Sharing;
import org.longview.attention.SparsityPattern.Window;
import org.longview.attention.SparsityPattern.WindowGlobal;
import org.longview.budget.Stored.Chunks;
import org.longview.budget.Stored.Fused;
import org.longview.budget.Stored.LowRank;
import org.longview.budget.Stored.Pieces;
import org.longview.work.InputException;

class StoredTest {
  private static final Memory BASE = new Memory(12, 12, 4);

  private static Storage held(Held held) {
    return new Storage(BASE, 1, held);
  }

  @Test
  void allMapsAreTheEntriesOfEveryLayerAndHead() {
    assertEquals(BASE.bytes(512 * 512), Stored.full().bytes(512, held(Held.MAPS)));
    assertEquals(
        3 * BASE.bytes(512 * 512), Stored.full().bytes(512, new Storage(BASE, 3, Held.MAPS)));
  }

  @Test
  void inferenceHoldsScoresAndProbabilitiesOfOneLayer() {
    // Measured for Hugging Face's BERT over 4,096 tokens: two matrices of 768 MiB
    assertEquals(2 * (768L << 20), Stored.full().bytes(4096, held(Held.INFERENCE)));
    assertEquals(
        48 * (3_939_840L + 2_109_440), new Chunks(512, 1).bytes(4096, held(Held.INFERENCE)));
  }

  @Test
  void trainingHoldsFiveBytesForEachSixteenBitEntryOfEveryLayer() {
    Storage training = new Storage(new Memory(24, 16, 2), 8, Held.TRAINING);
    assertEquals(5L * 1024 * 1024 * 24 * 16 * 8, Stored.full().bytes(1024, training));
  }

  @Test
  void fusedAttentionKeepsFourBytesForEachRow() {
    Storage half = new Storage(new Memory(12, 12, 2), 1, Held.TRAINING);
    assertEquals(4096L * 4 * 144, new Fused().bytes(4096, half));
    assertEquals(4096L * 4 * 12, new Fused().bytes(4096, held(Held.INFERENCE)));
  }

  @ParameterizedTest
  @CsvSource({"NONE,288", "HEADWISE,24", "KEY_VALUE,12", "LAYERWISE,1"})
  void projectionsCountOncePerModel(Sharing sharing, long matrices) {
    LowRank linformer = new LowRank(256, sharing);
    assertEquals(matrices * 256 * 2048, linformer.parameters(2048, 12, 12));
    assertEquals(
        2048L * 256 * 4 * (2 * 12 * 5 + matrices),
        linformer.bytes(2048, new Storage(BASE, 5, Held.INFERENCE)));
  }

  @ParameterizedTest
  @CsvSource({"512,512", "513,1024", "1,512", "1024,1024"})
  void chunksArePaddedToAMultipleOfTheWindow(long n, long padded) {
    assertEquals(padded, new Chunks(512, 0).padded(n));
  }

  @Test
  void thereAreNoChunksForWindowsThatTheImplementationRefuses() {
    assertTrue(Chunks.fits(4));
    for (long window : new long[] {0, 2, 5, -4}) {
      assertFalse(Chunks.fits(window));
      assertThrows(InputException.class, () -> new Chunks(window, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"5,8,8,25", "8,8,8,64", "9,8,8,65", "9,8,1,128", "20,8,5,217"})
  void piecesCountTheirSquares(long n, long length, long stride, long entries) {
    assertEquals(entries, new Pieces(length, stride).entries(n));
  }

  @ParameterizedTest
  @EnumSource(Held.class)
  void theLongestTextFitsAndTheNextDoesNot(Held held) {
    Storage storage = new Storage(BASE, 2, held);
    WindowGlobal pattern = new WindowGlobal(new Window(512, 1), GlobalTokens.of(0, 900));
    for (Stored stored :
        new Stored[] {
          Stored.full(),
          Stored.exact(pattern),
          Stored.formula(pattern),
          new Chunks(512, 2),
          new LowRank(256, Sharing.HEADWISE),
          new Pieces(512, 256),
          new Fused()
        }) {
      for (Card card : Card.values()) {
        long longest = storage.longest(stored, card.bytes());
        assertTrue(stored.bytes(longest, storage) <= card.bytes(), card::title);
        assertTrue(stored.bytes(longest + 1, storage) > card.bytes(), card::title);
      }
      assertEquals(0, storage.longest(stored, 1));
      assertTrue(storage.longest(stored, Long.MAX_VALUE) > 1_000_000);
    }
  }

  @Test
  void whatIsTooMuchForALongIsToldFromWhatFits() {
    assertThrows(
        ArithmeticException.class, () -> Stored.full().bytes(1L << 31, held(Held.TRAINING)));
    assertThrows(
        ArithmeticException.class, () -> new Chunks(1L << 40, 1).bytes(5, held(Held.MAPS)));
  }

  @Test
  void storageThatCannotBeIsRefused() {
    assertThrows(InputException.class, () -> new Storage(BASE, 0, Held.MAPS));
    assertThrows(InputException.class, () -> new Storage(new Memory(1, 1, 1), 1, Held.TRAINING));
    assertThrows(InputException.class, () -> new LowRank(0, Sharing.NONE));
    assertThrows(InputException.class, () -> new Pieces(4, 5));
    assertThrows(InputException.class, () -> new Pieces(0, 1));
  }
}

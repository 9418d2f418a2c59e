package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.study.MatrixSource;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

class NumbersTest {
  @TempDir private Path folder;

  private Path written(Numbers numbers, String name) {
    Path file = folder.resolve(name);
    numbers.write(file, NumberFormat.of(file).orElseThrow(), Progress.NONE, new Cancellation());
    return file;
  }

  @Test
  void aMatrixHasTheNamesOfItsTokens() throws IOException {
    MatrixFigure plain = Figures.attention(2, 2);
    AxisLabels tokens = new AxisLabels("query", List.of("a,b", "\"\n"), Set.of());
    MatrixNumbers numbers =
        new MatrixNumbers("attention", plain.source(), tokens, AxisLabels.numbered("key"), false);
    assertEquals(
        "query,0,1\n\"a,b\",0,0.2\n\"\"\"\n\",0.7,0.9\n",
        Files.readString(written(numbers, "m.csv")));
  }

  @Test
  void excludedPairsAreZero() throws IOException {
    List<String> lines = Files.readAllLines(written(numbers(Figures.attention(9, 9)), "m.csv"));
    assertEquals(10, lines.size());
    assertTrue(lines.get(1).endsWith(",0,0,0,0,0"), lines.get(1));
  }

  @Test
  void aPatternIsZerosAndOnes() throws IOException {
    Path file = written(numbers(Figures.bare(3)), "mask.npy");
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 9, bytes.length);
    assertTrue(IntStream.range(128, 137).allMatch(i -> bytes[i] == 1));
    assertEquals(bytes.length, numbers(Figures.bare(3)).bytes(NumberFormat.NPY));
  }

  @Test
  void aBudgetIsOneLine() throws IOException {
    assertEquals(
        List.of(
            "n0,budget,n,s,window_left,w,formula,full", "512,262144,1024,4,248,248,262144,1048576"),
        Files.readAllLines(written(numbers(Figures.budget(512, 1024, 4)), "budget.csv")));
    assertEquals(
        "512,262144,1024,200,,,,1048576",
        Files.readAllLines(written(numbers(Figures.budget(512, 1024, 200)), "budget.csv")).get(1));
  }

  @Test
  void theSizeIsKnownBeforeItIsWritten() throws IOException {
    for (NumberFormat format : NumberFormat.values()) {
      Numbers numbers = numbers(Figures.attention(300, 300));
      long size = Files.size(written(numbers, "m." + format.ending()));
      long told = numbers.bytes(format);
      assertTrue(told >= 0.9 * size, format + ": " + told + " of " + size);
    }
  }

  @Test
  void whatHasNoPlaceOnTheDiskIsRefusedBeforehand() throws IOException {
    MatrixSource vast = vast(1 << 30);
    MatrixNumbers numbers =
        new MatrixNumbers(
            "attention", vast, AxisLabels.numbered("query"), AxisLabels.numbered("key"), false);
    WriteException refusal = assertThrows(WriteException.class, () -> written(numbers, "vast.npy"));
    String told = String.valueOf(refusal.getMessage());
    assertTrue(told.matches("vast.npy needs about .*, and .* has .* left; choose .*\\."), told);
    assertEmpty();
  }

  @Test
  void whatIsCancelledIsNotThere() throws IOException {
    Cancellation cancellation = new Cancellation();
    Path file = folder.resolve("m.csv");
    assertThrows(
        CancellationException.class,
        () ->
            numbers(Figures.attention(200, 200))
                .write(
                    file,
                    NumberFormat.CSV,
                    (what, part) -> {
                      if (part > 0.3) {
                        cancellation.cancel();
                      }
                    },
                    cancellation));
    assertEmpty();
  }

  @Test
  void aTableIsNoArray() {
    assertThrows(
        InputException.class, () -> written(numbers(Figures.budget(512, 1024, 4)), "b.npy"));
    assertEquals(Optional.empty(), Figures.sheet().numbers());
    assertEquals(Optional.empty(), NumberFormat.of(Path.of("csv")));
    assertFalse(
        new BudgetFigure(
                FigureText.NONE,
                new org.longview.picture.BudgetRows(512, 1024, 4, OptionalLong.of(7)))
            .numbers()
            .isEmpty());
  }

  private static Numbers numbers(Figure figure) {
    return figure.numbers().orElseThrow();
  }

  private void assertEmpty() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private static MatrixSource vast(int n) {
    return new MatrixSource() {
      @Override
      public int rows() {
        return n;
      }

      @Override
      public int columns() {
        return n;
      }

      @Override
      public void fill(int r0, int r1, int c0, int c1, float[] target, int offset, int stride) {
        throw new AssertionError("it is read although it has no place");
      }
    };
  }
}

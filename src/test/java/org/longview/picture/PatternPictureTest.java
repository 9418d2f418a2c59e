package org.longview.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.attention.PieceMerge;
import org.longview.attention.SparsityPattern;
import org.longview.study.CellKind;
import org.longview.study.MatrixSource;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.PieceSettings;
import org.longview.study.RandomSettings;
import org.longview.work.Cancellation;
import org.longview.work.Workers;

class PatternPictureTest {
  private static PatternSettings settings(
      PatternKind kind, long window, long dilation, boolean causal) {
    return PatternSettings.defaults()
        .withKind(kind)
        .withWindow(window)
        .withDilation(dilation)
        .withGlobals(GlobalTokens.of(0, 17, 60))
        .withStride(Math.max(1, (int) window))
        .withSummary(2)
        .withPieces(
            new PieceSettings((int) window + 3, Math.max(1, (int) window), PieceMerge.UNION))
        .withCausal(causal);
  }

  @Test
  void showsThePairsThatThePatternAllows() {
    for (PatternKind kind : PatternKind.values()) {
      if (kind == PatternKind.LINFORMER) {
        continue;
      }
      for (long window : new long[] {0, 5, 8, 400}) {
        for (long dilation : new long[] {1, 3, 100}) {
          for (boolean causal : new boolean[] {false, true}) {
            PatternSettings settings = settings(kind, window, dilation, causal);
            SparsityPattern pattern = settings.pattern(64);
            PatternPicture picture = new PatternPicture(settings, 64);
            for (int i = 0; i < 64; i++) {
              for (int j = 0; j < 64; j++) {
                assertEquals(
                    pattern.allows(i, j),
                    picture.kind(i, j) != MatrixSource.EXCLUDED,
                    settings + " " + i + ", " + j);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void globalTokensAreToldApartFromTheWindowAndTheDiagonal() {
    PatternPicture picture =
        new PatternPicture(settings(PatternKind.WINDOW_GLOBAL, 4, 1, false), 64);
    assertEquals(CellKind.GLOBAL.value(), picture.kind(17, 40));
    assertEquals(CellKind.GLOBAL.value(), picture.kind(40, 17));
    assertEquals(CellKind.SELF.value(), picture.kind(5, 5));
    assertEquals(CellKind.WINDOW.value(), picture.kind(5, 7));
  }

  @Test
  void sinksAreGlobalAsKeysAlone() {
    PatternPicture picture = new PatternPicture(settings(PatternKind.SINKS, 4, 1, false), 64);
    assertEquals(CellKind.GLOBAL.value(), picture.kind(40, 17));
    assertEquals(MatrixSource.EXCLUDED, picture.kind(17, 10));
    assertEquals(CellKind.SELF.value(), picture.kind(5, 5));
    assertEquals(CellKind.WINDOW.value(), picture.kind(7, 5));
  }

  @Test
  void randomKeysAreToldApart() {
    PatternSettings sparse =
        settings(PatternKind.BIGBIRD, 4, 1, false).withGlobals(GlobalTokens.of(0));
    PatternSettings tokens = sparse.withRandom(sparse.random().withCount(3));
    PatternSettings blocks = inBlocks(tokens, 1);
    assertEquals(3, count(new PatternPicture(tokens, 64), CellKind.RANDOM, 40));
    assertEquals(4, count(new PatternPicture(blocks, 64), CellKind.RANDOM, 40));
    assertEquals(8, count(new PatternPicture(blocks, 64), CellKind.GLOBAL, 40));
    assertEquals(11, count(new PatternPicture(blocks, 64), CellKind.WINDOW, 40));
    assertEquals(0, count(new PatternPicture(blocks.withCausal(true), 64), CellKind.RANDOM, 4));
  }

  private static PatternSettings inBlocks(PatternSettings settings, int random) {
    return settings.withRandom(
        settings.random().withForm(RandomSettings.Form.BLOCKS).withCount(random));
  }

  private static int count(PatternPicture picture, CellKind kind, int row) {
    int cells = 0;
    for (int column = 0; column < picture.columns(); column++) {
      cells += picture.kind(row, column) == kind.value() ? 1 : 0;
    }
    return cells;
  }

  @Test
  void headsLaidOverEachOtherShowWhatAnyAllows() {
    PatternSettings settings = inBlocks(settings(PatternKind.BIGBIRD, 4, 1, false), 1);
    List<PatternSettings> heads = List.of(settings.at(0, 1, 0), settings.at(0, 1, 1));
    PatternPicture both = new PatternPicture(heads, 64);
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        boolean any =
            heads.get(0).pattern(64).allows(i, j) || heads.get(1).pattern(64).allows(i, j);
        assertEquals(any, both.kind(i, j) != MatrixSource.EXCLUDED, i + ", " + j);
      }
    }
  }

  @Test
  void blocksOfBigBirdAreShownAsTheyAreAllowed() {
    for (boolean causal : new boolean[] {false, true}) {
      for (int head = 0; head < 2; head++) {
        PatternSettings settings =
            inBlocks(settings(PatternKind.BIGBIRD, 4, 1, causal), 2).at(0, 1, head);
        SparsityPattern pattern = settings.pattern(62);
        PatternPicture picture = new PatternPicture(settings, 62);
        for (int i = 0; i < 62; i++) {
          for (int j = 0; j < 62; j++) {
            assertEquals(
                pattern.allows(i, j), picture.kind(i, j) != MatrixSource.EXCLUDED, i + ", " + j);
          }
        }
      }
    }
  }

  @Test
  void keysAtAStrideAreToldApartFromTheNeighbourhood() {
    PatternPicture picture = new PatternPicture(settings(PatternKind.STRIDED, 5, 1, false), 64);
    assertEquals(CellKind.WINDOW.value(), picture.kind(20, 15));
    assertEquals(CellKind.FAR.value(), picture.kind(20, 10));
    assertEquals(MatrixSource.EXCLUDED, picture.kind(20, 11));
  }

  @Test
  void pairsInSeveralPiecesAreToldApartAndCutTokensSeeNotEvenThemselves() {
    PieceSettings cut = new PieceSettings(12, 8, PieceMerge.UNION);
    PatternSettings settings = settings(PatternKind.CHUNKED, 4, 1, false).withPieces(cut);
    PatternPicture picture = new PatternPicture(settings, 40);
    assertEquals(CellKind.OVERLAP.value(), picture.kind(8, 11));
    assertEquals(CellKind.WINDOW.value(), picture.kind(8, 12));
    assertEquals(CellKind.SELF.value(), picture.kind(9, 9));
    // Of 36 tokens the piece [24, 36) is the last
    PatternPicture shorter = new PatternPicture(settings, 36);
    assertEquals(CellKind.OVERLAP.value(), picture.kind(32, 34));
    assertEquals(CellKind.WINDOW.value(), shorter.kind(32, 34));
    PatternPicture truncated = new PatternPicture(settings.withKind(PatternKind.TRUNCATED), 40);
    assertEquals(CellKind.SELF.value(), truncated.kind(11, 11));
    assertEquals(MatrixSource.EXCLUDED, truncated.kind(12, 12));
  }

  @Test
  void picturesAreTheSameAsCellByCell() {
    for (PatternKind kind : PatternKind.values()) {
      if (kind.hasRank()) {
        continue;
      }
      for (long dilation : new long[] {1, 3}) {
        for (boolean causal : new boolean[] {false, true}) {
          PatternSettings settings = settings(kind, 11, dilation, causal);
          PatternPicture picture =
              new PatternPicture(List.of(settings, settings.withWindow(40)), 301);
          MatrixSource cells = Matrices.of(301, 301, picture::kind);
          Viewport whole = Viewport.fit(301, 301, 97, 97);
          for (double zoom : new double[] {1, 1.7, 5}) {
            Viewport view = whole.zoomedAt(50, 40, zoom);
            assertArrayEquals(pixels(cells, view), pixels(picture, view), settings + " " + view);
          }
        }
      }
    }
  }

  private static int[] pixels(MatrixSource source, Viewport view) {
    ValueRaster raster =
        ValueRaster.of(source, view, Reduction.MAX, Workers.shared(), new Cancellation());
    int[] pixels = new int[view.width() * view.height()];
    Rasterizer.paint(raster, CellColors.ofKinds(Palette.DARK), Palette.DARK, pixels);
    return pixels;
  }
}

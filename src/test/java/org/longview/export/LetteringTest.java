package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {
  private final Lettering inter = new Lettering(Face.REGULAR, 20);
  private final Lettering fallback = new Lettering(Face.FALLBACK, 20);

  @Test
  void theBundledTypefacesAreRead() {
    assertEquals("Inter", Face.REGULAR.getFamily());
    assertEquals("Inter Semi Bold", Face.STRONG.getFontName());
    assertEquals("JetBrains Mono SemiBold", Face.MONO.getFontName());
    assertEquals("DejaVu Sans", Face.FALLBACK.getFontName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"⌊", "⌋", "ᵀ"})
  void whatInterLacksIsTakenFromTheFallback(String character) {
    assertEquals(fallback.width(character), inter.width(character));
    assertEquals(
        inter.width("w") + fallback.width(character) + inter.width("/2"),
        inter.width("w" + character + "/2"),
        0.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "🙂", "e\u0301", "שלום", "ﷺ", "\u0007", "a\nb", "\ud800", "中文"})
  void anyTextIsPaintedOneWayOrAnother(String text) {
    BufferedImage image = new BufferedImage(200, 50, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    inter.paint(graphics, text, 10, 30);
    inter.paintTurned(graphics, text, 10, 40, 60);
    assertTrue(inter.width(text) >= 0);
  }

  @Test
  void shorteningKeepsTheBeginning() {
    assertEquals("short", inter.shortened("short", 200));
    String shortened = inter.shortened("a very long token indeed", 80);
    assertTrue(shortened.startsWith("a ver") && shortened.endsWith("…"), shortened);
    assertTrue(inter.width(shortened) <= 80);
    assertEquals("…", inter.shortened("wide", 1));
  }
}

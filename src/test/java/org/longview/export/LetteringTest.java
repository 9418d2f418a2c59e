package org.longview.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longview.chart.Anchor;

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
    inter.paintTurned(graphics, text, 10, 40, 60, Anchor.START);
    assertTrue(inter.width(text) >= 0);
  }

  @Test
  void whatTheProgramLacksIsTakenFromTheSystem() {
    int lacking = 0x2410; // a symbol of a control character
    assertFalse(Face.REGULAR.canDisplay(lacking) || Face.FALLBACK.canDisplay(lacking));
    GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Face.MONO);
    Font found = SystemFaces.with(lacking).orElseThrow();
    assertTrue(found.canDisplay(lacking));
    String text = Character.toString(lacking);
    assertEquals(new Lettering(found, 20).width(text), inter.width(text));
    assertEquals(inter.width("a") + inter.width(text), inter.width("a" + text), 0.01);
  }

  @Test
  void aMarkStaysWithItsLetter() {
    assertEquals(fallback.width("⌊\u20d2"), inter.width("⌊\u20d2"));
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

package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longview.model.SharedWeights;

/** Figures of all heads at once. */
class HeadsCommandTest {
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int render(Path out, String options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("render", "--text", "I love Geeks for Geeks", "--out", out.toString()));
    arguments.addAll(Arrays.asList(options.split(" ")));
    return Commands.run(
        SharedWeights::of,
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true),
        arguments.toArray(String[]::new));
  }

  private BufferedImage png(String options) throws IOException {
    Path out = folder.resolve("f.png");
    assertEquals(0, render(out, options + " --width 600"), err.toString());
    return ImageIO.read(out.toFile());
  }

  @Test
  void allHeadsAreDrawnInTheOrderThatIsAskedFor() throws IOException {
    BufferedImage grid = png("--view heads --pattern full");
    assertEquals(600, grid.getWidth());
    assertTrue(grid.getHeight() > 500);
    BufferedImage sorted = png("--view heads --pattern full --order previous");
    assertNotEquals(grid.getHeight(), sorted.getHeight());
  }

  @Test
  void aVectorFileHasTheMapsAsImagesAndTheWordsAsText() throws IOException {
    Path out = folder.resolve("f.svg");
    assertEquals(0, render(out, "--view heads --pattern full --order class"), err.toString());
    String svg = Files.readString(out, UTF_8);
    assertEquals(144, svg.split("<image", -1).length - 1);
    assertTrue(svg.contains("previous token"), svg.substring(0, 200));
    assertTrue(svg.contains("heads by what they do most"));
  }

  @Test
  void anOrderThatIsNotThereIsNamed() {
    assertEquals(2, render(folder.resolve("f.png"), "--view heads --order alphabet"));
    assertTrue(err.toString().contains("alphabet"), err.toString());
    assertTrue(err.toString().contains("previous"), err.toString());
  }

  private String svg(String options) throws IOException {
    Path out = folder.resolve("f.svg");
    assertEquals(0, render(out, options), err.toString());
    return Files.readString(out, UTF_8);
  }

  private static int curves(String svg) {
    return (svg.length() - svg.replace("<path", "").length()) / "<path".length();
  }

  @Test
  void arcsAreCurvesOverAnImageOfTheRestWithTokensAsText() throws IOException {
    String most = svg("--view arcs --pattern full --mass 90");
    String few = svg("--view arcs --pattern full --mass 30");
    assertTrue(curves(few) > 20, few.substring(0, 200));
    assertTrue(curves(most) > 2 * curves(few), curves(most) + " and " + curves(few));
    assertEquals(1, most.split("<image", -1).length - 1);
    for (String word : List.of("[CLS]", "love", "query", "head 11")) {
      assertTrue(most.contains(">" + word + "<"), word);
    }
    String one = svg("--view arcs --pattern full --mass 90 --head 3 --one-line");
    assertTrue(one.contains(">head 3<") && !one.contains(">head 2<"));
    assertTrue(one.contains(">query and key<"));
    assertTrue(curves(one) < curves(most) / 4);
  }

  @Test
  void withoutMarksTheFigureSaysSo() throws IOException {
    assertTrue(svg("--view arcs --pattern full --hide-marks").contains("without the marks"));
    assertTrue(png("--view arcs --pattern window --window 2").getHeight() > 150);
  }

  @Test
  void aShareThatIsNotPossibleIsRefused() {
    assertEquals(2, render(folder.resolve("f.png"), "--view arcs --mass 101"));
    assertTrue(err.toString().contains("101"), err.toString());
  }
}

package org.longview.app.matrices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.attention.GlobalTokens;
import org.longview.picture.Axis;
import org.longview.picture.Viewport;
import org.longview.study.TextMark;

class AxisLabelTest {
  private static final double PITCH = 10;

  private static List<AxisLabel> labels(int n, int pixels, GlobalTokens strong) {
    Axis axis = Viewport.fit(n, n, pixels, pixels).down();
    return AxisLabel.along(axis, 1, i -> "t" + i, strong, List.of(), PITCH, 40);
  }

  private static List<String> plain(List<AxisLabel> labels) {
    return labels.stream().filter(label -> !label.strong()).map(AxisLabel::text).toList();
  }

  @Test
  void everyTokenIsNamedWhereThereIsRoom() {
    List<AxisLabel> labels = labels(3, 60, GlobalTokens.NONE);
    assertEquals(List.of("t0", "t1", "t2"), plain(labels));
    assertEquals(List.of(10.0, 30.0, 50.0), labels.stream().map(AxisLabel::middle).toList());
  }

  @Test
  void everySecondTokenIsNamedWhereTheyWouldTouch() {
    assertEquals(List.of("t0", "t2", "t4", "t6"), plain(labels(8, 48, GlobalTokens.NONE)));
  }

  @Test
  void smallCellsAreNumberedByRoundPositions() {
    assertEquals(
        List.of("0", "100", "200", "300", "400", "500"),
        plain(labels(512, 250, GlobalTokens.NONE)));
    assertEquals(
        List.of("0", "5,000", "10,000", "15,000"), plain(labels(16_384, 150, GlobalTokens.NONE)));
  }

  @Test
  void globalTokensAreNamedAmongNumbersUnlessTheyTouch() {
    List<AxisLabel> labels = labels(512, 250, GlobalTokens.of(0, 1, 250));
    assertEquals(
        List.of("t0", "t250"),
        labels.stream().filter(AxisLabel::strong).map(AxisLabel::text).toList());
    assertEquals(List.of("100", "200", "300", "400", "500"), plain(labels));
  }

  @Test
  void noTwoLabelsAreCloserThanTheirPitch() {
    for (int n : new int[] {5, 20, 40, 64, 100, 333}) {
      List<AxisLabel> labels = labels(n, 200, GlobalTokens.of(0, 2, 3, n - 1));
      for (AxisLabel one : labels) {
        for (AxisLabel other : labels) {
          double distance = Math.abs(one.middle() - other.middle());
          assertTrue(one.equals(other) || distance >= PITCH - 1, n + ": " + one + " and " + other);
        }
      }
    }
  }

  @Test
  void pagesStandAsFarApartAsNumbersAndHeadingsAsNamesDo() {
    Axis axis = Viewport.fit(4000, 4000, 400, 400).down();
    List<TextMark> marks = new ArrayList<>();
    for (int page = 1; page <= 40; page++) {
      marks.add(new TextMark(100 * page - 99, 0, "Page " + page));
    }
    List<AxisLabel> pages =
        AxisLabel.along(axis, 1, i -> "t" + i, GlobalTokens.NONE, marks, PITCH, 40);
    assertEquals(
        List.of("Page 1", "Page 5", "Page 9"),
        plain(pages).stream().filter(text -> text.startsWith("Page")).limit(3).toList());
    List<TextMark> headings =
        List.of(new TextMark(150, 1, "Beginning"), new TextMark(350, 2, "Middle"));
    assertEquals(
        List.of("Beginning", "Middle"),
        plain(AxisLabel.along(axis, 1, i -> "t" + i, GlobalTokens.NONE, headings, PITCH, 40))
            .subList(0, 2));
  }

  @Test
  void onlyWhatIsSeenIsNamed() {
    Viewport view = Viewport.fit(100, 100, 200, 200).zoomedAt(100, 100, 10);
    List<AxisLabel> labels =
        AxisLabel.along(view.down(), 1, i -> "t" + i, GlobalTokens.of(0, 50), List.of(), PITCH, 40);
    assertTrue(labels.stream().allMatch(label -> label.index() >= 44 && label.index() <= 55));
    assertTrue(labels.stream().anyMatch(label -> label.strong() && label.index() == 50));
  }
}

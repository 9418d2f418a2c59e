package org.longview.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longview.model.BundledModel;
import org.longview.text.Tokens;
import org.longview.text.document.Landmark;
import org.longview.text.document.Landmark.Heading;
import org.longview.text.document.Landmark.Page;
import org.longview.work.Cancellation;

class TextMarkTest {
  private static final String TEXT = "One two\nThree four\nfive six";
  private static final Tokens TOKENS =
      BundledModel.DEFAULT.tokenizer().encode(TEXT, new Cancellation());
  private static final List<Landmark> LANDMARKS =
      List.of(
          new Page(1, 0),
          new Heading(1, "One two", 0),
          new Page(2, 8),
          new Heading(2, "Three four", 8),
          new Page(3, 19),
          new Page(4, TEXT.length()));

  @Test
  void landmarksAreFoundAtTheTokensThatBeginThem() {
    assertEquals(
        List.of(
            new TextMark(1, 0, "Page 1"),
            new TextMark(1, 1, "One two"),
            new TextMark(3, 0, "Page 2"),
            new TextMark(3, 2, "Three four"),
            new TextMark(5, 0, "Page 3")),
        TextMark.of(LANDMARKS, TOKENS));
  }

  @Test
  void ofAPartOfTheTokensOnlyItsOwnMarksAreCounted() {
    assertEquals(
        List.of(new TextMark(2, 0, "Page 2"), new TextMark(2, 2, "Three four")),
        TextMark.of(LANDMARKS, TOKENS.range(2, 5)));
    assertEquals(List.of(), TextMark.of(LANDMARKS, TOKENS.range(4, 3)));
  }
}

package org.longview.app.ribbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longview.app.study.TestModel;
import org.longview.model.BundledModel;
import org.longview.picture.TextMeasure;
import org.longview.text.Example;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;

class FlowTest {
  /** Every character is ten wide. */
  private static final TextMeasure TENS =
      new TextMeasure() {
        @Override
        public double width(String text) {
          return 10.0 * text.length();
        }

        @Override
        public double ascent() {
          return 10;
        }

        @Override
        public double descent() {
          return 3;
        }
      };

  private static Tokens tokens(String text) {
    return TestModel.INSTANCE.tokenizer(BundledModel.DEFAULT).encode(text, new Cancellation());
  }

  @Test
  void partsOfAWordStandCloserThanWordsAndWithoutTheirMark() {
    Tokens tokens = tokens("for Geeks");
    Flow flow = new Flow(tokens, 1000, TENS);
    assertEquals("s", Flow.text(tokens, 3));
    double gap = flow.left(2) - flow.left(1) - flow.width(1);
    double inWord = flow.left(3) - flow.left(2) - flow.width(2);
    assertTrue(inWord < gap);
  }

  @Test
  void noLineIsWiderThanItMayBe() {
    Tokens tokens = tokens(Example.REVIEW.text());
    Flow flow = new Flow(tokens, 300, TENS);
    assertEquals(0, flow.first(0));
    assertEquals(tokens.size(), flow.end(flow.lines() - 1));
    for (int i = 0; i < tokens.size(); i++) {
      assertTrue(flow.left(i) == 0 || flow.left(i) + flow.width(i) <= 300);
      int line = flow.lineOf(i);
      assertTrue(flow.first(line) <= i && i < flow.end(line));
      assertEquals(i, flow.tokenAt(line, flow.left(i) + 1));
    }
  }

  @Test
  void aTokenWiderThanALineHasOneOfItsOwn() {
    Flow flow = new Flow(tokens("a straightforwardly b"), 60, TENS);
    for (int i = 0; i < 5; i++) {
      assertEquals(0, flow.left(i) * flow.lineOf(0));
    }
    assertTrue(flow.lines() >= 4);
  }

  @Test
  void besideTheTokensThereIsNone() {
    Flow flow = new Flow(tokens("a b"), 1000, TENS);
    assertEquals(-1, flow.tokenAt(0, 999));
    assertEquals(-1, flow.tokenAt(1, 5));
    assertEquals(-1, flow.tokenAt(-1, 5));
  }
}

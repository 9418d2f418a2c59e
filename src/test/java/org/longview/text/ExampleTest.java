package org.longview.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longview.work.Cancellation;

class ExampleTest {
  private static Tokens tokens(Example example) throws IOException {
    try (InputStream json =
        Objects.requireNonNull(
            ExampleTest.class.getResourceAsStream("/bge-small-en-v1.5-tokenizer.json"))) {
      return WordPiece.read(json).encode(example.text(), new Cancellation());
    }
  }

  @Test
  void theSentenceIsExactlyTheOneThatIsKnown() {
    assertEquals("I love Geeks for Geeks", Example.SENTENCE.text());
  }

  @Test
  void theReviewHasAboutAThousandWords() {
    int words = Example.REVIEW.text().split("\\s+").length;
    assertTrue(words > 950 && words < 1050, () -> words + " words");
  }

  @Test
  void theBookIsLongEnoughForEveryView() throws IOException {
    Tokens tokens = tokens(Example.BOOK);
    assertTrue(tokens.size() >= 65_536, () -> tokens.size() + " tokens");
  }

  @Test
  void theModelCanSpellNearlyEveryWord() throws IOException {
    for (Example example : Example.values()) {
      Tokens tokens = tokens(example);
      assertTrue(tokens.unknown() * 10_000 <= tokens.size(), example.title());
    }
  }
}

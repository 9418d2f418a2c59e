package org.longview.text;

import org.longview.work.Cancellation;

/** Splits texts into the tokens of a model. Several threads may use one at once. */
public interface Tokenizer {
  /** How many ids there are, so that all are 0 … size−1. */
  int vocabularySize();

  /**
   * Splits a text into tokens.
   *
   * @return at least three: the mark that begins a text, the text's own, the mark that ends it
   * @throws org.longview.work.InputException if there is nothing in the text that makes a token
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Tokens encode(String text, Cancellation cancellation);
}

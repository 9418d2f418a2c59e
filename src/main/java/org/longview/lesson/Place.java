package org.longview.lesson;

import java.util.Locale;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/** A token, by its position or by its word. */
public sealed interface Place {
  /**
   * Where it is.
   *
   * @throws InputException if it is not there
   */
  Span in(Tokens tokens);

  /**
   * Neighbouring tokens.
   *
   * @param from first, counted from 0
   * @param to exclusive
   */
  record Span(int from, int to) {}

  /** The token at a position, counted from 0. */
  record Position(int position) implements Place {
    @Override
    public Span in(Tokens tokens) {
      if (position >= tokens.size()) {
        throw new InputException(
            "There is no token %d; tokens are 0 to %d.".formatted(position, tokens.size() - 1));
      }
      return new Span(position, position + 1);
    }
  }

  /**
   * All tokens of a word, or a mark such as [CLS]. Capitals do not matter.
   *
   * @param occurrence which of several, from 1
   */
  record Word(String word, int occurrence) implements Place {
    @Override
    public Span in(Tokens tokens) {
      int left = occurrence;
      for (int i = 0; i < tokens.size(); i++) {
        int end = end(tokens, i);
        if (end > i && --left == 0) {
          return new Span(i, end);
        }
      }
      throw new InputException(
          left == occurrence
              ? "There is no word “%s” among the tokens in use.".formatted(word)
              : "There are only %d of “%s” among the tokens in use."
                  .formatted(occurrence - left, word));
    }

    /** Behind the last token of the word if it begins with a token, else that token. */
    private int end(Tokens tokens, int first) {
      if (tokens.isSpecial(first)) {
        return tokens.piece(first).equalsIgnoreCase(word) ? first + 1 : first;
      }
      String wanted = word.toLowerCase(Locale.ROOT);
      int end = first;
      while (end < tokens.size() && !tokens.isSpecial(end)) {
        String so =
            tokens.text().substring(tokens.start(first), tokens.end(end)).toLowerCase(Locale.ROOT);
        end++;
        if (so.equals(wanted)) {
          boolean goesOn = end < tokens.size() && tokens.continuesWord(end);
          return goesOn || tokens.continuesWord(first) ? first : end;
        }
        if (!wanted.startsWith(so)) {
          return first;
        }
      }
      return first;
    }
  }
}

package org.longview.app.arcs;

import java.util.Locale;
import java.util.OptionalInt;
import org.longview.app.arcs.ArcsJob.Picture;
import org.longview.picture.ArcBlock;
import org.longview.picture.ArcChoice;
import org.longview.picture.ArcChoice.Part;
import org.longview.picture.Numerals;
import org.longview.text.Tokens;

/** What a picture of arcs says in words. */
final class ArcsTold {
  private static final int MOST_NAMED = 3;

  private ArcsTold() {}

  /** The strongest weights of the token that is looked at; empty if it is all. */
  static String line(Picture picture) {
    Part part = picture.request().part();
    if (part instanceof Part.All) {
      return "";
    }
    ArcChoice choice = picture.choice();
    Tokens tokens = picture.request().content().tokens();
    int from = picture.request().from();
    boolean isKey = part instanceof Part.Key;
    int token = from + (part instanceof Part.Key key ? key.token() : ((Part.Query) part).token());
    StringBuilder line = new StringBuilder();
    line.append(named(tokens, token)).append(isKey ? " is seen by" : " looks at");
    int last = choice.listed() - 1;
    for (int i = last; i >= 0 && i > last - MOST_NAMED; i--) {
      int other = from + (isKey ? choice.query()[i] : choice.key()[i]);
      line.append(i == last ? ": " : "; ").append(named(tokens, other));
      line.append(
          String.format(Locale.ROOT, " %.3f, head %d", choice.weight()[i], choice.head()[i]));
    }
    if (last < 0) {
      line.append(" none in view");
    } else if (last >= MOST_NAMED) {
      line.append("; ").append(Numerals.grouped(choice.count() - MOST_NAMED)).append(" more");
    }
    return line.toString();
  }

  private static String named(Tokens tokens, int token) {
    return "“%s” (%s)".formatted(tokens.piece(token), Numerals.grouped(token));
  }

  /** How much is drawn in which way. */
  static String note(Picture picture) {
    ArcChoice choice = picture.choice();
    int n = picture.request().content().tokens().size();
    StringBuilder note = new StringBuilder();
    note.append(
        String.format(
            Locale.ROOT,
            "%s %s, the largest weights, %s %.0f %% of the attention %s; the rest is density.%s",
            Numerals.grouped(choice.count()),
            choice.count() == 1 ? "curve" : "curves",
            choice.count() == 1 ? "holds" : "hold",
            100 * choice.share(),
            picture.request().part() instanceof Part.All ? "shown" : "of this token",
            choice.count() > choice.listed()
                ? " Weak ones closer than 5 pixels are drawn together."
                : ""));
    if (picture.request().count() < n) {
      note.append(
          String.format(
              Locale.ROOT,
              " Tokens %,d to %,d of %,d.",
              picture.request().from(),
              picture.request().from() + picture.request().count() - 1,
              n));
    }
    if (picture.request().content().settings().hideMarks()) {
      note.append(" Renormalised: without the marks, rows sum to 1 over all others.");
    }
    return note.toString();
  }

  /**
   * The key that a query looks at most, or the query that looks at a key most, of all shown heads.
   */
  static OptionalInt strongest(Picture picture, int token, boolean isKey) {
    ArcBlock block = picture.block();
    if (token < block.from() || token >= block.from() + block.count()) {
      return OptionalInt.empty();
    }
    int best = -1;
    float most = 0;
    for (int head : picture.request().content().shownHeads().stream().toArray()) {
      for (int other = block.from(); other < block.from() + block.count(); other++) {
        float weight = isKey ? block.weight(head, other, token) : block.weight(head, token, other);
        if (weight > most) {
          most = weight;
          best = other;
        }
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}

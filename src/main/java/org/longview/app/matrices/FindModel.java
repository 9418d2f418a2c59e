package org.longview.app.matrices;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.text.Tokens;

/** Finds words among the tokens that are used. For the JavaFX thread alone. */
public final class FindModel {
  /**
   * A place where the words stand.
   *
   * @param from first token, inclusive
   * @param to last token, exclusive
   */
  public record Place(int from, int to) {}

  /**
   * Where the words stand.
   *
   * @param places by growing position
   * @param current which of them is looked at, or −1
   */
  public record Found(List<Place> places, int current) {
    static final Found NOTHING = new Found(List.of(), -1);

    /** The place that is looked at; null if none is. */
    public @Nullable Place place() {
      return current < 0 ? null : places.get(current);
    }
  }

  private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
  private @Nullable Tokens tokens;
  private String words = "";

  /** Where the words stand now. */
  public ReadOnlyObjectProperty<Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What is searched for; empty if nothing is. */
  public String words() {
    return words;
  }

  /** Searches for the same words in another text. */
  void setTokens(@Nullable Tokens newTokens) {
    tokens = newTokens;
    search(words);
  }

  /** Finds all places of some words, whatever their case, also inside of other words. */
  public void search(String newWords) {
    words = newWords.strip();
    Tokens searched = tokens;
    found.set(
        words.isEmpty() || searched == null
            ? Found.NOTHING
            : new Found(places(searched, words), -1));
  }

  /**
   * Looks at the next place, after the last at the first again.
   *
   * @param steps 1, or −1 for the one before
   * @param from the token to begin at while no place is looked at
   */
  public void step(int steps, int from) {
    Found now = found.get();
    int count = now.places().size();
    if (count == 0) {
      return;
    }
    int next = now.current() + steps;
    if (now.current() < 0) {
      int after = 0;
      while (after < count && now.places().get(after).from() < from) {
        after++;
      }
      next = steps > 0 ? after : after - 1;
    }
    found.set(new Found(now.places(), Math.floorMod(next, count)));
  }

  private static List<Place> places(Tokens tokens, String words) {
    List<Place> places = new ArrayList<>();
    String text = tokens.text();
    int end = tokens.end(tokens.size() - 1);
    int token = 0;
    for (int at = 0; at + words.length() <= end; at++) {
      if (text.regionMatches(true, at, words, 0, words.length())) {
        while (token < tokens.size() && tokens.end(token) <= at) {
          token++;
        }
        int to = token;
        while (to < tokens.size() && tokens.start(to) < at + words.length()) {
          to++;
        }
        if (to > token) {
          places.add(new Place(token, to));
        }
        at += words.length() - 1;
      }
    }
    return places;
  }
}

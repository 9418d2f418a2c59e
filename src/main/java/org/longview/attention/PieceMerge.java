package org.longview.attention;

import java.util.stream.Stream;
import org.longview.work.InputException;

/** How what pieces of a text gave for a token becomes one, where pieces overlap. */
public enum PieceMerge {
  /** Nothing is merged: one softmax over all pairs that share a piece. */
  UNION("union"),
  /** Each piece alone, and the mean over the pieces that hold the token. */
  MEAN("mean"),
  /**
   * Each piece alone, and what the piece gave in which the token has the most context: where the
   * lesser of the numbers of tokens to its left and to its right is largest, the earlier piece on a
   * tie (the "max context" of Devlin et al. 2019 for questions about long texts).
   */
  MAX_CONTEXT("maxcontext");

  private final String id;

  PieceMerge(String id) {
    this.id = id;
  }

  /**
   * The way of an id.
   *
   * @throws InputException if there is none
   */
  public static PieceMerge named(String id) {
    return Stream.of(values())
        .filter(known -> known.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no merge " + id + "; there are union, mean and maxcontext."));
  }

  /** On screen, on the command line and in files. */
  public String id() {
    return id;
  }
}

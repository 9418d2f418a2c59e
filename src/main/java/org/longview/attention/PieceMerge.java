package org.longview.attention;

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

  /** On screen, on the command line and in files. */
  public String id() {
    return id;
  }
}

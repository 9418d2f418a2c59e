package org.longview.picture;

/**
 * Where the tokens of arcs are, in device pixels: two columns, queries at the left and keys at the
 * right, or one column in the middle.
 *
 * @param width of the picture
 * @param height of the picture
 * @param oneLine whether queries and keys are the same column
 * @param inset room for words: at either side of two columns, or half of it at either side of one
 * @param first the token at the top, with the part of it that is above; counted from the block's
 * @param spacing from one token to the next
 */
public record ArcLayout(
    int width, int height, boolean oneLine, double inset, double first, double spacing) {
  /** The middle of a token, from the top. */
  public double y(double token) {
    return (token + 0.5 - first) * spacing;
  }
}

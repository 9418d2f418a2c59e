package org.longview.text.document;

/**
 * A printed line.
 *
 * @param left where it begins, in points from the left edge of the page
 * @param right where it ends
 */
record PdfLine(String text, double left, double right) {
  double width() {
    return right - left;
  }

  /** About how wide the first word is, with the blank that would come before it. */
  double firstWord() {
    int blank = text.indexOf(' ');
    int length = blank < 0 ? text.length() : blank;
    return width() * (length + 1) / text.length();
  }
}

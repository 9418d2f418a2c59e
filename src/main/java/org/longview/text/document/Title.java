package org.longview.text.document;

/** Titles for the screen: in one line, and no longer than anyone would read. */
final class Title {
  private static final int LONGEST = 200;

  private Title() {}

  /** The title in one line, cut if it is long; blank if nothing of it is visible. */
  static String of(String title) {
    int most = Math.min(title.length(), 2 * LONGEST);
    String line = title.substring(0, most).replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
    if (line.length() <= LONGEST && most == title.length()) {
      return line;
    }
    int end = Math.min(line.length(), LONGEST - 1);
    boolean inPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, inPair ? end - 1 : end) + "…";
  }
}

package org.longview.text.document;

/** A place in a document that its author marked. */
public sealed interface Landmark {
  /** The {@code char} of the text that it begins with; the text's length if nothing follows. */
  int offset();

  /** What to write beside it. */
  String label();

  /**
   * The start of a part.
   *
   * @param level 1 for the highest, at most 6
   * @param title is put in one line, and cut if it is long
   */
  record Heading(int level, String title, int offset) implements Landmark {
    public Heading {
      title = Title.of(title);
    }

    @Override
    public String label() {
      return title;
    }
  }

  /**
   * The start of a page.
   *
   * @param number from 1
   */
  record Page(int number, int offset) implements Landmark {
    @Override
    public String label() {
      return "Page " + number;
    }
  }
}

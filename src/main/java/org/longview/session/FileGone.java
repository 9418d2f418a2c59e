package org.longview.session;

/** A file that a session names cannot be read; something else takes its place. */
final class FileGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  FileGone(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What to tell the user. */
  String sentence() {
    return sentence;
  }
}

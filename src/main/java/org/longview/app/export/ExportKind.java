package org.longview.app.export;

/** What can be written as a picture. */
public enum ExportKind {
  PATTERN("Pattern", "pattern"),
  ATTENTION("Attention", "attention"),
  REFERENCE("Reference attention", "reference"),
  DIFFERENCE("Difference", "difference"),
  BUDGET("Memory budget", "budget");

  private final String title;
  private final String id;

  ExportKind(String title, String id) {
    this.title = title;
    this.id = id;
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** In file names and identifiers. */
  public String id() {
    return id;
  }
}

package org.longview.study;

/** The mechanisms that can be chosen, in the order of the gallery. */
public enum PatternKind {
  FULL("Full", "full"),
  WINDOW("Window", "window"),
  DILATED("Dilated", "dilated"),
  WINDOW_GLOBAL("Window + global", "window-global"),
  LINFORMER("Linformer", "linformer");

  private final String title;
  private final String id;

  PatternKind(String title, String id) {
    this.title = title;
    this.id = id;
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** On the command line and in files. */
  public String id() {
    return id;
  }

  /** Whether the window w matters. */
  public boolean hasWindow() {
    return this == WINDOW || this == DILATED || this == WINDOW_GLOBAL;
  }

  /** Whether the dilation d matters. */
  public boolean hasDilation() {
    return this == DILATED || this == WINDOW_GLOBAL;
  }

  /** Whether the global tokens matter. */
  public boolean hasGlobals() {
    return this == WINDOW_GLOBAL;
  }

  /** Whether the rank k matters. */
  public boolean hasRank() {
    return this == LINFORMER;
  }

  /** Whether it has a causal form. */
  public boolean canBeCausal() {
    return this != LINFORMER;
  }
}

package org.longview.study;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.longview.work.InputException;

/** The mechanisms that can be chosen, in the order of the gallery. */
public enum PatternKind {
  FULL("Full", "full"),
  WINDOW("Window", "window"),
  DILATED("Dilated", "dilated"),
  WINDOW_GLOBAL("Window + global", "window-global"),
  BIGBIRD("BigBird", "bigbird"),
  SINKS("Sinks", "sinks"),
  STRIDED("Strided", "strided"),
  FIXED("Fixed", "fixed"),
  CHUNKED("Chunked", "chunked"),
  TRUNCATED("Truncated", "truncated"),
  LINFORMER("Linformer", "linformer");

  private final String title;
  private final String id;

  PatternKind(String title, String id) {
    this.title = title;
    this.id = id;
  }

  /**
   * The mechanism of an id.
   *
   * @throws InputException if there is none
   */
  public static PatternKind named(String id) {
    return Stream.of(values())
        .filter(known -> known.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> new InputException("There is no pattern " + id + "; there are " + ids() + "."));
  }

  private static String ids() {
    return Stream.of(values()).map(PatternKind::id).collect(Collectors.joining(", "));
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** Within a sentence: what is not a name is in small letters. */
  public String inText() {
    return this == BIGBIRD || this == LINFORMER ? title : title.toLowerCase(Locale.ROOT);
  }

  /** On the command line and in files. */
  public String id() {
    return id;
  }

  /** Whether it has a window w; of BigBird, in the token form. */
  public boolean hasWindow() {
    return this == WINDOW
        || this == DILATED
        || this == WINDOW_GLOBAL
        || this == BIGBIRD
        || this == SINKS;
  }

  /** Whether the dilation d matters. */
  public boolean hasDilation() {
    return this == DILATED || this == WINDOW_GLOBAL;
  }

  /**
   * Whether it has global tokens; attention sinks are global as keys alone, BigBird's can be chosen
   * in the token form.
   */
  public boolean hasGlobals() {
    return this == WINDOW_GLOBAL || this == BIGBIRD || this == SINKS;
  }

  /** Whether the stride l matters. */
  public boolean hasStride() {
    return this == STRIDED || this == FIXED;
  }

  /** Whether the summary c of each block matters. */
  public boolean hasSummary() {
    return this == FIXED;
  }

  /** Whether random keys matter. */
  public boolean hasRandom() {
    return this == BIGBIRD;
  }

  /** Whether the length b of a piece matters. */
  public boolean hasPieces() {
    return this == CHUNKED || this == TRUNCATED;
  }

  /** Whether the rank k matters. */
  public boolean hasRank() {
    return this == LINFORMER;
  }

  /** Whether it leaves out pairs by its nature. */
  public boolean isSparse() {
    return this != FULL && this != LINFORMER;
  }

  /** Whether it is causal by itself, whatever is asked. */
  public boolean isCausal() {
    return this == SINKS || this == STRIDED || this == FIXED;
  }

  /** Whether it has a causal form beside the other. */
  public boolean canBeCausal() {
    return this != LINFORMER && !isCausal();
  }
}

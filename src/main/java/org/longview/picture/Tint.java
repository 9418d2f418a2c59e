package org.longview.picture;

/** What a colour says, whatever the theme. */
public enum Tint {
  TEXT,
  MUTED,
  WINDOW,
  GLOBAL,
  FAR,
  RANDOM,
  PROJECTED,
  GOOD,
  BAD;

  /** The opaque colour in a theme, 0xFFrrggbb. */
  public int argb(Palette palette) {
    return switch (this) {
      case TEXT -> palette.text();
      case MUTED -> palette.muted();
      case WINDOW -> palette.window();
      case GLOBAL -> palette.global();
      case FAR -> palette.far();
      case RANDOM -> palette.random();
      case PROJECTED -> palette.projected();
      case GOOD -> palette.good();
      case BAD -> palette.bad();
    };
  }
}

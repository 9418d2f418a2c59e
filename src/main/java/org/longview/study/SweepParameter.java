package org.longview.study;

import java.util.List;
import java.util.Locale;
import org.longview.attention.GlobalTokens;
import org.longview.text.Tokens;

/** A parameter that can run through numbers while all others stay. */
public enum SweepParameter {
  /** The window w. */
  W("window w"),
  /** The number s of global tokens, the first of the text. */
  S("global tokens s"),
  /** Linformer's rank k. */
  K("rank k"),
  /** The number n of tokens. */
  N("tokens n"),
  LAYER("layer"),
  HEAD("head");

  private final String title;

  SweepParameter(String title) {
    this.title = title;
  }

  /** On the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** On screen. */
  public String title() {
    return title;
  }

  /** The least number that means something in a text. */
  public int least() {
    return switch (this) {
      case N -> Tokens.FEWEST;
      case K -> 1;
      case W, S, LAYER, HEAD -> 0;
    };
  }

  /** The largest number that means something. */
  public int most(int length, int layers, int heads) {
    return switch (this) {
      case W, S, K, N -> length;
      case LAYER -> layers - 1;
      case HEAD -> heads - 1;
    };
  }

  /** The settings with another number. */
  public Settings in(Settings settings, int number) {
    PatternSettings pattern = settings.pattern();
    ViewSettings view = settings.view();
    return switch (this) {
      case W ->
          settings.withPattern(
              pattern.withWindow(number).withLayers(pattern.layers().withWindows(List.of())));
      case S -> settings.withPattern(pattern.withGlobals(GlobalTokens.first(number)));
      case K -> settings.withPattern(pattern.withRank(number));
      case N -> settings.withTokenLimit(number);
      case LAYER -> settings.withView(view.withHead(number, view.head()));
      case HEAD -> settings.withView(view.withHead(view.layer(), number));
    };
  }
}

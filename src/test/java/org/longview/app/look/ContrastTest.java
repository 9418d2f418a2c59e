package org.longview.app.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longview.app.Contrast;
import org.longview.app.state.Theme;
import org.longview.picture.Palette;
import org.longview.study.CellKind;

/** Contrast as WCAG 2.1 asks for it, level AA: 4.5 for text, 3 for marks and for the focus. */
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3;
  private static final Pattern COLOR = Pattern.compile("(-lv-[a-z]+):\\s*#([0-9a-f]{6});");

  /** Colours of a theme's style sheet by their names. */
  private static Map<String, Integer> colors(Theme theme) throws IOException {
    Map<String, Integer> colors = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(ContrastTest.class.getResourceAsStream(theme.colors()))) {
      Matcher matcher = COLOR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (matcher.find()) {
        colors.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
      }
    }
    colors.put("white", 0xffffff);
    return colors;
  }

  /** Collects the pairs that stand out too little. */
  private static final class Check {
    private final List<String> weak = new ArrayList<>();

    void atLeast(double least, String name, int color, int ground) {
      double contrast = Contrast.of(color, ground);
      if (contrast < least) {
        weak.add(String.format(Locale.ROOT, "%s %.2f < %.1f", name, contrast, least));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_text_of_the_style_sheet_stands_out(Theme theme) throws IOException {
    Map<String, Integer> colors = colors(theme);
    Check check = new Check();
    for (String ground : List.of("-lv-bg", "-lv-panel", "-lv-inset")) {
      for (String text :
          List.of(
              "-lv-fg",
              "-lv-muted",
              "-lv-accent",
              "-lv-window",
              "-lv-global",
              "-lv-projected",
              "-lv-bad",
              "-lv-ok")) {
        check.atLeast(TEXT, text + " on " + ground, get(colors, text), get(colors, ground));
      }
    }
    check.atLeast(TEXT, "white on -lv-primary", 0xffffff, get(colors, "-lv-primary"));
    check.atLeast(TEXT, "-lv-fg on -lv-line", get(colors, "-lv-fg"), get(colors, "-lv-line"));
    assertEquals(List.of(), check.weak);
  }

  @ParameterizedTest
  @EnumSource
  void the_focus_and_what_is_chosen_stand_out(Theme theme) throws IOException {
    Map<String, Integer> colors = colors(theme);
    Check check = new Check();
    for (String ground : List.of("-lv-bg", "-lv-panel", "-lv-inset")) {
      for (String mark : List.of("-lv-accent", "-lv-thumb", "-lv-primary", "-lv-control")) {
        check.atLeast(MARK, mark + " on " + ground, get(colors, mark), get(colors, ground));
      }
    }
    check.atLeast(
        MARK, "-lv-fg around -lv-primary", get(colors, "-lv-fg"), get(colors, "-lv-primary"));
    assertEquals(List.of(), check.weak);
  }

  @ParameterizedTest
  @EnumSource
  void all_that_is_painted_stands_out(Theme theme) throws IOException {
    Map<String, Integer> colors = colors(theme);
    Palette palette = theme.palette();
    Check check = new Check();
    for (int ground :
        new int[] {palette.background(), get(colors, "-lv-panel"), get(colors, "-lv-inset")}) {
      String on = " on " + Integer.toHexString(ground);
      check.atLeast(TEXT, "text" + on, palette.text(), ground);
      check.atLeast(TEXT, "muted" + on, palette.muted(), ground);
      check.atLeast(TEXT, "window" + on, palette.window(), ground);
      check.atLeast(TEXT, "global" + on, palette.global(), ground);
      check.atLeast(TEXT, "projected" + on, palette.projected(), ground);
      check.atLeast(TEXT, "good" + on, palette.good(), ground);
      check.atLeast(TEXT, "bad" + on, palette.bad(), ground);
    }
    for (CellKind kind : CellKind.values()) {
      check.atLeast(MARK, kind + " beside excluded", palette.of(kind), palette.excluded());
    }
    assertEquals(List.of(), check.weak);
  }

  private static int get(Map<String, Integer> colors, String name) {
    return Objects.requireNonNull(colors.get(name), name);
  }
}

package org.longview.app.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What desktops say about looks. */
class DesktopTest {
  /** Answers a command whose words hold some; all others fail. */
  private static Function<List<String>, Optional<String>> answering(String... wordsAndAnswers) {
    return command -> {
      String line = String.join(" ", command);
      for (int i = 0; i < wordsAndAnswers.length; i += 2) {
        if (line.contains(wordsAndAnswers[i])) {
          return Optional.of(wordsAndAnswers[i + 1]);
        }
      }
      return Optional.empty();
    };
  }

  private static Desktop says(boolean dark, boolean reducedMotion) {
    return new Desktop(Optional.of(dark), Optional.of(reducedMotion));
  }

  @Test
  void the_portal_of_linux_is_believed_first() {
    assertEquals(
        says(true, true),
        Desktop.ask(
            "Linux",
            answering(
                "appearance color-scheme", "(<<uint32 1>>,)\n",
                "appearance reduced-motion", "(<<uint32 1>>,)\n",
                "gsettings get org.gnome.desktop.interface color-scheme", "'default'\n")));
    assertEquals(
        Optional.of(false),
        Desktop.ask("Linux", answering("appearance color-scheme", "(<<uint32 2>>,)")).dark());
  }

  @Test
  void gnome_is_asked_where_the_portal_has_no_preference() {
    assertEquals(
        says(true, true),
        Desktop.ask(
            "Linux",
            answering(
                "appearance color-scheme", "(<<uint32 0>>,)",
                "interface color-scheme", "'prefer-dark'\n",
                "enable-animations", "false\n")));
    assertEquals(
        says(true, false),
        Desktop.ask(
            "Linux", answering("gtk-theme", "'Adwaita-dark'\n", "enable-animations", "true\n")));
  }

  @Test
  void a_mac_names_its_style_in_the_dark_only() {
    assertEquals(
        says(true, true),
        Desktop.ask("Mac OS X", answering("AppleInterfaceStyle", "Dark\n", "reduceMotion", "1\n")));
    assertEquals(Optional.of(false), Desktop.ask("Mac OS X", answering()).dark());
  }

  @Test
  void windows_keeps_both_in_its_registry() {
    assertEquals(
        says(true, true),
        Desktop.ask(
            "Windows 11",
            answering(
                "AppsUseLightTheme", "    AppsUseLightTheme    REG_DWORD    0x0\r\n",
                "MinAnimate", "    MinAnimate    REG_SZ    0\r\n")));
    assertEquals(
        Optional.of(false),
        Desktop.ask(
                "Windows 10",
                answering("AppsUseLightTheme", "    AppsUseLightTheme    REG_DWORD    0x1\r\n"))
            .dark());
  }

  @Test
  void a_desktop_that_cannot_be_asked_says_nothing() {
    assertEquals(Desktop.SILENT, Desktop.ask("Linux", answering()));
    assertEquals(Optional.empty(), SystemCommand.run(List.of("no-such-command-anywhere")));
  }
}

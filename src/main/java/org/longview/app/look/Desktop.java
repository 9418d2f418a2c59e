package org.longview.app.look;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the desktop says about looks.
 *
 * @param dark whether programs are to be dark; empty if it says nothing
 * @param reducedMotion whether things are to move less; empty if it says nothing
 */
public record Desktop(Optional<Boolean> dark, Optional<Boolean> reducedMotion) {
  /** A desktop that says nothing. */
  public static final Desktop SILENT = new Desktop(Optional.empty(), Optional.empty());

  private static final String GNOME = "org.gnome.desktop.interface";
  private static final String THEMES =
      "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
  private static final String METRICS = "HKCU\\Control Panel\\Desktop\\WindowMetrics";

  /**
   * Asks the desktop.
   *
   * @param system its name, as the property os.name has it
   * @param run runs a command and gives what it prints; empty if it fails or there is none such
   */
  public static Desktop ask(String system, Function<List<String>, Optional<String>> run) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return mac(run);
    }
    return name.contains("win") ? windows(run) : linux(run);
  }

  /** The portal's word goes before GNOME's own, which other desktops do not keep. */
  private static Desktop linux(Function<List<String>, Optional<String>> run) {
    Optional<Boolean> dark =
        portal(run, "color-scheme")
            .filter(answer -> !answer.contains("uint32 0"))
            .map(answer -> answer.contains("uint32 1"))
            .or(() -> gnome(run, "color-scheme", answer -> answer.contains("dark")))
            .or(() -> gnome(run, "gtk-theme", answer -> answer.contains("dark")));
    Optional<Boolean> reduced =
        portal(run, "reduced-motion")
            .map(answer -> answer.contains("uint32 1"))
            .or(() -> gnome(run, "enable-animations", answer -> answer.contains("false")));
    return new Desktop(dark, reduced);
  }

  private static Optional<String> portal(
      Function<List<String>, Optional<String>> run, String setting) {
    return run.apply(
            List.of(
                "gdbus",
                "call",
                "--session",
                "--timeout=1",
                "--dest=org.freedesktop.portal.Desktop",
                "--object-path=/org/freedesktop/portal/desktop",
                "--method=org.freedesktop.portal.Settings.Read",
                "org.freedesktop.appearance",
                setting))
        .filter(answer -> answer.contains("uint32"));
  }

  private static Optional<Boolean> gnome(
      Function<List<String>, Optional<String>> run, String key, Predicate<String> yes) {
    return run.apply(List.of("gsettings", "get", GNOME, key))
        .map(answer -> answer.toLowerCase(Locale.ROOT))
        .map(yes::test);
  }

  /** The key of the style is there in the dark only. */
  private static Desktop mac(Function<List<String>, Optional<String>> run) {
    boolean dark =
        run.apply(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
            .filter(answer -> answer.contains("Dark"))
            .isPresent();
    Optional<Boolean> reduced =
        run.apply(List.of("defaults", "read", "com.apple.universalaccess", "reduceMotion"))
            .map(answer -> answer.contains("1"));
    return new Desktop(Optional.of(dark), reduced);
  }

  private static Desktop windows(Function<List<String>, Optional<String>> run) {
    return new Desktop(
        run.apply(List.of("reg", "query", THEMES, "/v", "AppsUseLightTheme"))
            .map(answer -> answer.contains("0x0")),
        run.apply(List.of("reg", "query", METRICS, "/v", "MinAnimate"))
            .map(answer -> answer.strip().endsWith("0")));
  }
}

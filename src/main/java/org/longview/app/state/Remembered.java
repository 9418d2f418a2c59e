package org.longview.app.state;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered from one run to the next: the look, the window's place, the last folder, the
 * last documents and the memory for results. A file that cannot be read or written is passed over;
 * nothing depends on it.
 */
public final class Remembered {
  private static final Logger LOG = System.getLogger(Remembered.class.getName());

  /**
   * Where the window was.
   *
   * @param maximized whether it filled the screen; its place is then the one before
   */
  public record Place(double x, double y, double width, double height, boolean maximized) {}

  private static final int MOST_RECENT = 10;

  private final Path file;
  private final Properties values = new Properties();

  /** Reads what is remembered in a file, if there is any. */
  public Remembered(Path file) {
    this.file = file;
    read();
  }

  private void read() {
    if (Files.isReadable(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOG.log(Level.DEBUG, "not readable: " + file, e);
      }
    }
  }

  /** The file of this user on this system. */
  public static Path fileOfUser() {
    String home = System.getProperty("user.home", "");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String appData = System.getenv("APPDATA");
    String config = System.getenv("XDG_CONFIG_HOME");
    Path folder;
    if (system.contains("win") && appData != null) {
      folder = Path.of(appData);
    } else if (system.contains("mac")) {
      folder = Path.of(home, "Library", "Application Support");
    } else if (config != null && !config.isEmpty()) {
      folder = Path.of(config);
    } else {
      folder = Path.of(home, ".config");
    }
    return folder.resolve("longview").resolve("window.properties");
  }

  /** Another file in the same folder. */
  public Path beside(String name) {
    return file.resolveSibling(name);
  }

  public Theme theme() {
    return values.getProperty("theme", "dark").equals("light") ? Theme.LIGHT : Theme.DARK;
  }

  public void setTheme(Theme theme) {
    set("theme", theme == Theme.LIGHT ? "light" : "dark");
  }

  /** Whether the theme follows the system's; {@link #theme()} is then the last one. */
  public boolean followsSystemTheme() {
    return Boolean.parseBoolean(values.getProperty("theme-of-system"));
  }

  public void setFollowsSystemTheme(boolean follows) {
    set("theme-of-system", Boolean.toString(follows));
  }

  /** How much things move: system, reduced or full. */
  public String motion() {
    return values.getProperty("motion", "system");
  }

  public void setMotion(String motion) {
    set("motion", motion);
  }

  /** The size of type that was chosen, as a factor; 1 if none was. */
  public double typeSize() {
    try {
      return number("type-size");
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  public void setTypeSize(double factor) {
    set("type-size", Double.toString(factor));
  }

  /** How pictures were exported last, in words of the export's own; empty if none was. */
  public String export() {
    return values.getProperty("export", "");
  }

  public void setExport(String choices) {
    set("export", choices);
  }

  /** The folder that was used last, if it still exists. */
  public @Nullable Path folder() {
    return paths("folder").filter(Files::isDirectory).findFirst().orElse(null);
  }

  public void setFolder(Path folder) {
    set("folder", folder.toString());
  }

  /** Bytes that results may take; empty if that was never chosen. */
  public OptionalLong workingSet() {
    try {
      return OptionalLong.of(Long.parseLong(values.getProperty("working-set", "")));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public void setWorkingSet(long bytes) {
    set("working-set", Long.toString(bytes));
  }

  /** The documents that were opened last, the last one first. They may be gone. */
  public List<Path> recent() {
    return paths("recent").toList();
  }

  /** Puts a document before those that were opened earlier. */
  public void addRecent(Path document) {
    addRecent("recent", document);
  }

  /** The folders of the models that were opened last, likewise. */
  public List<Path> recentModels() {
    return paths("recent-models").toList();
  }

  /** Puts a model before those that were opened earlier. */
  public void addRecentModel(Path folder) {
    addRecent("recent-models", folder);
  }

  /** What is no path on this system is passed over. */
  private Stream<Path> paths(String key) {
    return values.getProperty(key, "").lines().flatMap(Remembered::path);
  }

  private static Stream<Path> path(String line) {
    try {
      return Stream.of(Path.of(line));
    } catch (InvalidPathException e) {
      LOG.log(Level.DEBUG, "no path: " + line, e);
      return Stream.empty();
    }
  }

  private void addRecent(String key, Path path) {
    read(); // for what another run of the program has opened meanwhile
    String last = path.toAbsolutePath().toString();
    Stream<String> earlier =
        values.getProperty(key, "").lines().filter(other -> !other.equals(last));
    set(
        key,
        Stream.concat(Stream.of(last), earlier)
            .limit(MOST_RECENT)
            .collect(Collectors.joining("\n")));
  }

  /** Where the window was; null if that is not known. */
  public @Nullable Place place() {
    try {
      return new Place(
          number("x"),
          number("y"),
          number("width"),
          number("height"),
          Boolean.parseBoolean(values.getProperty("maximized")));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  public void setPlace(Place place) {
    set(
        Map.of(
            "x", Double.toString(place.x),
            "y", Double.toString(place.y),
            "width", Double.toString(place.width),
            "height", Double.toString(place.height),
            "maximized", Boolean.toString(place.maximized)));
  }

  /**
   * A number.
   *
   * @throws NumberFormatException if there is none
   */
  private double number(String key) {
    double number = Double.parseDouble(values.getProperty(key, ""));
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(key + " is " + number);
    }
    return number;
  }

  private void set(String key, String value) {
    set(Map.of(key, value));
  }

  /** Changes some values in the file and leaves the others as another run may have set them. */
  private void set(Map<String, String> changes) {
    if (values.entrySet().containsAll(changes.entrySet())) {
      return;
    }
    read();
    values.putAll(changes);
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "window", ".properties");
      try {
        try (Writer writer = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
          values.store(writer, "Longview");
        }
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "not writable: " + file, e);
    }
  }
}

package org.longview.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build recorded it. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** "Longview" and the number. */
  public static String title() {
    return "Longview " + number();
  }

  /** The number. */
  public static String number() {
    Properties properties = new Properties();
    try (InputStream in = ProgramVersion.class.getResourceAsStream("/longview.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}

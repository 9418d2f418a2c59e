package org.longview;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.longview.app.LongviewApp;

/** Starts Longview. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LongviewApp.open(Stream.of(args).map(Path::of).toList());
  }
}

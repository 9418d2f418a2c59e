package org.longview;

import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.longview.app.LongviewApp;
import org.longview.cli.Commands;

/**
 * Starts Longview: a command, or the window. With {@code -Dlongview.log=true} the program logs to
 * standard error, which it otherwise leaves to its users.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (!Boolean.getBoolean("longview.log")) {
      LogManager.getLogManager().reset();
    }
    if (arguments.length > 0 && Commands.isCommand(arguments[0])) {
      System.exit(Commands.run(arguments));
    }
    LongviewApp.open(Stream.of(arguments).map(Path::of).toList());
  }
}

package org.longview;

import java.util.logging.LogManager;
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
  }
}

package org.longview;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.longview.app.LongviewApp;
import org.longview.cli.Commands;
import org.longview.cli.Preview;

/**
 * Starts Longview: a command, or the window. With {@code -Dlongview.log=true} the program logs to
 * standard error, which it otherwise leaves to its users.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Numbers in files, on the command line and on screen are written alike everywhere
    Locale.setDefault(Locale.ROOT);
    if (!Boolean.getBoolean("longview.log")) {
      LogManager.getLogManager().reset();
    }
    if (arguments.length > 0 && Commands.isCommand(arguments[0])) {
      System.exit(Commands.run(arguments));
    }
    List<Path> documents = Stream.of(arguments).map(Path::of).toList();
    Optional<String> noWindow = LongviewApp.open(documents);
    if (noWindow.isPresent()) {
      System.exit(Preview.run(noWindow.get(), documents.isEmpty() ? null : documents.get(0)));
    }
  }
}

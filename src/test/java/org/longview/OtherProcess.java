package org.longview;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class of the tests as a program of its own. */
public final class OtherProcess {
  private OtherProcess() {}

  /**
   * The program, not begun.
   *
   * @param main has a main method
   * @param options for the Java runtime
   * @param arguments for the main method
   * @param needs a class of each folder and library that it needs besides its own
   */
  public static ProcessBuilder of(
      Class<?> main, List<String> options, List<String> arguments, Class<?>... needs) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(main), Stream.of(needs))
            .map(OtherProcess::place)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** The folder or library that a class is in. */
  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

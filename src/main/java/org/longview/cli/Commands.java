package org.longview.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.longview.export.WriteException;
import org.longview.work.InputException;
import org.longview.work.MemoryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line. Exit status 0: done; 1: the work failed; 2: the arguments or the input are
 * wrong. A failure is one line on standard error, success leaves it empty.
 */
@Command(
    name = "longview",
    description =
        "Shows what attention costs and what it sees. Without arguments, or with a file, it opens"
            + " the window.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      AttendCommand.class,
      BudgetCommand.class,
      RenderCommand.class,
      SpectrumCommand.class,
      SpeedCommand.class,
      SweepCommand.class
    })
public final class Commands {
  private static final int FAILED = 1;
  private static final int WRONG = 2;

  /** Whether the first argument names a command or is an option, and not a file to be opened. */
  public static boolean isCommand(String argument) {
    return argument.startsWith("-")
        || new CommandLine(new Commands(), parts(Models.OF_SOURCES))
            .getSubcommands()
            .containsKey(argument);
  }

  /** Runs a command, with its output and complaints in UTF-8, and returns the exit status. */
  public static int run(String... arguments) {
    return run(
        Models.OF_SOURCES,
        new PrintWriter(System.out, true, UTF_8),
        new PrintWriter(System.err, true, UTF_8),
        arguments);
  }

  static int run(Models models, PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return new CommandLine(new Commands(), parts(models))
          .registerConverter(Path.class, Commands::path)
          .setOut(out)
          .setErr(err)
          .setParameterExceptionHandler((e, rest) -> complain(err, usage(e), WRONG))
          .setExecutionExceptionHandler((e, command, result) -> complain(err, e))
          .execute(arguments);
    } catch (OutOfMemoryError e) {
      return complain(
          err,
          "The memory of "
              + Runtime.getRuntime().maxMemory() / (1 << 20)
              + " MiB ran out; use fewer tokens, or start Java with a larger -Xmx.",
          FAILED);
    }
  }

  /** Makes the parts of commands; those that read models get them from where they are told. */
  private static IFactory parts(Models models) {
    IFactory usual = CommandLine.defaultFactory();
    return new IFactory() {
      @Override
      public <K> K create(Class<K> kind) throws Exception {
        return kind == InputOptions.class
            ? kind.cast(new InputOptions(models))
            : usual.create(kind);
      }
    };
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name of a file is missing");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "\"%s\" is no name of a file".formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  private static int complain(PrintWriter err, Exception e) {
    if (e instanceof InputException) {
      return complain(err, String.valueOf(e.getMessage()), WRONG);
    }
    if (e instanceof WriteException || e instanceof MemoryException) {
      return complain(err, String.valueOf(e.getMessage()), FAILED);
    }
    if (e instanceof ArithmeticException) {
      return complain(
          err, "The numbers are so large that a count exceeds 2⁶³; use smaller ones.", WRONG);
    }
    return complain(err, "The program failed: " + e, FAILED);
  }

  private static int complain(PrintWriter err, String sentence, int status) {
    err.println(sentence.lines().findFirst().orElse("").strip());
    return status;
  }

  private static String usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String message =
        String.valueOf(e.getMessage())
            .lines()
            .findFirst()
            .orElse("")
            .strip()
            .replaceFirst("is not an? (int|long)$", "is not a whole number of reasonable size");
    return (message.endsWith(".") ? message : message + ".")
        + " See "
        + command.getCommandSpec().qualifiedName()
        + " --help.";
  }
}

package org.longview.app.look;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs small commands of the system. */
public final class SystemCommand {
  private static final Logger LOG = System.getLogger(SystemCommand.class.getName());
  private static final long MOST_SECONDS = 2;
  private static final int MOST_BYTES = 4096;

  private SystemCommand() {}

  /**
   * Runs a command and waits, but not for long.
   *
   * @return the beginning of what it prints; empty if it fails, takes too long or is not there
   */
  public static Optional<String> run(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "not there: " + command, e);
      return Optional.empty();
    }
    try (InputStream out = process.getInputStream()) {
      // What is short enough to be an answer fits the pipe, so that it may be read afterwards
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      return Optional.of(new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "no answer: " + command, e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}

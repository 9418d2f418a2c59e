package org.longview.study.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The machine that times belong to.
 *
 * @param processor its name, or what is known of it
 * @param processors that the Java runtime may use, counted as threads that run at once
 * @param threads that were used
 * @param java the runtime's name and version
 * @param kernels what they are: "Vector API, 512 bits"
 */
public record Machine(String processor, int processors, int threads, String java, String kernels) {
  private static final Path LINUX = Path.of("/proc/cpuinfo");
  private static final String LINUX_NAME = "model name";
  private static final String PROCESSOR = processorName();

  /** This one. */
  public static Machine here(int threads, String kernels) {
    return new Machine(
        PROCESSOR,
        Runtime.getRuntime().availableProcessors(),
        threads,
        System.getProperty("java.vm.name", "Java") + " " + Runtime.version(),
        kernels);
  }

  /** Whether times may be compared: the same processor with as many threads. */
  public boolean isLike(Machine other) {
    return processor.equals(other.processor)
        && processors == other.processors
        && threads == other.threads;
  }

  /** In words: "Intel Xeon, 1 of 2 threads". */
  public String told() {
    String of = threads == processors ? "" : "of " + processors + " ";
    return "%s, %d %s%s".formatted(processor, threads, of, processors == 1 ? "thread" : "threads");
  }

  /** Linux and Windows tell it; elsewhere it is the kind of processor. */
  private static String processorName() {
    if (Files.isReadable(LINUX)) {
      try (Stream<String> lines = Files.lines(LINUX)) {
        return lines
            .filter(line -> line.startsWith(LINUX_NAME) && line.contains(":"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseGet(Machine::kind);
      } catch (IOException e) {
        return kind();
      }
    }
    return Objects.requireNonNullElseGet(System.getenv("PROCESSOR_IDENTIFIER"), Machine::kind);
  }

  private static String kind() {
    return System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
  }
}

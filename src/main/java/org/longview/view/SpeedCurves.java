package org.longview.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.longview.budget.Memory;
import org.longview.chart.SpeedPlot;
import org.longview.chart.SpeedPlot.Line;
import org.longview.chart.SpeedPlot.Mark;
import org.longview.chart.SpeedPlot.Style;
import org.longview.export.ChartFigure;
import org.longview.export.Figure;
import org.longview.export.FigureText;
import org.longview.export.TableNumbers;
import org.longview.picture.Numerals;
import org.longview.study.PatternKind;
import org.longview.study.speed.Crossing;
import org.longview.study.speed.SpeedParameters;
import org.longview.study.speed.SpeedPoint;
import org.longview.study.speed.SpeedRun;
import org.longview.study.speed.SpeedStudy;

/** What the two charts show of runs. */
public final class SpeedCurves {
  /**
   * Lengths from end to end of a chart: the usual ones, and whatever was measured beyond.
   *
   * @param shortest at the left
   * @param longest at the right
   */
  private record Span(double shortest, double longest) {
    static Span of(@Nullable SpeedRun run, List<SpeedRun> earlier) {
      IntSummaryStatistics all = lengths(run, earlier);
      SpeedStudy.LENGTHS.forEach(all::accept);
      return new Span(all.getMin(), all.getMax());
    }

    /** Of a figure, which waits for nothing: what was measured, unless that is one length. */
    static Span measured(SpeedRun run, List<SpeedRun> earlier) {
      IntSummaryStatistics all = lengths(run, earlier);
      return all.getMin() < all.getMax() ? new Span(all.getMin(), all.getMax()) : of(run, earlier);
    }

    private static IntSummaryStatistics lengths(@Nullable SpeedRun run, List<SpeedRun> earlier) {
      return Stream.concat(Stream.ofNullable(run), earlier.stream())
          .flatMap(one -> one.points().stream())
          .mapToInt(SpeedPoint::length)
          .summaryStatistics();
    }
  }

  /** Room beside the first and the last point. */
  private static final double BESIDE = 1.13;

  /** Of the axis of time while nothing is measured, in seconds, and of memory, in bytes. */
  private static final double[] NO_SECONDS = {1e-3, 10};

  private static final double[] NO_BYTES = {1 << 20, 1L << 30};

  /** How far above what was measured the chart shows what is never made. */
  private static final double ROOM_ABOVE = 16;

  private SpeedCurves() {}

  /** The chart of time: thin lines grow as n², n·w and n·k. */
  public static SpeedPlot time(@Nullable SpeedRun run, List<SpeedRun> earlier) {
    return time(run, earlier, Span.of(run, earlier));
  }

  private static SpeedPlot time(@Nullable SpeedRun run, List<SpeedRun> earlier, Span span) {
    double[] range = range(run, earlier, SpeedPoint::seconds, NO_SECONDS, 1);
    List<Line> lines = new ArrayList<>();
    for (PatternKind kind : SpeedRun.MECHANISMS) {
      theory(lines, run, span, kind, SpeedRun.order(kind), SpeedPoint::seconds);
    }
    measured(lines, run, earlier, SpeedPoint::seconds);
    List<Mark> marks = new ArrayList<>();
    if (run != null) {
      Crossing.of(run, SpeedPoint::seconds).stream()
          .filter(crossing -> !crossing.everywhere() && crossing.isWithFull())
          .forEach(
              crossing ->
                  marks.add(
                      new Mark(
                          crossing.winner(),
                          crossing.length(),
                          crossing.amount(),
                          crossing.winner().inText()
                              + " from "
                              + Numerals.grouped(Math.round(crossing.length())))));
    }
    return new SpeedPlot(
        lines,
        marks,
        span.shortest() / BESIDE,
        span.longest() * BESIDE,
        power(10, range[0], true),
        power(10, range[1], false),
        10,
        SpeedCurves::seconds,
        told("Time", run, point -> seconds(point.seconds())));
  }

  /** The chart of time as a figure. */
  public static Figure timeFigure(SpeedRun run, List<SpeedRun> earlier) {
    return figure(
        run,
        "Time of a layer",
        "the best of several runs; thin: n², n·w and n·k through the last point",
        "time",
        time(run, earlier, Span.measured(run, earlier)),
        "seconds");
  }

  /** The chart of memory as a figure. */
  public static Figure memoryFigure(SpeedRun run, List<SpeedRun> earlier) {
    return figure(
        run,
        "Peak memory of a layer",
        "all that a run allocates, Q, K and V apart; thin: n through the last point; dashes: n × n"
            + " matrices, which are never made",
        "memory",
        memory(run, earlier, Span.measured(run, earlier)),
        "peak_bytes");
  }

  private static Figure figure(
      SpeedRun run, String title, String subtitle, String up, SpeedPlot plot, String column) {
    SpeedParameters of = run.parameters();
    return new ChartFigure(
        new FigureText(
            title,
            subtitle,
            "w = %d · s = %d · k = %d · %d heads of d = %d · %s"
                .formatted(
                    of.window(),
                    of.globals(),
                    of.rank(),
                    of.heads(),
                    of.headWidth(),
                    run.machine().told())),
        plot,
        "tokens n",
        up,
        numbers(run, column));
  }

  /** The columns of {@code longview speed}, as far as the chart shows them. */
  private static TableNumbers numbers(SpeedRun run, String column) {
    return new TableNumbers(
        List.of("mechanism", "n", column, "threads"),
        run.points().stream()
            .sorted(Comparator.comparing(SpeedPoint::mechanism))
            .map(
                point ->
                    List.<Object>of(
                        point.mechanism().id(),
                        point.length(),
                        column.equals("seconds")
                            ? (Object) point.seconds()
                            : (Object) point.peakBytes(),
                        run.machine().threads()))
            .toList());
  }

  /** The chart of memory: thin lines grow as n, and the dashed one as n². */
  public static SpeedPlot memory(@Nullable SpeedRun run, List<SpeedRun> earlier) {
    return memory(run, earlier, Span.of(run, earlier));
  }

  private static SpeedPlot memory(@Nullable SpeedRun run, List<SpeedRun> earlier, Span span) {
    double[] range = range(run, earlier, SpeedPoint::peakBytes, NO_BYTES, ROOM_ABOVE);
    double least = power(2, range[0], true);
    double most = power(2, range[1], false);
    List<Line> lines = new ArrayList<>();
    if (run != null) {
      lines.add(matrix(run.parameters(), span, most));
    }
    for (PatternKind kind : SpeedRun.MECHANISMS) {
      theory(lines, run, span, kind, 1, SpeedPoint::peakBytes);
    }
    measured(lines, run, earlier, SpeedPoint::peakBytes);
    return new SpeedPlot(
        lines,
        List.of(),
        span.shortest() / BESIDE,
        span.longest() * BESIDE,
        least,
        most,
        2,
        bytes -> Memory.format((long) bytes),
        told("Memory", run, point -> Memory.format(point.peakBytes())));
  }

  /** The n × n matrices of all heads, as far as the chart goes. */
  private static Line matrix(SpeedParameters parameters, Span span, double most) {
    double bytesOfAPair = (double) Float.BYTES * parameters.heads();
    double last = Math.min(span.longest(), Math.sqrt(most / bytesOfAPair));
    return new Line(
        PatternKind.FULL,
        Style.IMAGINED,
        new double[] {span.shortest(), last},
        new double[] {bytesOfAPair * span.shortest() * span.shortest(), bytesOfAPair * last * last},
        "n × n, never made");
  }

  private static void measured(
      List<Line> lines,
      @Nullable SpeedRun run,
      List<SpeedRun> earlier,
      ToDoubleFunction<SpeedPoint> amount) {
    for (SpeedRun other : earlier) {
      for (PatternKind kind : SpeedRun.MECHANISMS) {
        lines.add(line(other.of(kind), kind, Style.EARLIER, amount, ""));
      }
    }
    if (run != null) {
      for (PatternKind kind : SpeedRun.MECHANISMS) {
        if (!run.of(kind).isEmpty()) {
          lines.add(line(run.of(kind), kind, Style.MEASURED, amount, kind.inText()));
        }
      }
    }
  }

  private static Line line(
      List<SpeedPoint> points,
      PatternKind kind,
      Style style,
      ToDoubleFunction<SpeedPoint> amount,
      String name) {
    return new Line(
        kind,
        style,
        points.stream().mapToDouble(SpeedPoint::length).toArray(),
        points.stream().mapToDouble(amount).toArray(),
        name);
  }

  /** A power of n through the last point. */
  private static void theory(
      List<Line> lines,
      @Nullable SpeedRun run,
      Span span,
      PatternKind kind,
      int order,
      ToDoubleFunction<SpeedPoint> amount) {
    if (run == null || run.of(kind).size() < 2) {
      return;
    }
    SpeedPoint last =
        run.of(kind).stream().max(Comparator.comparing(SpeedPoint::length)).orElseThrow();
    double at = amount.applyAsDouble(last);
    lines.add(
        new Line(
            kind,
            Style.THEORY,
            new double[] {span.shortest(), span.longest()},
            new double[] {
              at * Math.pow(span.shortest() / last.length(), order),
              at * Math.pow(span.longest() / last.length(), order)
            },
            ""));
  }

  private static double[] range(
      @Nullable SpeedRun run,
      List<SpeedRun> earlier,
      ToDoubleFunction<SpeedPoint> amount,
      double[] none,
      double above) {
    List<SpeedRun> all = new ArrayList<>(earlier);
    if (run != null) {
      all.add(run);
    }
    double[] amounts = all.stream().flatMap(r -> r.points().stream()).mapToDouble(amount).toArray();
    if (amounts.length == 0) {
      return none;
    }
    double least = amounts[0];
    double most = amounts[0];
    for (double value : amounts) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new double[] {least, above * most};
  }

  /** The next power of a base below or above. */
  private static double power(double base, double amount, boolean below) {
    double power = Math.log(amount) / Math.log(base);
    return Math.pow(base, below ? Math.floor(power) : Math.ceil(power));
  }

  /** The longest measured length of each mechanism, for those who listen. */
  private static String told(
      String what, @Nullable SpeedRun run, Function<SpeedPoint, String> amount) {
    if (run == null || run.points().isEmpty()) {
      return what + " against length: nothing measured yet";
    }
    return run.points().stream()
        .collect(Collectors.toMap(SpeedPoint::mechanism, p -> p, (a, b) -> b))
        .values()
        .stream()
        .sorted(Comparator.comparing(SpeedPoint::mechanism))
        .map(
            point ->
                "%s at n = %s: %s"
                    .formatted(
                        point.mechanism().inText(),
                        Numerals.grouped(point.length()),
                        amount.apply(point)))
        .collect(Collectors.joining(", ", what + " against length. ", "."));
  }

  /** A time with its unit: "5.25 ms", "4.23 s". */
  public static String seconds(double seconds) {
    if (seconds < 1e-3) {
      return Numerals.threeDigits(1e6 * seconds) + " µs";
    }
    return seconds < 1
        ? Numerals.threeDigits(1e3 * seconds) + " ms"
        : Numerals.threeDigits(seconds) + " s";
  }

  /** Who wins from where, one sentence for each that loses. */
  public static String crossings(SpeedRun run) {
    List<Crossing> all = Crossing.of(run, SpeedPoint::seconds);
    StringBuilder told = new StringBuilder();
    for (PatternKind loser : SpeedRun.MECHANISMS) {
      String winners =
          all.stream()
              .filter(crossing -> crossing.loser() == loser)
              .map(
                  crossing ->
                      crossing.winner().inText()
                          + (crossing.everywhere()
                              ? " at every n"
                              : String.format(
                                  Locale.ROOT, " from n = %,d", Math.round(crossing.length()))))
              .collect(Collectors.joining(", "));
      if (!winners.isEmpty()) {
        told.append(told.isEmpty() ? "Faster than " : " Than ");
        told.append(loser.inText()).append(": ").append(winners).append('.');
      }
    }
    return told.toString();
  }
}

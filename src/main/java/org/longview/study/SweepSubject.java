package org.longview.study;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.longview.attention.KeyPadding;
import org.longview.study.Settings.Apply;
import org.longview.work.Cancellation;
import org.longview.work.Progress;

/**
 * The heads that a sweep is about.
 *
 * @param length n, the number of tokens
 * @param padding keys that are only padding
 * @param measure what a setting keeps and loses
 */
public record SweepSubject(int length, KeyPadding padding, Measure measure) {
  /**
   * What a setting keeps and loses, as means over the heads.
   *
   * @param kept none for Linformer
   * @param outputError none of finished attention
   */
  public record Quality(OptionalDouble kept, OptionalDouble outputError) {}

  /** Told of what a setting keeps and loses. */
  @FunctionalInterface
  public interface Found {
    /**
     * Takes the outcome.
     *
     * @param index of the setting
     * @param seconds that it took
     */
    void accept(int index, Quality quality, double seconds);
  }

  /** Measures settings. */
  @FunctionalInterface
  public interface Measure {
    /**
     * Measures settings, in any order.
     *
     * @throws org.longview.work.InputException if one does not fit
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void of(
        List<PatternSettings> settings, Found found, Progress progress, Cancellation cancellation);
  }

  /** Measures one setting. */
  private interface One {
    Quality of(PatternSettings settings, Cancellation cancellation);
  }

  private static Measure oneByOne(One measure) {
    return (settings, found, progress, cancellation) -> {
      for (int i = 0; i < settings.size(); i++) {
        progress.at(
            "Measuring setting " + (i + 1) + " of " + settings.size(),
            i / (double) settings.size());
        long begin = System.nanoTime();
        Quality quality = measure.of(settings.get(i), cancellation);
        found.accept(i, quality, (System.nanoTime() - begin) / 1e9);
      }
    };
  }

  /**
   * Heads of a subject. Applied to one layer, each of the layers is measured as if it alone used
   * the pattern.
   *
   * @param layers at least one
   * @param heads of each of the layers, at least one
   */
  public static SweepSubject of(Subject subject, Apply apply, int[] layers, int[] heads) {
    Measure measure =
        apply == Apply.EVERY_LAYER
            ? oneByOne(
                (settings, cancellation) ->
                    mean(everyLayer(subject, settings, layers, cancellation), heads))
            : (settings, found, progress, cancellation) ->
                new SharedSweep(subject, layers)
                    .measure(
                        settings,
                        one -> found.accept(one.index(), mean(one.layers(), heads), one.seconds()),
                        progress,
                        cancellation);
    return new SweepSubject(subject.length(), subject.padding(), measure);
  }

  private static List<LayerQuality> everyLayer(
      Subject subject, PatternSettings settings, int[] layers, Cancellation cancellation) {
    if (layers.length == subject.layers()) {
      return subject.quality(settings, Apply.EVERY_LAYER, Progress.NONE, cancellation).layers();
    }
    return IntStream.of(layers)
        .mapToObj(
            layer ->
                subject
                    .layer(settings, Apply.EVERY_LAYER, layer, Progress.NONE, cancellation)
                    .quality())
        .toList();
  }

  private static Quality mean(List<LayerQuality> layers, int[] heads) {
    OptionalDouble kept =
        layers.stream()
            .flatMap(layer -> IntStream.of(heads).mapToObj(layer::kept))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average();
    OptionalDouble outputError =
        layers.stream()
            .filter(LayerQuality::hasOutput)
            .flatMapToDouble(layer -> IntStream.of(heads).mapToDouble(layer::outputError))
            .average();
    return new Quality(kept, outputError);
  }
}

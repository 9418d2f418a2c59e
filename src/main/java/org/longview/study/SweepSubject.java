package org.longview.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.longview.attention.KeyPadding;
import org.longview.linear.Kernels;
import org.longview.model.UserTensors;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.Progress;
import org.longview.work.Workers;

/** The heads that a sweep is about. */
public interface SweepSubject {
  /**
   * What a setting keeps and loses, as means over the heads.
   *
   * @param kept none for Linformer
   * @param outputError none of finished attention
   */
  record Quality(OptionalDouble kept, OptionalDouble outputError) {}

  /** n, the number of tokens. */
  int length();

  /** Keys that are only padding. */
  KeyPadding padding();

  /**
   * Measures a setting.
   *
   * @throws org.longview.work.InputException if it does not fit
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Quality measure(PatternSettings settings, Cancellation cancellation);

  /**
   * Heads of the model reading a text. Applied to one layer, each of the layers is measured as if
   * it alone used the pattern.
   *
   * @param layers at least one
   * @param heads of each of the layers, at least one
   */
  static SweepSubject of(
      Workbench workbench, Tokens tokens, Apply apply, int[] layers, int[] heads) {
    boolean all = layers.length == workbench.encoder().config().layers();
    return new SweepSubject() {
      @Override
      public int length() {
        return tokens.size();
      }

      @Override
      public KeyPadding padding() {
        return KeyPadding.NONE;
      }

      @Override
      public Quality measure(PatternSettings settings, Cancellation cancellation) {
        List<LayerQuality> measured = new ArrayList<>();
        if (all) {
          measured.addAll(
              workbench.quality(tokens, settings, apply, Progress.NONE, cancellation).layers());
        } else {
          for (int layer : layers) {
            measured.add(
                workbench
                    .layer(tokens, settings, apply, layer, Progress.NONE, cancellation)
                    .quality());
          }
        }
        return mean(measured, heads);
      }
    };
  }

  /** Heads of queries, keys and values that the user brought. */
  static SweepSubject of(UserTensors.Projected tensors, int[] heads) {
    return new SweepSubject() {
      @Override
      public int length() {
        return tensors.n();
      }

      @Override
      public KeyPadding padding() {
        return TensorStudy.padding(tensors);
      }

      @Override
      public Quality measure(PatternSettings settings, Cancellation cancellation) {
        LayerComparison layer =
            TensorStudy.compare(tensors, settings, Kernels.best(), Workers.shared(), cancellation);
        return mean(List.of(layer.quality()), heads);
      }
    };
  }

  /** Heads of finished attention that the user brought. */
  static SweepSubject of(UserTensors.Finished tensors, int[] layers, int[] heads) {
    return new SweepSubject() {
      @Override
      public int length() {
        return tensors.n();
      }

      @Override
      public KeyPadding padding() {
        return TensorStudy.padding(tensors);
      }

      @Override
      public Quality measure(PatternSettings settings, Cancellation cancellation) {
        double kept = 0;
        for (int layer : layers) {
          for (int head : heads) {
            cancellation.check();
            kept += new FinishedAttention(tensors, settings, layer, head).kept();
          }
        }
        return new Quality(
            OptionalDouble.of(kept / layers.length / heads.length), OptionalDouble.empty());
      }
    };
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
            .flatMapToDouble(layer -> IntStream.of(heads).mapToDouble(layer::outputError))
            .average();
    return new Quality(kept, outputError);
  }
}

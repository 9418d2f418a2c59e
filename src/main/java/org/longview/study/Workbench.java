package org.longview.study;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.longview.attention.GlobalTokens;
import org.longview.attention.KeyPadding;
import org.longview.attention.LayerAttention;
import org.longview.attention.Mechanism;
import org.longview.budget.Memory;
import org.longview.model.Encoder;
import org.longview.study.Settings.Apply;
import org.longview.text.Tokens;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;
import org.longview.work.Workers;

/**
 * Answers what a text's attention is under a pattern. The runs of the model that an answer needed
 * are kept for the next one: dragging a parameter runs again only what the parameter changes. One
 * question is answered at a time; others wait, and give way when cancelled.
 */
public final class Workbench {
  private final Encoder encoder;
  private final Workers workers;
  private @Nullable Kept reference;
  private @Nullable Kept pattern;

  /** A run and what it was made from. */
  private record Kept(List<Object> key, EncoderRun run) {}

  public Workbench(Encoder encoder, Workers workers) {
    this.encoder = encoder;
    this.workers = workers;
  }

  public Encoder encoder() {
    return encoder;
  }

  /**
   * The attention of one layer under the settings' pattern, beside the reference.
   *
   * @param tokens the text's tokens, as many as are to be used
   * @throws org.longview.work.InputException if the settings do not fit the text
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public synchronized LayerComparison layer(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      int layer,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    requireMemory(tokens.size(), apply, layer);
    Question question = new Question(tokens, settings, apply, progress, cancellation);
    return question.layer(layer);
  }

  /**
   * What the pattern keeps and loses in every head of every layer. Applied to "this layer", each
   * layer is measured as if it alone used the pattern.
   *
   * @throws org.longview.work.InputException if the settings do not fit the text
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public synchronized ModelQuality quality(
      Tokens tokens,
      PatternSettings settings,
      Apply apply,
      Progress progress,
      Cancellation cancellation) {
    cancellation.check();
    requireMemory(tokens.size(), apply, encoder.config().layers() - 1);
    Question question = new Question(tokens, settings, apply, progress, cancellation);
    List<LayerQuality> layers = new ArrayList<>();
    int count = encoder.config().layers();
    for (int layer = 0; layer < count; layer++) {
      progress.at("Measuring layer " + (layer + 1) + " of " + count, layer / (double) count);
      layers.add(question.layer(layer).quality());
    }
    return new ModelQuality(List.copyOf(layers));
  }

  /** Refuses what the heap cannot hold, before any of it is taken. */
  private void requireMemory(int n, Apply apply, int layer) {
    int runs = apply == Apply.EVERY_LAYER ? 2 : 1;
    long needed = EncoderRun.bytes(encoder, n, layer, runs);
    long available = Runtime.getRuntime().maxMemory() / 4 * 3;
    if (needed > available) {
      throw new InputException(
          "%d tokens need about %s of memory, and there is %s for them; use at most %d tokens."
              .formatted(
                  n,
                  Memory.format(needed),
                  Memory.format(available),
                  (long) ((double) n * available / needed)));
    }
  }

  /** One question's text, pattern and runs. */
  private final class Question {
    private final Apply apply;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Reference referenceOfText;
    private final Mechanism mechanism;
    private final EncoderRun referenceRun;
    private final @Nullable EncoderRun patternRun;

    Question(
        Tokens tokens,
        PatternSettings settings,
        Apply apply,
        Progress progress,
        Cancellation cancellation) {
      this.apply = apply;
      this.progress = progress;
      this.cancellation = cancellation;
      int[] ids = tokens.ids();
      int n = ids.length;
      GlobalTokens globals =
          settings.kind().hasGlobals() ? settings.globals().within(n) : GlobalTokens.NONE;
      referenceOfText = Reference.of(n, encoder.config().maxPositions(), globals);
      mechanism =
          Mechanisms.of(settings, n, encoder.config().heads(), KeyPadding.NONE, cancellation);
      IntBuffer text = IntBuffer.wrap(ids);

      Kept known = reference;
      List<Object> key = List.of(text, referenceOfText);
      if (known == null || !known.key().equals(key)) {
        Mechanism full = new Mechanism.Sparse(referenceOfText.plan(n, KeyPadding.NONE));
        known = new Kept(key, new EncoderRun(encoder, ids, full));
        reference = known;
      }
      referenceRun = known.run();

      if (apply == Apply.EVERY_LAYER) {
        Kept last = pattern;
        List<Object> patternKey =
            settings.kind() == PatternKind.LINFORMER
                ? List.of(text, settings.rank(), settings.projection())
                : List.of(text, settings.pattern(n));
        if (last == null || !last.key().equals(patternKey)) {
          last = new Kept(patternKey, new EncoderRun(encoder, ids, mechanism));
          pattern = last;
        }
        patternRun = last.run();
      } else {
        patternRun = null;
      }
    }

    LayerComparison layer(int layer) {
      LayerAttention referenceAttention = referenceRun.attention(layer, progress, cancellation);
      LayerAttention attention =
          apply == Apply.EVERY_LAYER
              ? Objects.requireNonNull(patternRun).attention(layer, progress, cancellation)
              : referenceAttention.under(mechanism, workers, cancellation);
      return new LayerComparison(
          encoder.kernels(), attention, referenceAttention, referenceOfText, workers, cancellation);
    }
  }
}

package org.longview.app.pattern;

import static org.longview.app.pattern.PatternEdits.limited;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.longview.app.control.NumberScale;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.model.RandomIndex;
import org.longview.model.TensorFile;
import org.longview.picture.Numerals;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.RandomSettings;
import org.longview.work.InputException;

/** The form of BigBird and its random keys. For the JavaFX thread alone. */
final class RandomKeysModel {
  private static final int FEWEST_BLOCKS = 6;

  private final PatternEdits edits;
  private final Notices notices;
  private final LatestJob reading;

  RandomKeysModel(
      PatternEdits edits, Notices notices, Background background, Activities activities) {
    this.edits = edits;
    this.notices = notices;
    reading = new LatestJob("Reading the random keys", background, activities, Duration.ZERO);
  }

  /** Says BigBird's pattern of tokens or of blocks, of a size that divides the text. */
  void setForm(RandomSettings.Form form) {
    int n = edits.length();
    changeRandom(
        form == RandomSettings.Form.BLOCKS ? "blocks" : "tokens",
        new Gesture(),
        now -> drawn(now.withForm(form).withBlock(blockFor(n, now.block()))));
  }

  /** The keys of a file are of one form alone. */
  private static RandomSettings drawn(RandomSettings random) {
    return random.source() instanceof RandomSettings.File file
            && file.index().ofBlocks() != random.ofBlocks()
        ? random.withSource(new RandomSettings.Seed(0))
        : random;
  }

  /** A block size that divides n, and leaves enough blocks to see the pattern. */
  private static int blockFor(int n, int wanted) {
    int most = Math.max(1, n / FEWEST_BLOCKS);
    int block = wanted <= most && n % wanted == 0 ? wanted : most;
    while (n % block != 0) {
      block--;
    }
    return block;
  }

  /**
   * Sets b.
   *
   * @throws InputException if it is not positive or does not divide the text
   */
  void setBlock(long block, Gesture gesture) {
    int size = limited("block b", block);
    int n = edits.length();
    RandomSettings changed =
        edits.now().random().withForm(RandomSettings.Form.BLOCKS).withBlock(size);
    edits
        .now()
        .withKind(PatternKind.BIGBIRD)
        .withRandom(changed.withSource(new RandomSettings.Seed(0)))
        .pattern(n)
        .check(n);
    changeRandom("block b", gesture, now -> now.withBlock(size));
  }

  /**
   * Sets r; keys that were read are drawn again.
   *
   * @throws InputException if it is negative or larger than n
   */
  void setCount(long count, Gesture gesture) {
    if (count > edits.length()) {
      throw new InputException(
          "There are only %s tokens, so none has %s random keys."
              .formatted(Numerals.grouped(edits.length()), Numerals.grouped(count)));
    }
    changeRandom(
        "random keys r",
        gesture,
        now ->
            now.withCount(limited("random keys r", count))
                .withSource(
                    now.source() instanceof RandomSettings.Seed
                        ? now.source()
                        : new RandomSettings.Seed(0)));
  }

  /** Draws the random keys by a seed. */
  void setSeed(long seed) {
    changeRandom(
        "draw random keys", new Gesture(), now -> now.withSource(new RandomSettings.Seed(seed)));
  }

  /** Reads random keys, of the form that is chosen, and takes them. */
  void open(Path file) {
    boolean blocks = edits.now().random().ofBlocks();
    reading.submit(
        (progress, cancellation) -> TensorFile.readRandomIndex(file, blocks, cancellation),
        index -> take(file, index),
        thrown -> notices.failure(reading, thrown));
  }

  private void take(Path file, RandomIndex index) {
    RandomSettings.Source source = new RandomSettings.File(file, index);
    try {
      PatternSettings changed =
          edits
              .now()
              .withKind(PatternKind.BIGBIRD)
              .withRandom(edits.now().random().withSource(source));
      changed.pattern(edits.length()).check(edits.length());
    } catch (InputException e) {
      notices.problem(reading, e.getMessage());
      return;
    }
    notices.mended(reading);
    changeRandom("random keys from a file", new Gesture(), now -> now.withSource(source));
  }

  private void changeRandom(String title, Gesture gesture, UnaryOperator<RandomSettings> random) {
    edits.change(title, gesture, now -> now.withRandom(random.apply(now.random())));
  }

  /** For BigBird's b: what divides n. */
  NumberScale blockScale() {
    int n = Math.max(1, edits.length());
    return NumberScale.of(
        LongStream.rangeClosed(1, n).filter(block -> n % block == 0).boxed().toList());
  }

  NumberScale countScale() {
    return new NumberScale(0, Math.max(2, Math.min(edits.length(), 64)), 1);
  }
}

package org.longview.model;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.longview.text.Tokenizer;
import org.longview.work.Cancellation;
import org.longview.work.InputException;
import org.longview.work.Progress;

/** Where a model is; a value that tells models apart. */
public sealed interface ModelSource permits BundledModel, ModelFolder {
  /**
   * The model of a name, or in a folder.
   *
   * @throws InputException if there is neither
   */
  static ModelSource of(String nameOrFolder) {
    for (BundledModel bundled : BundledModel.values()) {
      if (bundled.title().equals(nameOrFolder)) {
        return bundled;
      }
    }
    try {
      Path folder = Path.of(nameOrFolder);
      if (Files.exists(folder)) {
        return new ModelFolder(folder);
      }
    } catch (InvalidPathException e) {
      // then it is no folder
    }
    throw new InputException(
        "There is no model %s; the one that comes with the program is %s, and any other is named by its folder."
            .formatted(nameOrFolder, BundledModel.DEFAULT.title()));
  }

  /** The name that the user knows it by. */
  String title();

  /**
   * Reads the weights.
   *
   * @throws InputException if they are missing, damaged, of a kind that is not computed, or larger
   *     than the memory allows
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EncoderWeights load(Progress progress, Cancellation cancellation);

  /**
   * Reads the tokenizer.
   *
   * @throws InputException if it is missing, damaged, of a kind that is not known, or not that of
   *     the model
   */
  Tokenizer tokenizer();
}

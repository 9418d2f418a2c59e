package org.longview.app.quality;

import java.util.List;
import java.util.OptionalDouble;
import org.longview.model.EncoderConfig;
import org.longview.study.LayerQuality;
import org.longview.study.ModelQuality;
import org.longview.study.PatternKind;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Settings.Apply;
import org.longview.study.Subject;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;

/** The table of quality, as text. */
final class QualityModel {
  private static final String NONE = "–";

  private QualityModel() {}

  /** Attention kept of the head, the layer and the model. */
  static List<String> kept(ModelQuality quality, ViewSettings view) {
    LayerQuality layer = quality.layer(view.layer());
    return List.of(
        told(layer.kept(view.head())),
        told(layer.kept(ViewSettings.MEAN_HEAD)),
        told(quality.kept()));
  }

  /** Output error of the head, the layer and the model. */
  static List<String> errors(ModelQuality quality, ViewSettings view) {
    LayerQuality layer = quality.layer(view.layer());
    return quality.hasOutput()
        ? List.of(
            Wording.percent(layer.outputError(view.head())),
            Wording.percent(layer.outputError(ViewSettings.MEAN_HEAD)),
            Wording.percent(quality.outputError()))
        : List.of(NONE, NONE, NONE);
  }

  private static String ofPieces(PatternSettings pattern, int n, int trained) {
    int longest = pattern.pieces(n).longestMarked();
    String length =
        longest > trained
            ? " With its marks the longest has %,d, more than the %,d that it was trained on."
                .formatted(longest, trained)
            : "";
    return pattern.mergesPieces()
        ? "The model reads each piece as it was trained to read a text; what lies in other pieces"
            + " is lost."
            + length
        : "What was cut off is lost: tokens that are never read have an output of zero." + length;
  }

  private static String told(OptionalDouble share) {
    return share.isPresent() ? Wording.percent(share.getAsDouble()) : NONE;
  }

  /**
   * How the numbers are to be read.
   *
   * @param reference what the pattern is compared with
   */
  static String note(Settings settings, Subject subject, String reference) {
    EncoderConfig model = subject.model();
    return model == null ? ofTensors(subject) : note(settings, subject.length(), model, reference);
  }

  private static String ofTensors(Subject subject) {
    String layers =
        subject.layers() == 1
            ? ""
            : " No model is between the layers: each is measured on the tensors of the file.";
    return subject.headWidth().isPresent()
        ? "Compared with full attention of the same queries, keys and values." + layers
        : "Compared with the attention of the file, which holds no values: there is no output, and"
            + " so no output error."
            + layers;
  }

  /**
   * The same of a text.
   *
   * @param n number of tokens
   * @param model what reads the text
   * @param reference what the pattern is compared with
   */
  static String note(Settings settings, int n, EncoderConfig model, String reference) {
    int full = model.fullAttentionLength();
    StringBuilder note = new StringBuilder();
    if (n > full) {
      note.append(
          "Beyond %d tokens full attention loses its meaning, so the reference is %s. "
              .formatted(full, reference));
    }
    if (settings.pattern().readsPieces() && settings.apply() == Apply.EVERY_LAYER) {
      note.append(ofPieces(settings.pattern(), n, model.maxPositions()));
    } else if (settings.pattern().kind() != PatternKind.FULL || settings.pattern().isCausal()) {
      note.append(
          model.isLongformer()
              ? "The model was trained with its own windows and global tokens: a model trained"
                  + " with another pattern would lose less under that."
              : "The model was trained with full attention: a model trained with the pattern would"
                  + " lose less.");
    } else if (n <= full) {
      note.append("Full attention is what the model was trained with: nothing is lost.");
    }
    if (settings.apply() == Apply.THIS_LAYER) {
      note.append(" Each layer is measured as if it alone used the pattern.");
    }
    return note.toString().strip();
  }
}

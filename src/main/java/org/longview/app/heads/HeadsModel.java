package org.longview.app.heads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.longview.app.state.Burst;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.picture.ColorMap;
import org.longview.study.Head;
import org.longview.study.LayerQuality;
import org.longview.study.ModelQuality;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;

/** The choice of a head, and what is told of each. For the JavaFX thread alone. */
public final class HeadsModel implements HeadGrid.Model {
  private final SettingsModel settings;
  private final AttentionModel attention;
  private final Burst keys = new Burst();

  /** Works on the settings. */
  public HeadsModel(SettingsModel settings, AttentionModel attention) {
    this.settings = settings;
    this.attention = attention;
  }

  /** The colours of the cells. */
  ColorMap colorMap() {
    return ColorMap.named(settings.get().view().colorMap());
  }

  /** The head that is viewed. */
  @Override
  public Head chosen() {
    ViewSettings view = settings.get().view();
    return new Head(view.layer(), view.head());
  }

  /** Views a head. */
  @Override
  public void choose(Head head) {
    settings.change(
        head.title().toLowerCase(Locale.ROOT),
        keys.now(),
        now -> now.withView(now.view().withHead(head.layer(), head.head())));
  }

  /** Views another head in some direction; the mean stands to the right of the last one. */
  @Override
  public void move(int down, int right, int layers, int heads) {
    Head from = chosen();
    int column = from.head() == ViewSettings.MEAN_HEAD ? heads : from.head();
    int layer = Math.max(0, Math.min(layers - 1, from.layer() + down));
    int head = Math.max(0, Math.min(heads, column + right));
    choose(new Head(layer, head == heads ? ViewSettings.MEAN_HEAD : head));
  }

  /** Whether attention kept is defined; output error is told instead where it is not. */
  public boolean hasKept() {
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    return answer == null || answer.value().kept().isPresent();
  }

  /** What colours a head's cell: attention kept, or else output error; empty while not known. */
  @Override
  public OptionalDouble value(Head head) {
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    if (answer == null || head.layer() >= answer.value().layers().size()) {
      return OptionalDouble.empty();
    }
    LayerQuality layer = answer.value().layer(head.layer());
    return answer.value().kept().isPresent()
        ? layer.kept(head.head())
        : OptionalDouble.of(layer.outputError(head.head()));
  }

  /** Attention kept and output error in a few words; empty while not known. */
  @Override
  public String told(Head head) {
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    if (answer == null || head.layer() >= answer.value().layers().size()) {
      return "";
    }
    LayerQuality layer = answer.value().layer(head.layer());
    OptionalDouble kept = layer.kept(head.head());
    List<String> told = new ArrayList<>();
    kept.ifPresent(share -> told.add("kept " + Wording.percent(share)));
    if (layer.hasOutput()) {
      told.add("error " + Wording.percent(layer.outputError(head.head())));
    }
    return String.join("\n", told);
  }

  /** The quality that is shown; null until it has been computed once. */
  public @Nullable ModelQuality quality() {
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    return answer == null ? null : answer.value();
  }
}

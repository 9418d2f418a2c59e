package org.longview.app.arcs;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.Gesture;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.study.ArcSettings;
import org.longview.study.LayerComparison;
import org.longview.study.MatrixSource;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;
import org.longview.text.Tokens;

/** What the arcs show: the attention of a layer's heads. For the JavaFX thread alone. */
public final class ArcsModel {
  /**
   * What is drawn.
   *
   * @param layer whose attention it is
   * @param shown that of the pattern, or the reference
   * @param settings how it is drawn
   * @param current whether it belongs to the settings of now
   */
  public record Content(
      LayerComparison layer, Tokens tokens, Shown shown, ArcSettings settings, boolean current) {
    /** Number of heads. */
    public int heads() {
      return layer.attention().heads();
    }

    /** n × n of each head. */
    List<MatrixSource> matrices() {
      return IntStream.range(0, heads()).mapToObj(head -> layer.source(shown, head)).toList();
    }

    /** The heads that are drawn. */
    BitSet shownHeads() {
      BitSet heads = new BitSet();
      heads.set(0, heads());
      settings.hiddenHeads().forEach(heads::clear);
      return heads;
    }

    /** The tokens that are left out. */
    BitSet left() {
      return settings.hideMarks() ? tokens.specials() : new BitSet();
    }
  }

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final AttentionModel attention;
  private final FocusModel focus;
  private final ReadOnlyObjectWrapper<@Nullable Content> content = new ReadOnlyObjectWrapper<>();

  /** Follows the settings and the attention. */
  public ArcsModel(
      SettingsModel settings, SubjectModel subjects, AttentionModel attention, FocusModel focus) {
    this.settings = settings;
    this.subjects = subjects;
    this.attention = attention;
    this.focus = focus;
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view())) {
                follow();
              }
            });
    attention.layerProperty().addListener((property, before, now) -> follow());
    attention.layerCurrentProperty().addListener((property, before, now) -> follow());
  }

  /** Null while the tab is closed, or nothing has been computed. */
  public ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** Why there is nothing to draw, in a sentence; empty if there is or will be. */
  String obstacle() {
    String missing = subjects.missingProperty().get();
    return missing.isEmpty() ? attention.obstacleProperty().get() : missing;
  }

  /** Tells of another {@link #obstacle}. */
  void whenObstacleChanges(Runnable told) {
    subjects.missingProperty().addListener((property, before, now) -> told.run());
    attention.obstacleProperty().addListener((property, before, now) -> told.run());
  }

  /** Whether what is in the way is in the way of the computation. */
  boolean isStopped() {
    return subjects.current() != null && !attention.obstacleProperty().get().isEmpty();
  }

  /** What a pattern is measured against: "full", or "window 512" where the text is longer. */
  String referenceName() {
    Subject subject = subjects.current();
    return subject == null ? "full" : subject.referenceName();
  }

  /** Computes what was stopped or failed. */
  void resume() {
    attention.resume();
  }

  FocusModel focus() {
    return focus;
  }

  private void follow() {
    Answer<LayerComparison> answer = attention.layerProperty().get();
    if (answer == null || settings.get().view().tab() != Tab.ARCS) {
      content.set(null);
      return;
    }
    content.set(
        new Content(
            answer.value(),
            answer.tokens(),
            isFull(answer.value()) ? Shown.FULL : Shown.PATTERN,
            settings(),
            attention.layerCurrentProperty().get()));
  }

  /** Linformer's columns are no tokens, so that its reference is shown. */
  private boolean isFull(LayerComparison layer) {
    return settings.get().view().shown() == Shown.FULL || !layer.hasDifference();
  }

  ArcSettings settings() {
    return settings.get().view().arcs();
  }

  /** Shows the reference, or the attention under the pattern. */
  void showFull(boolean full) {
    settings.change(
        full ? "show the reference" : "show the pattern's attention",
        now -> now.withView(now.view().withShown(full ? Shown.FULL : Shown.PATTERN)));
  }

  void setOneLine(boolean oneLine) {
    change(oneLine ? "one line" : "two columns", new Gesture(), now -> now.withOneLine(oneLine));
  }

  /**
   * Sets the share that curves hold.
   *
   * @throws org.longview.work.InputException if it is not 1 to 100 percent
   */
  void setMass(long percent, Gesture gesture) {
    int small = (int) Math.max(0, Math.min(Integer.MAX_VALUE, percent));
    change("share of the attention", gesture, now -> now.withMass(small));
  }

  void setHideMarks(boolean hide) {
    change(hide ? "hide marks" : "show marks", new Gesture(), now -> now.withHideMarks(hide));
  }

  /** Hides a head that is shown, or shows it again. */
  void toggleHead(int head, Gesture gesture) {
    Set<Integer> hidden = new HashSet<>(settings().hiddenHeads());
    if (!hidden.remove(head)) {
      hidden.add(head);
    }
    change("head " + head, gesture, now -> now.withHiddenHeads(hidden));
  }

  /**
   * Shows a head alone, or all again if it is alone.
   *
   * @param before heads that were hidden before the clicks
   */
  void soloHead(int head, Set<Integer> before, Gesture gesture) {
    Set<Integer> others = new HashSet<>();
    IntStream.range(0, attention.heads()).filter(h -> h != head).forEach(others::add);
    boolean alone = before.equals(others);
    change(
        alone ? "all heads" : "head " + head + " alone",
        gesture,
        now -> now.withHiddenHeads(alone ? Set.of() : others));
  }

  private void change(String title, Gesture gesture, UnaryOperator<ArcSettings> change) {
    settings.change(
        title, gesture, now -> now.withView(now.view().withArcs(change.apply(now.view().arcs()))));
  }
}

package org.longview.app.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.state.Burst;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.attention.HeadClass;
import org.longview.picture.HeadMaps;
import org.longview.picture.MapScale;
import org.longview.picture.Overview;
import org.longview.picture.Reduction;
import org.longview.picture.ValueScale;
import org.longview.study.Head;
import org.longview.study.HeadArrangement;
import org.longview.study.HeadOrder;
import org.longview.study.HeadsSettings;
import org.longview.study.LayerQuality;
import org.longview.study.LayerScores;
import org.longview.study.ModelQuality;
import org.longview.study.PatternSettings;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.study.ViewSettings.Shown;
import org.longview.work.Workers;

/**
 * The maps of all heads while their tab is open, layer after layer, and what each head does. What
 * belongs to older settings stays until the same layer has been drawn anew, and is told from what
 * is new. For the JavaFX thread alone.
 */
public final class AtlasModel {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /**
   * What is known.
   *
   * @param layers how many there are
   * @param heads of each layer
   * @param shown what the maps show
   * @param maps of the heads that have been drawn
   * @param fresh those of them that belong to the settings of now
   * @param scores from the first layer on, as far as they have been measured
   */
  public record State(
      int layers,
      int heads,
      Shown shown,
      Map<Head, Overview> maps,
      Set<Head> fresh,
      List<LayerScores> scores) {
    public State {
      maps = Map.copyOf(maps);
      fresh = Set.copyOf(fresh);
      scores = List.copyOf(scores);
    }

    private State outdated(List<LayerScores> newScores) {
      return new State(layers, heads, shown, maps, Set.of(), newScores);
    }

    /** Whether every head has been measured. */
    public boolean isMeasured() {
      return scores.size() == layers;
    }

    /** Whether all is there. */
    public boolean isComplete() {
      return isMeasured()
          && fresh.size() == layers * heads
          && maps.values().stream().allMatch(Overview::isExact);
    }

    /** What a head does; null while it has not been measured, or if there is no such head. */
    public @Nullable LayerScores scoresOf(Head head) {
      return head.layer() < scores.size() && head.head() < heads ? scores.get(head.layer()) : null;
    }
  }

  /** What the maps depend on; subjects are the same only if they are one object. */
  private record Key(Subject subject, HeadMaps.Request request) {}

  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final AttentionModel attention;
  private final Notices notices;
  private final Background background;
  private final LatestJob job;
  private final Burst keys = new Burst();
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private @Nullable Key wanted;

  /** Follows the settings and the subject. */
  public AtlasModel(
      SettingsModel settings,
      SubjectModel subjects,
      AttentionModel attention,
      Notices notices,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.subjects = subjects;
    this.attention = attention;
    this.notices = notices;
    this.background = background;
    job = new LatestJob("Drawing all heads", background, activities, PATIENCE);
    settings.settingsProperty().addListener((property, before, now) -> follow());
    subjects.subjectProperty().addListener((property, before, now) -> follow());
    subjects.missingProperty().addListener((property, before, now) -> follow());
    follow();
  }

  /** Null while the tab is closed, or there is nothing to draw. */
  public ReadOnlyObjectProperty<@Nullable State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why some maps are missing, in a sentence; empty if they are there or on their way. */
  ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** Whether there is something to draw maps of. */
  boolean hasSubject() {
    return subjects.current() != null;
  }

  /** Draws what was stopped or failed. */
  void resume() {
    wanted = null;
    follow();
  }

  private void follow() {
    Settings now = settings.get();
    Subject subject = subjects.current();
    if (subject == null) {
      obstacle.set(subjects.missingProperty().get());
    }
    if (now.view().tab() != Tab.HEADS || subject == null) {
      job.cancel();
      wanted = null;
      State before = state.get();
      state.set(
          before == null || now.view().tab() != Tab.HEADS ? null : before.outdated(before.scores));
      return;
    }
    PatternSettings pattern = now.pattern().effective(subject.length());
    Key key =
        new Key(
            subject,
            new HeadMaps.Request(
                pattern,
                now.applied(),
                now.view().shown(),
                now.view().mean() ? Reduction.MEAN : Reduction.MAX));
    if (!key.equals(wanted)) {
      boolean sameHeads = wanted != null && wanted.subject == subject;
      wanted = key;
      outdate(subject, sameHeads);
      draw(key);
    }
  }

  /** What was drawn stays as something old, if it is of as many heads. */
  private void outdate(Subject subject, boolean sameScores) {
    State before = state.get();
    boolean alike =
        before != null && before.layers == subject.layers() && before.heads == subject.heads();
    state.set(
        before == null || !alike ? null : before.outdated(sameScores ? before.scores : List.of()));
  }

  private void draw(Key key) {
    obstacle.set("");
    job.submit(
        (progress, cancellation) -> {
          cancellation.rest(background.lull());
          PatternSettings pattern = key.request.pattern();
          return HeadMaps.of(
              key.subject,
              key.request,
              maps -> {
                background.ui().execute(() -> take(key, maps));
                int layer = maps.keySet().iterator().next().layer();
                LayerScores scores =
                    key.subject.scores(
                        pattern.globalTokens(key.subject.length()), layer, progress, cancellation);
                background.ui().execute(() -> take(key, layer, scores));
              },
              Workers.shared(),
              progress,
              cancellation);
        },
        maps -> notices.mended(job),
        thrown -> {
          // The next change tries again, and so does who asks for it
          wanted = null;
          if (thrown instanceof CancellationException) {
            obstacle.set("The maps were not drawn.");
          } else {
            obstacle.set(Notices.sentence(thrown));
            notices.failure(job, thrown);
          }
        });
  }

  private State before(Key key) {
    State before = state.get();
    Subject subject = key.subject;
    return before != null
        ? before
        : new State(
            subject.layers(), subject.heads(), key.request.shown(), Map.of(), Set.of(), List.of());
  }

  private void take(Key key, Map<Head, Overview> maps) {
    if (!key.equals(wanted)) {
      return;
    }
    State before = before(key);
    Map<Head, Overview> all = new HashMap<>(before.maps);
    all.putAll(maps);
    Set<Head> fresh = new HashSet<>(before.fresh);
    fresh.addAll(maps.keySet());
    state.set(
        new State(before.layers, before.heads, key.request.shown(), all, fresh, before.scores));
  }

  private void take(Key key, int layer, LayerScores scores) {
    if (!key.equals(wanted)) {
      return;
    }
    State before = before(key);
    List<LayerScores> all = new ArrayList<>(before.scores);
    if (layer < all.size()) {
      all.set(layer, scores);
    } else {
      all.add(scores);
    }
    state.set(new State(before.layers, before.heads, before.shown, before.maps, before.fresh, all));
  }

  /** How the maps stand now: in a grid until all heads have been measured. */
  public HeadArrangement arrangement(State of) {
    return of.isMeasured()
        ? HeadArrangement.of(heads(), of.scores)
        : HeadArrangement.grid(of.layers, of.heads);
  }

  /** The colours of the maps. */
  MapScale scale(State of) {
    return HeadMaps.scale(
        of.maps.values(),
        of.shown,
        settings.get().view().squareRoot() ? ValueScale.Kind.SQUARE_ROOT : ValueScale.Kind.LINEAR,
        heads().ownScale());
  }

  /** The quality of a layer's heads if it is that of the settings of now; null otherwise. */
  @Nullable LayerQuality quality(int layer) {
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    return answer == null
            || !attention.qualityCurrentProperty().get()
            || layer >= answer.value().layers().size()
        ? null
        : answer.value().layer(layer);
  }

  /** What the reference is called: "full" until there is a subject. */
  String referenceName() {
    Subject subject = subjects.subjectProperty().get();
    return subject == null ? "full" : subject.referenceName();
  }

  HeadsSettings heads() {
    return settings.get().view().heads();
  }

  /** The head that is viewed. */
  public Head chosen() {
    return new Head(settings.get().view().layer(), settings.get().view().head());
  }

  /** Views a head. */
  public void choose(Head head) {
    settings.change(
        head.title().toLowerCase(Locale.ROOT),
        keys.now(),
        now -> now.withView(now.view().withHead(head.layer(), head.head())));
  }

  /** Views a head's matrices. */
  public void open(Head head) {
    keys.end();
    settings.change(
        "matrices of " + head.title().toLowerCase(Locale.ROOT),
        now -> now.withView(now.view().withHead(head.layer(), head.head()).withTab(Tab.MATRICES)));
  }

  void setOrder(HeadOrder order) {
    change("heads " + order.title(), now -> now.withOrder(order));
  }

  void setScore(HeadClass score) {
    change("heads by score", now -> now.withScore(score));
  }

  void setOwnScale(boolean own) {
    change(own ? "a scale for each map" : "one scale for all maps", now -> now.withOwnScale(own));
  }

  void setShown(Shown shown) {
    settings.change(
        "show " + shown.name().toLowerCase(Locale.ROOT),
        now -> now.withView(now.view().withShown(shown)));
  }

  private void change(String title, UnaryOperator<HeadsSettings> change) {
    settings.change(
        title,
        new Gesture(),
        now -> now.withView(now.view().withHeads(change.apply(now.view().heads()))));
  }
}

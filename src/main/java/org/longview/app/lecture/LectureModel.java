package org.longview.app.lecture;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Motion;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.Cell;
import org.longview.app.matrices.FocusModel;
import org.longview.app.matrices.MatricesModel;
import org.longview.app.matrices.ViewportModel;
import org.longview.app.session.SightModel;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.app.study.TokensModel;
import org.longview.lesson.Facts;
import org.longview.lesson.Highlights;
import org.longview.lesson.Lecture;
import org.longview.lesson.Picture;
import org.longview.lesson.Step;
import org.longview.lesson.StepState;
import org.longview.lesson.StepText;
import org.longview.picture.CellRange;
import org.longview.picture.Viewport;
import org.longview.session.Sight;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.Tab;
import org.longview.text.Tokens;
import org.longview.work.InputException;

/**
 * The lecture that is given: which step is shown, what it says, and the state of the program from
 * before, to which it returns. For the JavaFX thread alone.
 */
public final class LectureModel {
  /**
   * What is shown.
   *
   * @param source the lecture's; null while one is to be chosen
   * @param lecture null while it is being read, or cannot be
   * @param index of the step, from 0
   * @param answered whether the answer to its question is seen
   * @param problem why the lecture cannot be read; empty if it can. What was read before stays
   */
  public record Showing(
      @Nullable LectureSource source,
      @Nullable Lecture lecture,
      int index,
      boolean answered,
      String problem) {
    /** The step; null if none can be shown. */
    public @Nullable Step step() {
      return lecture == null ? null : lecture.steps().get(index);
    }

    /** Whether cells of the matrices are seen, so that what is told of one may float beside it. */
    public boolean showsCells() {
      Step step = step();
      return step != null
          && (step.picture() == Picture.Panel.PATTERN
              || step.picture() == Picture.Panel.ATTENTION
              || (step.picture() instanceof Picture.OfTab of && of.tab() == Tab.MATRICES));
    }

    private Showing at(int newIndex, boolean newAnswered) {
      return new Showing(source, lecture, newIndex, newAnswered, problem);
    }
  }

  /** What the program is returned to. */
  private record Before(SettingsModel.Memory memory, Sight sight) {}

  private final SettingsModel settings;
  private final TokensModel tokens;
  private final SubjectModel subjects;
  private final MatricesModel matrices;
  private final SightModel sight;
  private final LatestJob reading;
  private final LatestJob computing;
  private final Glide glide;
  private final LectureWatch watch;
  private final ReadOnlyObjectWrapper<@Nullable Showing> showing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable StepText> text = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
  private @Nullable Before before;
  private @Nullable Step entered;

  /** The step that was turned to, also while the file has fewer. */
  private int wanted;

  private boolean pointed;
  private @Nullable Settings computedFor;
  private @Nullable Subject computedOf;

  /** Works on the settings and what is looked at. */
  public LectureModel(
      SettingsModel settings,
      TokensModel tokens,
      SubjectModel subjects,
      MatricesModel matrices,
      SightModel sight,
      Background background,
      Activities activities) {
    this.settings = settings;
    this.tokens = tokens;
    this.subjects = subjects;
    this.matrices = matrices;
    this.sight = sight;
    reading = new LatestJob("Reading the lecture", background, activities, Duration.ZERO);
    computing =
        new LatestJob("Computing the step's numbers", background, activities, Duration.ZERO);
    glide = new Glide(settings.get(), settings::begin, this::follow);
    watch = new LectureWatch(background, this::reread);
    zoomWhenResized(matrices.patternView());
    zoomWhenResized(matrices.attentionView());
    settings.settingsProperty().addListener((property, old, now) -> follow());
    subjects.subjectProperty().addListener((property, old, now) -> follow());
    tokens
        .usedProperty()
        .addListener(
            (property, old, now) -> {
              // Others have just been told, too, and have selected the first token
              pointed = false;
              follow();
            });
  }

  /** What is shown; null while no lecture is given. */
  public ReadOnlyObjectProperty<@Nullable Showing> showingProperty() {
    return showing.getReadOnlyProperty();
  }

  /** What the step says; null if no step is shown. */
  public ReadOnlyObjectProperty<@Nullable StepText> textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Why the step cannot be shown as it should; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether settings and text are those of the step, and what it points at is selected. */
  public ReadOnlyBooleanProperty settledProperty() {
    return settled.getReadOnlyProperty();
  }

  public boolean isRunning() {
    return showing.get() != null;
  }

  /** Opens the choice of lectures. */
  public void choose() {
    begin();
    showing.set(new Showing(null, null, 0, false, ""));
  }

  /** Gives a lecture from its first step on. */
  public void start(LectureSource source) {
    begin();
    forgetStep();
    wanted = 0;
    showing.set(new Showing(source, null, 0, false, ""));
    watch.follow(source.file());
    read(source);
  }

  private void begin() {
    if (before == null) {
      before = new Before(settings.remember(), sight.get());
    }
  }

  /** Reads the lecture anew, since its file has changed. */
  void reread() {
    Showing now = showing.get();
    if (now != null && now.source() != null) {
      read(now.source());
    }
  }

  private void read(LectureSource source) {
    reading.submit(
        source::read,
        lecture -> {
          Showing now = showing.get();
          if (now != null && now.source() == source) {
            int index = Math.min(wanted, lecture.steps().size() - 1);
            boolean answered = now.answered() && index == now.index();
            enter(new Showing(source, lecture, index, answered, ""));
          }
        },
        thrown -> {
          Showing now = showing.get();
          if (now != null && now.source() == source) {
            showing.set(
                new Showing(source, now.lecture(), now.index(), now.answered(), told(thrown)));
          }
        });
  }

  private static String told(Throwable thrown) {
    if (thrown instanceof CancellationException) {
      return "Reading the lecture was stopped.";
    }
    String message = thrown.getMessage();
    return message == null ? thrown.toString() : message;
  }

  /** Shows the answer, or else the next step, if there is one. */
  public void next() {
    Showing now = showing.get();
    Step step = now == null ? null : now.step();
    if (step == null || now == null || now.lecture() == null) {
      return;
    }
    if (step.question() != null && !now.answered()) {
      showing.set(now.at(now.index(), true));
    } else if (now.index() + 1 < now.lecture().steps().size()) {
      turnTo(now, now.index() + 1);
    }
  }

  /** Shows the step before, if there is one. */
  public void previous() {
    Showing now = showing.get();
    if (now != null && now.step() != null && now.index() > 0) {
      turnTo(now, now.index() - 1);
    }
  }

  /** Shows a step, counted from 0; the nearest one if there is none. */
  public void goTo(int index) {
    Showing now = showing.get();
    if (now != null && now.step() != null && now.lecture() != null) {
      int last = now.lecture().steps().size() - 1;
      turnTo(now, Math.max(0, Math.min(last, index)));
    }
  }

  private void turnTo(Showing now, int index) {
    wanted = index;
    enter(now.at(index, false));
  }

  /** Shows the answer to the step's question, or hides it again. */
  public void reveal() {
    Showing now = showing.get();
    Step step = now == null ? null : now.step();
    if (now != null && step != null && step.question() != null) {
      showing.set(now.at(now.index(), !now.answered()));
    }
  }

  /** Whether the settings are on their way to those of the step. */
  public boolean isMoving() {
    return glide.isMoving();
  }

  /** Makes them those of the step at once. */
  public void finish() {
    glide.finish();
  }

  /** Ends the lecture; everything is as it was before. */
  public void leave() {
    Before earlier = before;
    if (earlier == null) {
      return;
    }
    watch.follow(null);
    reading.cancel();
    forgetStep();
    before = null;
    showing.set(null);
    settings.restore(earlier.memory());
    sight.restore(earlier.sight());
  }

  private void forgetStep() {
    glide.stop();
    computing.cancel();
    entered = null;
    settled.set(false);
    problem.set("");
    text.set(null);
  }

  private void enter(Showing next) {
    Before start = before;
    Step step = next.step();
    if (start == null || step == null) {
      return;
    }
    forgetStep();
    Settings from = settings.get();
    entered = step;
    pointed = false;
    computedFor = null;
    text.set(Facts.pending(step));
    showing.set(next);
    try {
      Settings wanted = step.state().applyTo(start.memory().settings());
      Settings to = wanted.withView(wanted.view().withTab(tabOf(step.picture())));
      if (to.model().equals(from.model())) {
        step.state().requireFit(to.model().title(), subjects.layers(), subjects.heads());
      }
      glide.go(from, to, Motion.isReduced() || step.picture() instanceof Picture.Animation);
    } catch (InputException e) {
      problem.set(e.getMessage());
    }
  }

  /** The tab that has to be open so that what a step shows is computed. */
  private static Tab tabOf(Picture picture) {
    if (picture instanceof Picture.OfTab of) {
      return of.tab();
    }
    if (picture instanceof Picture.Panel panel) {
      return switch (panel) {
        case SHARES, RANK_BOUNDS, RANKS, APPROXIMATION -> Tab.SPECTRUM;
        case TRADEOFF_MAP -> Tab.TRADEOFFS;
        case RATIOS -> Tab.SPEED;
        case PATTERN, ATTENTION, TEXT, CROSS_OUT, ENTRIES, TABLE, QUALITY -> Tab.MATRICES;
      };
    }
    return Tab.MATRICES;
  }

  /** Points at what the step points at as soon as its text is there, and computes its numbers. */
  private void follow() {
    Step step = entered;
    if (step == null || glide.isMoving() || !problem.get().isEmpty() || !tokens.areCurrent()) {
      return;
    }
    Tokens used = tokens.usedProperty().get();
    if (!pointed && used != null) {
      pointed = true;
      try {
        point(step.state(), used);
      } catch (InputException e) {
        problem.set(e.getMessage());
        return;
      }
      settled.set(true);
      zoom(matrices.patternView());
      zoom(matrices.attentionView());
    }
    compute(step);
  }

  private void point(StepState state, Tokens used) {
    FocusModel focus = matrices.focus();
    focus.unpin();
    focus.unmark();
    state.tokenIn(used).ifPresent(focus::select);
    state.cellIn(used).ifPresent(cell -> focus.pin(new Cell(cell.get(0), cell.get(1), false)));
  }

  /** Zooms in on what the step zooms in on, or shows all. */
  private void zoom(ViewportModel view) {
    Step step = entered;
    if (step != null && settled.get()) {
      Highlights.Zoom zoom = step.state().highlights().zoom();
      view.fit();
      if (zoom != null) {
        view.change(whole -> zoomed(whole, zoom));
      }
    }
  }

  /** Matrices come later than the step, and get their sizes later still. */
  private void zoomWhenResized(ViewportModel view) {
    view.viewProperty()
        .addListener(
            (property, old, now) -> {
              if (now != null && (old == null || !isAlike(old, now))) {
                zoom(view);
              }
            });
  }

  private static boolean isAlike(Viewport one, Viewport other) {
    return one.rows() == other.rows()
        && one.columns() == other.columns()
        && one.width() == other.width()
        && one.height() == other.height();
  }

  private static Viewport zoomed(Viewport view, Highlights.Zoom zoom) {
    return view.zoomedTo(
        new CellRange(
            Math.min(view.rows() - 1, zoom.rowFrom()),
            Math.min(view.rows(), zoom.rowTo()),
            Math.min(view.columns() - 1, zoom.columnFrom()),
            Math.min(view.columns(), zoom.columnTo())));
  }

  @SuppressWarnings("ReferenceEquality") // of steps and subjects that are alike, one is meant
  private void compute(Step step) {
    Subject subject = subjects.current();
    Settings now = settings.get();
    if (subject == null || (now.equals(computedFor) && subject == computedOf)) {
      return;
    }
    computedFor = now;
    computedOf = subject;
    text.set(Facts.quick(step, now, subject));
    computing.submit(
        (progress, stop) -> Facts.of(step, now, subject, progress, stop),
        told -> {
          if (step == entered && now.equals(settings.get())) {
            text.set(told);
          }
        },
        thrown -> {
          if (step == entered && !(thrown instanceof CancellationException)) {
            problem.set(told(thrown));
          }
        });
  }
}

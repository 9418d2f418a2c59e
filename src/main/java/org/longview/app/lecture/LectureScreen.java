package org.longview.app.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Panels;
import org.longview.app.control.TypeSize;
import org.longview.app.job.Activities;
import org.longview.app.lecture.LectureModel.Showing;
import org.longview.lesson.Markup;
import org.longview.lesson.Picture;
import org.longview.lesson.Step;
import org.longview.lesson.StepText;

/** A step in large type: title, caption, picture, what can be played with, and where it stands. */
final class LectureScreen extends StackPane {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

  /** Size of a screen, in pixels, and of the type that belongs to it. */
  private static final double WIDTH = 1200;

  private static final double HEIGHT = 760;
  private static final double TYPE = 17;

  /** Size of type in the window. */
  private static final double NORMAL_TYPE = 13;

  private static final double SIDE_SHARE = 0.31;
  private static final double PICTURE_TYPE = 1.06;
  private static final int MOST_DOTS = 16;

  private static final String LAST_KEY = "Esc leaves";
  private static final String KEYS =
      "B blank · L laser · N notes · G steps · + / − type size · " + LAST_KEY;

  /** Pictures that fill a width rather than a height: controls stand below them, not beside. */
  private static final Set<Picture> WIDE =
      Set.of(Picture.Animation.STRETCH, Picture.Animation.PROJECTION);

  /** Height that a whole tab is given at least, in pixels of normal type, as in a small window. */
  private static final double TAB_HEIGHT = 560;

  /** Steps in which the type of a whole tab grows with its height. */
  private static final double TAB_STEP = 0.05;

  /** Parts of the window that are small, and how much larger they are shown. */
  private static final Map<Picture, Double> SMALL =
      Map.of(
          Picture.Panel.TABLE, 1.5,
          Picture.Panel.QUALITY, 1.5,
          Picture.Panel.TEXT, 1.4,
          Picture.Panel.ENTRIES, 1.25,
          Picture.Panel.SHARES, 1.25,
          Picture.Panel.RANK_BOUNDS, 1.25,
          Picture.Panel.RANKS, 1.2,
          Picture.Panel.TRADEOFF_MAP, 1.2,
          Picture.Panel.RATIOS, 1.25);

  private final LectureModel model;
  private final Exhibit exhibit;
  private final Equation equation;
  private final StepControls controls;
  private final Label count = new Label();
  private final Label title = new Label();
  private final Words caption = new Words("lecture-caption", "lecture-caption");
  private final Words question = new Words("lecture-question", "lecture-question");
  private final Words answer = new Words("lecture-answer", "lecture-answer");
  private final Label reveal = new Label("R reveals the answer");
  private final Label source = new Label();
  private final Label problem = new Label();
  private final VBox side = new VBox();
  private final VBox below = new VBox();
  private final HBox body = new HBox();
  private final HBox dots = new HBox();
  private final VBox page = new VBox();
  private final Choice choice = new Choice();
  private final Label typed = new Label();
  private double factor = 1;
  private @Nullable Step shown;

  /** Follows a lecture. */
  LectureScreen(
      LectureModel model,
      Exhibit exhibit,
      Equation equation,
      StepControls controls,
      Activities activities) {
    this.model = model;
    this.exhibit = exhibit;
    this.equation = equation;
    this.controls = controls;
    setId("lecture");
    getStyleClass().add("lecture");
    setFocusTraversable(true);
    setMinSize(0, 0);
    count.setId("lecture-count");
    count.getStyleClass().add("lecture-count");
    title.setId("lecture-title");
    title.getStyleClass().add("lecture-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    source.setId("lecture-source");
    source.getStyleClass().add("lecture-source");
    source.setWrapText(true);
    source.setMinHeight(USE_PREF_SIZE);
    reveal.getStyleClass().add("lecture-source");
    problem.setId("lecture-problem");
    problem.getStyleClass().add("lecture-problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    problem.managedProperty().bind(problem.visibleProperty());
    typed.setId("lecture-typed");
    typed.getStyleClass().add("lecture-typed");
    typed.setVisible(false);
    StackPane.setAlignment(typed, Pos.BOTTOM_CENTER);

    side.getStyleClass().add("lecture-side");
    side.getChildren().addAll(equation, controls, question, reveal, answer);
    side.setMinWidth(0);
    HBox.setHgrow(exhibit, Priority.ALWAYS);
    below.getStyleClass().add("lecture-below");
    below.visibleProperty().bind(below.managedProperty());
    body.getStyleClass().add("lecture-body");
    body.getChildren().addAll(exhibit, side);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox main = new VBox(count, title, caption, problem, body, below, source);
    main.getStyleClass().add("lecture-main");
    main.setMinHeight(0);
    VBox.setVgrow(main, Priority.ALWAYS);
    page.getChildren().addAll(main, foot(new Doing(activities, page.visibleProperty())));
    getChildren().addAll(page, choice, typed);

    widthProperty().addListener((property, before, now) -> fit());
    heightProperty().addListener((property, before, now) -> fit());
    exhibit.heightProperty().addListener((property, before, now) -> magnify());
    model.showingProperty().addListener((property, before, now) -> show(now));
    model.textProperty().addListener((property, before, now) -> tell(now));
    model.problemProperty().addListener((property, before, now) -> warn());
    show(null);
  }

  private HBox foot(Label doing) {
    Label back = new Label("◀ Page Up");
    Label on = new Label("Page Down ▶");
    Label keys = new Label();
    keys.setId("lecture-keys");
    // There is room for all of them and for what is going on in wide windows only
    keys.textProperty().bind(doing.textProperty().map(what -> what.isEmpty() ? KEYS : LAST_KEY));
    for (Label label : List.of(back, on, doing, keys)) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    dots.getStyleClass().add("lecture-dots");
    dots.setAlignment(Pos.CENTER_LEFT);
    HBox foot = new HBox(back, dots, on, doing, Panels.spacer(), keys);
    foot.getStyleClass().add("lecture-foot");
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setMinHeight(USE_PREF_SIZE);
    return foot;
  }

  /** Makes the type larger or smaller; 1 is the size that belongs to the screen. */
  void setFactor(double newFactor) {
    factor = newFactor;
    fit();
  }

  private double type() {
    return TYPE * factor * Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
  }

  private void fit() {
    if (getWidth() < 1 || getHeight() < 1) {
      return;
    }
    double size = type();
    setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size));
    exhibit.setType(PICTURE_TYPE * size);
    choice.setType(size);
    magnify();
    side.setPrefWidth(Math.rint(SIDE_SHARE * getWidth()));
    side.setMaxWidth(side.getPrefWidth());
    side.setMinWidth(side.getPrefWidth());
    below.setMaxWidth(side.getPrefWidth());
  }

  /** Puts the controls where the picture leaves room. */
  private void place(boolean isBelow) {
    side.getChildren().remove(controls);
    below.getChildren().remove(controls);
    if (isBelow) {
      below.getChildren().add(controls);
    } else {
      side.getChildren().add(1, controls);
    }
    below.setManaged(isBelow);
  }

  /** Makes the parts of the window that are shown as large, as far as type can be. */
  private void magnify() {
    Step step = shown;
    double size = step == null ? 1 : type() / NORMAL_TYPE * SMALL.getOrDefault(step.picture(), 1.0);
    if (step != null && step.picture() instanceof Picture.OfTab) {
      size = Math.min(size, roomyType());
    }
    double magnification = step == null ? 1 : size / TypeSize.chosenProperty().get();
    // Not while a layout is under way, for it changes the style sheets
    Platform.runLater(() -> TypeSize.magnificationProperty().set(magnification));
  }

  /** The largest type in which a whole tab has room. */
  private double roomyType() {
    return Math.max(1, TAB_STEP * Math.floor(exhibit.getHeight() / TAB_HEIGHT / TAB_STEP));
  }

  /** The list that something is chosen from, which is in front of all while it is seen. */
  Choice choice() {
    return choice;
  }

  boolean isChoosing() {
    return choice.isVisible();
  }

  /** Shows the digits that have been typed; none hides them. */
  void showTyped(String digits) {
    typed.setText("Step " + digits + " · Enter");
    typed.setVisible(!digits.isEmpty());
  }

  @SuppressWarnings("ReferenceEquality") // of steps that are alike, one is meant
  private void show(@Nullable Showing now) {
    setVisible(now != null);
    setManaged(now != null);
    Step step = now == null ? null : now.step();
    boolean choosing = now != null && now.source() == null;
    page.setVisible(now != null && !choosing);
    choice.setVisible(choosing);
    if (now == null || step == null || now.lecture() == null) {
      shown = null;
      equation.setVisible(false);
      exhibit.clear();
      magnify();
      if (now != null) {
        showWithoutStep(now);
      }
      return;
    }
    body.setVisible(true);
    count.setText(
        "%d of %d  ·  %s"
            .formatted(now.index() + 1, now.lecture().steps().size(), now.lecture().title()));
    showDots(now.index(), now.lecture().steps().size());
    boolean asks = step.question() != null;
    reveal.setVisible(asks && !now.answered());
    reveal.setManaged(reveal.isVisible());
    if (step != shown) {
      shown = step;
      boolean equated =
          step.picture() == Picture.Animation.CROSSING || step.picture() == Picture.Panel.CROSS_OUT;
      equation.setVisible(equated);
      equation.setManaged(equated);
      controls.show(step.controls());
      source.setText(step.source());
      source.setVisible(!step.source().isEmpty());
      source.setManaged(source.isVisible());
      boolean isBelow = WIDE.contains(step.picture()) && !equated && !asks;
      place(isBelow);
      side.setVisible(equated || asks || (!isBelow && !step.controls().isEmpty()));
      side.setManaged(side.isVisible());
      magnify();
      exhibit.show(step.picture());
      requestFocus();
    }
    warn();
    tell(model.textProperty().get());
  }

  /** While the lecture is read, or cannot be. */
  private void showWithoutStep(Showing now) {
    boolean failed = !now.problem().isEmpty();
    count.setText(now.source() == null ? "" : now.source().title());
    title.setText(failed ? "This lecture cannot be shown" : "Reading the lecture…");
    caption.show(
        failed && now.source() != null && now.source().file() != null
            ? "It is read again as soon as the file is saved."
            : "");
    problem.setText(now.problem());
    problem.setVisible(failed);
    body.setVisible(false);
    source.setText("");
    dots.getChildren().clear();
  }

  private void showDots(int index, int size) {
    List<Circle> circles = new ArrayList<>();
    for (int i = 0; i < size && size <= MOST_DOTS; i++) {
      Circle dot = new Circle();
      dot.getStyleClass().add("lecture-dot");
      dot.radiusProperty().bind(count.heightProperty().multiply(0.24));
      dot.pseudoClassStateChanged(HERE, i == index);
      circles.add(dot);
    }
    dots.getChildren().setAll(circles);
  }

  private void tell(@Nullable StepText text) {
    if (text == null) {
      return;
    }
    title.setText(Markup.plain(text.title()));
    caption.show(text.caption());
    question.show(text.question() == null ? "" : text.question());
    Showing now = model.showingProperty().get();
    String known = text.answer();
    answer.show(now != null && now.answered() && known != null ? known : "");
    exhibit.showBars(text);
  }

  /** Tells why the lecture cannot be read anew, or what is wrong with the step. */
  private void warn() {
    Showing now = model.showingProperty().get();
    boolean readable = now == null || now.problem().isEmpty();
    String sentence = readable ? model.problemProperty().get() : now.problem();
    problem.setText(sentence);
    problem.setVisible(!sentence.isEmpty());
  }
}

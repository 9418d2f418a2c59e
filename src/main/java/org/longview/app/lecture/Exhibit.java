package org.longview.app.lecture;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.Motion;
import org.longview.app.job.Activities;
import org.longview.app.job.Background;
import org.longview.app.job.LatestJob;
import org.longview.app.matrices.FocusModel;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.SubjectModel;
import org.longview.lesson.Picture;
import org.longview.lesson.StepText;
import org.longview.picture.Palette;
import org.longview.picture.moving.BarsPicture;
import org.longview.picture.moving.MovingPicture;
import org.longview.study.Settings;
import org.longview.study.Subject;

/** What a step shows large: a part of the window, a picture that moves, or a picture of a file. */
final class Exhibit extends StackPane {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** What a moving picture was made of. */
  private record Made(Picture.Animation kind, Settings settings, Subject subject, int token) {}

  private final LectureModel model;
  private final SettingsModel settings;
  private final SubjectModel subjects;
  private final FocusModel focus;
  private final Exhibits exhibits;
  private final LatestJob drawing;
  private final Notices notices;
  private final Holder holder = new Holder();
  private final MovingView moving;
  private final ImageView image = new ImageView();
  private @Nullable Picture shown;
  private @Nullable Made made;
  private boolean begun;

  /**
   * Shows nothing.
   *
   * @param notices told why a picture cannot be shown, as long as it is the step's
   */
  Exhibit(
      LectureModel model,
      SettingsModel settings,
      SubjectModel subjects,
      FocusModel focus,
      Exhibits exhibits,
      Background background,
      Activities activities,
      Palette palette,
      Notices notices) {
    this.model = model;
    this.settings = settings;
    this.subjects = subjects;
    this.focus = focus;
    this.exhibits = exhibits;
    this.notices = notices;
    drawing = new LatestJob("Drawing the picture", background, activities, PATIENCE);
    moving = new MovingView(palette);
    image.setPreserveRatio(true);
    setMinSize(0, 0);
    setId("exhibit");
    settings.settingsProperty().addListener((property, before, now) -> draw());
    subjects.subjectProperty().addListener((property, before, now) -> draw());
    focus.rowProperty().addListener((property, before, now) -> draw());
    model.settledProperty().addListener((property, before, now) -> draw());
  }

  void setPalette(Palette palette) {
    moving.setPalette(palette);
  }

  void setType(double size) {
    moving.setType(size);
  }

  boolean isMoving() {
    return moving.isMoving();
  }

  void finish() {
    moving.finish();
  }

  /** Shows a picture from its beginning. */
  void show(Picture picture) {
    notices.mended(this);
    shown = picture;
    made = null;
    begun = false;
    drawing.cancel();
    moving.clear();
    if (picture instanceof Picture.OfTab of) {
      hold(exhibits.tab(of.tab()), true, false);
    } else if (picture instanceof Picture.Panel panel) {
      hold(exhibits.panel(panel), false, panel == Picture.Panel.RANKS);
    } else {
      release();
      if (picture instanceof Picture.Image file) {
        show(file);
        getChildren().setAll(image);
      } else {
        getChildren().setAll(moving);
        draw();
      }
    }
  }

  private void show(Picture.Image file) {
    Image read = new Image(file.file().toUri().toString(), true);
    image.setImage(read);
    read.errorProperty()
        .addListener(
            (property, before, now) -> {
              if (image.getImage() == read) {
                notices.problem(
                    this,
                    "%s cannot be shown, for it is damaged; save it anew."
                        .formatted(file.file().getFileName()));
              }
            });
  }

  private void hold(Region part, boolean tab, boolean whole) {
    getChildren().setAll(holder);
    holder.hold(part, tab, whole);
  }

  private void release() {
    holder.giveBack();
    exhibits.restore();
  }

  /** Shows nothing, and gives back what was borrowed. */
  void clear() {
    notices.mended(this);
    shown = null;
    made = null;
    drawing.cancel();
    moving.clear();
    release();
    image.setImage(null);
    getChildren().clear();
  }

  /** Shows the bars of a step, as far as they are known. */
  void showBars(StepText text) {
    if (!(shown instanceof Picture.Bars)) {
      return;
    }
    BarsPicture bars =
        new BarsPicture(
            text.bars().stream()
                .map(bar -> new BarsPicture.Bar(bar.label(), bar.length(), bar.shown()))
                .toList());
    boolean known = bars.bars().stream().noneMatch(bar -> Double.isNaN(bar.length()));
    if (known) {
      begin(bars);
    } else if (!begun) {
      moving.showLast(bars);
    }
  }

  private void draw() {
    Subject subject = subjects.current();
    if (!(shown instanceof Picture.Animation animation)
        || subject == null
        || !model.settledProperty().get()) {
      return;
    }
    Settings now = settings.get();
    int token = focus.rowProperty().get();
    Made wanted = new Made(animation, now, subject, token);
    if (wanted.equals(made)) {
      return;
    }
    made = wanted;
    drawing.submit(
        (progress, stop) -> new PictureMaker(now, subject, token, progress, stop).make(animation),
        picture -> {
          if (wanted.kind == shown) {
            begin(picture);
          }
        },
        thrown -> {
          if (!(thrown instanceof CancellationException)) {
            notices.problem(this, String.valueOf(thrown.getMessage()));
          }
        });
  }

  /** The first picture of a step moves; those that follow what is played with just change. */
  private void begin(MovingPicture picture) {
    if (Motion.isReduced()) {
      moving.showLast(picture);
    } else if (begun) {
      moving.replace(picture);
    } else {
      moving.play(picture);
    }
    begun = true;
  }

  @Override
  protected void layoutChildren() {
    image.setFitWidth(getWidth());
    image.setFitHeight(getHeight());
    super.layoutChildren();
  }
}

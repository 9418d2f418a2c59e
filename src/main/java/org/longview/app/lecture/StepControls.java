package org.longview.app.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.layout.VBox;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.matrices.ShownChoice;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.lesson.Control;
import org.longview.picture.BudgetRows;
import org.longview.study.SpectrumSettings;
import org.longview.study.ViewSettings;
import org.longview.text.Tokens;

/** What a step lets the class play with. */
final class StepControls extends VBox {
  private static final NumberScale LENGTHS = new NumberScale(1, 16_384, 1);
  private static final NumberScale GLOBALS = new NumberScale(0, 256, 1);

  private final SettingsModel settings;
  private final Played played;
  private final Notices notices;
  private final List<Runnable> followers = new ArrayList<>();

  /** Follows the settings. */
  StepControls(SettingsModel settings, Played played, Notices notices) {
    this.settings = settings;
    this.played = played;
    this.notices = notices;
    setId("lecture-controls");
    getStyleClass().add("lecture-controls");
    settings.settingsProperty().addListener((property, before, now) -> follow());
    played.tokens().usedProperty().addListener((property, before, now) -> follow());
  }

  /** Offers some controls in place of those before. */
  void show(List<Control> controls) {
    followers.clear();
    getChildren().clear();
    controls.forEach(this::add);
    setManaged(!controls.isEmpty());
    setVisible(!controls.isEmpty());
    follow();
  }

  private void follow() {
    followers.forEach(Runnable::run);
  }

  private void add(Control control) {
    switch (control) {
      case BASELINE ->
          number(control, played.budget()::setBaseline, () -> rows().baseline(), () -> LENGTHS);
      case LENGTH ->
          number(control, played.budget()::setLength, () -> rows().length(), () -> LENGTHS);
      case GLOBALS ->
          number(control, played.budget()::setGlobals, () -> rows().globals(), () -> GLOBALS);
      case WINDOW ->
          number(
              control,
              played.pattern()::setWindow,
              () -> settings.get().pattern().window(),
              played.pattern()::windowScale);
      case DILATION ->
          number(
              control,
              played.pattern()::setDilation,
              () -> settings.get().pattern().dilation(),
              played.pattern()::dilationScale);
      case GLOBAL ->
          number(
              control,
              played.pattern()::setGlobals,
              () -> settings.get().pattern().globalCount(Math.max(1, played.pattern().length())),
              played.pattern()::globalsScale);
      case CHUNK ->
          number(
              control,
              played.pattern().pieces()::setPieceLength,
              () -> settings.get().pattern().pieces().length(),
              played.pattern().pieces()::pieceLengthScale);
      case STRIDE ->
          number(
              control,
              played.pattern().pieces()::setPieceStride,
              () -> settings.get().pattern().pieces().stride(),
              played.pattern().pieces()::pieceStrideScale);
      case RANK ->
          number(
              control,
              played.pattern().lowRank()::setRank,
              () -> settings.get().pattern().lowRank().rank(settings.get().view().layer()),
              played.pattern().lowRank()::rankScale);
      case LAYER ->
          number(
              control,
              (layer, gesture) -> view(gesture, view -> view.withHead((int) layer, view.head())),
              () -> settings.get().view().layer(),
              () -> new NumberScale(0, played.subject().layers() - 1L, 1));
      case HEAD ->
          number(
              control,
              (head, gesture) -> view(gesture, view -> view.withHead(view.layer(), (int) head)),
              () -> Math.max(0, settings.get().view().head()),
              () -> new NumberScale(0, played.subject().heads() - 1L, 1));
      case SHOWN -> addShown(control);
      case DEPTH ->
          number(
              control,
              played.reach()::setDepth,
              () -> played.reach().depth(),
              () -> new NumberScale(1, Math.max(1, played.reach().layers()), 1));
      case TOKENS -> number(control, played.text()::useTokens, () -> used(), this::tokensScale);
      case SPECTRUM_RANK ->
          number(
              control,
              played.spectrum()::setRank,
              () -> played.spectrum().rank(),
              played.pattern().lowRank()::rankScale);
      case ERROR ->
          number(
              control,
              played.spectrum()::setError,
              () -> settings.get().view().spectrum().error(),
              () -> new NumberScale(1, SpectrumSettings.LARGEST_ERROR, 1));
      case MASS ->
          number(
              control,
              (mass, gesture) ->
                  view(gesture, view -> view.withArcs(view.arcs().withMass((int) mass))),
              () -> settings.get().view().arcs().mass(),
              () -> new NumberScale(1, 100, 1));
    }
  }

  private void number(
      Control control,
      NumberControl.Change change,
      LongSupplier value,
      Supplier<NumberScale> scale) {
    String title =
        switch (control) {
          case ERROR -> control.title() + ", %";
          case MASS -> control.title() + ", %";
          default -> control.title();
        };
    NumberControl number =
        new NumberControl(title, title, scale.get(), notices, change)
            .named("lecture-" + control.id());
    getChildren().add(number);
    followers.add(() -> number.show(value.getAsLong(), scale.get()));
  }

  private void addShown(Control control) {
    ShownChoice shown = new ShownChoice("lecture-shown", played.matrices());
    getChildren().add(Panels.row(control.title(), shown.segments()));
    followers.add(() -> shown.show(settings.get()));
  }

  private void view(Gesture gesture, UnaryOperator<ViewSettings> change) {
    settings.change("view", gesture, now -> now.withView(change.apply(now.view())));
  }

  private BudgetRows rows() {
    return played.budget().stateProperty().get().rows();
  }

  private long used() {
    Tokens used = played.tokens().usedProperty().get();
    return used == null ? Tokens.FEWEST : used.size();
  }

  private NumberScale tokensScale() {
    Tokens all = played.tokens().allProperty().get();
    return new NumberScale(Tokens.FEWEST, Math.max(Tokens.FEWEST, all == null ? 0 : all.size()), 1);
  }
}

package org.longview.app.look;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.control.TypeSize;
import org.longview.app.matrices.MatricesModel;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.WorkingSetModel;
import org.longview.budget.Memory;
import org.longview.picture.ColorMap;
import org.longview.study.ViewSettings;
import org.longview.work.InputException;

/** Chooses how the window looks; every choice holds at once and is remembered. */
public final class PreferencesPane extends VBox {
  private static final NumberScale PERCENT =
      NumberScale.of(
          List.of(80L, 90L, 100L, 110L, 120L, 130L, 140L, 150L, 160L, 170L, 180L, 190L, 200L));
  private static final int STRIP_WIDTH = 48;
  private static final int STRIP_HEIGHT = 10;

  private final LookModel look;
  private final SettingsModel settings;
  private final MatricesModel matrices;
  private final WorkingSetModel workingSet;
  private final Segments<Choice> theme;
  private final NumberControl type;
  private final Segments<Choice> motion;
  private final Segments<ColorMap> colors;
  private final Segments<Boolean> spread;
  private final Segments<Boolean> pixel;
  private final Segments<Long> memory;
  private final Button close = new Button("Close");

  /**
   * Makes the dialog.
   *
   * @param done takes it away
   */
  public PreferencesPane(
      LookModel look,
      SettingsModel settings,
      MatricesModel matrices,
      WorkingSetModel workingSet,
      Notices notices,
      Runnable done) {
    this.look = look;
    this.settings = settings;
    this.matrices = matrices;
    this.workingSet = workingSet;
    getStyleClass().addAll("modal", "preferences");
    setId("preferences");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    theme =
        segments(
            "Theme",
            List.of(Choice.YES, Choice.NO, Choice.SYSTEM),
            List.of("dark", "light", "as the system"),
            look::setDark,
            "theme");
    type =
        new NumberControl(
                "Size in %",
                "Of all text, and what stands around it: Ctrl with plus, minus and 0",
                PERCENT,
                notices,
                (number, gesture) -> setType(number))
            .named("type-size");
    motion =
        segments(
            "Motion",
            List.of(Choice.NO, Choice.YES, Choice.SYSTEM),
            List.of("full", "reduced", "as the system"),
            look::setReducedMotion,
            "motion");
    List<ColorMap> maps = ColorMap.all().stream().filter(map -> !map.isDiverging()).toList();
    colors = new Segments<>("Colours of weights", maps, ColorMap::name, matrices::setColorMap);
    colors.named("colors");
    maps.forEach(map -> colors.button(map).setGraphic(strip(map)));
    spread =
        segments(
            "Scale",
            List.of(false, true),
            List.of("linear", "square root"),
            matrices::setSquareRoot,
            "preferred-scale");
    pixel =
        segments(
            "A pixel shows",
            List.of(false, true),
            List.of("the maximum", "the mean"),
            matrices::setMean,
            "preferred-pixel");
    memory = new Segments<>("Memory", workingSet.choices(), Memory::format, workingSet::allow);
    memory.named("memory");
    Label title = new Label("Preferences");
    title.getStyleClass().add("dialog-title");
    getChildren()
        .addAll(
            title,
            Panels.section("Look", Panels.row("Theme", theme), Panels.row("Motion", motion)),
            Panels.section("Type", type),
            Panels.section(
                "Matrices",
                Panels.row("Weights", colors),
                Panels.row("Differences", differences()),
                Panels.row("Scale", spread),
                Panels.row("A pixel shows", pixel)),
            Panels.section("Results are kept in at most", Panels.row("Memory", memory)),
            buttons(done));
    look.darkProperty().addListener((property, before, now) -> show());
    settings.settingsProperty().addListener((property, before, now) -> show());
    show();
  }

  /** The button that gets the focus. */
  public Button closeButton() {
    return close;
  }

  private static <T> Segments<T> segments(
      String name,
      List<T> choices,
      List<String> titles,
      java.util.function.Consumer<T> chosen,
      String id) {
    return new Segments<>(name, choices, choice -> titles.get(choices.indexOf(choice)), chosen)
        .named(id);
  }

  private static HBox differences() {
    ColorMap map = ColorMap.BLUE_ORANGE;
    Label name = new Label(map.name() + ", grey at 0", strip(map));
    name.getStyleClass().add("muted");
    HBox box = new HBox(name);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** A colour map from its low end to its high one. */
  private static ImageView strip(ColorMap map) {
    WritableImage image = new WritableImage(STRIP_WIDTH, STRIP_HEIGHT);
    for (int x = 0; x < STRIP_WIDTH; x++) {
      for (int y = 0; y < STRIP_HEIGHT; y++) {
        image.getPixelWriter().setArgb(x, y, map.at((double) x / (STRIP_WIDTH - 1)));
      }
    }
    return new ImageView(image);
  }

  private HBox buttons(Runnable done) {
    Button usual = new Button("As at first");
    usual.setId("preferences-usual");
    usual.setOnAction(event -> reset());
    close.setId("preferences-close");
    close.getStyleClass().add("accent");
    close.setDefaultButton(true);
    close.setOnAction(event -> done.run());
    return new HBox(8, usual, Panels.spacer(), close);
  }

  private void setType(long percent) {
    double least = 100 * TypeSize.LEAST;
    double most = 100 * TypeSize.MOST;
    if (percent < least || percent > most) {
      throw new InputException(
          "Type cannot have %d %% of its size; choose from %.0f to %.0f %%."
              .formatted(percent, least, most));
    }
    look.setTypeSize(percent / 100.0);
    show();
  }

  private void reset() {
    ViewSettings usual = ViewSettings.defaults();
    look.setDark(Choice.YES);
    look.setReducedMotion(Choice.SYSTEM);
    look.setTypeSize(1);
    matrices.setColorMap(ColorMap.named(usual.colorMap()));
    matrices.setSquareRoot(usual.squareRoot());
    matrices.setMean(usual.mean());
    show();
  }

  private void show() {
    ViewSettings view = settings.get().view();
    theme.show(look.darkProperty().get());
    motion.show(look.reducedMotionProperty().get());
    type.show(Math.round(100 * TypeSize.chosenProperty().get()), PERCENT);
    colors.show(ColorMap.named(view.colorMap()));
    spread.show(view.squareRoot());
    pixel.show(view.mean());
    memory.show(workingSet.capacityProperty().get());
  }
}

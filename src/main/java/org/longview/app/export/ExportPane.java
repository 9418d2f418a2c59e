package org.longview.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.export.Appearance.Background;
import org.longview.app.state.Notices;
import org.longview.export.Letters;
import org.longview.picture.ColorMap;
import org.longview.session.Enclosed;
import org.longview.study.SweepParameter;
import org.longview.view.View;
import org.longview.work.InputException;

/** Chooses what is written and how, and shows it before. */
public final class ExportPane extends HBox {
  private static final Insets AROUND = new Insets(52, 32, 32, 32);

  private final ExportModel model;
  private final FileDialogs dialogs;
  private final Notices notices;
  private final Runnable close;
  private final PreviewPane preview = new PreviewPane(this::draw);
  private final Button save = new Button("Save…");
  private final Button copy = new Button("Copy");
  private final CheckBox several = new CheckBox("Several side by side, as (a), (b), …");
  private final FlowPane views = new FlowPane(5, 5);
  private final Label painted =
      new Label("A GIF knows no half transparent edges; the film is painted on white.");
  private final List<Region> ofPictures = new ArrayList<>();
  private final Region colors;
  private final Region maps;
  private final Region scales;
  private final Region letters;
  private final SizeControls extent;
  private final WordControls words;
  private final FilmControls film;
  private final ReadOnlyObjectWrapper<ExportOptions> options;

  /**
   * Makes the dialog.
   *
   * @param close takes it away
   */
  public ExportPane(
      ExportModel model,
      FileDialogs dialogs,
      Notices notices,
      ExportOptions first,
      Runnable close) {
    this.model = model;
    this.dialogs = dialogs;
    this.notices = notices;
    this.close = close;
    options = new ReadOnlyObjectWrapper<>(first);
    getStyleClass().add("export-pane");
    setId("export-pane");
    setMaxSize(1500, 1100);
    StackPane.setMargin(this, AROUND);

    extent = new SizeControls(notices, extent -> changeLook(now -> now.withExtent(extent)));
    words = new WordControls(words -> changeLook(now -> now.withWords(words)));
    film =
        new FilmControls(
            notices,
            parameter -> {
              setFrames(parameter);
              show();
            },
            range -> change(now -> now.withFrames(now.parameter(), range)));
    Segments<Output> output =
        new Segments<>(
                "Kind of file", List.of(Output.values()), Output::name, choice -> setOutput(choice))
            .named("format");
    for (Output choice : Output.values()) {
      output.explained(choice, choice.explanation());
    }
    output.show(first.output());
    Segments<Background> background =
        new Segments<>(
                "Background",
                List.of(Background.values()),
                choice -> choice.name().toLowerCase(Locale.ROOT),
                choice -> changeLook(now -> now.withBackground(choice)))
            .named("background");
    background.show(first.appearance().background());
    maps = maps(first);
    scales = scales(first);
    colors = Panels.section("Colours", maps, scales);
    letters = letters(first);
    Region sizes = Panels.section("Size", extent);
    painted.setId("export-painted");
    painted.getStyleClass().add("muted");
    painted.setWrapText(true);
    Region grounds = Panels.section("Background", background, painted);
    Region around = Panels.section("Around it", words);
    Segments<Enclosed> enclosed =
        new Segments<>(
                "In the file",
                List.of(Enclosed.values()),
                ExportPane::named,
                choice -> change(now -> now.withEnclosed(choice)))
            .explained(
                Enclosed.TEXT,
                "Opened in Longview, the picture is what it was made from. A typed text is in the"
                    + " file; of a document, its name")
            .explained(
                Enclosed.SETTINGS,
                "Opened in Longview, the picture gives the settings to the text that is there")
            .explained(Enclosed.NONE, "The picture alone; it cannot be opened in Longview");
    for (Enclosed choice : Enclosed.values()) {
      enclosed.button(choice).setId("enclosed-" + choice.id());
    }
    enclosed.show(first.enclosed());
    Region inside = Panels.section("In the file", enclosed);
    ofPictures.addAll(List.of(sizes, grounds, around, inside));

    VBox controls =
        new VBox(
            Panels.section("Picture of", views(first), several),
            Panels.section("Kind of file", output),
            letters,
            film,
            sizes,
            colors,
            grounds,
            around,
            inside);
    controls.getStyleClass().add("export-controls");
    ScrollPane scroll = new ScrollPane(controls);
    scroll.getStyleClass().add("export-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label title = new Label("Export");
    title.getStyleClass().add("dialog-title");
    VBox right = new VBox(10, title, scroll, buttons());
    right.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(preview, Priority.ALWAYS);
    getChildren().addAll(preview, right);
    setFrames(first.parameter());
    show();
  }

  private static String named(Enclosed choice) {
    return switch (choice) {
      case TEXT -> "settings and text";
      case SETTINGS -> "settings";
      case NONE -> "nothing";
    };
  }

  private FlowPane views(ExportOptions first) {
    for (View view : View.values()) {
      ToggleButton button = new ToggleButton(view.title());
      button.setId("export-" + view.id());
      button.getStyleClass().add("choice");
      button.setDisable(!model.isPossible(view));
      button.setSelected(first.views().contains(view));
      button.setAccessibleText("Picture of: " + view.title());
      button.setOnAction(event -> choose(view));
      button.setUserData(view);
      views.getChildren().add(button);
    }
    several.setId("export-several");
    several.setSelected(first.views().size() > 1);
    several.setOnAction(
        event -> {
          if (!several.isSelected()) {
            setViews(List.of(options.get().views().get(0)));
          }
        });
    return views;
  }

  /** One in the place of the others, or beside them. */
  private void choose(View view) {
    List<View> chosen = new ArrayList<>(options.get().views());
    if (!several.isSelected()) {
      chosen = List.of(view);
    } else if (!chosen.remove(view)) {
      chosen.add(view);
    }
    setViews(chosen.isEmpty() ? options.get().views() : chosen);
  }

  private void setViews(List<View> chosen) {
    views
        .getChildren()
        .forEach(
            button ->
                ((ToggleButton) button).setSelected(chosen.contains((View) button.getUserData())));
    options.set(options.get().withViews(chosen));
    setFrames(options.get().parameter());
    show();
  }

  private Region maps(ExportOptions first) {
    Segments<ColorMap> map =
        new Segments<>(
                "Colours",
                ColorMap.all().stream().filter(one -> !one.isDiverging()).toList(),
                ColorMap::name,
                one -> changeLook(now -> now.withColorMap(one.name())))
            .named("export-map");
    map.show(ColorMap.named(first.appearance().colorMap()));
    return map;
  }

  private Region scales(ExportOptions first) {
    Segments<Boolean> scale =
        new Segments<>(
                "Scale",
                List.of(true, false),
                root -> root ? "square root" : "linear",
                root -> changeLook(now -> now.withSquareRoot(root)))
            .named("export-scale");
    scale.show(first.appearance().squareRoot());
    return scale;
  }

  private Region letters(ExportOptions first) {
    Segments<Letters> letters =
        new Segments<>(
                "Letters",
                List.of(Letters.values()),
                Letters::id,
                choice -> changeLook(now -> now.withLetters(choice)))
            .named("letters")
            .explained(
                Letters.TEXT,
                "Found, copied and edited, in typefaces that the file holds; programs that ignore"
                    + " those show others")
            .explained(
                Letters.OUTLINES,
                "Alike in every program and editor, but no one finds or copies them");
    letters.show(first.appearance().letters());
    return Panels.section("Letters", letters);
  }

  /** The choices that are made. */
  public ReadOnlyObjectProperty<ExportOptions> optionsProperty() {
    return options.getReadOnlyProperty();
  }

  /** The button that writes the picture. */
  public Button saveButton() {
    return save;
  }

  private HBox buttons() {
    Button cancel = new Button("Cancel");
    cancel.setId("export-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> close.run());
    copy.setId("export-copy");
    copy.setTooltip(new Tooltip("Puts the picture on the clipboard"));
    copy.setOnAction(event -> copy());
    save.setId("export-save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.setOnAction(event -> save());
    HBox buttons = new HBox(8, copy, Panels.spacer(), cancel, save);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private void copy() {
    if (!extent.insists()) {
      model.copy(
          options.get(),
          copied -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image(copied));
            Clipboard.getSystemClipboard().setContent(content);
          });
    }
  }

  /** Whether a number that a file would follow is refused, so that none is written without it. */
  private boolean isRefused() {
    Output output = options.get().output();
    return (output.numbers().isEmpty() && extent.insists())
        || (output == Output.GIF && film.insists());
  }

  private void save() {
    if (isRefused()) {
      return;
    }
    Output output = options.get().output();
    String kind =
        output.numbers().isPresent() ? "numbers" : output == Output.GIF ? "film" : "picture";
    Path file =
        dialogs.save(
            "Save the " + kind,
            model.fileName(options.get()),
            output + " " + kind,
            output.ending());
    if (file != null) {
      model.write(options.get(), file);
      close.run();
    }
  }

  private void setOutput(Output output) {
    options.set(options.get().withOutput(output));
    show();
  }

  /** Lets a parameter run through all numbers that mean something, if the views follow it. */
  private void setFrames(SweepParameter wanted) {
    List<SweepParameter> possible = model.parameters(options.get());
    film.setPossible(possible);
    if (!possible.isEmpty()) {
      SweepParameter parameter = possible.contains(wanted) ? wanted : possible.get(0);
      options.set(options.get().withFrames(parameter, model.range(parameter, options.get())));
    }
  }

  private void changeLook(UnaryOperator<Appearance> change) {
    change(now -> now.withAppearance(change));
  }

  private void change(UnaryOperator<ExportOptions> change) {
    options.set(change.apply(options.get()));
    show();
  }

  private void show() {
    ExportOptions now = options.get();
    boolean numbers = now.output().numbers().isPresent();
    for (Region part : ofPictures) {
      set(part, !numbers);
    }
    boolean mapped = now.views().stream().anyMatch(View::hasColors);
    boolean scaled = now.views().stream().anyMatch(View::hasScale);
    set(maps, mapped);
    set(scales, scaled);
    set(colors, !numbers && (mapped || scaled));
    set(film, now.output() == Output.GIF);
    set(painted, now.paintsTransparent());
    set(letters, now.output() == Output.SVG || now.output() == Output.PDF);
    copy.setDisable(numbers || now.output() == Output.GIF);
    film.show(now.parameter(), now.range(), model.range(now.parameter(), now));
    Appearance look = now.appearance();
    extent.show(look.extent());
    words.show(look.words());
    draw();
  }

  private static void set(Region part, boolean there) {
    part.setVisible(there);
    part.setManaged(there);
  }

  /** The preview is laid out like the file, so that type is as large in it as it will be. */
  private void draw() {
    Room room = preview.room();
    if (room.width() == 0 || room.height() == 0) {
      return; // nothing is laid out yet
    }
    ExportOptions drawn = options.get();
    preview.await();
    try {
      model.preview(drawn, room, ready -> show(drawn, ready), this::showNone);
    } catch (InputException e) {
      showNone();
      notices.problem(this, e.getMessage());
    }
  }

  /** What was there before belongs to other choices. */
  private void showNone() {
    preview.show(null, List.of(), false, "");
  }

  private void show(ExportOptions drawn, Preview ready) {
    boolean numbers = drawn.output().numbers().isPresent();
    preview.show(
        numbers ? null : image(ready.picture()),
        ready.lines(),
        !numbers && drawn.style().transparent(),
        ready.told());
    words.prompt(ready.own());
    if (!drawn.equals(options.get())) {
      preview.await();
    }
  }

  private static Image image(Picture of) {
    WritableImage image = new WritableImage(of.width(), of.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            of.width(),
            of.height(),
            PixelFormat.getIntArgbInstance(),
            of.pixels(),
            0,
            of.width());
    return image;
  }
}

package org.longview.app.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.longview.app.control.FileDialogs;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.export.ExportOptions.Background;
import org.longview.app.state.Notices;
import org.longview.export.FigureFormat;
import org.longview.export.FigureRaster;
import org.longview.picture.Numerals;
import org.longview.work.InputException;

/** Chooses how a picture is written, and shows it before. */
public final class ExportPane extends HBox {
  private static final double PREVIEW_WIDTH = 460;
  private static final double PREVIEW_HEIGHT = 500;
  private static final NumberScale WIDTHS =
      new NumberScale(FigureRaster.LEAST_WIDTH, FigureRaster.LARGEST_WIDTH, 1);

  private final ExportModel model;
  private final FileDialogs dialogs;
  private final Runnable close;
  private final ImageView preview = new ImageView();
  private final Label size = new Label();
  private final Button save = new Button("Save…");
  private final Segments<ExportKind> kinds;
  private final NumberControl width;
  private final Segments<Background> background;
  private final Segments<FigureFormat> format;
  private final StackPane frame;
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
    this.close = close;
    options = new ReadOnlyObjectWrapper<>(first);
    getStyleClass().add("export-pane");
    setId("export-pane");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);

    kinds =
        new Segments<>(
                "Picture of",
                Arrays.stream(ExportKind.values()).filter(model::isPossible).toList(),
                kind ->
                    kind == ExportKind.REFERENCE
                        ? "Reference"
                        : kind == ExportKind.BUDGET ? "Budget" : kind.title(),
                kind -> change(options.get().withKind(kind)))
            .named("export");
    kinds.show(options.get().kind());
    format =
        new Segments<>(
                "Format",
                List.of(FigureFormat.values()),
                FigureFormat::name,
                choice -> change(options.get().withFormat(choice)))
            .named("format")
            .explained(FigureFormat.PNG, "Pixels")
            .explained(FigureFormat.SVG, "Text as text, marks as vectors; for browsers and editors")
            .explained(FigureFormat.PDF, "Text as text, marks as vectors; for papers");
    format.show(options.get().format());
    width =
        new NumberControl(
                "Width in pixels",
                "The height follows; up to 1,000 pixels type keeps its size, beyond all grows alike",
                WIDTHS,
                notices,
                (number, gesture) -> setWidth(number))
            .named("export-width");
    width.show(options.get().width(), WIDTHS);
    background =
        new Segments<>(
                "Background",
                List.of(Background.values()),
                choice -> choice.name().toLowerCase(Locale.ROOT),
                choice -> change(options.get().withBackground(choice)))
            .named("background");
    background.show(options.get().background());

    preview.setPreserveRatio(true);
    preview.setFitWidth(PREVIEW_WIDTH);
    preview.setFitHeight(PREVIEW_HEIGHT);
    frame = new StackPane(preview);
    frame.getStyleClass().add("export-preview");
    frame.setMinSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);
    frame.setMaxSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);

    Label title = new Label("Export");
    title.getStyleClass().add("dialog-title");
    size.getStyleClass().add("muted");
    VBox controls =
        new VBox(
            title,
            Panels.section("Picture of", kinds),
            Panels.section("Format", format),
            Panels.section("Size", width, size),
            Panels.section("Background", background),
            Panels.section(
                "Around it",
                box("Title", "export-title", options.get().title(), ExportOptions::withTitle),
                box(
                    "Names of the axes",
                    "export-axes",
                    options.get().axes(),
                    ExportOptions::withAxes),
                box("Tokens", "export-tokens", options.get().tokens(), ExportOptions::withTokens),
                box(
                    "Line of parameters",
                    "export-parameters",
                    options.get().parameters(),
                    ExportOptions::withParameters)),
            Panels.spacerBelow(),
            buttons());
    controls.getStyleClass().add("export-controls");
    HBox.setHgrow(controls, Priority.ALWAYS);
    getChildren().addAll(frame, controls);
    draw();
  }

  /** The choices that are made. */
  public ReadOnlyObjectProperty<ExportOptions> optionsProperty() {
    return options.getReadOnlyProperty();
  }

  /** The button that writes the picture. */
  public Button saveButton() {
    return save;
  }

  private CheckBox box(
      String title,
      String id,
      boolean on,
      BiFunction<ExportOptions, Boolean, ExportOptions> change) {
    CheckBox box = new CheckBox(title);
    box.setId(id);
    box.setSelected(on);
    box.selectedProperty()
        .addListener((property, before, now) -> change(change.apply(options.get(), now)));
    return box;
  }

  private HBox buttons() {
    Button cancel = new Button("Cancel");
    cancel.setId("export-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(event -> close.run());
    save.setId("export-save");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.setOnAction(event -> save());
    HBox buttons = new HBox(8, Panels.spacer(), cancel, save);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private void save() {
    Path file =
        dialogs.save(
            "Save the picture",
            model.fileName(options.get()),
            options.get().format() + " picture",
            options.get().format().ending());
    if (file != null) {
      model.write(options.get(), file);
      close.run();
    }
  }

  private void setWidth(long number) {
    if (number < FigureRaster.LEAST_WIDTH || number > FigureRaster.LARGEST_WIDTH) {
      throw new InputException(
          "A picture cannot be %s pixels wide; choose a width from %s to %s."
              .formatted(
                  Numerals.grouped(number),
                  Numerals.grouped(FigureRaster.LEAST_WIDTH),
                  Numerals.grouped(FigureRaster.LARGEST_WIDTH)));
    }
    width.show(number, WIDTHS);
    change(options.get().withWidth((int) number));
  }

  private void change(ExportOptions changed) {
    options.set(changed);
    draw();
  }

  /** The preview is laid out like the file, so that type is as large in it as it will be. */
  private void draw() {
    frame.pseudoClassStateChanged(
        javafx.css.PseudoClass.getPseudoClass("transparent"),
        options.get().background() == Background.TRANSPARENT);
    int drawn = Math.min(options.get().width(), 1000);
    model.preview(options.get(), drawn, this::show);
  }

  private void show(ExportModel.Picture picture) {
    WritableImage image = new WritableImage(picture.width(), picture.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            picture.width(),
            picture.height(),
            PixelFormat.getIntArgbInstance(),
            picture.pixels(),
            0,
            picture.width());
    preview.setImage(image);
    long height = Math.round((double) picture.height() * options.get().width() / picture.width());
    size.setText(
        Numerals.grouped(options.get().width()) + " × " + Numerals.grouped(height) + " pixels");
  }
}

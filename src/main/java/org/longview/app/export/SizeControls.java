package org.longview.app.export;

import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.export.Extent.Unit;
import org.longview.app.state.Notices;
import org.longview.export.FigureRaster;
import org.longview.export.FigureWidth;
import org.longview.export.PaperColumn;

/** Chooses how wide a picture is and how large its type. */
final class SizeControls extends VBox {
  private static final NumberScale PIXELS =
      new NumberScale(FigureRaster.LEAST_WIDTH, FigureRaster.LARGEST_WIDTH, 1);
  private static final NumberScale MILLIMETRES = new NumberScale(20, 1000, 1);
  private static final NumberScale DOTS = new NumberScale(72, 1200, 1);
  private static final NumberScale TYPE =
      new NumberScale(FigureWidth.LEAST_TYPE, FigureWidth.MOST_TYPE, 1);

  private final ComboBox<Unit> units = new ComboBox<>();
  private final NumberControl width;
  private final NumberControl dots;
  private final NumberControl type;
  private Extent shown = Extent.usual();

  /**
   * Makes the controls.
   *
   * @param change told of every choice
   */
  SizeControls(Notices notices, Consumer<Extent> change) {
    super(6);
    units.setId("export-unit");
    units.setAccessibleText("Width in");
    units.getItems().setAll(Unit.values());
    units.setConverter(new Titles());
    units.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(units, Priority.ALWAYS);
    units
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null && now != shown.unit()) {
                change.accept(shown.withUnit(now));
              }
            });
    width =
        new NumberControl(
                "Width",
                "The height follows; up to 1,000 pixels type keeps its size, beyond all grows"
                    + " alike",
                PIXELS,
                notices,
                (number, gesture) -> change.accept(shown.withWidth(number)))
            .named("export-width")
            .keepingRefused();
    dots =
        new NumberControl(
                "dpi",
                "Pixels to the inch on paper",
                DOTS,
                notices,
                (number, gesture) -> change.accept(shown.withDotsPerInch(number)))
            .named("export-dpi")
            .keepingRefused();
    type =
        new NumberControl(
                "Type in pt",
                "The size of axis names and captions on paper",
                TYPE,
                notices,
                (number, gesture) -> change.accept(shown.withType(number)))
            .named("export-type")
            .keepingRefused();
    HBox row = Panels.row("Width in", units);
    getChildren().addAll(row, width, dots, type);
  }

  /** Shows a choice without reporting it. */
  void show(Extent extent) {
    shown = extent;
    units.setValue(extent.unit());
    boolean column = extent.unit().column().isPresent();
    width.setVisible(!column);
    width.setManaged(!column);
    width.show(extent.width(), extent.unit() == Unit.PIXELS ? PIXELS : MILLIMETRES);
    dots.show(extent.dotsPerInch(), DOTS);
    type.show(extent.shownType(), TYPE);
  }

  /** Whether a field holds what is refused, which is then told once more. */
  boolean insists() {
    return (width.isVisible() && width.insists()) || dots.insists() || type.insists();
  }

  /** Names of units and columns. */
  private static final class Titles extends StringConverter<Unit> {
    @Override
    public String toString(@Nullable Unit unit) {
      if (unit == null) {
        return "";
      }
      return unit.column()
          .map(Titles::title)
          .orElse(unit == Unit.PIXELS ? "pixels" : "millimetres");
    }

    private static String title(PaperColumn column) {
      return "%s · %s mm"
          .formatted(column.title(), Double.toString(column.millimetres()).replaceAll("\\.0$", ""));
    }

    @Override
    public @Nullable Unit fromString(String title) {
      return null; // the box cannot be typed into
    }
  }
}

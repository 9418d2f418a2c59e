package org.longview.app.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.state.Notices;
import org.longview.export.FrameRange;
import org.longview.study.SweepParameter;

/** Chooses what runs through the frames of a film. */
final class FilmControls extends VBox {
  private static final NumberScale DELAYS = new NumberScale(20, 2000, 10);

  private final Consumer<SweepParameter> parameterChosen;
  private final StackPane parameters = new StackPane();
  private final Label none = new Label("Nothing runs through these views; choose others.");
  private final NumberControl from;
  private final NumberControl to;
  private final NumberControl step;
  private final NumberControl delay;
  private final VBox numbers;
  private List<SweepParameter> possible = List.of();
  private @Nullable Segments<SweepParameter> choice;
  private FrameRange range = new FrameRange(0, 0, 1, FrameRange.USUAL_DELAY);

  /**
   * Makes the controls.
   *
   * @param parameterChosen told of another parameter
   * @param rangeChosen told of other numbers of the same
   */
  FilmControls(
      Notices notices, Consumer<SweepParameter> parameterChosen, Consumer<FrameRange> rangeChosen) {
    this.parameterChosen = parameterChosen;
    NumberScale scale = new NumberScale(0, 1, 1);
    from =
        new NumberControl(
                "From",
                "The number of the first frame",
                scale,
                notices,
                (number, gesture) ->
                    rangeChosen.accept(
                        new FrameRange(whole(number), range.to(), range.step(), range.delay())))
            .named("export-from")
            .keepingRefused();
    to =
        new NumberControl(
                "To",
                "The number of the last frame",
                scale,
                notices,
                (number, gesture) ->
                    rangeChosen.accept(
                        new FrameRange(range.from(), whole(number), range.step(), range.delay())))
            .named("export-to")
            .keepingRefused();
    step =
        new NumberControl(
                "Step",
                "From one number to the next",
                scale,
                notices,
                (number, gesture) ->
                    rangeChosen.accept(
                        new FrameRange(range.from(), range.to(), whole(number), range.delay())))
            .named("export-step")
            .keepingRefused();
    delay =
        new NumberControl(
                "Delay in ms",
                "How long each frame stays",
                DELAYS,
                notices,
                (number, gesture) ->
                    rangeChosen.accept(
                        new FrameRange(range.from(), range.to(), range.step(), whole(number))))
            .named("export-delay")
            .keepingRefused();
    none.getStyleClass().add("muted");
    numbers = new VBox(6, parameters, from, to, step, delay);
    parameters.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(Panels.section("What runs", none, numbers));
  }

  private static int whole(long number) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }

  /** Whether a field holds what is refused, which is then told once more. */
  boolean insists() {
    return Stream.of(from, to, step, delay).anyMatch(NumberControl::insists);
  }

  /** Offers parameters. */
  void setPossible(List<SweepParameter> offered) {
    none.setVisible(offered.isEmpty());
    none.setManaged(offered.isEmpty());
    numbers.setVisible(!offered.isEmpty());
    numbers.setManaged(!offered.isEmpty());
    if (!offered.equals(possible) && !offered.isEmpty()) {
      Segments<SweepParameter> offer =
          new Segments<>("What runs", offered, SweepParameter::id, parameterChosen)
              .named("export-sweep");
      offered.forEach(one -> offer.explained(one, one.title()));
      parameters.getChildren().setAll(offer);
      choice = offer;
    }
    possible = offered;
  }

  /**
   * Shows a choice without reporting it.
   *
   * @param all numbers that mean something
   */
  void show(SweepParameter parameter, FrameRange newRange, FrameRange all) {
    range = newRange;
    if (choice != null) {
      choice.show(parameter);
    }
    NumberScale scale = new NumberScale(all.from(), Math.max(all.from(), all.to()), 1);
    from.show(range.from(), scale);
    to.show(range.to(), scale);
    step.show(range.step(), new NumberScale(1, Math.max(1, all.to() - all.from()), 1));
    delay.show(range.delay(), DELAYS);
  }
}

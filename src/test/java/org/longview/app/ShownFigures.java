package org.longview.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.longview.app.matrices.Cell;
import org.longview.app.study.Answer;
import org.longview.attention.Spectrum;
import org.longview.picture.BudgetRows;
import org.longview.picture.Numerals;
import org.longview.study.Head;
import org.longview.study.LayerComparison;
import org.longview.study.ModelQuality;
import org.longview.study.ViewSettings;
import org.longview.study.Wording;
import org.testfx.api.FxRobot;

/**
 * The figures that the window itself shows beside a step's words, from its panels and pictures, and
 * not by way of the words.
 */
final class ShownFigures {
  private static final String LOWEST = "in the lowest layer";

  /** What a moving picture says of itself in words, and which number of it the caption has. */
  private static final Map<String, String> PICTURES =
      Map.ofEntries(
          Map.entry("One word looks around", ": (\\d+) comparisons"),
          Map.entry("The budget", "each of ([\\d,]+) comparisons"),
          Map.entry("Every word does it", "each of ([\\d,]+) comparisons"),
          Map.entry("Twice the words, four times the work", "tokens there are ([\\d,]+)"),
          Map.entry("And again in every head of every layer", "each, ([\\d,]+) in all"),
          Map.entry("A review of 1,000 words", "up to ([\\d,]+)²"),
          Map.entry("Full: everyone looks at everyone", "row by row: ([\\d,]+) pairs"),
          Map.entry("Sliding window: look at your neighbours", "row by row: ([\\d,]+) pairs"),
          Map.entry("Stack the layers", "reached by ([\\d,]+) of"),
          Map.entry("The same gaps in every layer are holes", "reached by ([\\d,]+) of"),
          Map.entry("Same memory, twice the text?", "columns, is ([\\d,]+)"),
          Map.entry("Every global token crosses out two rows", "; ([\\d,]+) remain"),
          Map.entry("Project the keys, not the matrix", "keys become ([\\d,]+)"));

  private final Session session;
  private final FxRobot robot;

  ShownFigures(Session session, FxRobot robot) {
    this.session = session;
    this.robot = robot;
  }

  /** The figures of a step; null until the window shows them. */
  @Nullable List<String> of(String title) {
    String picture = PICTURES.get(title);
    if (picture != null) {
      return inPicture(picture);
    }
    return switch (title) {
      case "Scores become shares", "The price of a border" -> weight(title);
      case "That is less absurd than it sounds", "But not every head is local" -> keptByHead();
      case "Chop it up", "Let the pieces overlap" -> entries();
      case "Push it" -> List.of("w = " + rows().left(), Numerals.grouped(rows().rows()));
      case "Does it hurt?" -> keptByModel();
      case "Add up the singular values" -> spectrum();
      case "All layers, all heads" -> layers();
      default -> List.of();
    };
  }

  private @Nullable List<String> inPicture(String pattern) {
    String described = description();
    if (described == null) {
      return null;
    }
    Matcher matcher = Pattern.compile(pattern).matcher(described);
    assertTrue(matcher.find(), described);
    return List.of(matcher.group(1));
  }

  /** What the moving picture says of itself; null while there is none. */
  @Nullable String description() {
    return robot
        .lookup("#moving-picture")
        .tryQuery()
        .map(Node::getAccessibleText)
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private @Nullable LayerComparison layer() {
    Answer<LayerComparison> answer = session.attention().layerProperty().get();
    return session.attention().layerCurrentProperty().get() && answer != null
        ? answer.value()
        : null;
  }

  private @Nullable List<String> keptByHead() {
    LayerComparison layer = layer();
    return layer == null
        ? null
        : List.of(
            Wording.percent(layer.kept(session.settings().get().view().head()).orElse(Double.NaN)));
  }

  private @Nullable List<String> keptByModel() {
    Answer<ModelQuality> answer = session.attention().qualityProperty().get();
    return session.attention().qualityCurrentProperty().get() && answer != null
        ? List.of(Wording.percent(answer.value().kept().orElse(Double.NaN)))
        : null;
  }

  /** Of the first “geek” for “love”, or of the pinned cell. */
  private @Nullable List<String> weight(String title) {
    LayerComparison layer = layer();
    Cell pinned =
        title.startsWith("Scores") ? new Cell(2, 3, false) : session.focus().pinnedProperty().get();
    if (layer == null || pinned == null) {
      return null;
    }
    float[] weight = new float[1];
    layer
        .source(ViewSettings.Shown.FULL, session.settings().get().view().head())
        .fill(pinned.row(), pinned.row() + 1, pinned.column(), pinned.column() + 1, weight, 0, 1);
    return List.of(Wording.percent(weight[0]));
  }

  private List<String> entries() {
    String counted = robot.lookup("#entries").queryAs(Label.class).getText();
    return List.of(counted.substring(0, counted.indexOf(' ')));
  }

  private BudgetRows rows() {
    return session.budget().stateProperty().get().rows();
  }

  private @Nullable List<String> spectrum() {
    Spectrum spectrum = session.spectrum().viewed();
    return spectrum == null
        ? null
        : List.of(
            "largest " + spectrum.rankFor(0.9) + " of", Wording.percent(spectrum.cumulative(128)));
  }

  private @Nullable List<String> layers() {
    OptionalDouble lowest = session.spectrum().value(new Head(0, ViewSettings.MEAN_HEAD));
    OptionalDouble highest = session.spectrum().value(new Head(11, ViewSettings.MEAN_HEAD));
    return lowest.isEmpty() || highest.isEmpty()
        ? null
        : List.of(
            Wording.percent(lowest.getAsDouble()) + " of the sum " + LOWEST,
            Wording.percent(highest.getAsDouble()));
  }
}

package org.longview.app.quality;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.longview.app.control.Panels;
import org.longview.app.control.TypeSize;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.Answer;
import org.longview.app.study.AttentionModel;
import org.longview.app.study.SubjectModel;
import org.longview.study.ModelQuality;
import org.longview.study.Settings;
import org.longview.study.Subject;
import org.longview.study.TextSource;
import org.longview.study.ViewSettings;

/** Attention kept and output error of the head, the layer and the model. */
public final class QualityPane extends VBox {
  private static final double STALE_OPACITY = 0.45;
  private static final double NUMBER_WIDTH = 58;

  private final SettingsModel settings;
  private final AttentionModel attention;
  private final SubjectModel subjects;
  private final GridPane table = new GridPane();
  private final List<Label> head = row(0, "", "table-head", "");
  private final List<Label> kept =
      row(
          1,
          "attention kept",
          "table-cell",
          "Mean over the rows of the reference's probability that lies on allowed keys");
  private final List<Label> errors =
      row(
          2,
          "output error",
          "table-cell",
          "‖O under the pattern − O of the reference‖ / ‖O of the reference‖ of a head; for layer"
              + " and model the mean over the heads");
  private final Label note = new Label();

  /** Follows the settings and the quality. */
  public QualityPane(SettingsModel settings, AttentionModel attention, SubjectModel subjects) {
    this.settings = settings;
    this.attention = attention;
    this.subjects = subjects;
    getStyleClass().add("section");
    table.getStyleClass().add("table");
    table.setId("quality-table");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    table.getColumnConstraints().add(names);
    for (int i = 0; i < 3; i++) {
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setHalignment(HPos.RIGHT);
      numbers.minWidthProperty().bind(TypeSize.factorProperty().multiply(NUMBER_WIDTH));
      table.getColumnConstraints().add(numbers);
    }
    note.getStyleClass().add("small-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.setId("quality-note");
    getChildren().addAll(Panels.heading("What the pattern costs in quality"), table, note);
    settings
        .settingsProperty()
        .addListener(
            (property, before, now) -> {
              if (!before.view().equals(now.view())
                  || !before.pattern().equals(now.pattern())
                  || before.apply() != now.apply()) {
                show();
              }
            });
    attention.qualityProperty().addListener((property, before, now) -> show());
    attention.qualityCurrentProperty().addListener((property, before, now) -> show());
    attention.layerProperty().addListener((property, before, now) -> show());
    subjects.subjectProperty().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    Settings now = settings.get();
    Answer<ModelQuality> answer = attention.qualityProperty().get();
    List<String> unknown = List.of("…", "…", "…");
    boolean stale = answer != null && !attention.qualityCurrentProperty().get();
    boolean mean = now.view().head() == ViewSettings.MEAN_HEAD;
    String all = now.source() instanceof TextSource ? "model" : "all layers";
    tell(head, List.of(mean ? "mean head" : "this head", "layer", all));
    tell(kept, answer == null ? unknown : QualityModel.kept(answer.value(), now.view()));
    tell(errors, answer == null ? unknown : QualityModel.errors(answer.value(), now.view()));
    table.setOpacity(stale ? STALE_OPACITY : 1);
    note.setText(note(now));
  }

  private static void tell(List<Label> cells, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      cells.get(i).setText(texts.get(i));
    }
  }

  private String note(Settings now) {
    Subject subject = subjects.subjectProperty().get();
    if (subject == null) {
      return "Read out when the model has been read and the attention computed.";
    }
    if (attention.layerProperty().get() == null) {
      return "Read out when the attention has been computed.";
    }
    return QualityModel.note(now, subject, subject.referenceName());
  }

  /** Adds a row, and returns the cells of its numbers. */
  private List<Label> row(int row, String name, String style, String explanation) {
    Label label = cell(name, style, 0, row);
    if (!explanation.isEmpty()) {
      label.setTooltip(new Tooltip(explanation));
    }
    return IntStream.rangeClosed(1, 3).mapToObj(i -> cell("", style, i, row)).toList();
  }

  private Label cell(String text, String style, int column, int row) {
    Label label = new Label(text);
    label.getStyleClass().addAll(style, column == 0 ? "first-cell" : "number-cell");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(Region.USE_PREF_SIZE);
    table.add(label, column, row);
    return label;
  }
}

package org.longview.app.budget;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.PageScroll;
import org.longview.app.control.Panels;
import org.longview.app.control.Segments;
import org.longview.app.control.TypeSize;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.attention.Projection.Sharing;
import org.longview.budget.Card;
import org.longview.budget.Held;
import org.longview.budget.Precision;
import org.longview.picture.Numerals;
import org.longview.study.StorageSettings;
import org.longview.view.Amounts;
import org.longview.view.MemoryView;
import org.longview.view.MemoryView.Row;
import org.longview.work.InputException;

/** The tab "Memory": what implementations store, and the longest text that fits a card. */
public final class MemoryPane extends PageScroll {
  private static final NumberScale BATCHES = new NumberScale(1, 1024, 1);
  private static final int COLUMNS = 6;

  private static final double HIGHEST_ROW = 64;

  /** The column of the bars. */
  private static final int BARS = 1;

  private final MemoryModel model;
  private final Notices notices;
  private final Segments<Precision> precision;
  private final Segments<Held> held;
  private final NumberControl batch;
  private final ComboBox<Card> cards = new ComboBox<>();
  private final ComboBox<Sharing> sharing = new ComboBox<>();
  private final GridPane table = new GridPane();
  private final Label title = new Label();
  private final Label assumption = new Label();
  private boolean showing;

  /** Follows the model. */
  public MemoryPane(MemoryModel model, Notices notices) {
    this.model = model;
    this.notices = notices;
    setId("memory");
    getStyleClass().add("page-scroll");
    precision =
        new Segments<>(
                "Precision",
                List.of(Precision.values()),
                choice -> choice == Precision.FP16 ? "fp16 · bf16" : choice.id(),
                choice -> change("precision", now -> now.withPrecision(choice)))
            .explained(Precision.FP32, "4 bytes an entry")
            .explained(Precision.FP16, "2 bytes an entry")
            .explained(Precision.INT8, "1 byte an entry; inference only");
    held =
        new Segments<>(
                "Held",
                List.of(Held.values()),
                choice -> choice == Held.MAPS ? "all maps" : choice.id(),
                choice -> change("what memory holds", now -> now.withHeld(choice)))
            .explained(Held.MAPS, "The probabilities of every layer and head, once")
            .explained(Held.INFERENCE, "One layer at a time: its scores and probabilities")
            .explained(Held.TRAINING, "What every layer keeps for the backward pass");
    Arrays.asList(Held.values())
        .forEach(choice -> held.button(choice).setId("held-" + choice.id()));
    Arrays.asList(Precision.values())
        .forEach(choice -> precision.button(choice).setId("precision-" + choice.id()));
    batch =
        new NumberControl(
                "Batch",
                "Texts that are computed together",
                BATCHES,
                notices,
                (number, gesture) -> model.change("batch", gesture, now -> now.withBatch(number)))
            .named("batch");
    batch.getStyleClass().add("half-wide");
    HBox.setHgrow(batch, Priority.ALWAYS);
    choice(cards, "card", "Graphics card", List.of(Card.values()), MemoryPane::named);
    choice(sharing, "sharing", "E and F shared", List.of(Sharing.values()), MemoryPane::named);
    cards
        .valueProperty()
        .addListener((property, before, now) -> chosen("graphics card", s -> s.withCard(now)));
    sharing.valueProperty().addListener((property, before, now) -> share(now));

    title.getStyleClass().add("card-title");
    HBox ways = new HBox(held, precision);
    ways.getStyleClass().add("segments-row");
    ways.setAlignment(Pos.CENTER_LEFT);
    FlowPane choices =
        new FlowPane(14, 6, batch, Panels.row("Card", cards), Panels.row("E, F shared", sharing));
    choices.setPrefWrapLength(0);
    table.getStyleClass().add("table");
    table.setId("memory-table");
    assumption.setId("memory-assumption");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(i <= BARS ? HPos.LEFT : HPos.RIGHT);
      column.setHgrow(i == BARS ? Priority.ALWAYS : Priority.SOMETIMES);
      table.getColumnConstraints().add(column);
    }
    VBox.setVgrow(table, Priority.ALWAYS);
    assumption.getStyleClass().add("small-note");
    assumption.setMinHeight(USE_PREF_SIZE);
    assumption.setWrapText(true);
    VBox content = new VBox(title, ways, choices, table, assumption);
    content.getStyleClass().add("memory");
    setWholePage(content);
    model.stateProperty().addListener((property, before, now) -> show(now));
    show(model.stateProperty().get());
  }

  private static <T> void choice(
      ComboBox<T> box, String id, String name, List<T> choices, Function<T, String> title) {
    box.setId(id);
    box.setAccessibleText(name);
    box.getItems().setAll(choices);
    box.setCellFactory(list -> new Choice<>(title));
    box.setButtonCell(new Choice<>(title));
  }

  private static String named(Card card) {
    return card.title() + " · " + card.nominal() + " GB";
  }

  private static String named(Sharing way) {
    return switch (way) {
      case NONE -> "none: 2 a head";
      case HEADWISE -> "headwise: 2 a layer";
      case KEY_VALUE -> "key-value: 1 a layer";
      case LAYERWISE -> "layerwise: 1 in all";
    };
  }

  private void chosen(String what, UnaryOperator<StorageSettings> change) {
    if (!showing) {
      change(what, change);
    }
  }

  private void share(Sharing way) {
    if (!showing) {
      model.share(way);
    }
  }

  private void change(String what, UnaryOperator<StorageSettings> change) {
    try {
      model.change(what, new Gesture(), change);
      notices.mended(this);
    } catch (InputException e) {
      notices.problem(this, String.valueOf(e.getMessage()));
      show(model.stateProperty().get());
    }
  }

  private void show(MemoryView state) {
    StorageSettings settings = state.settings();
    showing = true;
    precision.show(settings.precision());
    held.show(settings.held());
    batch.show(settings.batch(), BATCHES);
    cards.setValue(settings.card());
    sharing.setValue(state.sharing());
    showing = false;
    title.setText(state.title());
    table.getChildren().clear();
    Card card = settings.card();
    boolean maps = settings.held() == Held.MAPS;
    heads(
        "",
        "to scale",
        "numbers a head",
        maps ? "all maps" : settings.held().id(),
        "of the card",
        "longest n on it");
    long most = state.rows().stream().mapToLong(Row::bytes).max().orElse(1);
    table.getRowConstraints().setAll(new RowConstraints());
    int line = 1;
    for (Row row : state.rows()) {
      table.getRowConstraints().add(growing());
      show(row, line++, card, most);
    }
    assumption.setText(state.assumption());
  }

  /** A row that is higher where there is room, and its bar with it. */
  private static RowConstraints growing() {
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setMaxHeight(TypeSize.of(HIGHEST_ROW));
    return row;
  }

  private void heads(String... titles) {
    for (int i = 0; i < titles.length; i++) {
      cell(titles[i], i, 0).getStyleClass().add("table-head");
    }
  }

  private void show(Row row, int line, Card card, long most) {
    Label name = cell(row.title(), 0, line);
    name.setMinWidth(0);
    name.setTooltip(new Tooltip(row.title() + ": " + row.kind().explanation()));
    String style =
        switch (row.kind()) {
          case FORMULA, EXACT -> "pattern";
          case LINFORMER -> "linformer";
          case FULL, CHUNKS, FUSED -> "text";
        };
    name.getStyleClass().add("name-" + style);
    cell(" ", BARS, line);
    Long entries = row.entries();
    if (entries == null) {
      for (int column = BARS + 1; column < COLUMNS; column++) {
        cell("–", column, line).getStyleClass().add("muted");
      }
      return;
    }
    table.add(new ShareBar((double) row.bytes() / most, style), BARS, line);
    cell(Amounts.entries(entries), 2, line).setTooltip(new Tooltip(Numerals.grouped(entries)));
    cell(Amounts.bytes(row.bytes()), 3, line)
        .setTooltip(new Tooltip(Numerals.grouped(row.bytes()) + " bytes"));
    boolean fits = row.bytes() <= card.bytes();
    cell(row.share(card), 4, line).getStyleClass().add(fits ? "name-good" : "name-bad");
    Long longest = row.longest();
    cell(longest == null ? "–" : Amounts.entries(longest), 5, line)
        .setTooltip(new Tooltip(longest == null ? "not searched" : Numerals.grouped(longest)));
  }

  private Label cell(String text, int column, int line) {
    Label label = new Label(text);
    label.getStyleClass().addAll("table-cell", column <= BARS ? "first-cell" : "number-cell");
    label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    label.setMinWidth(USE_PREF_SIZE);
    table.add(label, column, line);
    return label;
  }

  /** A choice of a list by its title. */
  private static final class Choice<T> extends ListCell<T> {
    private final Function<T, String> title;

    Choice(Function<T, String> title) {
      this.title = title;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null ? null : title.apply(item));
    }
  }
}

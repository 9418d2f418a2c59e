package org.longview.app.text;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.longview.app.control.Chips;
import org.longview.app.control.NumberControl;
import org.longview.app.control.NumberScale;
import org.longview.app.control.Panels;
import org.longview.app.control.TypeSize;
import org.longview.app.state.Gesture;
import org.longview.app.state.Notices;
import org.longview.app.state.SettingsModel;
import org.longview.app.study.TokensModel;
import org.longview.app.study.TokensModel.Origin;
import org.longview.app.study.Training;
import org.longview.study.Settings;
import org.longview.study.Source;
import org.longview.study.Subject;
import org.longview.study.TensorSource;
import org.longview.study.TextMark;
import org.longview.study.TextSource;
import org.longview.text.Tokens;

/** The text, its length, and how much of it is used. */
public final class TextPane extends VBox {
  private static final int PREVIEW = 300;
  private static final int FEWEST_TOKENS = 3;
  private static final double LEAST_HEIGHT = 70;
  private static final double MOST_HEIGHT = 130;

  private final SettingsModel settings;
  private final TextModel model;
  private final TokensModel tokens;
  private final ObservableValue<Training> training;

  private final TextArea area = new PastingArea();
  private final Label heading = Panels.heading("Text");
  private final Label name = new Label();
  private final Label part = new Label();
  private final Label preview = new Label();
  private final VBox card;
  private final NumberControl from;
  private final NumberControl used;
  private final PlaceChooser places;
  private final Chips chips = new Chips();
  private final DoubleProperty windowHeight = new SimpleDoubleProperty(800);
  private List<TextModel.Fact> shownFacts = List.of();
  private boolean showing;
  private Consumer<List<File>> files = pasted -> {};

  /**
   * Makes the pane.
   *
   * @param training what the model was trained on
   */
  public TextPane(
      SettingsModel settings,
      TextModel model,
      TokensModel tokens,
      Notices notices,
      ObservableValue<Training> training) {
    this.settings = settings;
    this.model = model;
    this.tokens = tokens;
    this.training = training;
    training.addListener((property, before, now) -> showTokens());
    getStyleClass().add("section");

    area.setId("text");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.setAccessibleText("Text");
    area.setPromptText("Type or paste a text, or drop a document or tensors here");
    area.textProperty().addListener((property, before, now) -> typed(now));
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);

    card = card();
    from =
        new NumberControl(
                "From token",
                "The first token of the text that is used",
                new NumberScale(1, 1, 1),
                notices,
                model::useFrom)
            .named("tokens-from");
    used =
        new NumberControl(
                "Tokens used",
                "How many tokens are used, the marks before and behind the text included",
                new NumberScale(FEWEST_TOKENS, 512, 1),
                notices,
                model::useTokens)
            .named("tokens-used");
    places = new PlaceChooser(mark -> model.useFrom(mark.token(), new Gesture()));
    StackPane text = new StackPane(area, card);
    text.getStyleClass().add("text-holder");
    text.minHeightProperty()
        .bind(
            Bindings.max(
                TypeSize.factorProperty().multiply(LEAST_HEIGHT),
                Bindings.min(MOST_HEIGHT, windowHeight.multiply(0.2).subtract(90))));
    getChildren().addAll(heading, text, places, from, used, chips);

    settings.settingsProperty().addListener((property, before, now) -> show(before, now));
    tokens.allProperty().addListener((property, before, now) -> showTokens());
    tokens.usedProperty().addListener((property, before, now) -> showTokens());
    showText(settings.get().source());
    showTokens();
  }

  /** The height of the window; a higher one shows more of the text. */
  public DoubleProperty windowHeightProperty() {
    return windowHeight;
  }

  /** Tells what opens the files that are pasted into the text. */
  public void openPasted(Consumer<List<File>> opener) {
    files = opener;
  }

  /** Puts the cursor into the text. */
  public void edit() {
    area.requestFocus();
  }

  private VBox card() {
    name.getStyleClass().add("document-name");
    preview.getStyleClass().add("document-preview");
    part.getStyleClass().add("document-part");
    Button close = new Button(null, new FontIcon(Feather.X));
    close.getStyleClass().addAll("icon-button");
    close.setId("close-text");
    close.setTooltip(new Tooltip("Close this and go back to the last short text"));
    close.setAccessibleText("Close this text");
    close.setOnAction(event -> model.close());
    HBox top = new HBox(name, Panels.spacer(), close);
    top.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(top, part, preview);
    box.getStyleClass().add("document-card");
    return box;
  }

  private void typed(String text) {
    if (!showing) {
      model.type(text);
    }
  }

  /** Tab goes on to the next control, as everywhere else in the window. */
  private void leaveByTab(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
      event.consume();
      area.fireEvent(
          new KeyEvent(
              KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
    }
  }

  private void show(Settings before, Settings now) {
    // What stands in the area is what was typed, or already more
    if (!before.source().equals(now.source()) && tokens.proposing() != Origin.TYPED) {
      showText(now.source());
    }
    if (before.tokenLimit() != now.tokenLimit() || before.tokenFrom() != now.tokenFrom()) {
      showTokens();
    }
  }

  private void showText(Source source) {
    boolean shown = source instanceof TextSource text && TextModel.isShown(text);
    heading.setText(source instanceof TextSource ? "TEXT" : "TENSORS");
    area.setVisible(shown);
    card.setVisible(!shown);
    name.setText(source.name() == null ? "Text" : source.name());
    if (!(source instanceof TextSource text)) {
      preview.setText(String.valueOf(source.path()));
    } else if (!shown) {
      preview.setText(beginning(text.text()));
    } else if (!area.getText().equals(text.text())) {
      showing = true;
      int caret = area.getCaretPosition();
      area.setText(text.text());
      area.positionCaret(Math.min(caret, text.text().length()));
      showing = false;
    }
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(PREVIEW, text.length())).strip().replaceAll("\\s+", " ");
  }

  private void showTokens() {
    Tokens all = tokens.allProperty().get();
    Tokens some = tokens.usedProperty().get();
    Subject tensors = tokens.tensors();
    if (tensors != null && settings.get().source() instanceof TensorSource source) {
      showTensors(source, tensors);
      return;
    }
    boolean many =
        all != null
            && some != null
            && all.size() > Math.min(training.getValue().length(), some.size());
    for (Node control : List.of(from, used)) {
      control.setVisible(many);
      control.setManaged(many);
    }
    if (all == null || some == null) {
      chips.getChildren().setAll(Panels.chip("reading the tokenizer"));
      return;
    }
    Settings now = settings.get();
    if (!(now.source() instanceof TextSource text)) {
      return;
    }
    from.show(now.tokenFrom(), new NumberScale(1, Math.max(1, all.size() - 2), 1));
    used.show(some.size(), new NumberScale(FEWEST_TOKENS, Math.max(FEWEST_TOKENS, all.size()), 1));
    places.show(
        many && tokens.areCurrent() ? TextMark.of(text.landmarks(), all) : List.of(),
        now.tokenFrom());
    if (tokens.areCurrent()) {
      preview.setText(beginning(text.text().substring(all.start(now.tokenFrom()))));
    }
    part.setText(
        some.size() < all.size()
            ? TextModel.part(all, now.tokenFrom(), some)
            : "all of its tokens are used");
    List<TextModel.Fact> facts =
        TextModel.facts(text, all, now.tokenFrom(), some, training.getValue());
    show(facts);
  }

  /** Tensors are used whole. */
  private void showTensors(TensorSource source, Subject tensors) {
    for (Node control : List.of(from, used)) {
      control.setVisible(false);
      control.setManaged(false);
    }
    places.show(List.of(), 1);
    part.setText("tensors, used whole");
    show(TextModel.facts(source, tensors));
  }

  private void show(List<TextModel.Fact> facts) {
    if (!facts.equals(shownFacts)) {
      shownFacts = facts;
      chips.getChildren().setAll(facts.stream().map(TextPane::chip).toList());
    }
  }

  private static Label chip(TextModel.Fact fact) {
    Label chip = Panels.chip(fact.text());
    if (!fact.explanation().isEmpty()) {
      chip.setTooltip(new Tooltip(fact.explanation()));
      chip.setAccessibleHelp(fact.explanation());
    }
    if (fact.warning()) {
      chip.getStyleClass().add("warning");
    }
    return chip;
  }

  /** A text area that passes on files, and texts that are too long for it. */
  private final class PastingArea extends TextArea {
    @Override
    public void paste() {
      Clipboard board = Clipboard.getSystemClipboard();
      if (board.hasFiles()) {
        files.accept(board.getFiles());
        return;
      }
      String pasted = board.getString();
      if (pasted != null && getLength() + pasted.length() > TextModel.LONGEST_SHOWN) {
        String whole =
            new StringBuilder(getText())
                .replace(getSelection().getStart(), getSelection().getEnd(), pasted)
                .toString();
        model.paste(whole);
      } else {
        super.paste();
      }
    }
  }
}

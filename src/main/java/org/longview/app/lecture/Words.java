package org.longview.app.lecture;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.longview.lesson.Markup;

/** Paragraphs of light Markdown. */
final class Words extends VBox {
  private String shown = "";

  /**
   * Nothing yet.
   *
   * @param style class of each paragraph
   */
  Words(String id, String style) {
    setId(id);
    getStyleClass().addAll("words", style);
    setFillWidth(true);
  }

  /** Shows a text; takes no room if there is none. */
  void show(String markup) {
    setVisible(!markup.isBlank());
    setManaged(isVisible());
    if (markup.equals(shown)) {
      return;
    }
    shown = markup;
    List<Node> paragraphs = new ArrayList<>();
    for (List<Markup.Span> spans : Markup.paragraphs(markup)) {
      TextFlow paragraph = new TextFlow();
      paragraph.getStyleClass().add("paragraph");
      paragraph.setMinHeight(USE_PREF_SIZE);
      for (Markup.Span span : spans) {
        Text text = new Text(span.text().replace('\n', ' '));
        text.getStyleClass().add(span.style().name().toLowerCase(java.util.Locale.ROOT));
        paragraph.getChildren().add(text);
      }
      paragraphs.add(paragraph);
    }
    getChildren().setAll(paragraphs);
    setAccessibleText(Markup.plain(markup));
  }

  /** What it says, without marks. */
  String plain() {
    return Markup.plain(shown);
  }
}

package org.longview.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import org.longview.app.state.Remembered;
import org.longview.app.text.TextModel;
import org.longview.text.Example;

/** Lists of what can be opened at once. */
final class FileLists {
  private FileLists() {}

  /** The documents, tensors and sessions that were opened last. */
  static List<MenuItem> recent(Remembered remembered, Consumer<Path> opener) {
    List<MenuItem> items = new ArrayList<>();
    for (Path document : remembered.recent()) {
      items.add(
          item(
              document.getFileName() + "  –  " + document.getParent(),
              () -> opener.accept(document)));
    }
    if (items.isEmpty()) {
      MenuItem none = new MenuItem("Nothing was opened yet");
      none.setDisable(true);
      items.add(none);
    }
    return items;
  }

  /** The texts that come with the program. */
  static List<MenuItem> examples(TextModel text) {
    return Arrays.stream(Example.values())
        .map(example -> item(example.title(), () -> text.open(example)))
        .toList();
  }

  private static MenuItem item(String title, Runnable action) {
    MenuItem item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}

package org.longview.app.help;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;
import org.longview.app.command.Command;
import org.longview.app.command.CommandMenu;

/** What the help knows: taken from the program itself, so that it is never wrong. */
public final class Topics {
  private static final String WORDS = "/assets/help/words.txt";

  private Topics() {}

  /**
   * All that there is to know in a window.
   *
   * @param focus what the help is asked on; null if on nothing
   * @param root of all pictures
   * @param menus with all commands
   */
  public static List<Topic> of(@Nullable Node focus, Parent root, List<CommandMenu> menus) {
    List<Topic> topics = new ArrayList<>();
    String help = focus == null ? null : focus.getAccessibleHelp();
    if (focus != null && help != null) {
      topics.add(new Topic("Where you are", List.of(new Topic.Entry(name(focus), help, false))));
    }
    topics.add(words());
    for (CommandMenu menu : menus) {
      List<Topic.Entry> keys =
          menu.commands().filter(command -> !command.keys().isEmpty()).map(Topics::key).toList();
      if (!keys.isEmpty()) {
        topics.add(new Topic("Keys: " + menu.title(), keys));
      }
    }
    Map<String, String> pictures = new LinkedHashMap<>();
    collect(root, pictures);
    topics.add(
        new Topic(
            "Keys in pictures",
            pictures.entrySet().stream()
                .map(entry -> new Topic.Entry(entry.getKey(), entry.getValue(), false))
                .toList()));
    return topics;
  }

  private static Topic.Entry key(Command command) {
    return new Topic.Entry(
        command.keys().stream()
            .map(KeyCodeCombination::getDisplayText)
            .collect(Collectors.joining(", ")),
        command.title().getValue(),
        true);
  }

  /** What a picture is called, and the keys that it takes. */
  private static void collect(Parent parent, Map<String, String> pictures) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      String help = child.getAccessibleHelp();
      if (child.getAccessibleRole() == AccessibleRole.IMAGE_VIEW && help != null) {
        pictures.putIfAbsent(name(child), help);
      }
      if (child instanceof Parent inner) {
        collect(inner, pictures);
      }
    }
  }

  private static String name(Node node) {
    String description = node.getAccessibleRoleDescription();
    return Objects.requireNonNullElse(
        description != null ? description : node.getAccessibleText(), "This");
  }

  private static Topic words() {
    List<Topic.Entry> words = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream(WORDS), WORDS);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        int colon = line.indexOf(": ");
        words.add(new Topic.Entry(line.substring(0, colon), line.substring(colon + 2), false));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(WORDS, e);
    }
    return new Topic("Words", words);
  }
}
